import { SocketModeReceiver } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { silent, socketMode } from '../../../src/adapters/slack/connection.ts'
import { say } from '../../../src/core/message.ts'
import { TEAM } from '../../emulators/slack/api.ts'
import { SIGNING_SECRET, startSlack } from '../../emulators/slack/index.ts'
import { adapterOn, type Changed, emulator, personOn, ran } from './bot.ts'

describe.concurrent('a token that Slack refuses', () => {
  it.for<[string, Changed]>([
    ['bot', { botToken: 'xoxb-wrong' }],
    ['app', { appToken: 'xapp-wrong' }],
    ['bot', { botToken: 'xoxb-wrong', signingSecret: SIGNING_SECRET, port: 0 }],
  ])('is said in one line: the %s token', async ([which, changed], test) => {
    const slack = await emulator(test)
    const { adapter, lines, start } = adapterOn(test, slack.apiUrl, changed)
    await start()
    expect(adapter.state()).toBe('refused')
    expect(lines()).toHaveLength(1)
    expect(lines()[0]).toContain(`slack refused the ${which} token`)
    expect(lines()[0]).toContain('invalid_auth')
    expect(lines()[0]).not.toContain('wrong')
    const calls = slack.calls.length
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(slack.calls.length).toBe(calls)
  })
})

describe.concurrent('a Slack that is down', () => {
  it('at the start holds nothing up, and is connected to once it is back', async (test) => {
    const slack = await startSlack()
    const { port } = slack
    await slack.stop()
    const { adapter, lines, start } = adapterOn(test, `http://127.0.0.1:${port}/api/`)
    await start()
    expect(adapter.state()).toBe('down')
    expect(lines()).toHaveLength(1)
    await emulator(test, port)
    await test.expect.poll(() => adapter.state(), { timeout: 8_000 }).toBe('connected')
  })

  it.for(['5xx', 'ratelimited', 'hang'] as const)('for a while (%s) is tried again', async (failure, test) => {
    const slack = await emulator(test)
    slack.fail('*', failure, failure === 'hang' ? 1 : 2)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    await test.expect.poll(() => adapter.state(), { timeout: 8_000 }).toBe('connected')
  })

  it('after it was up is tried again, and says so once', async (test) => {
    const slack = await emulator(test)
    const { adapter, lines, start } = adapterOn(test, slack.apiUrl)
    await start()
    slack.fail('apps.connections.open', '5xx', 4)
    for (const socket of slack.sockets) socket.terminate()
    await test.expect.poll(() => adapter.state(), { timeout: 4_000 }).toBe('down')
    await test.expect.poll(() => adapter.state(), { timeout: 8_000 }).toBe('connected')
    expect(lines().filter((line) => line.includes('slack is down'))).toHaveLength(1)
  })

  it('leaves nothing behind at a try that fails', async (test) => {
    const slack = await emulator(test)
    const { receiver, open } = socketMode('xapp-wrong', { slackApiUrl: slack.apiUrl, logger: silent })
    if (!(receiver instanceof SocketModeReceiver)) throw new Error('another way in')
    const { client } = receiver
    const before = client.listenerCount('disconnected')
    for (let n = 0; n < 3; n++) await expect(open()).rejects.toThrow()
    expect(client.listenerCount('disconnected')).toBe(before)
  })

  it('while it is stopped does not keep it from stopping', async (test) => {
    const { adapter, start } = adapterOn(test, 'http://127.0.0.1:9/api/')
    await start()
    const started = Date.now()
    await adapter.stop()
    expect(Date.now() - started).toBeLessThan(1_500)
  })
})

describe.concurrent('Socket Mode', () => {
  it.for(['warning', 'refresh_requested'] as const)(
    'is connected again when Slack asks for it (%s)',
    async (reason, test) => {
      const slack = await emulator(test)
      const person = await personOn(test, slack)
      slack.disconnect(reason)
      await test.expect.poll(() => slack.called('apps.connections.open').length, { timeout: 1_000 }).toBe(2)
      await test.expect.poll(() => person.adapter.state()).toBe('connected')
      expect((await person.command('/hello')).text).toContain('Hello there.')
    },
  )

  it('answers a question whose acknowledgement was lost with the line, once', async (test) => {
    ran.clear()
    const slack = await emulator(test)
    const person = await personOn(test, slack)
    const seen = person.sees(() => person.deliver('slash_commands', person.slash('/late')))
    await new Promise((resolve) => setTimeout(resolve, 300))
    for (const socket of slack.sockets) socket.terminate()
    expect((await seen).text).toContain('Better late.')
    await person.command('/hello')
    expect(slack.appearances.filter(({ message }) => message?.text === 'Better late.')).toHaveLength(1)
  })

  it('acts once on what is delivered again', async (test) => {
    ran.clear()
    const slack = await emulator(test)
    const person = await personOn(test, slack)
    const event = person.event({
      type: 'message',
      channel_type: 'im',
      channel: 'D0MEMBER',
      user: 'U0MEMBER',
      text: 'nextaction',
    })
    await Promise.all([1, 2, 3].map(() => person.deliver('events_api', event)))
    await person.direct('hello')
    expect(ran.get('nextaction')).toBe(1)
  })
})

describe.concurrent('stopping', () => {
  it('waits for what is being answered', async (test) => {
    const slack = await emulator(test)
    const person = await personOn(test, slack)
    const seen = person.sees(() => person.deliver('slash_commands', person.slash('/late')))
    await new Promise((resolve) => setTimeout(resolve, 200))
    await person.adapter.stop()
    expect((await seen).text).toContain('Better late.')
  })
})

describe.concurrent('channels', () => {
  it('say what is missing, and how to mend it', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    const missing = (channel: string) => adapter.missing({ platform: 'slack', space: TEAM, channel })
    expect(await missing('C0ANNOUNCE')).toEqual([])
    expect(await missing('C0STRANGE')).toEqual(['I am not in #strange. Open it and type /invite @steward there.'])
    expect((await missing('C0OLD'))[0]).toContain('#old is archived')
    expect((await missing('C0GONE'))[0]).toContain('I cannot see that channel')
    slack.fail('conversations.info', 'missing_scope')
    expect((await missing('C0ANNOUNCE'))[0]).toContain('slack:manifest')
  })

  it('are posted to without notifying anybody, and a refused post is the caller’s to know', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    const place = { platform: 'slack' as const, space: TEAM, channel: 'C0ANNOUNCE' }
    await adapter.post(place, say('Strike'), 'key')
    expect(slack.called('chat.postMessage')[0]?.args).toMatchObject({ unfurl_links: false, unfurl_media: false })
    await expect(adapter.post({ ...place, channel: 'C0STRANGE' }, say('Strike'), 'key')).rejects.toMatchObject({
      why: 'out of reach',
    })
    slack.fail('chat.postMessage', '5xx')
    const before = slack.called('chat.postMessage').length
    await expect(adapter.post(place, say('Strike'), 'key')).rejects.toThrow()
    expect(slack.called('chat.postMessage').length - before).toBe(1)
  })
})
