import { z } from 'zod'
import { type Context, command } from '../src/core/command.ts'
import type { Dispute } from '../src/core/facts.ts'
import type { Block, Line, Message } from '../src/core/message.ts'
import { aboutDispute, disputeChoices, disputeOption } from '../src/core/pick-dispute.ts'
import { occasionWords } from '../src/core/time.ts'
import { ballotLines, MOST_BALLOTS, standing } from '../src/domain/ballot.ts'
import { stoppedSummary, upcomingSummary } from '../src/domain/describe.ts'
import { awaitedSince, outlook, recently } from '../src/domain/outlook.ts'
import { timeline } from '../src/domain/timeline.ts'
import { capital, citation, dated, sentence } from '../src/domain/wording.ts'

export default command({
  name: 'status',
  alias: 'dispute',
  summary: 'What the dispute is about, the ballot, what is happening now, and the last change.',
  sameForAll: true,
  input: z.object({ dispute: disputeOption }),
  complete: disputeChoices,
  run: ({ dispute }, context) =>
    aboutDispute(context, { command: 'status', dispute }, (found) => status(found, context)),
})

/** A phone shows no more at once. */
const SHOWN_BALLOTS = 3

async function status(dispute: Dispute, { facts, clock }: Context): Promise<Message> {
  const now = clock.now()
  const { id, zone } = dispute
  const latest = { limit: 1 }
  const [issues, ballots, coming, stopped, past, suspended, changes, talks, toCome, updates] = await Promise.all([
    facts.issues(id, now),
    facts.ballots(id, now, { limit: MOST_BALLOTS }),
    facts.coming(id, now, { limit: 20 }),
    facts.stoppedSince(id, recently(now), now),
    facts.past(id, now, latest),
    facts.resuming(id, awaitedSince(now), now),
    facts.changes(id, now, latest),
    facts.talks(id, now, latest),
    facts.talksToCome(id, now, { limit: 1 }),
    facts.updates(id, now, latest),
  ])
  const found = outlook(now, coming, stopped, past, suspended)
  const happening = [
    ...found.stopped.map((action) => stoppedSummary(action, now)),
    ...[...found.underWay, ...(found.next ? [found.next] : [])].map((action) => upcomingSummary(action, now)),
  ]
  const [meeting] = toCome
  const doing = [
    ...(happening.length > 0 ? happening : ['No action is announced.']),
    ...(meeting ? [`Talks: ${meeting.title}, ${occasionWords(meeting.when, zone)}.`] : []),
  ]
  const stand = standing(ballots)
  const shown = stand.slice(0, SHOWN_BALLOTS)
  const last = timeline({ changes, ballots, talks, updates })[0]
  return {
    summary: `${dispute.title}. ${doing.join(' ')}`,
    blocks: [
      { type: 'heading', text: dispute.title },
      { type: 'text', text: dispute.about },
      ...section('Now', doing),
      ...section(
        'Issues',
        issues.map(({ title }) => capital(title)),
      ),
      ...shown.flatMap((ballot) => section(ballot.title, ballotLines(ballot, zone))),
      ...(stand.length > shown.length ? [{ type: 'note', text: 'Earlier ballots: /timeline' } as const] : []),
      ...(last
        ? section('Last change', [
            [...[dated(last.when, zone, `${sentence(last.text)} Source: `, citation(last.source, zone), '.')].flat()],
          ])
        : []),
      {
        type: 'buttons',
        buttons: [
          { label: 'Next action', run: 'nextaction', style: 'primary' },
          { label: 'Timeline', run: 'timeline' },
          { label: 'Who said what', run: 'claims' },
        ],
      },
    ],
  }
}

const section = (title: string, items: readonly Line[]): readonly Block[] =>
  items.length === 0
    ? []
    : [
        { type: 'text', text: { bold: title } },
        { type: 'list', items },
      ]
