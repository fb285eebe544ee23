import { z } from 'zod'
import { newCode } from '../src/core/codes.ts'
import { type JoiningContext, joiningCommand, UserError } from '../src/core/command.ts'
import { type Block, type Message, say } from '../src/core/message.ts'
import type { Branch, Space } from '../src/core/stores.ts'
import { capital, joined } from '../src/domain/wording.ts'

export default joiningCommand({
  name: 'joinbranch',
  summary: 'For whoever manages this server: joins it to a branch, with the branch’s one-time code.',
  input: z.object({
    code: z.string().trim().toLowerCase().max(20).meta({ description: 'The one-time code', label: 'Code' }),
    leave: z.boolean().optional().meta({ description: 'Leave the branch that this server is in', carried: true }),
  }),
  async run({ code, leave = false }, context) {
    const { asker, place, settings, acts, clock, manages, officer } = context
    const { platform, space } = place
    if (space === undefined) throw new UserError('Please say that in the server or workspace that is to join.')
    if (!(await manages()))
      throw new UserError('Only whoever manages this server or workspace can join it to a branch.')
    const now = clock.now()
    const to = await settings.branchWithCode(code, now)
    if (!to) throw new UserError(UNKNOWN)
    const from = await settings.branchIn(platform, space)
    if (from?.id === to.id)
      throw new UserError(
        `This server or workspace belongs to ${to.name} already. Say that in the other one, which is to join: the code still holds.`,
      )
    const lost = from ? await losses(from, context) : NOTHING
    if (from && lost.lines.length > 0) {
      if (!(await officer(await settings.space(from.id, platform, space))))
        throw new UserError(`This server or workspace belongs to ${from.name}. Only one of its officers can move it.`)
      if (!leave) return question(from, to, lost.lines, code)
    }
    if (!(await settings.joinBranch(platform, space, code, now))) throw new UserError(UNKNOWN)
    await acts.note(to.id, { officer: asker, about: `A ${capital(platform)} server or workspace joined` }, now)
    if (from)
      await acts.note(from.id, { officer: asker, about: `A ${capital(platform)} server or workspace left` }, now)
    return say(
      `This server or workspace now belongs to ${to.name}. /setup shows what is still to do.`,
      ...(from && lost.everything ? [await wayBack(from, context)] : []),
    )
  },
})

const UNKNOWN = 'I do not know that code: it may be used, older than a week, or mistyped.'

const SET: Readonly<Partial<Record<keyof Space, string>>> = {
  announceChannel: 'announce channel',
  pollChannel: 'poll channel',
  officerChannel: 'officers’ channel',
  officerGroup: 'officers’ group',
  owner: 'whose server it is',
}

interface Losses {
  readonly lines: readonly string[]
  /** The branch would have no server left, and so nobody who could give out a code for one. */
  readonly everything: boolean
}

const NOTHING: Losses = { lines: [], everything: false }

/** What nobody would have here any more; nothing where the server has only just been seen, so that nobody would miss it. */
async function losses(from: Branch, { place, settings, facts, clock }: JoiningContext): Promise<Losses> {
  const spaces = await settings.spaces(from.id)
  const here = spaces.find(({ platform, id }) => platform === place.platform && id === place.space)
  const set = Object.entries(SET).flatMap(([key, words]) => (here?.[key as keyof Space] === undefined ? [] : [words]))
  const disputes = await facts.disputes(from.id, clock.now())
  if (set.length === 0 && disputes.length === 0) return NOTHING
  const everything = spaces.length === 1
  return {
    lines: [
      ...disputes.map(
        ({ title }) =>
          `${title}: members here would no longer be told of it, and no reminder and no change of an action would come here.`,
      ),
      ...(set.length === 0 ? [] : [`What is set here: ${joined(set)}.`]),
      ...(everything
        ? [
            `${from.name} has no other server or workspace, so nobody could ask about it or act for it. You would get a code for the way back.`,
          ]
        : []),
    ],
    everything,
  }
}

async function wayBack({ id, name }: Branch, { settings, clock }: JoiningContext): Promise<Block> {
  const code = newCode()
  await settings.addSpaceCode(id, code, clock.now())
  return {
    type: 'text',
    text: [
      `${name} has no server or workspace any more. To bring one back to it, within a week: `,
      { code: `/joinbranch ${code}` },
      '. Please keep that code; after a week there is no way back in chat.',
    ],
  }
}

const question = (from: Branch, to: Branch, lost: readonly string[], code: string): Message => ({
  summary: `This server or workspace belongs to ${from.name}. I have changed nothing.`,
  blocks: [
    {
      type: 'text',
      text: [
        { bold: `This server or workspace belongs to ${from.name}.` },
        ` I have changed nothing, and the code still holds. If another one is to join ${to.name}, say that there.`,
      ],
    },
    { type: 'text', text: `If it is this one that moves to ${to.name}, this is lost here:` },
    { type: 'list', items: lost },
    {
      type: 'buttons',
      buttons: [{ label: `Leave ${from.name}`.slice(0, 80), run: `joinbranch ${code} leave:yes`, style: 'danger' }],
    },
  ],
})
