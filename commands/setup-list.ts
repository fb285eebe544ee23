import type { ConnectionState, Place } from '../src/core/adapter.ts'
import type { Context } from '../src/core/command.ts'
import type { Line, Mention, Message, Platform } from '../src/core/message.ts'
import { type Branch, type Space, UNNAMED } from '../src/core/stores.ts'
import { zoneWords } from '../src/core/time.ts'
import { DEFAULT_REMINDER_HOURS } from '../src/domain/reminders.ts'
import { capital, joined } from '../src/domain/wording.ts'

const STATES: Record<ConnectionState, string> = {
  connected: 'connected.',
  connecting: 'connecting.',
  down: 'does not answer. I keep trying.',
  refused: 'refused the token. Whoever hosts me must set a new one and start me again.',
}

/** What is set up, what is not, and how to mend it. */
export async function checklist(space: Space, branch: Branch, context: Context): Promise<Message> {
  const { platforms, place, jobs } = context
  const items = [
    ...platforms
      .list()
      .map(({ platform, state }) => item(state === 'connected', `${capital(platform)}: ${STATES[state]}`)),
    ...(branch.name === UNNAMED
      ? [item(false, 'The branch has no name yet. To give it one: /setup name:"Kirklees UNISON"')]
      : []),
    ...(await channelItems('Announce channel', 'announce', space.announceChannel, context)),
    ...(await channelItems('Poll channel', 'polls', space.pollChannel, context)),
    ...(await channelItems('Officers’ channel', 'desk', space.officerChannel, context)),
    space.officerGroup === undefined
      ? item(
          false,
          `Officers: whoever manages this server or workspace. To name a role or user group: /setup officers:${place.platform === 'terminal' ? '@officers' : '@name'}`,
        )
      : item(true, 'Officers: ', mention('group', place.platform, space.officerGroup)),
    zoneItem(branch),
    item(
      true,
      branch.quiet
        ? `Quiet hours: ${branch.quiet.from} to ${branch.quiet.to}.`
        : 'Quiet hours: none. To set some: /setup quiet:21:00-08:00',
    ),
    item(true, remindersLine(branch)),
    item(
      true,
      context.twoOfficers || branch.twoOfficers
        ? 'What is published needs two officers.'
        : 'One officer can publish alone. To ask for two: /setup second:yes',
    ),
    branch.noticeTo === undefined
      ? item(false, 'Who has to be given notice of action? Say /setup notice:"Director of HR, the council"')
      : item(true, `Notice of action goes to: ${branch.noticeTo}.`),
    ownerItem(space),
    branch.reporting === undefined
      ? item(false, 'What members can report: nothing is set yet. Look at it with /reporting')
      : item(true, 'What members can report: set. To see or change it: /reporting'),
    context.reports.sealed
      ? item(true, 'What members write is sealed to the organisers’ keys.')
      : item(
          false,
          'What members write is not sealed: whoever hosts me can read it. They can set CONCERN_RECIPIENTS; the README says how.',
        ),
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

const zoneItem = ({ zone, unknownZone }: Branch): Item =>
  unknownZone === undefined
    ? item(true, `Time zone: ${zone} (${zoneWords(zone)}).`)
    : item(
        false,
        `Time zone: “${unknownZone}” is set, and there is none of that name, so I go by ${zone}. To set it: /setup zone:${zone}`,
      )

export const remindersLine = ({ reminderHours = DEFAULT_REMINDER_HOURS }: Branch): string =>
  reminderHours.length === 0
    ? 'Reminders: none. To set some: /setup reminders:"24, 1"'
    : `Reminders: ${joined(reminderHours.map((hours) => (hours === 1 ? 'an hour' : hours === 24 ? 'a day' : `${hours} hours`)))} before an action.`

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
