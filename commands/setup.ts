import { z } from 'zod'
import type { ConnectionState, Place } from '../src/core/adapter.ts'
import { type Context, command, UserError } from '../src/core/command.ts'
import { type Line, type Mention, type Message, type Platform, say } from '../src/core/message.ts'
import type { Branch, Space } from '../src/core/stores.ts'
import { isZone, zoneWords } from '../src/core/time.ts'
import { capital } from '../src/domain/wording.ts'

const channel = (description: string, label: string) =>
  z.string().max(100).optional().meta({ description, label, kind: 'channel' })

const input = z.object({
  announce: channel('The channel in which I announce actions', 'Announce channel'),
  polls: channel('The channel in which I post polls', 'Poll channel'),
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
})

export default command({
  name: 'setup',
  summary: 'For officers: what is connected, what is missing, and how to mend it.',
  input,
  access: 'officer',
  async run(change, context) {
    const { settings, branch, place } = context
    const before = await settings.space(branch.id, place.platform, place.space ?? '')
    const space = await changedSpace(change, before, context)
    const held = change.officers === undefined ? true : await context.holds(change.officers)
    if (held === 'gone') throw new UserError('I cannot find that role or group. Please pick one that exists.')
    const changed = changedBranch(change, branch)
    if (change.announce !== undefined && change.announce !== before.announceChannel)
      await sayHello(change.announce, context)
    if (space !== before) await settings.saveSpace(branch.id, space)
    if (changed !== branch) await settings.saveBranch(changed)
    const list = await checklist(space, changed, context)
    return held ? list : { ...list, blocks: [...list.blocks, { type: 'note', text: LOCKED_OUT }] }
  },
})

const LOCKED_OUT = 'You are not in that group yourself: from now on only those who are can change this.'

type Change = z.infer<typeof input>

async function changedSpace(
  { announce, polls, officers, workspace }: Change,
  before: Space,
  { platforms, place }: Context,
): Promise<Space> {
  for (const [chosen, use] of [
    [announce, undefined],
    [polls, 'polls'],
  ] as const) {
    const problems = chosen === undefined ? [] : await platforms.missing({ ...place, channel: chosen }, use)
    if (problems.length > 0) throw new UserError(problems.join(' '))
  }
  if ([announce, polls, officers, workspace].every((each) => each === undefined)) return before
  return {
    ...before,
    ...(announce === undefined ? {} : { announceChannel: announce }),
    ...(polls === undefined ? {} : { pollChannel: polls }),
    ...(officers === undefined ? {} : { officerGroup: officers }),
    ...(workspace === undefined ? {} : { owner: workspace }),
  }
}

const QUIET = /^([01]?\d|2[0-3]):([0-5]\d)\s*(?:-|–|to)\s*([01]?\d|2[0-3]):([0-5]\d)$/

function changedBranch({ zone, quiet }: Change, before: Branch): Branch {
  if (zone !== undefined && !isZone(zone))
    throw new UserError('I do not know that time zone. For all of the UK say Europe/London.')
  const { quiet: _, ...loud } = before
  if (zone === undefined && quiet === undefined) return before
  return {
    ...(quiet === undefined ? before : loud),
    ...(zone === undefined ? {} : { zone }),
    ...(quiet === undefined ? {} : quietHours(quiet)),
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

const STATES: Record<ConnectionState, string> = {
  connected: 'connected.',
  connecting: 'connecting.',
  down: 'does not answer. I keep trying.',
  refused: 'refused the token. Whoever hosts me must set a new one and start me again.',
}

async function checklist(space: Space, branch: Branch, context: Context): Promise<Message> {
  const { platforms, place, jobs } = context
  const items = [
    ...platforms
      .list()
      .map(({ platform, state }) => item(state === 'connected', `${capital(platform)}: ${STATES[state]}`)),
    ...(await channelItems('Announce channel', 'announce', space.announceChannel, context)),
    ...(await channelItems('Poll channel', 'polls', space.pollChannel, context)),
    space.officerGroup === undefined
      ? item(
          false,
          'Officers: whoever manages this server or workspace. To name a role or user group: /setup officers:@name',
        )
      : item(true, 'Officers: ', mention('group', place.platform, space.officerGroup)),
    item(true, `Time zone: ${branch.zone} (${zoneWords(branch.zone)}).`),
    item(
      true,
      branch.quiet
        ? `Quiet hours: ${branch.quiet.from} to ${branch.quiet.to}.`
        : 'Quiet hours: none. To set some: /setup quiet:21:00-08:00',
    ),
    ownerItem(space),
    ...troubleItems(await jobs.setAsideCount()),
  ]
  const open = items.filter(({ done }) => !done).length
  return {
    summary: open === 0 ? 'Everything is set up.' : `${open} of ${items.length} things still to do.`,
    blocks: [
      { type: 'heading', text: `Set-up of ${branch.name}` },
      { type: 'text', text: open === 0 ? 'Everything is set up.' : `${open} still to do.` },
      { type: 'list', items: items.map(({ line }) => line) },
    ],
  }
}

interface Item {
  readonly done: boolean
  readonly line: Line
}

const item = (done: boolean, ...rest: readonly Exclude<Line, readonly unknown[]>[]): Item => ({
  done,
  line: [done ? '✅ ' : '❌ ', ...rest],
})

const mention = (kind: Mention['kind'], platform: Platform, id: string): { mention: Mention } => ({
  mention: { kind, platform, id },
})

async function channelItems(
  title: string,
  option: string,
  id: string | undefined,
  { platforms, place }: Context,
): Promise<readonly Item[]> {
  if (id === undefined) return [item(false, `${title}: none yet. To choose one: /setup ${option}:#channel`)]
  const at: Place = { ...place, channel: id }
  const problems = await platforms.missing(at, option === 'polls' ? option : undefined)
  return [
    item(
      problems.length === 0,
      `${title}: `,
      mention('channel', place.platform, id),
      problems.length === 0 ? '' : ` ${problems.join(' ')}`,
    ),
  ]
}

function ownerItem({ owner }: Space): Item {
  if (owner === 'union') return item(true, 'This server or workspace is the union’s.')
  if (owner === 'employer')
    return item(
      false,
      'This server or workspace is the employer’s, who may be able to read what is written to me. Please move to one of the union’s.',
    )
  return item(false, 'Whose is this server or workspace? Say /setup workspace:union or /setup workspace:employer')
}

/** What was given up after two days of trying; without this line nobody would know. */
const troubleItems = (count: number): readonly Item[] =>
  count === 0
    ? []
    : [
        item(
          false,
          `${count} ${count === 1 ? 'message' : 'messages'} could not be sent. Whoever hosts me finds why in the log, under “job set aside”.`,
        ),
      ]
