import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { say } from '../../../src/core/message.ts'
import { createPerson, type DiscordPerson } from '../../emulators/discord/person.ts'
import { IDS, snowflake } from '../../emulators/discord/world.ts'
import { discordBot } from './bot.ts'

let someone: DiscordPerson
const place = { platform: 'discord', space: IDS.guild, channel: IDS.channel } as const

beforeAll(async () => {
  someone = await createPerson()
  await someone.start(discordBot(someone.log))
})
afterAll(() => someone.stop())

const poll = async (key: string) => someone.adapter.post(place, say('Which?'), key)

describe('Discord: reading reactions', () => {
  it('reads ten thousand, each person once, and not its own', async () => {
    const ref = await poll('many')
    await someone.adapter.react(ref, ['1️⃣', '2️⃣'])
    const people = Array.from({ length: 5_000 }, () => snowflake())
    const given = someone.discord.reactions.get(ref.id)
    for (const person of people) given?.push({ emoji: '1️⃣', person }, { emoji: '2️⃣', person })
    const read = await someone.adapter.reactions(ref)
    expect(read).toHaveLength(10_000)
    expect(new Set(read.map(({ person }) => person)).size).toBe(5_000)
  }, 30_000)

  it('counts a super-reaction and a skin tone as the same choice, and leaves out what is no Unicode emoji', async () => {
    const ref = await poll('kinds')
    someone.discord.reactions.set(ref.id, [
      { emoji: '👍', person: '71' },
      { emoji: '👍', person: '71', burst: true },
      { emoji: '👍🏽', person: '71' },
      { emoji: '👍🏿', person: '72' },
    ])
    expect(await someone.adapter.reactions(ref)).toEqual([
      { emoji: '👍', person: '71' },
      { emoji: '👍', person: '72' },
    ])
    expect(await someone.adapter.reactionsOf(ref, '72', ['👍'])).toEqual(['👍'])
    expect(await someone.adapter.reactionsOf(ref, '70', ['👍'])).toEqual([])
  })

  it('waits where Discord asks for it, in the middle of reading', async () => {
    const ref = await poll('slow down')
    someone.discord.reactions.set(ref.id, [{ emoji: '1️⃣', person: '73' }])
    someone.discord.failures.push({ path: /reactions/, status: 429, retryAfter: 0.2, times: 1 })
    expect(await someone.adapter.reactions(ref)).toEqual([{ emoji: '1️⃣', person: '73' }])
  })

  it('takes away what is not there any more without complaint', async () => {
    const ref = await poll('taken')
    await expect(someone.adapter.unreact(ref, { emoji: '1️⃣', person: '74' })).resolves.toBeUndefined()
  })
})
