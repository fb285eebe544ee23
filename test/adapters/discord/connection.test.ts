import { describe, expect, it, type TestContext } from 'vitest'
import { type Discord, type Failure, startDiscord } from '../../emulators/discord/index.ts'
import { createPerson, type DiscordPerson, until } from '../../emulators/discord/person.ts'
import { discordBot } from './bot.ts'

const COMMAND = 2

async function emulator(test: TestContext, port?: number): Promise<Discord> {
  const discord = await startDiscord(port === undefined ? {} : { port })
  test.onTestFinished(() => discord.stop())
  return discord
}

async function person(test: TestContext, discord: Discord, token?: string): Promise<DiscordPerson> {
  const made = await createPerson({ discord, ...(token ? { token } : {}) })
  test.onTestFinished(() => made.stop())
  return made
}

async function started(test: TestContext, discord: Discord, token?: string): Promise<DiscordPerson> {
  const made = await person(test, discord, token)
  await made.start(discordBot(made.log))
  return made
}

const fail = (discord: Discord, failure: Partial<Failure> & Pick<Failure, 'path' | 'status'>): void => {
  discord.failures.push({ times: Number.POSITIVE_INFINITY, ...failure })
}

const lines = (someone: DiscordPerson, event: string): string[] =>
  someone.log
    .text()
    .split('\n')
    .filter((line) => line.includes(`"event":"${event}"`))

describe.concurrent('Discord: the connection', () => {
  it('asks for direct messages and reactions, and for nothing else', async (test) => {
    const discord = await emulator(test)
    const someone = await started(test, discord)
    expect(someone.adapter.state()).toBe('connected')
    expect(discord.gateway.identified).toEqual([{ intents: (1 << 10) | (1 << 12) }])
  })

  it('keeps the connection alive', async (test) => {
    const discord = await emulator(test)
    discord.gateway.heartbeatMs = 300
    await started(test, discord)
    await until(() => discord.gateway.heartbeats > 3)
    expect(discord.gateway.identified).toHaveLength(1)
  })

  it('answers after a dropped connection what was asked meanwhile, and nothing twice', async (test) => {
    const discord = await emulator(test)
    const someone = await started(test, discord)
    expect((await someone.command('/hello')).text).toContain('Hello there.')
    discord.gateway.drop()
    await until(() => someone.adapter.state() === 'down')
    const meanwhile = someone.send(COMMAND, someone.slash('/hello'))
    expect((await someone.answered(meanwhile)).text).toContain('Hello there.')
    expect(someone.adapter.state()).toBe('connected')
    expect(discord.gateway.resumed).toBe(1)
    expect(discord.gateway.identified).toHaveLength(1)
    expect(lines(someone, 'command')).toHaveLength(2)
  })

  it('reconnects and resumes when Discord asks for it', async (test) => {
    const discord = await emulator(test)
    const someone = await started(test, discord)
    discord.gateway.reconnect()
    await until(() => discord.gateway.resumed === 1)
    expect((await someone.command('/hello')).text).toContain('Hello there.')
  })

  it('starts afresh when its session is no longer known', async (test) => {
    const discord = await emulator(test)
    const someone = await started(test, discord)
    discord.gateway.invalidate()
    // discord.js leaves 5 seconds between two logins, as Discord asks.
    await until(() => discord.gateway.identified.length === 2)
    await until(() => someone.adapter.state() === 'connected')
    expect((await someone.command('/hello')).text).toContain('Hello there.')
  }, 15_000)

  it('says in one line that the token is wrong, and lets the rest of Steward go on', async (test) => {
    const discord = await emulator(test)
    const someone = await started(test, discord, 'a-wrong-token')
    expect(someone.adapter.state()).toBe('refused')
    expect(someone.log.text()).toBe('{"event":"discord refused the token","platform":"discord","code":"TokenInvalid"}')
  })

  it.for([4004, 4014])('says in one line that the gateway refuses it with %i', async (code, test) => {
    const discord = await emulator(test)
    discord.gateway.refuses = code
    const someone = await started(test, discord)
    expect(someone.adapter.state()).toBe('refused')
    expect(someone.log.text()).toBe(
      `{"event":"discord refused the token","platform":"discord","code":"closed:${code}"}`,
    )
  })

  it('keeps trying when nothing listens at the start, and recovers', async (test) => {
    const first = await emulator(test)
    const port = Number(new URL(first.url).port)
    const someone = await person(test, first)
    await first.stop()
    await someone.start(discordBot(someone.log))
    expect(someone.adapter.state()).toBe('down')
    await emulator(test, port)
    await until(() => someone.adapter.state() === 'connected')
  })

  it.for(['address', 'connection'])(
    'keeps trying when Discord gives it no %s at the start, and recovers',
    async (part, test) => {
      const discord = await emulator(test)
      if (part === 'connection') discord.gateway.broken = 503
      else fail(discord, { path: /^\/gateway/, status: 503, times: 8 })
      const someone = await started(test, discord)
      expect(someone.adapter.state()).toBe('down')
      discord.gateway.broken = undefined
      await until(() => someone.adapter.state() === 'connected')
      expect(lines(someone, 'discord is down')).toHaveLength(1)
      await until(() => discord.commands.length > 0)
      expect((await someone.command('/hello')).text).toContain('Hello there.')
      expect(discord.gateway.identified).toHaveLength(1)
    },
  )

  it('hangs up while it is still trying, and does not dial again', async (test) => {
    const discord = await emulator(test)
    discord.gateway.broken = 503
    const someone = await started(test, discord)
    await someone.stop()
    discord.gateway.broken = undefined
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(discord.gateway.identified).toEqual([])
  })

  it.for(['first', 'second'])('hangs up in the middle of its %s call', async (call, test) => {
    const discord = await emulator(test)
    const someone = await person(test, discord)
    if (call === 'second') await someone.start(discordBot(someone.log))
    discord.gateway.silent = true
    if (call === 'second') discord.gateway.drop()
    else void someone.start(discordBot(someone.log))
    await until(() => discord.gateway.unanswered.size === 1)
    const said = someone.log.text()
    await someone.stop()
    await until(() => discord.gateway.unanswered.size === 0)
    expect(someone.log.text()).toBe(said)
  })

  it('finishes an answer before it hangs up', async (test) => {
    const discord = await emulator(test)
    const someone = await started(test, discord)
    const asked = someone.send(COMMAND, someone.slash('/slow'))
    await until(() => asked.callback)
    await someone.stop()
    expect(asked.messages.map(({ body }) => body.content)).toEqual(['Here it is at last.'])
  })

  it('registers its commands when they changed, and not again', async (test) => {
    const discord = await emulator(test)
    const puts = () => discord.requests.filter((each) => each.method === 'put').length
    const first = await started(test, discord)
    await first.stop()
    expect(puts()).toBe(1)
    const second = await started(test, discord)
    await second.stop()
    expect(puts()).toBe(1)
    const third = await person(test, discord)
    await third.start(discordBot(third.log, discordBot(third.log).commands.slice(1)))
    expect(puts()).toBe(2)
    expect(discord.commands.map((each) => each.name)).not.toContain('hello')
  })

  it('answers although its commands could not be registered, and registers them later', async (test) => {
    const discord = await emulator(test)
    fail(discord, { method: 'put', path: /commands$/, status: 500, times: 4 })
    const someone = await started(test, discord)
    expect(someone.adapter.state()).toBe('connected')
    expect(lines(someone, 'register')).toEqual([expect.stringMatching(/"platform":"discord","code":"HTTPError/)])
    expect((await someone.direct('hello')).text).toContain('Hello there.')
    await until(() => discord.commands.length > 0)
  })
})
