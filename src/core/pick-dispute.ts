import { z } from 'zod'
import { type Choice, type Context, UserError } from './command.ts'
import type { Dispute } from './facts.ts'
import { type Message, say, visible } from './message.ts'
import { occasionWords } from './time.ts'
import { choicesOf, WhichOne } from './which-one.ts'

/** The option with which a person picks one of several open disputes. */
export const disputeOption = z
  .string()
  .max(100)
  .optional()
  .meta({ description: 'Which dispute, where several are open', label: 'Dispute', complete: true })

export const disputeChoices = {
  dispute: async ({ facts, branch, clock }: Context): Promise<readonly Choice[]> =>
    choicesOf(await facts.disputes(branch.id, clock.now())),
}

/** As many of those that are over can be asked for by their names. */
const ENDED = 50

/**
 * Answers about the dispute that was asked for. With one open dispute nobody has to name it; with several and none named,
 * the answer is the list, to be pressed. Where none is open, the one that ended last is answered about, and an earlier one
 * can be named: what it was about and how it went is asked for after its end as well.
 */
export async function aboutDispute(
  context: Context,
  asked: { readonly command: string; readonly dispute?: string | undefined },
  answer: (dispute: Dispute) => Promise<Message>,
): Promise<Message> {
  const { facts, branch, clock } = context
  const open = await facts.disputes(branch.id, clock.now())
  const over = await endedOne(context, open, asked.dispute)
  if (over) return withEnd(over, open, context, await answer(over))
  const [only] = open
  if (!only) return say('No dispute is open. When officers record one, its facts are answered here.')
  if (asked.dispute !== undefined) return answer(named(open, asked.dispute))
  if (open.length === 1) return answer(only)
  return say(`${open.length} disputes are open. Which one?`, {
    type: 'buttons',
    buttons: open
      .slice(0, context.limits.buttons)
      .map(({ key, title }) => ({ label: title, run: `${asked.command} dispute:${key}` })),
  })
}

/** The dispute that is over and meant, if one is. An open one goes first. */
async function endedOne(
  { facts, branch, clock }: Context,
  open: readonly Dispute[],
  wanted: string | undefined,
): Promise<Dispute | undefined> {
  if (open.length > 0 && wanted === undefined) return undefined
  const word = wanted?.trim().toLowerCase() ?? ''
  const fits = ({ key, title }: Dispute): boolean => key === word || title.toLowerCase().includes(word)
  if (open.some(fits)) return undefined
  const ended = await facts.ended(branch.id, clock.now(), { limit: ENDED })
  const found = ended.find(({ key }) => key === word) ?? ended.find(fits)
  if (found || open.length > 0 || ended.length === 0) return found
  throw new UserError(
    `I know no dispute “${visible(wanted ?? '')}”. None is open; there were: ${ended.map(({ title }) => visible(title)).join('; ')}.`,
  )
}

/** Whoever asks after the end has to hear first that it ended, and how. */
async function withEnd(
  { id, title, ended, zone }: Dispute,
  open: readonly Dispute[],
  { facts, clock }: Context,
  answer: Message,
): Promise<Message> {
  const [how] = await facts.updates(id, clock.now(), { limit: 1 })
  const none = open.length === 0 ? 'No dispute is open. ' : ''
  const when = ended ? ` on ${occasionWords(ended, zone)}` : ''
  const end = `${none}“${visible(title)}” ended${when}.${how ? ` ${visible(how.text)}` : ''}`
  return {
    summary: `${end} ${answer.summary}`,
    blocks: [{ type: 'text', text: { bold: end } }, ...answer.blocks],
  }
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
  new WhichOne(question, 'dispute', choicesOf(disputes))

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
