import { z } from 'zod'
import { type Choice, type Context, UserError } from './command.ts'
import { visible } from './message.ts'
import type { Poll } from './polls.ts'

const OFFERED = 25

const option = (description: string) =>
  z.string().max(100).optional().meta({ description, label: 'Poll', complete: true })

/** The option with which a person names one of the open polls. */
export const openPollOption = option('Which poll; needed where several are open')
/** The same for polls that are over. */
export const closedPollOption = option('Which poll; the latest if empty')

const choices =
  (list: (context: Context) => Promise<readonly Poll[]>) =>
  async (context: Context): Promise<readonly Choice[]> =>
    (await list(context)).map(({ id, question }) => ({ value: id, label: question }))

const open = ({ polls, branch }: Context) => polls.openPolls(branch.id, { limit: OFFERED })
const closed = ({ polls, branch }: Context) => polls.closedPolls(branch.id, { limit: OFFERED })

export const openPollChoices = { poll: choices(open) }
export const closedPollChoices = { poll: choices(closed) }
export const anyPollChoices = {
  poll: choices(async (context) => [...(await open(context)), ...(await closed(context))]),
}

/** The poll of that id, or the one among these whose question has those words in it. */
async function find(wanted: string, among: readonly Poll[], { polls, branch }: Context): Promise<Poll> {
  const word = wanted.trim().toLowerCase()
  const found =
    (await polls.poll(branch.id, word)) ?? among.find(({ question }) => question.toLowerCase().includes(word))
  if (found && found.state !== 'draft') return found
  throw new UserError(`I know no poll “${visible(wanted)}”. /polls shows the open ones.`)
}

/** With one open poll nobody has to name it. */
export async function openPoll(wanted: string | undefined, context: Context): Promise<Poll> {
  const all = await open(context)
  if (wanted !== undefined) return find(wanted, all, context)
  const [only, second] = all
  if (!only) throw new UserError('No poll is open.')
  if (!second) return only
  throw new UserError(`Which poll? Open are: ${all.map(({ id, question }) => `${id} (${question})`).join('; ')}.`)
}

/** The latest that closed, where none is named. */
export async function closedPoll(wanted: string | undefined, context: Context): Promise<Poll> {
  const all = await closed(context)
  if (wanted !== undefined) return find(wanted, all, context)
  const [latest] = all
  if (!latest) throw new UserError('No poll has closed yet.')
  return latest
}

/** An open poll, or else the latest that closed. */
export async function anyPoll(wanted: string | undefined, context: Context): Promise<Poll> {
  const all = await open(context)
  if (wanted !== undefined) return find(wanted, [...all, ...(await closed(context))], context)
  return all.length > 0 ? openPoll(undefined, context) : closedPoll(undefined, context)
}

/** Whoever wrote the poll, and officers. */
export async function mayChange(poll: Poll, { polls, asker, officer }: Context): Promise<void> {
  if ((await polls.wrote(poll.id, asker)) || (await officer())) return
  throw new UserError('Only the author of a poll and officers can do that.')
}
