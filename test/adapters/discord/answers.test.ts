import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { command, UserError } from '../../../src/core/command.ts'
import { say } from '../../../src/core/message.ts'
import { contractCommands } from '../../contract/adapter.ts'
import { createPerson, type DiscordPerson, until } from '../../emulators/discord/person.ts'
import { specsArePresent } from '../../emulators/discord/spec.ts'
import { directMessage, IDS, user } from '../../emulators/discord/world.ts'
import { discordBot } from './bot.ts'

const COMMAND = 2
const BUTTON = 3
const EPHEMERAL = 64

const words = z.string().max(200)

const commands = [
  ...contractCommands,
  command({
    name: 'late',
    summary: 'Takes longer than Steward lets anybody wait for a sign.',
    input: z.object({}),
    run: async () => {
      await wait(1_200)
      return say('Here it is at last.')
    },
  }),
  command({
    name: 'report',
    summary: 'Is always asked in a form.',
    form: true,
    input: z.object({
      what: words.meta({ description: 'What happened', label: 'What happened', long: true }),
      where: words.optional().meta({ description: 'Where', label: 'Where' }),
    }),
    run: async ({ what, where }) => say(`Reported ${what} at ${where ?? 'no place'}.`),
  }),
  command({
    name: 'settings',
    summary: 'Has an option of each kind.',
    input: z.object({
      channel: words.optional().meta({ description: 'Where to post', label: 'Channel', kind: 'channel' }),
      group: words.optional().meta({ description: 'Who are officers', label: 'Officers', kind: 'group' }),
      loud: z.boolean().optional().meta({ description: 'Whether to shout', label: 'Loud' }),
      count: z.number().int().min(1).max(9).optional().meta({ description: 'How many', label: 'Count' }),
      word: words.optional().meta({ description: 'Any word', label: 'Word' }),
      name: words.meta({ description: 'A name', label: 'Name' }),
    }),
    run: async (given) => say(JSON.stringify(given)),
  }),
  command({
    name: 'plan',
    summary: 'Has more options than a form has fields.',
    input: z.object({
      what: words.meta({ description: 'What', label: 'What' }),
      where: words.optional().meta({ description: 'Where', label: 'Where' }),
      who: words.optional().meta({ description: 'Who', label: 'Who' }),
      why: words.optional().meta({ description: 'Why', label: 'Why' }),
      how: words.optional().meta({ description: 'How', label: 'How' }),
      source: words.optional().meta({ description: 'Source', label: 'Source' }),
      when: words.optional().meta({ description: 'When', label: 'When' }),
    }),
    async run(given) {
      if (given.when === 'banana') throw new UserError('I cannot read “banana” as a time.')
      return say(JSON.stringify(given))
    },
  }),
]

let person: DiscordPerson

beforeAll(async () => {
  person = await createPerson()
  await person.start(discordBot(person.log, commands))
})

afterAll(async () => {
  if (specsArePresent) expect(person.discord.violations).toEqual([])
  await person.stop()
  await person.discord.stop()
})

beforeEach(() => {
  person.discord.failures.length = 0
})

const logged = (): string => person.log.text()

describe('Discord: answers', () => {
  it('announces an answer that takes long, to the asker alone, well within 3 seconds', async () => {
    const asked = person.send(COMMAND, person.slash('/late'))
    const callback = await until(() => asked.callback, 2_000)
    expect(callback).toEqual({ type: 5, data: { flags: EPHEMERAL } })
    expect((await person.answered(asked)).text).toContain('Here it is at last.')
  })

  it('splits a long answer, each part to the asker alone, the buttons under the last', async () => {
    const asked = person.send(COMMAND, person.slash('/long'))
    await person.answered(asked)
    expect(asked.messages.length).toBeGreaterThan(2)
    expect(asked.messages.map(({ body }) => Number(body.flags) & EPHEMERAL)).not.toContain(0)
    expect(asked.messages.map(({ body }) => (body.components as unknown[]).length)).toEqual([
      ...asked.messages.slice(1).map(() => 0),
      1,
    ])
  })

  it('acts once on what is delivered twice', async () => {
    const runs = () => logged().split('"event":"command"').length
    const before = runs()
    const asked = person.send(COMMAND, person.slash('/hello'))
    person.redeliver()
    await person.answered(asked)
    await wait(100)
    expect(runs()).toBe(before + 1)
    expect(asked.messages).toHaveLength(1)
  })

  it('tries again when Discord fails for a moment', async () => {
    person.discord.failures.push({ path: /callback$/, status: 500, times: 2 })
    expect((await person.command('/hello')).text).toContain('Hello there.')
  })

  it('waits as long as Discord asks when it is told to slow down', async () => {
    person.discord.failures.push({ path: /messages$/, status: 429, retryAfter: 0.4, times: 1 })
    const since = Date.now()
    expect((await person.direct('hello')).text).toContain('Hello there.')
    expect(Date.now() - since).toBeGreaterThan(400)
  })

  it('survives an interaction that Discord no longer knows, and logs only its code', async () => {
    const asked = person.send(COMMAND, person.slash('/echo words:"the picket is at the depot"'))
    person.discord.interactions.delete(asked.token)
    await until(() => logged().includes('"event":"answer"'))
    expect(logged()).toMatch(
      /"event":"answer","platform":"discord","code":"10062","at":"adapters\/discord\/events.ts:\d+"/,
    )
    expect(logged()).not.toContain('picket')
    expect((await person.command('/hello')).text).toContain('Hello there.')
  })

  it('writes no secret, no word and nobody’s id into the log', async () => {
    await person.command('/echo words:"we meet at noon"')
    await person.direct('we meet at noon')
    for (const secret of [person.discord.token, 'noon', IDS.member, IDS.channel, IDS.guild])
      expect(logged()).not.toContain(secret)
  })

  it('answers a command in a direct message too, where nobody is known for an officer', async () => {
    const hello = await person.answered(person.send(COMMAND, person.slash('/hello'), 'alone'))
    expect(hello).toMatchObject({ text: 'Hello there.', private: true })
    const officers = await person.answered(person.send(COMMAND, person.slash('/officers'), 'alone'))
    expect(officers.text).toContain('in the branch’s server or workspace')
  })

  it('says so when a command is gone that Discord still shows', async () => {
    const seen = await person.answered(person.send(COMMAND, { id: '1', name: 'hallo', type: 1, options: [] }))
    expect(seen.text).toContain('/hello')
    expect(seen.private).toBe(true)
  })

  it('answers a button that no version of Steward ever made', async () => {
    const seen = await person.answered(person.send(BUTTON, { component_type: 2, custom_id: 'old', id: 1 }))
    expect(seen.text).toContain('/help')
  })

  it('reads nothing in a server, nothing of other bots, and answers each direct message once', async () => {
    const before = person.discord.posts.size
    const { gateway } = person.discord
    gateway.send('MESSAGE_CREATE', { ...directMessage('hello'), guild_id: IDS.guild })
    gateway.send('MESSAGE_CREATE', { ...directMessage('hello'), author: user(IDS.bot, true) })
    const once = directMessage('hello')
    gateway.send('MESSAGE_CREATE', once)
    gateway.send('MESSAGE_CREATE', once)
    await until(() => person.discord.posts.size > before)
    await wait(100)
    expect(person.discord.posts.size).toBe(before + 1)
  })

  it('says to an unknown word in a direct message what it does answer', async () => {
    expect((await person.direct('wen is it')).text).toContain('I do not know that one.')
  })
})

describe('Discord: forms', () => {
  it('asks for what belongs in a form there only, never on the command line', async () => {
    expect(person.discord.commands.find((each) => each.name === 'report')).toMatchObject({ options: [] })
    expect((await person.command('/report')).form).toEqual(['What happened', 'Where'])
    expect((await person.fill({ what: 'no water' })).text).toContain('Reported no water at no place.')
  })

  it('shows in a form what was given, and runs with all of it', async () => {
    const asked = person.send(COMMAND, person.slash('/settings count:3'))
    expect((await person.answered(asked)).form).toEqual(['Name', 'Count', 'Channel', 'Officers', 'Loud'])
    expect(JSON.stringify(asked.callback?.data)).toContain(
      '"custom_id":"count","style":1,"required":false,"max_length":4000,"value":"3"',
    )
    const seen = await person.fill({ name: 'Ann', count: '3', channel: IDS.channel, group: IDS.officers, loud: 'yes' })
    expect(seen.text).toContain(
      JSON.stringify({ channel: IDS.channel, group: IDS.officers, loud: true, count: 3, name: 'Ann' }),
    )
  })

  it('opens again with what was typed, the answer that was refused among it, and keeps what it has no room for', async () => {
    const given = {
      what: 'walkout',
      where: 'gate',
      who: 'all',
      why: 'pay',
      how: 'quietly',
      source: 'branch',
      when: 'banana',
    }
    const typed = Object.entries(given).map(([name, value]) => ({ type: 3, name, value }))
    const refused = await person.answered(person.send(COMMAND, { ...person.slash('/plan'), options: typed }))
    expect(refused.text).toContain('I cannot read “banana” as a time.')
    expect(refused.buttons).toEqual(['Fill it in again'])
    expect((await person.press('Fill it in again')).form).toEqual(['What', 'When', 'Where', 'Who', 'Why'])
    const seen = await person.fill({ what: 'walkout', when: 'banana', where: 'gate', why: 'pay' })
    expect(seen.text).toContain('I cannot read “banana” as a time.')
    await person.press('Fill it in again')
    const filled = { what: 'walkout', where: 'gate', why: 'pay', how: 'quietly', when: 'Friday' }
    // Who was taken out of its field the first time.
    expect((await person.fill(filled)).text).toContain(
      JSON.stringify({ what: 'walkout', where: 'gate', why: 'pay', how: 'quietly', source: 'branch', when: 'Friday' }),
    )
  })

  it('says what is wrong with what was filled in', async () => {
    await person.command('/settings')
    expect((await person.fill({ name: 'Ann', count: 'many' })).text).toContain('Count: say a whole number from 1 to 9.')
  })
})
