import { z } from 'zod'
import { type Context, command, UserError } from '../src/core/command.ts'
import { say, visible } from '../src/core/message.ts'
import type { Branch, Space } from '../src/core/stores.ts'
import { zoneProblem } from '../src/core/time.ts'
import { parseHours } from '../src/domain/reminders.ts'
import { propose } from './publish.ts'
import { changesOf, noteSetting } from './setup-changes.ts'
import { addServer, newBranch } from './setup-codes.ts'
import { checklist } from './setup-list.ts'

const channel = (description: string, label: string) =>
  z.string().max(100).optional().meta({ description, label, kind: 'channel' })

const input = z.object({
  announce: channel('The channel in which I announce actions', 'Announce channel'),
  polls: channel('The channel in which I post polls', 'Poll channel'),
  desk: channel('The private channel in which officers meet; what is for them alone goes there', 'Officers’ channel'),
  officers: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'The role or user group that makes somebody an officer', label: 'Officers', kind: 'group' }),
  zone: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'Time zone of the branch, such as Europe/London', label: 'Time zone' }),
  quiet: z
    .string()
    .max(20)
    .optional()
    .meta({ description: 'Hours in which I send nothing unasked: 21:00-08:00, or none', label: 'Quiet hours' }),
  workspace: z
    .enum(['union', 'employer'])
    .optional()
    .meta({ description: 'Whose server or workspace this is', label: 'Whose it is' }),
  reminders: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'Hours before an action at which I say it again: 24, 1. Or none', label: 'Reminders' }),
  second: z
    .boolean()
    .optional()
    .meta({ description: 'Whether a second officer has to confirm what is published', label: 'Two officers' }),
  notice: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({ description: 'Who has to be given notice of action: an office and its employer', label: 'Notice to' }),
  addserver: z.boolean().optional().meta({
    description: 'Gives you a one-time code, with which one more server of this branch joins it',
    label: 'Add a server',
  }),
  newbranch: z.string().trim().min(2).max(80).optional().meta({
    description: 'Name of another branch that I shall serve too; gives you its one-time code',
    label: 'New branch',
  }),
})

export default command({
  name: 'setup',
  summary: 'For officers: what is connected, what is missing, and how to mend it.',
  input,
  access: 'officer',
  async run(change, context) {
    const { settings, branch, place } = context
    if (change.newbranch !== undefined) return newBranch(change.newbranch, context)
    if (change.addserver) return addServer(context)
    if (change.second === false && context.twoOfficersForAll)
      throw new UserError('Whoever hosts me has set TWO_OFFICERS for every branch, so it cannot be turned off here.')
    const before = await settings.space(branch.id, place.platform, place.space ?? '')
    const space = await changedSpace(change, before, context)
    const held = change.officers === undefined ? true : await context.holds(change.officers)
    if (held === 'gone') throw new UserError('I cannot find that role or group. Please pick one that exists.')
    const changed = changedBranch(change, branch)
    if (change.announce !== undefined && change.announce !== before.announceChannel)
      await sayHello(change.announce, context)
    if (space !== before) await settings.saveSpace(branch.id, space)
    if (changed !== branch) await settings.saveBranch(changed)
    for (const about of changesOf({ branch, space: before }, { branch: changed, space }))
      await noteSetting(about, context)
    if (change.second === false && context.twoOfficers) return propose({ kind: 'one officer' }, context)
    const list = await checklist(space, changed, context)
    return held ? list : { ...list, blocks: [...list.blocks, { type: 'note', text: LOCKED_OUT }] }
  },
})

const LOCKED_OUT = 'You are not in that group yourself: from now on only those who are can change this.'

type Change = z.infer<typeof input>

async function changedSpace(
  { announce, polls, desk, officers, workspace }: Change,
  before: Space,
  { platforms, place }: Context,
): Promise<Space> {
  for (const [chosen, use] of [
    [announce, undefined],
    [polls, 'polls'],
    [desk, undefined],
  ] as const) {
    const problems = chosen === undefined ? [] : await platforms.missing({ ...place, channel: chosen }, use)
    if (problems.length > 0) throw new UserError(problems.join(' '))
  }
  if ([announce, polls, desk, officers, workspace].every((each) => each === undefined)) return before
  return {
    ...before,
    ...(announce === undefined ? {} : { announceChannel: announce }),
    ...(polls === undefined ? {} : { pollChannel: polls }),
    ...(desk === undefined ? {} : { officerChannel: desk }),
    ...(officers === undefined ? {} : { officerGroup: officers }),
    ...(workspace === undefined ? {} : { owner: workspace }),
  }
}

const QUIET = /^([01]?\d|2[0-3]):([0-5]\d)\s*(?:-|–|to)\s*([01]?\d|2[0-3]):([0-5]\d)$/

function changedBranch({ zone, quiet, reminders, second, notice }: Change, before: Branch): Branch {
  const wrong = zone === undefined ? undefined : zoneProblem(zone)
  if (wrong !== undefined) throw new UserError(`“${visible(zone ?? '')}” ${wrong}.`)
  if ([zone, quiet, reminders, second || undefined, notice].every((each) => each === undefined)) return before
  // What is saved is the zone that is gone by, also where another was set that there is not.
  const { unknownZone: _, ...known } = before
  const { quiet: __, ...loud } = known
  return {
    ...(quiet === undefined ? known : loud),
    ...(zone === undefined ? {} : { zone }),
    ...(quiet === undefined ? {} : quietHours(quiet)),
    ...(reminders === undefined
      ? {}
      : { reminderHours: /^none$/i.test(reminders.trim()) ? [] : parseHours(reminders) }),
    ...(second ? { twoOfficers: second } : {}),
    ...(notice === undefined ? {} : { noticeTo: notice }),
  }
}

function quietHours(text: string): Pick<Branch, 'quiet'> {
  if (text.trim().toLowerCase() === 'none') return {}
  const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = QUIET.exec(text.trim()) ?? []
  if (fromHour === '') throw new UserError('Say the quiet hours like this: 21:00-08:00. Or say none.')
  return { quiet: { from: `${fromHour.padStart(2, '0')}:${fromMinute}`, to: `${toHour.padStart(2, '0')}:${toMinute}` } }
}

/** Said where everybody reads it, so that a channel chosen by mistake shows at once, and not on the day of a strike. */
const sayHello = (announce: string, { platforms, place, branch }: Context): Promise<void> =>
  platforms.post(
    { ...place, channel: announce },
    say(`I am Steward. From now on, actions of ${branch.name} are announced here.`),
    `setup:${place.space}:${announce}`,
  )
