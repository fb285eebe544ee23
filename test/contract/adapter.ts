import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Adapter } from '../../src/core/adapter.ts'
import type { Bot } from '../../src/core/bot.ts'
import { say } from '../../src/core/message.ts'
import { HOSTILE } from '../support/hostile.ts'
import { collectLog } from '../support/log.ts'
import { botWith } from './adapter-bot.ts'
import { PNG } from './adapter-commands.ts'
import { privateContract } from './adapter-private.ts'

export { contractCommands } from './adapter-commands.ts'

/** What a person sees of one reply, on any platform. */
export interface Seen {
  /** All the words, markup taken as the platform shows it. */
  readonly text: string
  /** Nobody but the asker can see it. */
  readonly private: boolean
  readonly buttons: readonly string[]
  /** Labels of the form that opened, instead of a reply. */
  readonly form?: readonly string[]
  /** Whom it would notify; empty but where a post is to notify all. */
  readonly pings: readonly string[]
}

/** A person at a platform: what the contract does, a real member would do with their thumbs. */
export interface Harness {
  readonly adapter: Adapter
  /** Starts the platform (or its emulator) and the adapter on it. */
  start(bot: Bot): Promise<void>
  stop(): Promise<void>
  /** Types "/name words". */
  command(line: string, as?: 'member' | 'manager' | 'officer'): Promise<Seen>
  /** Presses a button of the last reply. */
  press(label: string): Promise<Seen>
  /** Fills the form that opened last. */
  fill(values: Readonly<Record<string, string>>): Promise<Seen>
  /** Writes in a direct message. */
  direct(text: string): Promise<Seen>
  /** What the platform offers while `typed` stands in an option; undefined where the platform has no completion. */
  complete?: (command: string, option: string, typed: string) => Promise<readonly string[]>
  /** What stands in the channel after a post. */
  posted?: () => Promise<Seen>
  /** Puts a reaction under what was posted last, or takes it away. */
  react?: (emoji: string, as?: 'member' | 'manager' | 'officer') => Promise<void>
  unreact?: (emoji: string, as?: 'member' | 'manager' | 'officer') => Promise<void>
  /** Deletes what was posted last, as a moderator does. */
  remove?: () => Promise<void>
  /** Changes what was written last in a direct message, or deletes it. */
  rewrite?: (text: string) => Promise<void>
  deleteOwn: () => Promise<void>
  /** What Steward wrote last in the direct conversation, and an end to all that it can write there. */
  directly?: () => Promise<Seen>
  blockDirect?: () => Promise<void>
  /** The commands that the platform offers. */
  listed?: () => readonly string[]
  /** How many messages Steward has deleted so far. */
  cleared?: () => number
  /** The names of all files so far. */
  files?: () => readonly string[]
  /** The space's list of events. */
  events?: () => readonly { readonly title: string; readonly cancelled: boolean }[]
  /** The id of whoever writes direct messages. */
  readonly person: string
  /** The id of the group whose holders are officers, and of the channel for posts. */
  readonly group: string
  readonly channel: string
  readonly space: string
}

/** The one suite that every adapter passes. */
export function adapterContract(name: string, create: () => Promise<Harness>): void {
  describe(`${name}: the adapter contract`, () => {
    let person: Harness
    const log = collectLog()
    let group: string | undefined
    const touched: { id: string; emoji?: string }[] = []

    beforeAll(async () => {
      person = await create()
      const bot = botWith({
        log,
        listener: {
          touched: (ref, added) => touched.push({ id: ref.id, ...(added ? { emoji: added.emoji } : {}) }),
          connected: () => {},
        },
        space: () => (group ? { officerGroup: group } : {}),
        read: (ref) => person.adapter.read(ref),
      })
      await person.start(bot)
    }, 20_000)

    afterAll(() => person?.stop())

    const here = () => ({ platform: person.adapter.platform, space: person.space, channel: person.channel })

    it('answers a command to the asker alone', async () => {
      const seen = await person.command('/hello')
      expect(seen.text).toContain('Hello there.')
      expect(seen.private).toBe(true)
    })

    it('answers a command whose name the platform may keep for itself', async () => {
      const name = person.adapter.limits.reserved.has('status') ? '/dispute' : '/status'
      expect((await person.command(name)).text).toContain('All is well.')
    })

    it('says a moment in words with the weekday and the zone', async () => {
      expect((await person.command('/moment')).text).toContain('Thu 2 March 2017, 3pm UK time')
    })

    it('reads an option', async () => {
      expect((await person.command('/pick colour:green')).text).toContain('You picked green.')
    })

    it('asks for a required option that is missing, and runs with what was filled in', async () => {
      expect((await person.command('/pick')).form).toEqual(['Colour'])
      expect((await person.fill({ colour: 'red' })).text).toContain('You picked red.')
    })

    it('opens no form for somebody who would be refused once it is filled in', async () => {
      const refused = await person.command('/officersform', 'member')
      expect(refused.text).toContain('Only the branch’s officers can do that.')
      expect([refused.form, refused.private]).toEqual([undefined, true])
      expect((await person.command('/officersform', 'manager')).form).toEqual(['Words'])
    })

    it('runs the command of a button, and opens its form where one is needed', async () => {
      expect((await person.command('/buttons')).buttons).toEqual(['Green', 'Which?'])
      expect((await person.press('Green')).text).toContain('You picked green.')
      await person.command('/buttons')
      expect((await person.press('Which?')).form).toEqual(['Colour'])
      expect((await person.fill({ colour: 'green' })).text).toContain('You picked green.')
    })

    it('completes an option', async (test) => {
      if (!person.complete) return test.skip('this platform has no completion')
      expect(await person.complete('town', 'town', 'hudd')).toEqual(['Huddersfield'])
    })

    it('answers a direct message like a command', async () => {
      expect((await person.direct('status')).text).toContain('All is well.')
      expect((await person.direct('pick green')).text).toContain('You picked green.')
    })

    it('answers an unknown word with the nearest names', async () => {
      expect((await person.direct('helo')).text).toContain('/hello')
    })

    it('tells an officer by the group once it is set, by managing the space until then', async () => {
      expect((await person.command('/officers', 'member')).text).toContain('Only the branch’s officers')
      expect((await person.command('/officers', 'manager')).text).toContain('Welcome, officer.')
      group = person.group
      expect((await person.command('/officers', 'manager')).text).toContain('Only the branch’s officers')
      expect((await person.command('/officers', 'officer')).text).toContain('Welcome, officer.')
      group = 'G0GONE'
      expect((await person.command('/officers', 'manager')).text).toContain('Welcome, officer.')
      group = undefined
    })

    it('shows a mistake as its sentence, and a failure as an apology that says nothing of its cause', async () => {
      expect((await person.command('/wrong')).text).toContain('That day is in the past.')
      const seen = await person.command('/broken')
      expect(seen.text).toContain('Something went wrong on my side')
      expect(seen.text).not.toContain('secret')
      expect(log.text()).toContain('Error')
      expect(log.text()).not.toContain('secret')
    })

    it('answers although the answer takes longer than the platform waits', async () => {
      const seen = await person.command('/slow')
      expect(seen.text).toContain('Here it is at last.')
      expect(seen.private).toBe(true)
    }, 10_000)

    it('splits or cuts what is too long, and keeps the buttons', async () => {
      const seen = await person.command('/long')
      expect(seen.text).toContain('Entry 0')
      expect(seen.buttons).toEqual(['Green'])
    })

    it.each(HOSTILE)('shows $name as it is, and pings nobody', async ({ text }) => {
      const seen = await person.command(`/echo words:"${text.replaceAll('"', '')}"`)
      expect(seen.pings).toEqual([])
      expect(seen.private).toBe(true)
    })

    it('posts to a channel, edits it, and pings nobody', async (test) => {
      if (!person.posted) return test.skip('a terminal has no channels')
      const place = { platform: person.adapter.platform, space: person.space, channel: person.channel }
      const ref = await person.adapter.post(place, say('Strike @everyone <!channel>'), 'announce-1')
      expect(await person.posted()).toMatchObject({ pings: [], private: false })
      await person.adapter.edit(ref, say('Called off @here'))
      const seen = await person.posted()
      expect(seen.text).toContain('Called off')
      expect(seen.pings).toEqual([])
    })

    it('reads who has reacted, without its own, and hears of a change', async (test) => {
      if (!person.react || !person.unreact) return test.skip('reactions are typed into a terminal')
      const ref = await person.adapter.post(here(), say('Which?'), 'poll-1')
      await person.adapter.react(ref, ['1️⃣', '2️⃣', '🔟'])
      expect(await person.adapter.reactions(ref)).toEqual([])
      touched.length = 0
      await person.react('1️⃣', 'member')
      await person.react('🔟', 'member')
      await person.react('2️⃣', 'officer')
      await expect.poll(() => touched.length).toBe(3)
      expect(touched).toContainEqual({ id: ref.id, emoji: '🔟' })
      const read = (): Promise<readonly string[]> =>
        person.adapter.reactions(ref).then((all) => all.map(({ emoji }) => emoji).sort())
      expect(await read()).toEqual(['1️⃣', '2️⃣', '🔟'].sort())
      expect(new Set((await person.adapter.reactions(ref)).map(({ person: who }) => who)).size).toBe(2)
      const own = await person.adapter.reactionsOf(ref, person.person, ['1️⃣', '2️⃣'])
      expect(own).toEqual(['1️⃣'])
      await person.unreact('1️⃣', 'member')
      await expect.poll(() => touched.length).toBe(4)
      expect(await read()).toEqual(['2️⃣', '🔟'].sort())
    })

    it('takes a reaction away where it can', async (test) => {
      if (!person.react) return test.skip('reactions are typed into a terminal')
      if (!person.adapter.limits.removesReactions)
        return test.skip('this platform lets nobody take away another’s reaction')
      const ref = await person.adapter.post(here(), say('Which?'), 'poll-2')
      await person.adapter.react(ref, ['1️⃣', '2️⃣'])
      await person.react('1️⃣', 'member')
      const [mine] = await person.adapter.reactions(ref)
      if (!mine) throw new Error('the reaction is not there')
      await person.adapter.unreact(ref, mine)
      expect(await person.adapter.reactions(ref)).toEqual([])
    })

    it('posts a picture with its words, also when it edits', async (test) => {
      if (!person.posted) return test.skip('a terminal shows the words of a picture')
      const picture = { type: 'image', png: PNG, alt: 'Yes 5, no 3' } as const
      const ref = await person.adapter.post(here(), say('The result', picture), 'picture-1')
      expect((await person.posted()).text).toContain('The result')
      await person.adapter.edit(ref, say('The result again', picture))
      expect((await person.posted()).text).toContain('The result again')
      expect((await person.command('/picture')).text).toContain('Here it is.')
    })

    it('says in a sentence that a message or a channel is not there any more', async (test) => {
      if (!person.remove) return test.skip('in a terminal nothing is deleted')
      const ref = await person.adapter.post(here(), say('Soon gone'), 'gone-1')
      await person.remove()
      await expect(person.adapter.edit(ref, say('again'))).rejects.toMatchObject({ why: 'message gone' })
      await expect(person.adapter.reactions(ref)).rejects.toMatchObject({ why: 'message gone' })
      await expect(person.adapter.react(ref, ['1️⃣'])).rejects.toMatchObject({ why: 'message gone' })
      const nowhere = { ...here(), channel: person.adapter.platform === 'slack' ? 'C0NOWHERE' : '404404404404404404' }
      await expect(person.adapter.post(nowhere, say('Lost'), 'gone-2')).rejects.toMatchObject({
        // Slack says the same of a private channel that Steward was taken out of.
        why: person.adapter.platform === 'slack' ? 'out of reach' : 'channel gone',
      })
    })

    it('says what it may not do in a channel that is not there', async (test) => {
      if (!person.posted) return test.skip('a terminal has no channels')
      const place = { platform: person.adapter.platform, space: person.space, channel: person.channel }
      expect(await person.adapter.missing(place)).toEqual([])
      expect(await person.adapter.missing({ ...place, channel: '404404404404404404' })).not.toEqual([])
    })

    privateContract(() => person)
  })
}
