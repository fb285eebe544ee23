import { expect, it } from 'vitest'
import type { Message } from '../../src/core/message.ts'
import { say } from '../../src/core/message.ts'
import { Temporal } from '../../src/core/time.ts'
import type { Harness } from './adapter.ts'
import { FILE } from './adapter-commands.ts'

/** When an earlier try may have got through. */
const EARLIER = { since: Temporal.Instant.from('2017-03-01T09:00:00Z') }
const NO_CHANNELS = 'a terminal has no channels to look into'
const WORRY = 'I am worried about the brakes of our vans'

/** What is between Steward and one person, and what Steward takes back: a part of the contract of every adapter. */
export function privateContract(person: () => Harness): void {
  const adapter = () => person().adapter
  const here = () => ({ platform: adapter().platform, space: person().space, channel: person().channel })
  const member = () => ({ platform: adapter().platform, id: person().person })

  it('hands on what is written to Steward alone with its message, and reads what stands there now', async () => {
    expect((await person().direct(WORRY)).text).toContain(`You wrote ${WORRY.length} letters: ${WORRY}`)
    await person().rewrite?.(`${WORRY} <b> & lorries`)
    const now = person().rewrite ? `${WORRY} <b> & lorries` : WORRY
    expect((await person().press('Read it again')).text).toContain(`It says: ${now}`)
  })

  it('says that a message is gone once its author has deleted it', async () => {
    await person().direct(WORRY)
    await person().deleteOwn()
    expect((await person().press('Read it again')).text).toContain('message gone')
  })

  it('reads nothing but what was written to Steward alone', async () => {
    const ref = await adapter().post(here(), say('For all to see'), 'seen-1')
    await expect(adapter().read(ref)).rejects.toMatchObject({ why: 'message gone' })
    const own = await adapter().post(await adapter().direct(member()), say('Steward’s own'), 'seen-2')
    await expect(adapter().read(own)).rejects.toMatchObject({ why: 'message gone' })
  })

  it('writes to one person alone', async (test) => {
    const place = await adapter().direct(member())
    expect(place).not.toHaveProperty('space')
    await adapter().post(place, say('Only you read @everyone this.'), 'direct-1')
    const { directly } = person()
    if (!directly) return test.skip('a terminal shows it with all else; its own tests read it')
    const seen = await directly()
    expect(seen.text).toContain('Only you read @everyone this.')
    expect(seen.pings).toEqual([])
  })

  it('posts once what it is told to post again, and otherwise as often as it is told', async (test) => {
    if (!person().posted) return test.skip(NO_CHANNELS)
    const first = await adapter().post(here(), say('Strike on Thursday.'), 'again-1')
    await adapter().post(here(), say('Something else.'), 'again-2')
    expect(await adapter().post(here(), say('Strike on Thursday.'), 'again-1', EARLIER)).toEqual(first)
    const lost = await adapter().post(here(), say('Never arrived.'), 'again-3', EARLIER)
    expect(lost.id).not.toBe(first.id)
    expect((await person().posted?.())?.text).toContain('Never arrived.')
  })

  it('takes its own message away, and minds not that it is gone', async (test) => {
    const ref = await adapter().post(here(), say('A mistake.'), 'remove-1')
    await adapter().remove(ref)
    await adapter().remove(ref)
    if (!person().posted) return test.skip('what stands in a terminal stands there')
    await expect(adapter().edit(ref, say('again'))).rejects.toMatchObject({ why: 'message gone' })
  })

  it('keeps a list of events where the platform has one', async () => {
    const { events: has } = adapter().limits
    const starts = Temporal.Now.instant().add({ hours: 30 })
    const event = { title: 'Walkout', about: 'One hour', where: 'Depot', starts, ends: starts.add({ hours: 1 }) }
    if (!has) {
      await expect(adapter().schedule(person().space, event)).rejects.toThrow('list of events')
      await expect(adapter().scheduled(person().space, [event])).rejects.toThrow('list of events')
      await expect(adapter().cancel(person().space, '1')).rejects.toThrow('list of events')
      return
    }
    expect(await adapter().scheduled(person().space, [event])).toEqual([])
    const id = await adapter().schedule(person().space, event)
    expect(await adapter().scheduled(person().space, [{ ...event, title: 'Rally' }, event])).toEqual([id])
    expect(await adapter().schedule(person().space, { ...event, title: 'Walkout, moved' }, id)).toBe(id)
    await adapter().cancel(person().space, id)
    await adapter().cancel(person().space, id)
    expect(person().events?.()).toEqual([{ title: 'Walkout, moved', cancelled: true }])
  })

  it('notifies everybody by a post that says so, and by nothing else', async (test) => {
    expect((await person().command('/loud')).pings).toEqual([])
    const { posted } = person()
    if (!posted) return test.skip('a terminal notifies nobody; its own tests read what it says')
    const loud: Message = { ...say('Out now. <@1> @everyone <!here>'), notifiesAll: true }
    const ref = await adapter().post(here(), loud, 'loud-1')
    const seen = await posted()
    expect(seen.pings).toHaveLength(1)
    expect(seen.text).toContain('Out now. <@1> @everyone <!here>')
    await adapter().edit(ref, loud)
    expect((await posted()).pings).toEqual([])
  })

  it('knows who may notify everybody', async () => {
    expect((await person().command('/mayall', 'member')).text).toContain('You may not.')
    expect((await person().command('/mayall', 'manager')).text).toContain('You may.')
  })

  it('deletes the message of a button whose reply clears it, in a channel and alone', async (test) => {
    const { cleared } = person()
    await person().command('/draft')
    const before = cleared?.() ?? 0
    expect(await person().press('Drop it')).toMatchObject({ private: true })
    await person().direct('draft')
    expect((await person().press('Drop it')).text).toContain('Dropped.')
    if (!cleared) return test.skip('what stands in a terminal stands there')
    await expect.poll(cleared).toBe(before + 2)
  })

  it('brings along what a button gives to the form that it opens', async () => {
    await person().command('/draft')
    expect((await person().press('Change it')).form).toEqual(['New text'])
    expect((await person().fill({ text: 'no water' })).text).toContain('Changed a 7 to no water.')
    expect((await person().command('/change')).form).toEqual(['New text'])
    expect((await person().fill({ text: 'no heat' })).text).toContain('Changed nothing to no heat.')
  })

  it('gives a file to the asker, and to a channel', async (test) => {
    const { files } = person()
    const before = files?.().length ?? 0
    const seen = await person().command('/entry')
    expect(seen.text).toContain('For your calendar.')
    await adapter().post(here(), say('For all calendars.', FILE), 'file-1')
    if (!files) return test.skip('a terminal prints a file; its own tests read it')
    await expect.poll(() => files().slice(before)).toEqual([FILE.name, FILE.name])
  })

  it('offers no command that is reached by a button alone', (test) => {
    const { listed } = person()
    if (!listed) return test.skip('a terminal lists no commands but in /help')
    expect(listed()).toContain('hello')
    for (const name of ['directconcern', 'drop', 'reread']) expect(listed()).not.toContain(name)
  })

  // The last: it closes the door.
  it('says so where a person takes no direct messages', async (test) => {
    const { blockDirect } = person()
    if (!blockDirect) return test.skip('nobody can shut a terminal’s door')
    const place = await adapter().direct(member())
    await blockDirect()
    await expect(adapter().post(place, say('Hello?'), 'direct-2')).rejects.toMatchObject({ why: 'not allowed' })
  })
}
