import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Adapter } from '../../src/core/adapter.ts'
import { type Bot, createBot } from '../../src/core/bot.ts'
import { type Command, type Context, command, UserError } from '../../src/core/command.ts'
import { moment, say } from '../../src/core/message.ts'
import { clockAt, Temporal } from '../../src/core/time.ts'
import { HOSTILE } from '../support/hostile.ts'
import { collectLog } from '../support/log.ts'

/** What a person sees of one reply, on any platform. */
export interface Seen {
  /** All the words, markup taken as the platform shows it. */
  readonly text: string
  /** Nobody but the asker can see it. */
  readonly private: boolean
  readonly buttons: readonly string[]
  /** Labels of the form that opened, instead of a reply. */
  readonly form?: readonly string[]
  /** Whom it would notify; must stay empty. */
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
  /** The id of the group whose holders are officers, and of the channel for posts. */
  readonly group: string
  readonly channel: string
  readonly space: string
}

const input = z.object({})
const zone = 'Europe/London'
const at = Temporal.Instant.from('2017-03-02T15:00:00Z')

/** One white pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
  'base64',
)

/** Commands that show one ability each. */
export const contractCommands: readonly Command[] = [
  command({ name: 'hello', summary: 'Says hello.', input, run: async () => say('Hello there.') }),
  command({
    name: 'echo',
    summary: 'Says what you said.',
    input: z.object({ words: z.string().max(20_000).optional().meta({ description: 'What to say' }) }),
    run: async ({ words = '' }) => ({
      summary: words,
      blocks: [
        { type: 'heading', text: words },
        {
          type: 'text',
          text: [
            'Said: ',
            words,
            { bold: words },
            { code: words },
            { struck: words },
            { link: words, url: 'https://example.org/' },
          ],
        },
        { type: 'list', items: [words, [words, '!']] },
        { type: 'fields', fields: [[words, words]] },
        { type: 'note', text: words },
        { type: 'buttons', buttons: [{ label: words, run: 'hello' }] },
      ],
    }),
  }),
  command({
    name: 'status',
    alias: 'dispute',
    summary: 'A name that Slack keeps for itself.',
    input,
    run: async () => say('All is well.'),
  }),
  command({
    name: 'moment',
    summary: 'Says when.',
    input,
    run: async () => ({ summary: 'When', blocks: [{ type: 'text', text: ['It is on ', moment(at, zone), '.'] }] }),
  }),
  command({
    name: 'pick',
    summary: 'Picks a colour.',
    input: z.object({ colour: z.enum(['red', 'green']).meta({ description: 'Which', label: 'Colour' }) }),
    run: async ({ colour }) => say(`You picked ${colour}.`),
  }),
  command({
    name: 'town',
    summary: 'Picks a town.',
    input: z.object({ town: z.string().meta({ description: 'Which', label: 'Town', complete: true }) }),
    complete: {
      town: async () => [
        { value: 'hud', label: 'Huddersfield' },
        { value: 'dew', label: 'Dewsbury' },
      ],
    },
    run: async ({ town }) => say(`Town ${town}.`),
  }),
  command({
    name: 'buttons',
    summary: 'Shows a button.',
    input,
    run: async () =>
      say('Press it.', {
        type: 'buttons',
        buttons: [
          { label: 'Green', run: 'pick green' },
          { label: 'Which?', run: 'pick' },
        ],
      }),
  }),
  command({
    name: 'officers',
    summary: 'For officers.',
    access: 'officer',
    input,
    run: async () => say('Welcome, officer.'),
  }),
  command({
    name: 'wrong',
    summary: 'Refuses.',
    input,
    run: async () => {
      throw new UserError('That day is in the past.')
    },
  }),
  command({
    name: 'broken',
    summary: 'Fails.',
    input,
    run: async () => {
      throw new Error('secret words of a member')
    },
  }),
  command({
    name: 'slow',
    summary: 'Takes longer than a platform waits.',
    input,
    run: async () => {
      await new Promise((resolve) => setTimeout(resolve, 3_500))
      return say('Here it is at last.')
    },
  }),
  command({
    name: 'picture',
    summary: 'Shows a picture.',
    input,
    run: async () => say('Here it is.', { type: 'image', png: PNG, alt: 'Yes 5, no 3' }),
  }),
  command({
    name: 'long',
    summary: 'Says more than fits into one message.',
    input,
    run: async () => ({
      summary: 'Long',
      blocks: [
        { type: 'list', items: Array.from({ length: 120 }, (_, n) => `Entry ${n} ${'word '.repeat(8)}`) },
        { type: 'buttons', buttons: [{ label: 'Green', run: 'pick green' }] },
      ],
    }),
  }),
]

/** The one suite that every adapter passes. */
export function adapterContract(name: string, create: () => Promise<Harness>): void {
  describe(`${name}: the adapter contract`, () => {
    let person: Harness
    const log = collectLog()
    let group: string | undefined
    const touched: { id: string; emoji?: string }[] = []

    beforeAll(async () => {
      person = await create()
      const bot = createBot({
        listener: {
          touched: (ref, added) => touched.push({ id: ref.id, ...(added ? { emoji: added.emoji } : {}) }),
          connected: () => {},
        },
        commands: contractCommands,
        clock: clockAt(at),
        log,
        facts: {} as Context['facts'],
        polls: {} as Context['polls'],
        links: {} as Context['links'],
        jobs: {} as Context['jobs'],
        settings: {
          branchOf: async () => ({ id: 'b', name: 'Kirklees', zone }),
          onlyBranch: async () => ({ id: 'b', name: 'Kirklees', zone }),
          branch: async () => ({ id: 'b', name: 'Kirklees', zone }),
          space: async (_, platform, id) => ({ platform, id, ...(group ? { officerGroup: group } : {}) }),
          spaces: async () => [],
          saveSpace: async () => {},
          saveBranch: async () => {},
        },
        platforms: { list: () => [], missing: async () => [], post: async () => {} },
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
      await expect(person.adapter.post(nowhere, say('Lost'), 'gone-2')).rejects.toMatchObject({ why: 'channel gone' })
    })

    it('says what it may not do in a channel that is not there', async (test) => {
      if (!person.posted) return test.skip('a terminal has no channels')
      const place = { platform: person.adapter.platform, space: person.space, channel: person.channel }
      expect(await person.adapter.missing(place)).toEqual([])
      expect(await person.adapter.missing({ ...place, channel: '404404404404404404' })).not.toEqual([])
    })
  })
}
