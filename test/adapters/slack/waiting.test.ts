import { describe, expect, it } from 'vitest'
import { collectLog } from '../../support/log.ts'
import { emulator, personOn } from './bot.ts'

// All of these wait, so they wait together.
describe.concurrent('commands', () => {
  it('are acknowledged within the time that Slack waits, however long they take', async (test) => {
    const person = await personOn(test, await emulator(test))
    const ack = await person.deliver('slash_commands', person.slash('/late'))
    expect(ack.body).toBeUndefined()
    expect(ack.ms).toBeLessThan(2_500)
    expect((await person.slack.next(person.slack.appearances.length)).by).toBe('response_url')
  })

  it('are answered by the address that came with them, a second time where it failed', async (test) => {
    const log = collectLog()
    const person = await personOn(test, await emulator(test), log)
    await person.command('/buttons')
    person.slack.fail('response_url', '5xx')
    expect((await person.press('Green')).text).toContain('You picked green.')
    await person.command('/buttons')
    person.slack.fail('response_url', '5xx', 2)
    const pressed = person.press('Green')
    await test.expect.poll(() => log.text(), { timeout: 3_000 }).toContain('slack_bolt_respond_error')
    expect((await person.command('/hello')).text).toContain('Hello there.')
    await pressed
  })
})

describe.concurrent('direct messages', () => {
  it('wait as long as Slack asks, and are sent once', async (test) => {
    const person = await personOn(test, await emulator(test))
    person.slack.fail('chat.postMessage', 'ratelimited')
    const before = person.slack.called('chat.postMessage').length
    expect((await person.direct('hello')).text).toContain('Hello there.')
    const [first, second, ...more] = person.slack.called('chat.postMessage').slice(before)
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000)
    expect(more).toEqual([])
  })
})

describe.concurrent('the Home tab', () => {
  it('opens a window for the reply to a button, at once where it takes long', async (test) => {
    const person = await personOn(test, await emulator(test))
    await person.home()
    expect((await person.press('/hello')).text).toContain('Hello there.')
    await person.home()
    expect((await person.press('/late')).text).toContain('One moment')
    const later = await person.slack.next(person.slack.appearances.length)
    expect(JSON.stringify(later.view?.blocks)).toContain('Better late.')
  })
})

describe.concurrent('forms', () => {
  it('show a reply that takes long in the same window', async (test) => {
    const person = await personOn(test, await emulator(test))
    await person.command('/slowform')
    expect((await person.fill({ what: 'tea' })).text).toContain('One moment')
    const later = await person.slack.next(person.slack.appearances.length)
    expect(later.by).toBe('views.update')
    expect(JSON.stringify(later.view?.blocks)).toContain('At last: tea')
  })
})
