import { z } from 'zod'
import { type Choice, type Context, UserError } from './command.ts'
import type { Dispute } from './facts.ts'
import { type Message, say, visible } from './message.ts'
import { occasionWords } from './time.ts'
import { WhichOne } from './which-one.ts'

/** The option with which a person picks one of several open disputes. */
export const disputeOption = z
  .string()
  .max(100)
  .optional()
  .meta({ description: 'Which dispute, where several are open', label: 'Dispute', complete: true })

export const disputeChoices = {
  dispute: async ({ facts, branch, clock }: Context): Promise<readonly Choice[]> =>
    (await facts.disputes(branch.id, clock.now())).map(({ key, title }) => ({ value: key, label: title })),
}

/**
 * Answers about the dispute that was asked for. With one open dispute nobody has to name it; with several and none named,
 * the answer is the list, to be pressed.
 */
export async function aboutDispute(
  context: Context,
  asked: { readonly command: string; readonly dispute?: string | undefined },
  answer: (dispute: Dispute) => Promise<Message>,
): Promise<Message> {
  const open = await context.facts.disputes(context.branch.id, context.clock.now())
  const [only] = open
  if (!only) return say(await noneOpen(context))
  if (asked.dispute !== undefined) return answer(named(open, asked.dispute))
  if (open.length === 1) return answer(only)
  return say(`${open.length} disputes are open. Which one?`, {
    type: 'buttons',
    buttons: open
      .slice(0, context.limits.buttons)
      .map(({ key, title }) => ({ label: title, run: `${asked.command} dispute:${key}` })),
  })
}

/** Whoever asks after the end has to hear that it ended, and how. */
async function noneOpen({ facts, branch, clock }: Context): Promise<string> {
  const none = 'No dispute is open.'
  const now = clock.now()
  const last = await facts.lastEnded(branch.id, now)
  if (!last?.ended) return `${none} When officers record one, its facts are answered here.`
  const [how] = await facts.updates(last.id, now, { limit: 1 })
  return `${none} “${visible(last.title)}” ended on ${occasionWords(last.ended, last.zone)}.${how ? ` ${visible(how.text)}` : ''}`
}

/** The open dispute that is meant, for officers, who can be asked to name it. */
export async function oneDispute({ facts, branch, clock }: Context, wanted: string | undefined): Promise<Dispute> {
  const open = await facts.disputes(branch.id, clock.now())
  const [only, second] = open
  if (!only) throw new UserError('No dispute is open. /opendispute begins one.')
  if (wanted !== undefined) return named(open, wanted)
  if (!second) return only
  throw whichDispute('Several disputes are open. Which one?', open)
}

/** What to call the dispute by, where the branch has several. */
export async function among(dispute: Dispute, { facts, branch, clock }: Context): Promise<string | undefined> {
  return (await facts.disputes(branch.id, clock.now())).length > 1 ? dispute.title : undefined
}

const whichDispute = (question: string, disputes: readonly Dispute[]): WhichOne =>
  new WhichOne(
    question,
    'dispute',
    disputes.map(({ key, title }) => ({ value: key, label: title })),
  )

function named(open: readonly Dispute[], wanted: string): Dispute {
  const word = wanted.trim().toLowerCase()
  const exact = open.find(({ key, title }) => [key, title.toLowerCase()].includes(word))
  if (exact) return exact
  const found = open.filter(({ title }) => title.toLowerCase().includes(word))
  const [only, second] = found
  if (second) throw whichDispute(`Several disputes fit “${visible(wanted)}”. Which one?`, found)
  if (only) return only
  throw whichDispute(`I know no open dispute “${visible(wanted)}”. Which one?`, open)
}
