import { expect, it, type TestContext } from 'vitest'
import type { Bot } from '../../../src/core/bot.ts'
import { say } from '../../../src/core/message.ts'
import { createPerson, type DiscordPerson, until } from '../../emulators/discord/person.ts'
import { reactionEvent } from '../../emulators/discord/reactions.ts'
import { IDS } from '../../emulators/discord/world.ts'
import { discordBot } from './bot.ts'

const place = { platform: 'discord', space: IDS.guild, channel: IDS.channel } as const

interface Heard {
  readonly person: DiscordPerson
  readonly touched: Parameters<Bot['touched']>[]
  readonly connected: string[]
}

async function listening(test: TestContext): Promise<Heard> {
  const person = await createPerson()
  test.onTestFinished(() => person.stop())
  const touched: Heard['touched'] = []
  const connected: string[] = []
  await person.start({
    ...discordBot(person.log),
    touched: (...args) => touched.push(args),
    connected: (platform) => connected.push(platform),
  })
  return { person, touched, connected }
}

it('hears who reacts to what, and not of its own reactions or of a server’s own emoji', async (test) => {
  const { person, touched } = await listening(test)
  const ref = await person.adapter.post(place, say('Which?'), 'poll')
  await person.adapter.react(ref, ['👍', '👎'])
  await person.adapter.unreact(ref, { emoji: '👎', person: IDS.bot })
  const { gateway } = person.discord
  const custom = { ...reactionEvent(ref.id, 'strike', IDS.member, true), emoji: { id: '7', name: 'strike' } }
  gateway.send('MESSAGE_REACTION_ADD', custom)
  gateway.send('MESSAGE_REACTION_ADD', { ...reactionEvent(ref.id, '👍🏽', IDS.member, true), burst: true, type: 1 })
  gateway.send('MESSAGE_REACTION_REMOVE', reactionEvent(ref.id, '👍🏽', IDS.member))
  await until(() => touched.length === 2)
  expect(touched).toEqual([
    [ref, { emoji: '👍', person: IDS.member }],
    [ref, undefined],
  ])
  for (const event of ['MESSAGE_REACTION_REMOVE_ALL', 'MESSAGE_REACTION_REMOVE_EMOJI'])
    gateway.send(event, {
      guild_id: IDS.guild,
      channel_id: IDS.channel,
      message_id: ref.id,
      emoji: { id: null, name: '👍' },
    })
  await until(() => touched.length === 4)
  expect(touched.slice(2).map(([at]) => at)).toEqual([ref, ref])
  expect(person.log.text()).not.toContain(IDS.member)
})

it('says that it is connected at first, and each time that it is again', async (test) => {
  const { person, connected } = await listening(test)
  expect(connected).toEqual(['discord'])
  person.discord.gateway.drop()
  await until(() => person.discord.gateway.resumed === 1)
  await until(() => connected.length === 2)
  person.discord.gateway.reconnect()
  await until(() => person.discord.gateway.resumed === 2)
  await until(() => connected.length === 3)
  person.discord.gateway.invalidate()
  await until(() => connected.length === 4)
  expect(connected).toEqual(['discord', 'discord', 'discord', 'discord'])
}, 15_000)
