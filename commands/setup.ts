import { z } from 'zod'
import { type Context, command, UserError } from '../src/core/command.ts'
import { type Message, say, visible } from '../src/core/message.ts'
import type { Branch, Space } from '../src/core/stores.ts'
import { zoneProblem } from '../src/core/time.ts'
import { parseHours } from '../src/domain/reminders.ts'
import { propose } from './draft-preview.ts'
import { noteSetting } from './note-setting.ts'
import { changesOf } from './setup-changes.ts'
import { addServer, branchCalled, NAME_TAKEN, newBranch } from './setup-codes.ts'
import { checklist } from './setup-list.ts'

const channel = (description: string, label: string) =>
  z.string().max(100).optional().meta({ description, label, kind: 'channel' })

const CLEARABLE = ['announce', 'polls', 'desk', 'officers', 'notice'] as const

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
  name: z
    .string()
    .trim()
    .min(2)
    .max(80)
    .optional()
    .meta({ description: 'The branch’s name, as I say it', label: 'Name' }),
  clear: z
    .enum(CLEARABLE)
    .optional()
    .meta({ description: 'Which of these to take out again, with nothing in its place', label: 'Take out' }),
  addserver: z.boolean().optional().meta({
    description: 'Gives you a one-time code, with which one more server of this branch joins it',
    label: 'Add a server',
  }),
  newbranch: z.string().trim().min(2).max(80).optional().meta({
    description: 'Name of another branch that I shall serve too; gives you its one-time code',
    label: 'New branch',
  }),
  sure: z.boolean().optional().meta({ description: 'Said by the button under a question', carried: true }),
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
    mustBeClear(change)
    await mustBePossible(change, context)
    const here = { platform: place.platform, id: place.space ?? '' }
    const known = await settings.space(branch.id, here.platform, here.id)
    const space = changedSpace(change)(known)
    const changed = changedBranch(change)(branch)
    const officer = await staysOfficer(chosen(change, 'officers'), context)
    if (!officer && !change.sure) return areYouSure(space)
    const { announceChannel } = space
    if (announceChannel !== undefined && announceChannel !== known.announceChannel)
      await sayHello(announceChannel, changed, context)
    const spaces =
      space === known
        ? { before: known, after: known }
        : await settings.saveSpace(branch.id, here, changedSpace(change))
    const branches =
      changed === branch
        ? { before: branch, after: branch }
        : await settings.saveBranch(branch.id, changedBranch(change))
    const after = { branch: branches.after, space: spaces.after }
    await noteSetting(context, ...changesOf({ branch: branches.before, space: spaces.before }, after))
    if (change.second === false && context.twoOfficers) return propose({ kind: 'one officer' }, context)
    const list = await checklist(after.space, after.branch, context)
    return officer ? list : { ...list, blocks: [...list.blocks, { type: 'note', text: LOCKED_OUT }] }
  },
})

const LOCKED_OUT = 'From now on you are no officer here yourself: only those who are can change this.'

type Change = z.infer<typeof input>

/** What was said of it: nothing, that it is taken out (empty), or an id. A terminal has people type the sign of a name too. */
function chosen(change: Change, key: (typeof CLEARABLE)[number]): string | undefined {
  const said = change[key]
  if (change.clear === key || said?.trim().toLowerCase() === 'none') return ''
  return key === 'notice' ? said : said?.trim().replace(/^[#@]/, '')
}

/** Both at once would do one of the two, and the officer would believe the other. */
function mustBeClear(change: Change): void {
  const { clear } = change
  if (clear === undefined || change[clear] === undefined) return
  throw new UserError(
    `You set “${clear}” and take it out at the same time. Say ${clear}: or clear:${clear}, not both. I have changed nothing.`,
  )
}

/** Whether the asker still is an officer with that group, or, with none, by managing the server. */
async function staysOfficer(group: string | undefined, { holds, place }: Context): Promise<boolean> {
  if (group === undefined) return true
  const held = await holds(group === '' ? undefined : group)
  if (held !== 'gone') return held
  const here = place.platform === 'terminal' ? ' Here there is one: @officers.' : ''
  throw new UserError(`I cannot find that role or group. Please pick one that exists.${here}`)
}

function areYouSure({ officerGroup }: Space): Message {
  const [who, run] =
    officerGroup === undefined
      ? ['You do not manage this server or workspace.', 'clear:officers']
      : ['You are not in that group yourself.', `officers:${officerGroup}`]
  return say(
    `${who} If I set that, you are no officer here any more, and cannot change it back. I have changed nothing yet.`,
    { type: 'buttons', buttons: [{ label: 'Set it all the same', run: `setup ${run} sure:yes`, style: 'danger' }] },
  )
}

async function mustBePossible(change: Change, context: Context): Promise<void> {
  const { platforms, place, branch } = context
  for (const [key, use] of [
    ['announce', undefined],
    ['polls', 'polls'],
    ['desk', undefined],
  ] as const) {
    const id = chosen(change, key)
    const problems = id ? await platforms.missing({ ...place, channel: id }, use) : []
    if (problems.length > 0) throw new UserError(problems.join(' '))
  }
  const { name, zone } = change
  if (name !== undefined && ((await branchCalled(name, context))?.id ?? branch.id) !== branch.id)
    throw new UserError(NAME_TAKEN)
  const wrong = zone === undefined ? undefined : zoneProblem(zone)
  if (wrong !== undefined) throw new UserError(`“${visible(zone ?? '')}” ${wrong}.`)
}

/** The same space where nothing is to change in it. */
const changedSpace =
  (change: Change) =>
  (before: Space): Space => {
    const { announceChannel, pollChannel, officerChannel, officerGroup, owner, ...bare } = before
    const [announce, polls, desk, officers] = (['announce', 'polls', 'desk', 'officers'] as const).map((key) =>
      chosen(change, key),
    )
    if ([announce, polls, desk, officers, change.workspace].every((each) => each === undefined)) return before
    return {
      ...bare,
      ...kept('announceChannel', announce ?? announceChannel),
      ...kept('pollChannel', polls ?? pollChannel),
      ...kept('officerChannel', desk ?? officerChannel),
      ...kept('officerGroup', officers ?? officerGroup),
      ...kept('owner', change.workspace ?? owner),
    }
  }

/** A field with its value, or no such field: what was taken out leaves nothing behind. */
const kept = <K extends string, V extends string>(field: K, value: V | undefined): { readonly [F in K]?: V } =>
  value ? ({ [field]: value } as { readonly [F in K]?: V }) : {}

const QUIET = /^([01]?\d|2[0-3]):([0-5]\d)\s*(?:-|–|to)\s*([01]?\d|2[0-3]):([0-5]\d)$/

/** The same branch where nothing is to change in it. */
const changedBranch =
  (change: Change) =>
  (before: Branch): Branch => {
    const { zone, quiet, reminders, second, name } = change
    const notice = chosen(change, 'notice')
    if ([zone, quiet, reminders, second || undefined, notice, name].every((each) => each === undefined)) return before
    // What is saved is the zone that is gone by, also where another was set that there is not.
    const { unknownZone, quiet: quietBefore, noticeTo, ...known } = before
    return {
      ...known,
      ...(name === undefined ? {} : { name }),
      ...(zone === undefined ? {} : { zone }),
      ...(quiet === undefined ? (quietBefore ? { quiet: quietBefore } : {}) : quietHours(quiet)),
      ...(reminders === undefined
        ? {}
        : { reminderHours: /^none$/i.test(reminders.trim()) ? [] : parseHours(reminders) }),
      ...(second ? { twoOfficers: second } : {}),
      ...kept('noticeTo', notice ?? noticeTo),
    }
  }

function quietHours(text: string): Pick<Branch, 'quiet'> {
  if (text.trim().toLowerCase() === 'none') return {}
  const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = QUIET.exec(text.trim()) ?? []
  if (fromHour === '') throw new UserError('Say the quiet hours like this: 21:00-08:00. Or say none.')
  const [from, to] = [`${fromHour.padStart(2, '0')}:${fromMinute}`, `${toHour.padStart(2, '0')}:${toMinute}`]
  if (from === to) throw new UserError(`From ${from} to ${to} is no time at all. Say two hours that differ, or none.`)
  return { quiet: { from, to } }
}

/** Said where everybody reads it, so that a channel chosen by mistake shows at once, and not on the day of a strike. */
const sayHello = (announce: string, { name }: Branch, { platforms, place }: Context): Promise<void> =>
  platforms.post(
    { ...place, channel: announce },
    say(`I am Steward. From now on, actions of ${name} are announced here.`),
    `setup:${place.space}:${announce}`,
  )
