import { z } from 'zod'
import type { Context } from '../src/core/command.ts'
import { type Action, type ActionState, type Change, type Described, stateAfter } from '../src/core/facts.ts'
import { given } from '../src/core/given.ts'
import type { Message } from '../src/core/message.ts'
import type { Found } from '../src/core/pick-action.ts'
import { among } from '../src/core/pick-dispute.ts'
import type { Proposal } from '../src/core/proposal.ts'
import { readSource } from '../src/core/source-input.ts'
import { type Span, spanWords, type Temporal } from '../src/core/time.ts'
import { capital, shortName, sizedType, untilMoment } from '../src/domain/wording.ts'
import { propose } from './draft-preview.ts'
import { notifying } from './notify-input.ts'

export const reasonOption = z
  .string()
  .trim()
  .min(3)
  .max(500)
  .meta({ description: 'Why, in a sentence that members can read', label: 'Reason', long: true })

/** What to say where no action can be changed so: of one in another state, how to go on. */
export const orElse =
  (none: string) =>
  (other?: Action): string =>
    other === undefined ? none : `${other.title}, ${spanWords(other)}, ${WAYS_ON[other.state](other)}`

const WAYS_ON: Readonly<Record<ActionState, (action: Action) => string>> = {
  announced: () => 'is on. To change its time: /move',
  suspended: () => 'is suspended. To put it on, at its old time or a new one: /resume',
  'called off': (action) =>
    action.ranUntil
      ? `ended early: it took place until ${untilMoment(action.ranUntil, action.zone)}. It stays so. To have another in its place: ${anew(action)}`
      : `is called off, and stays so. To have it after all, announce it anew: ${anew(action)}`,
}

const anew = (action: Action): string => `/announce replaces:"${shortName(action)}"`

interface Given {
  readonly reason: string
  readonly source?: string | undefined
  readonly everyone?: boolean | undefined
  readonly span?: Span
  readonly place?: string
  readonly who?: string
  readonly ask?: string
  readonly title?: string
  readonly resumes?: Temporal.Instant
}

const describedOf = ({ title, place, who, ask, issues }: Action): Described => ({
  title,
  ...given({ place, who, ask, issues }),
})

/** Proposes a change of an action: as it was, but for what is given. */
export async function change(
  { action: before, dispute }: Found,
  kind: Change,
  { reason, source, everyone, span, ...changed }: Given,
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
    before: describedOf(before),
    among: await among(dispute, context),
    ...(await notifying(everyone, context)),
  }
  return propose(proposal, context)
}
