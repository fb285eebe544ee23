import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { command } from '../../../src/core/command.ts'
import { say } from '../../../src/core/message.ts'
import { contractCommands, FILE } from '../../contract/adapter-commands.ts'
import { createPerson, type DiscordPerson, until } from '../../emulators/discord/person.ts'
import { specsArePresent } from '../../emulators/discord/spec.ts'
import { IDS } from '../../emulators/discord/world.ts'
import { discordBot } from './bot.ts'

const input = z.object({})
const commands = [
  ...contractCommands,
  command({
    name: 'slowdraft',
    summary: 'Shows a button that takes its time.',
    input,
    run: async () => say('A draft.', { type: 'buttons', buttons: [{ label: 'Drop it', run: 'slowdrop' }] }),
  }),
  command({
    name: 'slowdrop',
    summary: 'Takes its time, and then the message of its button away.',
    buttonOnly: true,
    input,
    run: async () => {
      await wait(1_200)
      return { ...say('Dropped.', FILE), clears: true }
    },
  }),
]

let person: DiscordPerson
const member = { platform: 'discord', id: IDS.member } as const
const alone = { platform: 'discord', channel: IDS.direct } as const

beforeAll(async () => {
  person = await createPerson()
  await person.start(discordBot(person.log, commands))
})

afterAll(async () => {
  if (specsArePresent) expect(person.discord.violations).toEqual([])
  await person.stop()
})

beforeEach(() => {
  person.discord.failures.length = 0
})

const fail = (path: RegExp, status: number, code: number, method: string, times = 1): void => {
  person.discord.failures.push({ path, status, code, times, method })
}

describe('Discord: alone with one person', () => {
  it('answers the message that was written, also where it is deleted meanwhile', async () => {
    await person.direct('hello')
    const { body } = person.discord.requests.findLast(({ path }) => path.endsWith('/messages')) ?? {}
    const [written] = [...person.discord.written.keys()].slice(-1)
    expect(body?.message_reference).toEqual({ message_id: written, fail_if_not_exists: false })
  })

  it.each([
    ['nobody that Discord knows', 400, 50_033],
    ['a deleted account', 404, 10_013],
  ])('says that it cannot write to %s', async (_, status, code) => {
    fail(/users\/@me\/channels$/, status, code, 'post')
    await expect(person.adapter.direct(member)).rejects.toMatchObject({ why: 'not allowed' })
  })

  it.each([50_007, 50_278])('says that somebody takes no messages: %i', async (code) => {
    fail(/messages$/, 403, code, 'post')
    await expect(person.adapter.post(alone, say('Hello'), `closed-${code}`)).rejects.toMatchObject({
      why: 'not allowed',
      message: expect.stringContaining('Privacy Settings'),
    })
  })

  it('reads no words for a message id, and minds no channel that is gone when it deletes', async () => {
    await expect(person.adapter.read({ place: alone, id: '../secrets' })).rejects.toMatchObject({ why: 'message gone' })
    fail(/messages\/\d+$/, 404, 10_003, 'delete')
    await person.adapter.remove({ place: alone, id: '1' })
    fail(/messages\/\d+$/, 403, 50_001, 'delete')
    await expect(person.adapter.remove({ place: alone, id: '1' })).rejects.toMatchObject({ why: 'out of reach' })
  })
})

describe('Discord: a reply that clears', () => {
  const cleared = () => person.discord.cleared.size

  it.each(['/slowdraft', 'slowdraft'])(
    'deletes the message of its button also where it comes late: %s',
    async (line) => {
      await (line.startsWith('/') ? person.command(line) : person.direct(line))
      const before = cleared()
      expect(await person.press('Drop it')).toMatchObject({ private: true, text: 'Dropped.' })
      await until(() => cleared() > before)
      expect(person.discord.requests.findLast(({ files }) => files.length > 0)?.files).toMatchObject([
        { name: 'steward.ics', type: expect.any(String) },
      ])
    },
  )

  it.each(['/draft', '/slowdraft'])('is there also where nothing can be deleted: %s', async (line) => {
    await person.command(line)
    fail(/messages\/(@original|\d+)$/, 403, 50_013, 'delete')
    expect((await person.press('Drop it')).text).toContain('Dropped.')
    await until(() => person.log.text().includes('"event":"clear"'))
    expect(person.log.text()).toContain('50013')
  })

  it('leaves what others can see', async () => {
    const place = { platform: 'discord', space: IDS.guild, channel: IDS.channel } as const
    const buttons = [{ label: 'Drop it', run: 'drop' }]
    const ref = await person.adapter.post(place, say('For all', { type: 'buttons', buttons }), 'for-all')
    const before = cleared()
    await person.pressPosted('Drop it')
    expect(cleared()).toBe(before)
    expect(person.discord.posts.has(ref.id)).toBe(true)
  })
})
