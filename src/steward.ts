import { commands as all } from '../commands/index.ts'
import { aboutWork } from './about.ts'
import { createActionDesk } from './actions/desk.ts'
import { placesOf } from './actions/places.ts'
import { createSpeaker, saidBy } from './actions/speaker.ts'
import { createBallotBox } from './ballot-box.ts'
import { createCalendar } from './calendar/feed.ts'
import type { Adapter } from './core/adapter.ts'
import { type Bot, createBot } from './core/bot.ts'
import type { Command } from './core/command.ts'
import type { Handle } from './core/jobs.ts'
import type { Log } from './core/log.ts'
import { platformsOf } from './core/platforms.ts'
import type { Clock } from './core/time.ts'
import { createWorker, type Worker } from './jobs.ts'
import { createPollDesk } from './polls/desk.ts'
import { createReleases, releaseJob } from './reporting/releases.ts'
import { createRooms, type RoomParts, type Rooms } from './reporting/rooms.ts'
import type { Store } from './store/open.ts'
import type { Calendars } from './web/calendar.ts'

export interface StewardParts {
  readonly store: Store
  readonly adapters: readonly Adapter[]
  readonly clock: Clock
  readonly log: Log
  /** Seconds between two edits of one message, at the least. */
  readonly editEvery: number
  /** Where members’ calendars reach the web part, where they can. */
  readonly url?: string | undefined
  /** For all branches, whatever they have set. */
  readonly twoOfficers?: boolean
  /** Said under every reply where the clock was set by hand. */
  readonly rehearsal?: string | undefined
  readonly reports: ReportsParts
  readonly commands?: readonly Command[]
}

export interface ReportsParts extends Pick<RoomParts, 'open' | 'recipients'> {
  /** Whether no other process takes reports of these branches. */
  readonly alone: boolean
}

export interface Steward {
  readonly bot: Bot
  readonly worker: Worker
  readonly calendars: Calendars
  readonly rooms: Rooms
  /** Makes sure that what members report is published in time, for branches that are new as well. */
  keepWindows(): Promise<void>
  /** Does what is due now, after what was heard so far is noted. */
  catchUp(): Promise<void>
}

/** Steward without its surroundings: the bot and all that it does by itself, over a store and platforms. */
export function createSteward(parts: StewardParts): Steward {
  const { store, adapters, clock, log, editEvery, url, twoOfficers = false, rehearsal, commands = all } = parts
  const { facts, settings, links, jobs, acts, askers } = store
  const { cast } = createBallotBox(store.polls)
  const polls = createPollDesk({ polls: store.polls, links, jobs, settings, adapters, clock, log, cast, editEvery })
  const actions = createActionDesk({ ...store, adapters, clock, log, editEvery })
  const rooms = createRooms({ ...parts.reports, salt: store.salt, clock })
  const places = placesOf(settings, adapters)
  const speaker = createSpeaker({ adapters, clock, log }, places)
  const releases = createReleases({ settings, rooms, clock, alone: parts.reports.alone }, places, speaker)
  const handle: Handle = async (job) => {
    const { work, key } = job
    if ('poll' in work) return polls.handle(job)
    if (work.kind === 'release') return releases.ofBranch(work, key)
    if (work.kind === 'release told') return releases.told(work, saidBy(job))
    return actions.handle(job)
  }
  const worker = createWorker({ jobs, handle, about: aboutWork({ ...store, clock }), clock, log })
  const calendar = createCalendar({ settings, facts, clock, url })
  const bot = createBot({
    commands,
    facts,
    settings,
    polls: { ...store.polls, ...polls },
    links,
    jobs,
    acts,
    going: actions,
    askers,
    calendar,
    reports: rooms,
    twoOfficers,
    listener: polls,
    platforms: platformsOf(adapters),
    clock,
    log,
    ...(rehearsal === undefined ? {} : { rehearsal }),
  })
  return {
    bot,
    worker,
    calendars: calendar,
    rooms,
    async keepWindows() {
      for (const branch of await settings.branches()) await jobs.add([releaseJob(branch, clock)])
    },
    async catchUp() {
      await polls.settled()
      await worker.runDue()
    },
  }
}
