import { onTestFinished } from 'vitest'
import type { Ask } from '../../src/core/access.ts'
import type { Adapter } from '../../src/core/adapter.ts'
import type { Bot } from '../../src/core/bot.ts'
import type { Platform } from '../../src/core/message.ts'
import { clockAt, type StandingClock } from '../../src/core/time.ts'
import type { Worker } from '../../src/jobs.ts'
import { createSteward } from '../../src/steward.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { createPerson, type DiscordPerson } from '../emulators/discord/person.ts'
import { IDS } from '../emulators/discord/world.ts'
import { type SlackPerson, slackPerson } from '../emulators/slack/person.ts'
import { at, UK } from '../support/branch.ts'
import { collectLog } from '../support/log.ts'
import { IN_MEMORY } from '../support/reporting-parts.ts'
import { setSpace } from '../support/settings.ts'

export interface PollWorld {
  readonly discord: DiscordPerson
  readonly slack: SlackPerson
  readonly clock: StandingClock
  readonly store: Store
  readonly log: ReturnType<typeof collectLog>
  readonly bot: Bot
  readonly worker: Worker
  /** Moves the clock on, and lets Steward do what is due by then. */
  pass(minutes: number): Promise<void>
  /** Posts a poll from Discord, and returns its id. */
  ask(question: string, rest: string): Promise<string>
}

/** A branch on both platforms at once: the real SDKs, the real store, and a clock that is moved by hand. */
export async function pollWorld(file = ':memory:'): Promise<PollWorld> {
  const log = collectLog()
  const clock = clockAt(at('2017-03-01T09:00'))
  const store = await openStore({ sqlite: file }, { name: 'Kirklees UNISON', zone: UK })
  const [discord, slack] = await Promise.all([createPerson({ log }), slackPerson({ mode: 'socket', log })])
  const adapters: readonly Adapter[] = [discord.adapter, slack.adapter]
  const { bot, worker, catchUp: due } = createSteward({ store, adapters, clock, log, editEvery: 5, reports: IN_MEMORY })
  const { settings } = store
  const branch = await settings.onlyBranch()
  for (const person of [discord, slack]) {
    const { platform } = person.adapter
    await settings.branchOf(platform, person.space)
    await setSpace(settings, branch.id, { platform, id: person.space, pollChannel: person.channel })
    await person.start(bot)
  }
  onTestFinished(async () => {
    await worker.stop()
    await Promise.all([discord.stop(), slack.stop()])
    await store.close()
  })

  return {
    discord,
    slack,
    clock,
    store,
    log,
    bot,
    worker,
    async pass(minutes) {
      clock.wait(minutes)
      await due()
    },
    async ask(question, rest) {
      const draft = await bot.answer(`poll question:"${question}" ${rest}`, asker, discord.adapter.limits)
      const buttons = draft.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
      const post = buttons.find(({ label }) => label === 'Post it')
      if (!post) throw new Error(draft.summary)
      await bot.answer(post.run, asker, discord.adapter.limits)
      await due()
      return post.run.split(' ').at(-1) ?? ''
    },
  }
}

/** Somebody who asks in a direct message, where nobody holds anything. */
export const askOf = (platform: Platform, id: string): Ask => ({
  asker: { platform, id },
  place: { platform, channel: 'direct' },
  holds: async () => false,
  memberSince: async () => 'unknown',
  mayNotifyAll: async () => false,
})

const asker = askOf('discord', IDS.member)
