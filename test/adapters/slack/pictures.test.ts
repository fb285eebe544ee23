import { describe, expect, it } from 'vitest'
import { type Message, say } from '../../../src/core/message.ts'
import { TEAM } from '../../emulators/slack/api.ts'
import { filesIn } from '../../emulators/slack/files.ts'
import type { FakeSlack } from '../../emulators/slack/index.ts'
import { type Shown, shownWords } from '../../emulators/slack/read.ts'
import { adapterOn, emulator, personOn } from './bot.ts'

const place = { platform: 'slack' as const, space: TEAM, channel: 'C0ANNOUNCE' }

/** A picture of its own for each test: what it was uploaded as is remembered by the bytes. */
const result = (words = 'The result', alt = 'Yes 5, no 3', png = new Uint8Array([137, 80, 78, 71])): Message =>
  say(words, { type: 'image', png, alt })

const last = (slack: FakeSlack): Shown => slack.space.messages.at(-1) ?? {}
const pictures = (slack: FakeSlack) =>
  (last(slack).blocks ?? []).flatMap((block) => (block.type === 'image' ? [block.alt_text] : []))

describe.concurrent('a picture', () => {
  it('is posted and edited with what it says, and uploaded once', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    const message = result()
    const ref = await adapter.post(place, message, 'result')
    expect(pictures(slack)).toEqual(['Yes 5, no 3'])
    const [file] = filesIn(last(slack))
    expect([...(slack.space.files.get(file ?? '')?.bytes ?? [])]).toEqual([137, 80, 78, 71])
    await adapter.edit(ref, { ...message, summary: 'Once more' })
    expect(filesIn(last(slack))).toEqual([file])
    await adapter.post(place, message, 'again')
    expect(slack.called('files.getUploadURLExternal')).toHaveLength(1)
    expect(slack.called('files.completeUploadExternal')[0]?.args).not.toHaveProperty('channel_id')
    expect(slack.space.messages).toHaveLength(2)
  })

  it('is in a direct message, and in words where a file cannot be given to one person', async (test) => {
    const slack = await emulator(test)
    const person = await personOn(test, slack)
    await person.direct('picture')
    expect(pictures(slack)).toEqual(['Yes 5, no 3'])
    const seen = await person.command('/picture')
    expect(seen.private).toBe(true)
    expect(seen.text).toBe('Here it is.\nYes 5, no 3')
    expect((await person.mention('picture')).text).toContain('Yes 5, no 3')
    expect(slack.called('files.getUploadURLExternal')).toHaveLength(1)
  })

  it('has at most 2,000 characters of words, and some where it says nothing', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    await adapter.post(place, result('Long', 'a'.repeat(5_000)), 'long')
    expect(pictures(slack)[0]).toHaveLength(2_000)
    await adapter.post(place, result('Empty', ''), 'empty')
    expect(pictures(slack)).toEqual(['Picture'])
  })
})

describe.concurrent('a picture that Slack does not take', () => {
  it.for([
    ['files.getUploadURLExternal', 'missing_scope'],
    ['files.getUploadURLExternal', 'ratelimited'],
    ['upload', '5xx'],
    ['files.completeUploadExternal', 'internal_error'],
  ] as const)('is said in words: %s, %s', async ([method, failure], test) => {
    const slack = await emulator(test)
    const { adapter, log, start } = adapterOn(test, slack.apiUrl)
    await start()
    slack.fail(method, failure)
    const message = result()
    const ref = await adapter.post(place, message, 'result')
    expect(shownWords(last(slack))).toBe('The result\nYes 5, no 3')
    expect(pictures(slack)).toEqual([])
    expect(log.text()).toContain('slack picture')
    for (const word of ['result', 'Yes 5', 'C0ANNOUNCE', '/upload', 'xoxb']) expect(log.text()).not.toContain(word)
    await adapter.edit(ref, message)
    expect(pictures(slack)).toEqual(['Yes 5, no 3'])
  })

  it('although it was uploaded is said in words, and is a new file the next time', async (test) => {
    const slack = await emulator(test)
    const { adapter, log, start } = adapterOn(test, slack.apiUrl)
    await start()
    const message = result()
    const ref = await adapter.post(place, message, 'result')
    slack.space.files.clear()
    await adapter.edit(ref, message)
    expect(shownWords(last(slack))).toBe('The result\nYes 5, no 3')
    expect(log.text()).toContain('invalid_blocks')
    await adapter.edit(ref, message)
    expect(pictures(slack)).toEqual(['Yes 5, no 3'])
    expect(slack.called('files.getUploadURLExternal')).toHaveLength(2)
  }, 12_000)
})
