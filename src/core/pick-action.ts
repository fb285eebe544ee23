import { z } from 'zod'
import { type Choice, type Context, UserError } from './command.ts'
import type { Action, Dispute } from './facts.ts'
import { visible } from './message.ts'
import { spanWords } from './time.ts'

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

/** Actions of the branch that are not over, the soonest first. */
export const actionsToCome = (context: Context): Promise<readonly Found[]> => listed(context, 'coming')

/** Suspended, and their own time has passed meanwhile: they can be put on again at another. */
export const suspendedBefore = async (context: Context): Promise<readonly Found[]> =>
  (await listed(context, 'past')).filter(({ action }) => action.state === 'suspended')

async function listed({ facts, branch, clock }: Context, which: 'coming' | 'past'): Promise<readonly Found[]> {
  const now = clock.now()
  const disputes = await facts.disputes(branch.id, now)
  const all = await Promise.all(
    disputes.map(async (dispute) =>
      (await facts[which](dispute.id, now, { limit: COMING })).map((action) => ({ dispute, action })),
    ),
  )
  return all.flat().sort((a, b) => a.action.starts.epochMilliseconds - b.action.starts.epochMilliseconds)
}

/** An action of the dispute by its key or its name, over or not: one that was called off is replaced after its day as well. */
export async function anyAction({ facts, clock }: Context, dispute: string, wanted: string): Promise<Action> {
  const now = clock.now()
  const [coming, past] = await Promise.all([
    facts.coming(dispute, now, { limit: COMING }),
    facts.past(dispute, now, { limit: COMING }),
  ])
  const word = wanted.trim().toLowerCase()
  const all = [...coming, ...past]
  const found = all.find(({ key }) => key === word) ?? all.find((action) => name(action).toLowerCase().includes(word))
  if (!found) throw new UserError(`I know no action “${visible(wanted)}”. /actions shows them all.`)
  return found
}

const name = ({ title, ...span }: Action): string => `${title}, ${spanWords(span)}`

export const actionChoices = {
  action: async (context: Context): Promise<readonly Choice[]> =>
    (await actionsToCome(context)).map(({ action }) => ({ value: action.key, label: name(action) })),
}

/**
 * The action that is meant, among those to come in one of these states, and `more`. With one, nobody has to name it; `none`
 * is what to say where there is none.
 */
export async function pickAction(
  context: Context,
  wanted: string | undefined,
  states: readonly Action['state'][],
  none: string,
  more: readonly Found[] = [],
): Promise<Found> {
  const all = [...(await actionsToCome(context)), ...more]
  const fit = all.filter(({ action }) => states.includes(action.state))
  if (wanted === undefined) {
    const [only, second] = fit
    if (!only) throw new UserError(none)
    if (!second) return only
    throw new UserError(
      `Which one? To come are: ${fit.map(({ action }) => `${action.key} (${name(action)})`).join('; ')}.`,
    )
  }
  const word = wanted.trim().toLowerCase()
  const found =
    all.find(({ action }) => action.key === word) ??
    fit.find(({ action }) => name(action).toLowerCase().includes(word)) ??
    all.find(({ action }) => name(action).toLowerCase().includes(word))
  if (!found) throw new UserError(`I know no action to come “${visible(wanted)}”. /actions coming shows them.`)
  if (states.includes(found.action.state)) return found
  throw new UserError(`${found.action.title} is ${found.action.state}. ${none}`)
}
