import { z } from 'zod'
import { command } from '../src/core/command.ts'
import type { Message } from '../src/core/message.ts'
import { aboutDispute, disputeChoices, disputeOption } from '../src/core/pick-dispute.ts'
import { spanWords, type Temporal } from '../src/core/time.ts'
import { actionBlocks, actionLine, stoppedBlocks, stoppedSummary, upcomingSummary } from '../src/domain/describe.ts'
import { awaitedSince, endedEarly, type Outlook, outlook, recently } from '../src/domain/outlook.ts'
import { ranSpan, sizedType } from '../src/domain/wording.ts'

const COMING = 20

export default command({
  name: 'nextaction',
  summary: 'When and where the next action is, and whether it is still on.',
  sameForAll: true,
  input: z.object({ dispute: disputeOption }),
  complete: disputeChoices,
  run: ({ dispute }, context) =>
    aboutDispute(context, { command: 'nextaction', dispute }, async ({ id }) => {
      const now = context.clock.now()
      const [coming, stopped, past, suspended] = await Promise.all([
        context.facts.coming(id, now, { limit: COMING }),
        context.facts.stoppedSince(id, recently(now), now),
        context.facts.past(id, now, { limit: 1 }),
        context.facts.resuming(id, awaitedSince(now), now),
      ])
      return answer(outlook(now, coming, stopped, past, suspended), now)
    }),
})

function answer(found: Outlook, now: Temporal.Instant): Message {
  const shown = [...found.underWay, ...(found.next ? [found.next] : [])]
  const none = noneAnnounced(found)
  return {
    summary: [
      ...found.stopped.map((action) => stoppedSummary(action, now)),
      ...(shown.length > 0 ? shown.map((action) => upcomingSummary(action, now)) : [none]),
    ].join(' '),
    blocks: [
      ...found.stopped.flatMap((action) => stoppedBlocks(action, now)),
      ...shown.flatMap((action) => actionBlocks(action, now)),
      ...(shown.length === 0 ? [{ type: 'text', text: none } as const] : []),
      ...listed('After that', found.later),
      ...listed('Not taking place', found.stillStopped),
      {
        type: 'buttons',
        buttons: [
          { label: 'What the dispute is about', run: 'status' },
          { label: 'All actions', run: 'actions' },
        ],
      },
    ],
  }
}

function noneAnnounced({ last, stopped }: Outlook): string {
  const said = last === undefined || stopped.some(({ key }) => key === last.key)
  if (said) return 'No action is announced.'
  const fate = last.state === 'announced' ? '' : endedEarly(last) ? ', which ended early' : `, which was ${last.state}`
  return `No action is announced. The last one was the ${sizedType(last)} on ${spanWords(ranSpan(last))}${fate}.`
}

const listed = (title: string, actions: Outlook['later']): Message['blocks'] =>
  actions.length === 0
    ? []
    : [
        { type: 'text', text: { bold: title } },
        { type: 'list', items: actions.map((action) => actionLine(action)) },
      ]
