import { readFileSync } from 'node:fs'
import { commands } from '../../commands/index.ts'
import { render } from '../../src/adapters/terminal/render.ts'
import { createCalendar } from '../../src/calendar/feed.ts'
import type { Ask } from '../../src/core/access.ts'
import type { Limits } from '../../src/core/adapter.ts'
import { type Bot, createBot } from '../../src/core/bot.ts'
import type { Platforms, PollService } from '../../src/core/command.ts'
import type { Message } from '../../src/core/message.ts'
import { readLocal, Temporal } from '../../src/core/time.ts'
import { readDisputeFile } from '../../src/domain/dispute-file.ts'
import { createRooms } from '../../src/reporting/rooms.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { collectLog } from './log.ts'
import { IN_MEMORY } from './reporting-parts.ts'

export const UK = 'Europe/London'

export function at(local: string, zone = UK): Temporal.Instant {
  const time = readLocal(local, zone)
  if (!time.ok) throw new Error(`${local}: ${time.why}`)
  return time.at
}

export const limits: Limits = {
  buttons: 25,
  options: 25,
  reserved: new Set(),
  removesReactions: true,
  events: false,
}

/** A branch with the real store and all commands; the clock is set by hand, the words are what the terminal shows. */
export interface BranchUnderTest {
  readonly bot: Bot
  readonly store: Store
  readonly log: ReturnType<typeof collectLog>
  ask(line: string, now: string, as?: Partial<Ask>): Promise<string>
  message(line: string, now: string, as?: Partial<Ask>): Promise<Message>
  close(): Promise<void>
}

export const seed = (): string => readFileSync('examples/kirklees-2017.json', 'utf8')

export async function branchWith(files: readonly string[], platforms?: Partial<Platforms>): Promise<BranchUnderTest> {
  const store = await openStore({ sqlite: ':memory:' }, { name: 'Kirklees UNISON', zone: UK })
  const branch = await store.settings.onlyBranch()
  for (const file of files) await store.write(branch.id, readDisputeFile(file, 'test.json'))
  const log = collectLog()
  let now = Temporal.Instant.fromEpochMilliseconds(0)
  const none = async (): Promise<never> => {
    throw new Error('no such desk here')
  }
  const service: PollService = { vote: none, chosen: async () => 0, closeNow: none, showAgain: none }
  const bot = createBot({
    commands,
    facts: store.facts,
    settings: store.settings,
    polls: { ...store.polls, ...service },
    links: store.links,
    jobs: store.jobs,
    acts: store.acts,
    going: store.going,
    askers: store.askers,
    calendar: createCalendar({ ...store, clock: { now: () => now }, url: undefined }),
    reports: createRooms({ ...IN_MEMORY, salt: store.salt, clock: { now: () => now } }),
    platforms: { list: () => [], missing: async () => [], post: async () => {}, read: none, ...platforms },
    clock: { now: () => now },
    log,
  })
  const message: BranchUnderTest['message'] = (line, time, as) => {
    now = at(time)
    const ask: Ask = {
      asker: { platform: 'terminal', id: 'sam' },
      place: { platform: 'terminal', space: 'terminal', channel: 'terminal' },
      holds: async () => false,
      memberSince: async () => 'unknown',
      mayNotifyAll: async () => false,
      ...as,
    }
    return bot.answer(line, ask, limits)
  }
  return {
    bot,
    store,
    log,
    message,
    ask: async (line, time, as) => render(await message(line, time, as), { colour: false }),
    close: () => store.close(),
  }
}
