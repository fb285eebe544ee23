import { describe, expect, it } from 'vitest'
import { say } from '../../../src/core/message.ts'
import { Temporal } from '../../../src/core/time.ts'
import { FILE } from '../../contract/adapter-commands.ts'
import { PEOPLE, TEAM } from '../../emulators/slack/api.ts'
import { DIRECT } from '../../emulators/slack/conversations.ts'
import { shownWords } from '../../emulators/slack/read.ts'
import { collectLog } from '../../support/log.ts'
import { adapterOn, emulator, personOn } from './bot.ts'

/** When an earlier try may have got through. */
const EARLIER = { since: Temporal.Instant.from('2017-03-01T09:00:00Z') }
const place = { platform: 'slack', space: TEAM, channel: 'C0ANNOUNCE' } as const
const alone = { platform: 'slack', channel: DIRECT } as const

describe.concurrent('a post that may have got through', () => {
  it('is looked for by a key that says nothing', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    const ref = await adapter.post(place, say('Out now.'), 'action walkout-7 announced')
    expect(JSON.stringify(slack.called('chat.postMessage')[0]?.args.metadata)).not.toContain('walkout')
    await adapter.edit(ref, say('Called off.'))
    for (let n = 0; n < 50; n++) await adapter.post(place, say(`Message ${n}`), `other-${n}`)
    expect(await adapter.post(place, say('Out now.'), 'action walkout-7 announced', EARLIER)).toEqual(ref)
    expect(slack.called('conversations.history')[0]?.args).toMatchObject({ include_all_metadata: true, limit: '100' })
    expect(slack.space.messages).toHaveLength(51)
  })

  it('is not taken for the post of another app that says its key', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    const own = await adapter.post(place, say('Out now.'), 'key')
    const [message] = slack.space.messages
    slack.space.messages.splice(0, 1, { ...message, user: 'U0OTHERAPP' } as never)
    const again = await adapter.post(place, say('Out now.'), 'key', EARLIER)
    expect(again.id).not.toBe(own.id)
    expect(slack.space.messages).toHaveLength(2)
  })

  it('is looked for only where it is told to', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    await adapter.post(place, say('Out now.'), 'key')
    await adapter.post(place, say('Out now.'), 'key')
    expect(slack.called('conversations.history')).toEqual([])
  })

  it.for(['missing_scope', 'not_in_channel', 'channel_not_found'])(
    'is posted where Steward may not look: %s',
    async (code, test) => {
      const slack = await emulator(test)
      const { adapter, start } = adapterOn(test, slack.apiUrl)
      await start()
      slack.fail('conversations.history', code)
      await adapter.post(place, say('Out now.'), 'key', EARLIER)
      expect(slack.space.messages).toHaveLength(1)
    },
  )

  it.for(['internal_error', '5xx'])('waits for another try where Slack is down: %s', async (code, test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    slack.fail('conversations.history', code, 5)
    await expect(adapter.post(place, say('Out now.'), 'key', EARLIER)).rejects.not.toHaveProperty('why')
    expect(slack.space.messages).toEqual([])
  })
})

describe.concurrent('a message to Steward alone', () => {
  it('is read in a thread too, and as it was typed', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    const [top, reply] = [slack.ts(), slack.ts()]
    const from = { channel: DIRECT, user: PEOPLE.member }
    slack.space.written.push({ ...from, ts: top, text: 'Top' })
    slack.space.written.push({ ...from, ts: reply, text: 'a &lt;b&gt; <https://x.org|x.org>', thread_ts: top })
    expect(await adapter.read({ place: alone, id: top })).toBe('Top')
    expect(await adapter.read({ place: alone, id: reply })).toBe('a <b> x.org')
  })

  it('is gone where Slack says so in its own name', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    const ts = slack.ts()
    slack.space.written.push({ channel: DIRECT, user: 'USLACKBOT', ts, text: 'This message was deleted.' })
    await expect(adapter.read({ place: alone, id: ts })).rejects.toMatchObject({ why: 'message gone' })
    await expect(adapter.read({ place: alone, id: 'x' })).rejects.toMatchObject({ why: 'message gone' })
    expect(slack.called('conversations.history')).toHaveLength(1)
  })
})

describe.concurrent('a reply that clears', () => {
  it.for([
    ['/draft', 'delete_original', '5xx'],
    ['draft', 'chat.delete', 'cant_delete_message'],
  ] as const)('is there also where nothing can be deleted: %s', async ([line, method, failure], test) => {
    const log = collectLog()
    const slack = await emulator(test)
    const person = await personOn(test, slack, log)
    await (line.startsWith('/') ? person.command(line) : person.direct(line))
    slack.fail(method, failure)
    expect((await person.press('Drop it')).text).toContain('Dropped.')
    await test.expect.poll(() => log.text()).toContain('slack clear')
    expect(slack.space.cleared).toEqual([])
    expect(log.text()).not.toContain('Dropped')
  })

  it('leaves what others can see, and takes the place of a window', async (test) => {
    const slack = await emulator(test)
    const person = await personOn(test, slack)
    await person.home()
    await person.press('/draft')
    expect((await person.press('Drop it')).text).toContain('Dropped.')
    expect(slack.space.cleared).toEqual([])
  })
})

describe.concurrent('a file', () => {
  it('follows a post in its channel, and an answer in its conversation', async (test) => {
    const slack = await emulator(test)
    const person = await personOn(test, slack)
    await person.adapter.post(place, say('For all', FILE), 'key')
    const seen = await person.direct('entry')
    expect(seen.text).toBe('For your calendar.')
    const shared = { name: FILE.name, content: FILE.content }
    await test.expect
      .poll(() => slack.space.shared)
      .toEqual([
        { ...shared, channel: 'C0ANNOUNCE' },
        { ...shared, channel: DIRECT },
      ])
  })

  it('goes into the asker’s own conversation where a reply cannot hold it', async (test) => {
    const slack = await emulator(test)
    const person = await personOn(test, slack)
    const note = 'For your calendar.\nThe file comes in our direct messages.'
    expect((await person.command('/entry')).text).toBe(note)
    expect((await person.mention('entry')).text).toBe(note)
    await person.home()
    expect((await person.press('/entry')).text).toBe(note)
    await test.expect.poll(() => slack.space.shared.map(({ channel }) => channel)).toEqual([DIRECT, DIRECT, DIRECT])
  })

  it.for(['conversations.open', 'files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'])(
    'never costs the words: %s',
    async (method, test) => {
      const log = collectLog()
      const slack = await emulator(test)
      const person = await personOn(test, slack, log)
      const fail = () => slack.fail(method, method === 'upload' ? '5xx' : 'missing_scope')
      const seen = () => slack.appearances.slice(from).map(({ message, view }) => shownWords(message ?? view ?? {}))
      const notShared = expect.stringContaining('Slack did not take the file, so you do not have it.')
      let from = slack.appearances.length
      fail()
      expect((await person.command('/entry')).text).toContain('For your calendar.')
      await test.expect.poll(() => log.text()).toContain('slack file')
      await test.expect.poll(seen).toEqual([expect.stringContaining('For your calendar.'), notShared])
      from = slack.appearances.length
      fail()
      expect((await person.mention('entry')).text).toContain('For your calendar.')
      await test.expect.poll(seen).toEqual([expect.stringContaining('For your calendar.'), notShared])
      await person.home()
      from = slack.appearances.length
      fail()
      expect((await person.press('/entry')).text).toContain('For your calendar.')
      await test.expect.poll(seen).toEqual([expect.stringContaining('For your calendar.'), notShared])
      if (method !== 'conversations.open') {
        fail()
        from = slack.appearances.length
        expect((await person.direct('entry')).text).toContain('For your calendar.')
        await test.expect.poll(seen).toEqual(['For your calendar.', notShared])
        slack.fail(method, method === 'upload' ? '5xx' : 'missing_scope')
        await person.adapter.post(place, say('For all', FILE), 'key')
      }
      expect(log.text()).not.toContain('calendar')
    },
  )
})

describe.concurrent('a form that brings something along', () => {
  it('keeps it out of the fields, and out of their complaints', async (test) => {
    const slack = await emulator(test)
    const person = await personOn(test, slack)
    await person.command('/draft')
    await person.press('Change it')
    expect([...slack.space.views.values()].at(-1)?.private_metadata).toContain('"carried":" message:\\"a 7\\""')
    expect((await person.fill({ text: 'x'.repeat(101) })).text).toBe('New text: at most 100 characters, please.')
  })
})
