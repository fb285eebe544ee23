import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BOT_USER, PEOPLE } from '../../emulators/slack/api.ts'
import { type SlackPerson, slackPerson } from '../../emulators/slack/person.ts'
import { collectLog } from '../../support/log.ts'
import { ran, testBot } from './bot.ts'

const log = collectLog()
let person: SlackPerson

beforeAll(async () => {
  person = await slackPerson({ mode: 'socket', log })
  await person.start(testBot(log))
})
afterAll(() => person.stop())
beforeEach(() => ran.clear())

describe('commands', () => {
  it('are answered in the acknowledgement, with no other call', async () => {
    const before = person.slack.calls.length
    const ack = await person.deliver('slash_commands', person.slash('/nextaction'))
    expect(ack.body).toMatchObject({ response_type: 'ephemeral', text: 'A walkout on Thu 2 March.' })
    expect(person.slack.calls.length).toBe(before)
  })

  it('go by /steward as well', async () => {
    expect((await person.command('/steward nextaction')).text).toContain('A walkout')
    expect((await person.command('/steward status')).text).toContain('All is well.')
    expect((await person.command('/steward pick green')).text).toContain('You picked green.')
    expect((await person.command('/steward pick')).form).toEqual(['Colour'])
  })

  it('are listed by /steward alone', async () => {
    expect((await person.command('/steward')).text).toContain('This is everything.')
    expect((await person.direct('steward')).text).toContain('This is everything.')
  })

  it('take options as words, with the quotes that a phone writes', async () => {
    expect((await person.command('/echo words:“one & <two>”')).text).toContain('Said: one & <two>')
  })

  it('read a channel and a user group as their ids', async () => {
    const typed = { ...person.slash('/where'), text: '<#C0ANNOUNCE|announce>' }
    expect((await person.sees(() => person.deliver('slash_commands', typed))).text).toContain(
      'C0ANNOUNCE in T0BRANCH/C0ANNOUNCE',
    )
    const group = { ...person.slash('/where'), text: '<!subteam^S0OFFICERS|@officers>' }
    expect((await person.sees(() => person.deliver('slash_commands', group))).text).toContain('S0OFFICERS in')
  })

  it('act once, although they are delivered twice', async () => {
    const payload = person.slash('/nextaction')
    await person.deliver('slash_commands', payload)
    const again = await person.deliver('slash_commands', payload)
    expect(again.body).toBeUndefined()
    expect(ran.get('nextaction')).toBe(1)
  })
})

describe('direct messages', () => {
  it('are answered once, although the event comes again', async () => {
    const event = person.event({
      type: 'message',
      channel_type: 'im',
      channel: 'D0MEMBER',
      user: PEOPLE.member,
      text: 'nextaction',
    })
    const seen = await person.sees(() => person.deliver('events_api', event))
    expect(seen).toMatchObject({ private: true, buttons: ['Past'] })
    await person.deliver('events_api', event)
    await person.direct('hello')
    expect(ran.get('nextaction')).toBe(1)
  })

  it.each([
    ['a bot', { bot_id: 'B0OTHER', user: 'U0OTHER' }],
    ['Steward itself', { user: BOT_USER }],
    ['an edit', { subtype: 'message_changed', user: PEOPLE.member }],
    ['a channel', { channel_type: 'channel', channel: 'C0ANNOUNCE', user: PEOPLE.member }],
  ])('of %s are left alone', async (_, what) => {
    const message = { type: 'message', channel_type: 'im', channel: 'D0MEMBER', text: 'nextaction', ...what }
    await person.deliver('events_api', person.event(message))
    await person.direct('hello')
    expect(ran.get('nextaction')).toBeUndefined()
  })

  it('are answered where a file comes with them', async () => {
    const event = person.event({
      type: 'message',
      subtype: 'file_share',
      channel_type: 'im',
      channel: 'D0MEMBER',
      user: PEOPLE.member,
      text: 'nextaction',
    })
    expect((await person.sees(() => person.deliver('events_api', event))).buttons).toEqual(['Past'])
  })

  it('tell an officer as well as a channel does', async () => {
    expect((await person.direct('officers')).text).toContain('Only the branch’s officers')
  })

  it('that need a form come with the button that opens it', async () => {
    expect((await person.direct('pick')).buttons).toEqual(['Open the form'])
    expect((await person.press('Open the form')).form).toEqual(['Colour'])
  })

  it('are not sent again where nobody knows whether the first arrived', async () => {
    person.slack.fail('chat.postMessage', '5xx')
    const before = person.slack.called('chat.postMessage').length
    const event = person.event({
      type: 'message',
      channel_type: 'im',
      channel: 'D0MEMBER',
      user: PEOPLE.member,
      text: 'hello',
    })
    await person.deliver('events_api', event)
    await person.direct('hello')
    expect(person.slack.called('chat.postMessage').length - before).toBe(2)
    expect(log.text()).toContain('slack_webapi_http_error')
  })
})

describe('mentions', () => {
  it('are answered to the asker alone', async () => {
    const seen = await person.mention('pick green')
    expect(seen).toMatchObject({ private: true, pings: [] })
    expect(seen.text).toContain('You picked green.')
    expect((await person.mention('')).text).toContain('This is everything.')
  })
})

describe('the Home tab', () => {
  it('shows the status, the next action, and a button for each question', async () => {
    const seen = await person.home()
    expect(seen.text).toContain('All is well.')
    expect(seen.text).toContain('A walkout')
    expect(seen.buttons).toEqual(expect.arrayContaining(['Past', '/hello', '/dispute', '/nextaction']))
    expect(seen.buttons).not.toContain('/officers')
    expect(seen.buttons).not.toContain('/pick')
  })

  it('is left alone while the Messages tab is open', async () => {
    const before = person.slack.called('views.publish').length
    await person.deliver(
      'events_api',
      person.event({ type: 'app_home_opened', tab: 'messages', user: PEOPLE.member, channel: 'D0MEMBER' }),
    )
    await person.direct('hello')
    expect(person.slack.called('views.publish').length).toBe(before)
  })
})

describe('the log', () => {
  it('holds nothing that was typed, nobody, and no token', async () => {
    await person.command('/echo my-secret-words')
    await person.direct('my-secret-words')
    for (const word of ['my-secret-words', 'U0', 'xoxb', 'xapp', 'C0ANNOUNCE', 'http://'])
      expect(log.text()).not.toContain(word)
  })
})
