import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MessageRef } from '../../../src/core/adapter.ts'
import { say } from '../../../src/core/message.ts'
import { createPerson, type DiscordPerson } from '../../emulators/discord/person.ts'
import { specsArePresent } from '../../emulators/discord/spec.ts'
import { IDS } from '../../emulators/discord/world.ts'
import { discordBot } from './bot.ts'

let person: DiscordPerson
let ref: MessageRef
const place = (channel: string) => ({ platform: 'discord', space: IDS.guild, channel }) as const

beforeAll(async () => {
  person = await createPerson()
  await person.start(discordBot(person.log))
  ref = await person.adapter.post(place(IDS.channel), say('Which?'), 'poll')
  await person.adapter.react(ref, ['1️⃣'])
  await person.react?.('1️⃣')
})

afterAll(async () => {
  if (specsArePresent) expect(person.discord.violations).toEqual([])
  await person.stop()
})

beforeEach(() => {
  person.discord.failures.length = 0
})

const fail = (path: RegExp, status: number, code: number, method?: string): void => {
  person.discord.failures.push({ path, status, code, times: 1, ...(method ? { method } : {}) })
}

describe('Discord: what it refuses', () => {
  it.each([
    ['message gone', 404, 10_008, 'deleted'],
    ['channel gone', 404, 10_003, 'choose another'],
    ['out of reach', 403, 50_001, '“View Channel”'],
    ['out of reach', 404, 10_004, 'invite'],
    ['not allowed', 403, 50_013, '“Add Reactions” and “Read Message History”'],
    ['emoji refused', 400, 10_014, 'choose another'],
    ['emoji refused', 400, 30_010, '20'],
    ['emoji refused', 403, 90_001, 'blocks'],
  ])('says %s for %i, %i, and how to mend it', async (why, status, code, words) => {
    fail(/@me$/, status, code, 'put')
    const refused = person.adapter.react(ref, ['2️⃣'])
    await expect(refused).rejects.toMatchObject({ why, message: expect.stringContaining(words) })
  })

  it('names the permissions that the work needs', async () => {
    fail(/reactions\/.*\/\d+$/, 403, 50_013, 'delete')
    await expect(person.adapter.unreact(ref, { emoji: '1️⃣', person: IDS.member })).rejects.toMatchObject({
      why: 'not allowed',
      message: expect.stringContaining('“Manage Messages”'),
    })
    fail(/reactions\/[^/]+$/, 403, 50_013, 'get')
    await expect(person.adapter.reactions(ref)).rejects.toMatchObject({
      why: 'not allowed',
      message: expect.stringContaining('“Read Message History”'),
    })
    await expect(person.adapter.post(place(IDS.quiet), say('Quiet'), 'quiet')).rejects.toMatchObject({
      why: 'not allowed',
      message: expect.stringContaining('“Send Messages”'),
    })
    await expect(person.adapter.post(place(IDS.hidden), say('Hidden'), 'hidden')).rejects.toMatchObject({
      why: 'out of reach',
    })
  })

  it('passes on as it is what is worth another try', async () => {
    person.discord.failures.push({ path: /@me$/, status: 500, times: 4 })
    await expect(person.adapter.react(ref, ['2️⃣'])).rejects.not.toHaveProperty('why')
  })

  it('is content when a reaction to take away, or its author, is gone already', async () => {
    for (const code of [10_014, 10_013]) {
      fail(/reactions\/.*\/\d+$/, 404, code, 'delete')
      await person.adapter.unreact(ref, { emoji: '1️⃣', person: IDS.member })
    }
  })

  it('counts nobody for an emoji that is taken away while it reads', async () => {
    fail(/reactions\/[^/]+$/, 404, 10_014, 'get')
    expect(await person.adapter.reactions(ref)).toEqual([])
  })
})
