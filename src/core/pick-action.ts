import { z } from 'zod'
import { type Choice, type Context, UserError } from './command.ts'
import { type Action, type Dispute, UNDECIDED_HOURS } from './facts.ts'
import { isMeant } from './match-action.ts'
import { visible } from './message.ts'
import { shortSpanWords, type Temporal } from './time.ts'
import { WhichOne } from './which-one.ts'

export const actionOption = z
  .string()
  .max(100)
  .optional()
  .meta({ description: 'Which action; needed where several are to come', label: 'Action', complete: true })

export interface Found {
  readonly dispute: Dispute
  readonly action: Action
}

const COMING = 50
/** As many as one sentence holds; /actions has the others. */
const INSTEAD = 3

/** Actions of the branch that are not over, the soonest first. */
export const actionsToCome = (context: Context): Promise<readonly Found[]> =>
  listed(context, (dispute, now) => context.facts.coming(dispute, now, { limit: COMING }))

/** Suspended, and their own time has passed meanwhile: they can be put on again at another. */
export async function suspendedBefore(context: Context): Promise<readonly Found[]> {
  const { facts } = context
  const [past, undecided] = await Promise.all([
    listed(context, (dispute, now) => facts.past(dispute, now, { limit: COMING })),
    listed(context, (dispute, now) => facts.resuming(dispute, now.subtract({ hours: UNDECIDED_HOURS }), now)),
  ])
  const now = context.clock.now().epochMilliseconds
  const before = [...past, ...undecided].filter(
    ({ action: { state, ends } }) => state === 'suspended' && ends.epochMilliseconds <= now,
  )
  return [...new Map(before.map((each) => [`${each.dispute.id} ${each.action.key}`, each])).values()]
}

async function listed(
  { facts, branch, clock }: Context,
  actionsOf: (dispute: string, now: Temporal.Instant) => Promise<readonly Action[]>,
): Promise<readonly Found[]> {
  const now = clock.now()
  const disputes = await facts.disputes(branch.id, now)
  const all = await Promise.all(
    disputes.map(async (dispute) => (await actionsOf(dispute.id, now)).map((action) => ({ dispute, action }))),
  )
  return all.flat().sort((a, b) => a.action.starts.epochMilliseconds - b.action.starts.epochMilliseconds)
}

/** An action of the dispute by its key or its name, over or not: one that was called off is replaced after its day as well. */
export async function anyAction(
  { facts, clock }: Context,
  dispute: Dispute,
  wanted: string,
  option: string,
): Promise<Action> {
  const now = clock.now()
  const [coming, past] = await Promise.all([
    facts.coming(dispute.id, now, { limit: COMING }),
    facts.past(dispute.id, now, { limit: COMING }),
  ])
  const all = [...coming, ...past].map((action) => ({ dispute, action }))
  const found = meant(all, wanted, now)
  const [only, second] = found
  if (!only) throw new UserError(`I know no action “${visible(wanted)}”. /actions shows them all.`)
  if (second) throw new WhichOne(`Several fit “${visible(wanted)}”. Which one?`, option, found.map(choiceOf(found)))
  return only.action
}

/** The one with that key, or all of which what was said is true. */
function meant(all: readonly Found[], wanted: string, now: Temporal.Instant): readonly Found[] {
  const key = wanted.trim().toLowerCase()
  const one = all.filter(({ action }) => action.key === key)
  return one.length > 0 ? one : all.filter(({ action }) => isMeant(action, wanted, now))
}

/** The day first, as a button cuts off what is too long; the dispute where there are several. */
const choiceOf =
  (all: readonly Found[]) =>
  ({ action, dispute }: Found): Choice => {
    const several = all.some((each) => each.dispute.id !== dispute.id)
    const state = action.state === 'announced' ? '' : ` (${action.state})`
    return {
      value: action.key,
      label: `${shortSpanWords(action)}: ${action.title}${state}${several ? `, ${dispute.title}` : ''}`,
    }
  }

export const actionChoices = {
  action: async (context: Context): Promise<readonly Choice[]> => {
    const all = await actionsToCome(context)
    return all.map(choiceOf(all))
  },
}

/**
 * The action that is meant, among those to come in one of these states, and `more`. With one, nobody has to name it; where
 * several fit, it is asked which. `none` is what to say where there is none; as a function it is given the one in another state
 * that was meant.
 */
export async function pickAction(
  context: Context,
  wanted: string | undefined,
  states: readonly Action['state'][],
  none: string | ((other?: Action) => string),
  more: readonly Found[] = [],
): Promise<Found> {
  const all = [...(await actionsToCome(context)), ...more]
  const can = ({ action }: Found): boolean => states.includes(action.state)
  const named = wanted === undefined ? all : meant(all, wanted, context.clock.now())
  const fit = named.filter(can)
  const [only, second] = fit
  if (only && !second) return only
  if (only) {
    const question = wanted === undefined ? 'Which one?' : `Several fit “${visible(wanted)}”. Which one?`
    throw new WhichOne(question, 'action', fit.map(choiceOf(fit)))
  }
  const [other, another] = named
  if (typeof none === 'function' && other && (wanted !== undefined || !another)) throw new UserError(none(other.action))
  const nothing = typeof none === 'function' ? none() : none
  if (wanted === undefined) throw new UserError(nothing)
  if (!other) {
    // Whoever changes an action gives a reason, which may begin like one: “meeting with the council agreed”.
    const reason = typeof none === 'function' ? ' If that belongs to the reason, say reason:"…"' : ''
    throw new UserError(`I know no action to come “${visible(wanted)}”. /actions coming shows them.${reason}`)
  }
  const instead = all.filter(can).map(({ action }) => `${action.title}, ${shortSpanWords(action)}`)
  throw new UserError(
    `${other.action.title} is ${other.action.state}. ${instead.length === 0 ? nothing : `To come: ${instead.slice(0, INSTEAD).join('; ')}.`}`,
  )
}
