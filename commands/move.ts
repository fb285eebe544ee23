import { z } from 'zod'
import { type Context, command } from '../src/core/command.ts'
import { type Action, type Change, stateAfter } from '../src/core/facts.ts'
import type { Message } from '../src/core/message.ts'
import { actionChoices, actionOption, type Found, pickAction } from '../src/core/pick-action.ts'
import { among } from '../src/core/pick-dispute.ts'
import { readPlainSpan } from '../src/core/plain-time.ts'
import type { Proposal } from '../src/core/proposal.ts'
import { readSource, sourceOption } from '../src/core/source-input.ts'
import type { Span, Temporal } from '../src/core/time.ts'
import { phase } from '../src/domain/outlook.ts'
import { actionOf } from '../src/domain/proposal-words.ts'
import { capital, sizedType, untilMoment } from '../src/domain/wording.ts'
import { cautions } from './announce.ts'
import { propose } from './publish.ts'

export const reasonOption = z
  .string()
  .trim()
  .min(3)
  .max(500)
  .meta({ description: 'Why, in a sentence that members can read', label: 'Reason', long: true })

export default command({
  name: 'move',
  summary: 'For officers: moves an action to another time, and says so everywhere it was announced.',
  access: 'officer',
  input: z.object({
    when: z.string().trim().min(1).max(100).meta({ description: 'Friday 10am for an hour', label: 'New time' }),
    reason: reasonOption,
    where: z.string().trim().max(300).optional().meta({ description: 'Where, if that changes too', label: 'Where' }),
    source: sourceOption,
    action: actionOption,
  }),
  complete: actionChoices,
  async run({ action: wanted, when, reason, where, source }, context) {
    const found = await pickAction(context, wanted, ['announced'], 'There is no announced action to move.')
    const span = await readPlainSpan(when, context.branch.zone, context.clock.now())
    return change(found, 'moved', { span, reason, source, ...(where ? { place: where } : {}) }, context)
  },
})

interface Given {
  readonly reason: string
  readonly source: string | undefined
  readonly span?: Span
  readonly place?: string
  readonly who?: string
  readonly ask?: string
  readonly title?: string
  readonly resumes?: Temporal.Instant
}

/** Proposes a change of an action: as it was, but for what is given. */
export async function change(
  { action: before, dispute }: Found,
  kind: Change,
  { reason, source, span, ...changed }: Given,
  context: Context,
): Promise<Message> {
  const { branch, clock } = context
  const now = clock.now()
  const { dispute: _, revision: follows, resumes, ...rest } = before
  // Named by its kind and length, it would go by the old one: a “one-hour walkout” of two hours.
  const title = before.title === capital(sizedType(before)) ? capital(sizedType({ ...before, ...span })) : before.title
  // A correction leaves a suspended action suspended, with the day that was agreed.
  const corrects = kind === 'corrected'
  const proposal: Proposal & { kind: 'action' } = {
    kind: 'action',
    dispute: dispute.id,
    version: {
      ...rest,
      ...span,
      title,
      ...(corrects && resumes ? { resumes } : {}),
      ...changed,
      reason,
      change: kind,
      state: corrects ? before.state : stateAfter(kind),
      changed: { at: now, dayOnly: false },
      source: await readSource(source, `${before.title}: ${kind}`, branch, now),
    },
    follows,
    was: { starts: before.starts, ends: before.ends, zone: before.zone, allDay: before.allDay },
    among: await among(dispute, context),
  }
  const on = proposal.version.state === 'announced'
  const law = on ? (await cautions(proposal, context)).map(({ text }) => text) : []
  return propose(proposal, context, { warnings: [...begunWarning(before, proposal), ...law] })
}

/** What is told of an action that has begun is told to people who are there. */
function begunWarning(before: Action, proposal: Proposal & { kind: 'action' }): readonly string[] {
  const { change, changed } = proposal.version
  if (before.state !== 'announced' || phase(before, changed.at) !== 'under way' || change === 'corrected') return []
  const since = `It is under way, since ${untilMoment(before.starts, before.zone)}.`
  if (change === 'called off')
    return [`${since} When you publish, everybody is told that it has ended early, at that hour.`]
  if (change === 'suspended')
    return [`${since} When you publish, everybody is told that it is suspended from that hour on.`]
  if (phase(actionOf(proposal), changed.at) === 'under way')
    return [`${since} Everybody is told that it goes on, and that only its end is another.`]
  return [
    `${since} When you publish, everybody is told that it is off from that hour until the new time. To end it for good: /calloff`,
  ]
}
