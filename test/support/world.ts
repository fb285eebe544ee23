import { onTestFinished } from 'vitest'
import { render } from '../../src/adapters/terminal/render.ts'
import type { Ask } from '../../src/core/access.ts'
import type { Adapter } from '../../src/core/adapter.ts'
import type { Message } from '../../src/core/message.ts'
import { clockAt, type StandingClock, type Temporal } from '../../src/core/time.ts'
import { createSteward, type Steward, type StewardParts } from '../../src/steward.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { createPerson, type DiscordPerson } from '../emulators/discord/person.ts'
import { IDS } from '../emulators/discord/world.ts'
import { type SlackPerson, slackPerson } from '../emulators/slack/person.ts'
import { at, UK } from './branch.ts'
import { collectLog } from './log.ts'
import { IN_MEMORY } from './reporting-parts.ts'
import { setSpace } from './settings.ts'

export interface World extends Steward {
  readonly discord: DiscordPerson
  readonly slack: SlackPerson
  readonly adapters: readonly Adapter[]
  readonly clock: StandingClock
  readonly store: Store
  readonly log: ReturnType<typeof collectLog>
  /** Moves the clock on, and lets Steward do what is due by then. */
  pass(minutes: number): Promise<void>
  /** Moves the clock on to a time in the UK. */
  until(local: string): Promise<void>
  /** What an officer on Discord is answered, in words; then what follows from it is done. */
  officer(line: string, name?: string): Promise<string>
  member(line: string, name?: string): Promise<string>
  /** Presses a button of the last answer, as whoever was answered. */
  press(label: string): Promise<string>
  /** The code of the draft that the last answer showed. */
  readonly code: string
}

interface Options extends Partial<Pick<StewardParts, 'commands' | 'twoOfficers' | 'url' | 'reports'>> {
  readonly file?: string
  readonly now?: string
}

const OFFICERS = 'officers'
/** Channels of the emulated servers are one and the same for each purpose. */
const CHANNELS = ['announceChannel', 'pollChannel'] as const

/** A branch on both platforms at once: the real SDKs, the real store, and a clock that is moved by hand. */
export async function openWorld({
  file = ':memory:',
  now = '2017-03-01T09:00',
  ...more
}: Options = {}): Promise<World> {
  const log = collectLog()
  const clock = clockAt(at(now))
  const store = await openStore({ sqlite: file }, { name: 'Kirklees UNISON', zone: UK })
  const [discord, slack] = await Promise.all([createPerson({ log }), slackPerson({ mode: 'socket', log })])
  const adapters: readonly Adapter[] = [discord.adapter, slack.adapter]
  const steward = createSteward({ store, adapters, clock, log, editEvery: 5, reports: IN_MEMORY, ...more })
  const { settings } = store
  const branch = await settings.onlyBranch()
  for (const person of [discord, slack]) {
    const { platform } = person.adapter
    await settings.branchOf(platform, person.space)
    const channels = Object.fromEntries(CHANNELS.map((name) => [name, person.channel]))
    await setSpace(settings, branch.id, { platform, id: person.space, officerGroup: OFFICERS, ...channels })
    await person.start(steward.bot)
  }
  onTestFinished(async () => {
    await steward.worker.stop()
    await Promise.all([discord.stop(), slack.stop()])
    await store.close()
  })

  let last: { readonly message: Message; readonly ask: Ask } | undefined
  const askOf = (id: string, officer: boolean): Ask => ({
    asker: { platform: 'discord', id },
    place: { platform: 'discord', space: discord.space, channel: discord.channel },
    holds: async () => officer,
    memberSince: async () => 'unknown',
    mayNotifyAll: async () => officer,
  })
  async function say(line: string, ask: Ask): Promise<string> {
    const message = await steward.bot.answer(line, ask, discord.adapter.limits)
    last = { message, ask }
    await steward.catchUp()
    return render(message, { colour: false })
  }
  const wait = async (minutes: number): Promise<void> => {
    clock.wait(minutes)
    await steward.catchUp()
  }

  return {
    ...steward,
    discord,
    slack,
    adapters,
    clock,
    store,
    log,
    pass: wait,
    until: (local) => wait(Math.round(minutesUntil(clock.now(), at(local)))),
    officer: (line, name = '500000000000000008') => say(line, askOf(name, true)),
    member: (line, name = IDS.member) => say(line, askOf(name, false)),
    async press(label) {
      const buttons = last?.message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])) ?? []
      const button = buttons.find((each) => each.label === label)
      if (!last || !button)
        throw new Error(`no button “${label}” among ${buttons.map((each) => each.label).join(', ')}`)
      return say(button.run, last.ask)
    },
    get code() {
      return /"run":"(?:publish|confirm) (\w+)"/.exec(JSON.stringify(last?.message ?? ''))?.[1] ?? ''
    },
  }
}

const minutesUntil = (from: Temporal.Instant, to: Temporal.Instant): number => to.since(from).total('minutes')
