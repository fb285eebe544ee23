import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSlack } from '../../../src/adapters/slack/index.ts'
import { BOT_TOKEN, SIGNING_SECRET } from '../../emulators/slack/index.ts'
import { type SlackPerson, slackPerson } from '../../emulators/slack/person.ts'
import { collectLog } from '../../support/log.ts'
import { ran, testBot } from './bot.ts'

const log = collectLog()
let person: SlackPerson
let port = 0

beforeAll(async () => {
  person = await slackPerson({ mode: 'http', log })
  await person.start(testBot(log))
  port = person.adapter.address() ?? 0
})
afterAll(() => person.stop())

const post = (headers: Record<string, string>, body: string) =>
  fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body })

it.each([
  ['a wrong signature', { secret: 'something else' }],
  ['an old request', { timestamp: Math.floor(Date.now() / 1_000) - 3_600 }],
])('refuses %s', async (_, change) => {
  ran.clear()
  const ack = await person.slack
    .overHttp(port, 'events_api', person.event({ type: 'app_mention' }), change)
    .catch(() => undefined)
  expect(ack?.status).toBe(401)
  expect(ran.size).toBe(0)
})

it('refuses what is not signed, and knows no other address', async () => {
  expect((await post({ 'content-type': 'application/json' }, '{}')).status).toBe(401)
  expect((await fetch(`http://127.0.0.1:${port}/elsewhere`)).status).toBe(404)
  expect(
    (await post({ 'content-type': 'application/x-www-form-urlencoded' }, 'ssl_check=1&command=/hello')).status,
  ).toBe(200)
})

it('refuses what it cannot read, too much of it, and what it has no answer to', async () => {
  const sign = (body: string) => {
    const timestamp = String(Math.floor(Date.now() / 1_000))
    const hex = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex')
    return {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hex}`,
    }
  }
  for (const body of ['{', 'null', '7']) expect((await post(sign(body), body)).status).toBe(400)
  expect((await post(sign('{}'), 'x'.repeat(1_100_000))).status).toBe(413)
  const unknown = JSON.stringify({
    type: 'block_actions',
    team: null,
    user: { id: 'U1' },
    actions: [{ type: 'button', action_id: 'other' }],
  })
  expect((await post(sign(unknown), unknown)).status).toBe(404)
})

it('answers the question with which Slack checks the address', async () => {
  const ack = await person.slack.overHttp(port, 'events_api', {
    type: 'url_verification',
    challenge: 'c-1',
    token: 't',
  })
  expect(ack.body).toEqual({ challenge: 'c-1' })
})

it('acts once on an event that comes again with retry headers', async () => {
  ran.clear()
  const message = { type: 'message', channel_type: 'im', channel: 'D0MEMBER', user: 'U0MEMBER', text: 'nextaction' }
  const event = person.event(message)
  expect((await person.sees(() => person.deliver('events_api', event))).text).toContain('A walkout')
  for (const retry of ['1', '2']) {
    const headers = { 'x-slack-retry-num': retry, 'x-slack-retry-reason': 'http_timeout' }
    expect((await person.slack.overHttp(port, 'events_api', event, { headers })).status).toBe(200)
  }
  await person.direct('hello')
  expect(ran.get('nextaction')).toBe(1)
})

it('says that its port is taken, and takes it once it is free', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, resolve))
  const { port: taken } = other.address() as AddressInfo
  const lines = collectLog()
  const { apiUrl } = person.slack
  const adapter = createSlack({ botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, port: taken, apiUrl, log: lines })
  await adapter.start(testBot(lines))
  expect(adapter.state()).toBe('down')
  expect(lines.text()).toContain('EADDRINUSE')
  other.close()
  await expect.poll(() => adapter.state(), { timeout: 5_000 }).toBe('connected')
  expect(adapter.address()).toBe(taken)
  await adapter.stop()
})

it('takes no empty signing secret, with which anybody could sign', () => {
  const settings = { botToken: BOT_TOKEN, log }
  expect(() => createSlack({ ...settings, signingSecret: '' })).toThrow('no signing secret')
  // @ts-expect-error One of the two ways in has to be said.
  expect(() => createSlack(settings)).toThrow()
})

it('holds nothing that was typed in its log, and no secret', () => {
  for (const word of ['nextaction walkout', 'U0', SIGNING_SECRET, BOT_TOKEN]) expect(log.text()).not.toContain(word)
})
