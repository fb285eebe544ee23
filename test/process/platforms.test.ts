import events from 'node:events'
import { statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { APP_TOKEN, BOT_TOKEN } from '../emulators/slack/index.ts'
import { killGroup, npm } from '../support/process.ts'
import { registered, world } from './world.ts'

describe('npm start with tokens', () => {
  it('answers on both platforms from one file of facts, survives SIGKILL, and stops when it is told to', async () => {
    const { connected, discord, slack, onDiscord, onSlack, data, settings, start } = await world()
    const imported = npm(['run', '--silent', 'import', '--', 'examples/kirklees-2017.json'], settings)
    expect(await imported.ended).toBe(0)
    expect(statSync(data).mode & 0o777).toBe(0o700)

    const first = start({}, ['--now', '2017-03-01T09:00'])
    await connected(first)
    for (const person of [onDiscord, onSlack]) {
      const seen = await person.command('/nextaction')
      expect(seen.text).toContain('Thu 2 March 2017, 3pm to 4pm UK time')
      expect(seen.text).toContain('This is a rehearsal. The clock stands at Wed 1 March 2017, 9am UK time.')
      expect(seen.private).toBe(true)
    }
    expect((await onSlack.command('/dispute')).text).toContain('79% of the 75 who voted (59)')
    expect((await onDiscord.command('/setup workspace:union', 'manager')).text).toContain('is the union’s')
    killGroup(first.child, 'SIGKILL')
    await first.ended

    const registrations = discord.requests.filter(
      ({ method, path }) => method === 'put' && path.endsWith('/commands'),
    ).length
    const second = start()
    await connected(second)
    expect((await onDiscord.command('/setup', 'manager')).text).toContain('is the union’s')
    expect((await onDiscord.command('/status')).text).not.toContain('rehearsal')
    expect(discord.requests.filter(({ method, path }) => method === 'put' && path.endsWith('/commands'))).toHaveLength(
      registrations,
    )

    const since = performance.now()
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    expect(performance.now() - since).toBeLessThan(5_000)

    for (const said of [first.stderr(), second.stderr()])
      for (const secret of [discord.token, BOT_TOKEN, APP_TOKEN, 'union', 'U0MEMBER', 'nextaction:'])
        expect(said).not.toContain(secret)
    expect(discord.violations).toEqual([])
    expect(slack.violations).toEqual([])
  }, 40_000)

  it('names the platform that refuses its token, and answers on the other', async () => {
    const { discord, onDiscord, onSlack, start } = await world()
    const steward = start({ SLACK_BOT_TOKEN: 'xoxb-wrong' })
    await Promise.all([steward.says('slack refused the bot token'), registered(discord)])
    expect((await onDiscord.command('/status')).text).toContain('No dispute is open.')
    expect((await onDiscord.command('/setup', 'manager')).text).toContain('Slack: refused the token')
    expect(onSlack.slack.violations).toEqual([])
    expect(steward.stderr()).not.toContain('xoxb-wrong')
    expect(
      steward
        .stderr()
        .trim()
        .split('\n')
        .filter((line) => line.includes('refused')),
    ).toHaveLength(1)
  }, 20_000)

  it('ends with a sentence, before it is on any platform, where the port for calendars is taken', async () => {
    const { discord, start } = await world()
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await events.once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const steward = start({ WEB_PORT: `${port}` })
    expect(await steward.ended).toBe(1)
    expect(steward.stderr()).toBe(`Something else on this machine uses port ${port}. Set WEB_PORT to another one.\n`)
    expect(discord.commands).toEqual([])
  }, 20_000)

  it('waits for a platform that is down, and answers on the other meanwhile', async () => {
    const { discord, onDiscord, slack, start } = await world()
    slack.fail('*', '5xx', 1_000)
    const steward = start()
    await Promise.all([steward.says('slack is down'), registered(discord)])
    expect((await onDiscord.command('/setup', 'manager')).text).toContain('Slack: does not answer. I keep trying.')
    slack.mend()
    await steward.says('slack connected')
  }, 30_000)
})
