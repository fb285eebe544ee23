import { newCode } from '../src/core/codes.ts'
import { type Context, UserError } from '../src/core/command.ts'
import type { Message } from '../src/core/message.ts'
import type { Branch } from '../src/core/stores.ts'
import { noteSetting } from './note-setting.ts'

/** Another branch shares this Steward, and nothing else: it sees nothing of this one, nor this one of it. */
export async function newBranch(name: string, context: Context): Promise<Message> {
  const { settings, branch, clock } = context
  const known = await branchCalled(name, context)
  if (known && (known.id === branch.id || !(await isUnused(known, context)))) throw new UserError(NAME_TAKEN)
  const code = newCode()
  if (known) await settings.addSpaceCode(known.id, code, clock.now(), { alone: true })
  else await settings.newBranch({ name, zone: branch.zone }, code, clock.now())
  await noteSetting(context, known ? `A new code for ${known.name}` : `New branch ${name}, with a code`)
  const head = known ? `A new code for ${known.name}; one that was given before holds no more.` : `${name} is made.`
  return codeMessage(head, `Whoever manages its server or workspace`, code, ALONE)
}

/** Officers of the one are no officers of the other, unless they hold its group there too. */
export async function addServer(context: Context): Promise<Message> {
  const { settings, branch, clock } = context
  const code = newCode()
  await settings.addSpaceCode(branch.id, code, clock.now())
  await noteSetting(context, 'A code for one more server of this branch')
  return codeMessage(`For one more server of ${branch.name}.`, 'Whoever manages it', code, OFFICERS)
}

/** Said of another branch's name too, and no more than that: what branches there are is for none of them to know. */
export const NAME_TAKEN = 'I cannot take that name. Please choose another.'

export const branchCalled = async (name: string, { settings }: Context): Promise<Branch | undefined> =>
  (await settings.branches()).find((each) => each.name.toLowerCase() === name.toLowerCase())

/** Made, and never joined: there is nothing in it that a second code could give away. */
async function isUnused({ id, reporting }: Branch, { settings, facts, acts, polls, clock }: Context): Promise<boolean> {
  const any = { limit: 1 }
  const all = await Promise.all([
    settings.spaces(id),
    facts.disputes(id, clock.now()),
    facts.ended(id, clock.now(), any),
    acts.audit(id, any),
    polls.openPolls(id, any),
    polls.closedPolls(id, any),
  ])
  return reporting === undefined && all.flat().length === 0
}

const ALONE =
  'In a direct message on Discord I go by the server that somebody is in; whoever is in servers of both branches has to ask me there.'
const OFFICERS = 'Until they set officers there, whoever manages that server is one of this branch.'

const codeMessage = (head: string, who: string, code: string, more: string): Message => ({
  summary: `${head} The code: ${code}`,
  blocks: [
    {
      type: 'text',
      text: [`${head} ${who} says, `, { bold: 'not here, but in that one:' }, ' ', { code: `/joinbranch ${code}` }],
    },
    {
      type: 'note',
      text: `The code works once, within a week. Give it to them in private. ${more}`,
    },
  ],
})
