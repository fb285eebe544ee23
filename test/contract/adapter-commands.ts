import { z } from 'zod'
import { Refused } from '../../src/core/adapter.ts'
import { type Command, command, UserError } from '../../src/core/command.ts'
import { moment, say } from '../../src/core/message.ts'
import { Temporal } from '../../src/core/time.ts'

const input = z.object({})
export const zone = 'Europe/London'
export const at = Temporal.Instant.from('2017-03-02T15:00:00Z')

/** One white pixel. */
export const PNG = Buffer.from(
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
    name: 'officersform',
    summary: 'For officers, who have more to say.',
    access: 'officer',
    input: z.object({ words: z.string().meta({ description: 'What to say', label: 'Words' }) }),
    run: async ({ words }) => say(words),
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
  command({
    name: 'directconcern',
    summary: 'What is written to Steward alone comes here.',
    buttonOnly: true,
    input: z.object({
      message: z.string().meta({ description: 'Which', carried: true }),
      text: z.string().max(4_000).meta({ description: 'What' }),
    }),
    run: async ({ message, text }, { platforms, place }) =>
      say(`You wrote ${text.length} letters: ${await platforms.read({ place, id: message })}`, {
        type: 'buttons',
        buttons: [
          { label: 'Read it again', run: `reread ${message}` },
          { label: 'Change it', run: `change message:${message}` },
          { label: 'Drop it', run: 'drop' },
        ],
      }),
  }),
  command({
    name: 'reread',
    summary: 'Reads a message again.',
    buttonOnly: true,
    input: z.object({ message: z.string().meta({ description: 'Which' }) }),
    async run({ message }, { platforms, place }) {
      try {
        return say(`It says: ${await platforms.read({ place, id: message })}`)
      } catch (error) {
        return say(error instanceof Refused ? error.why : 'failed')
      }
    },
  }),
  command({
    name: 'change',
    summary: 'Has an option that no form asks for.',
    input: z.object({
      message: z.string().optional().meta({ description: 'Which', carried: true }),
      text: z.string().max(100).meta({ description: 'What', label: 'New text', long: true }),
    }),
    run: async ({ message = 'nothing', text }) => say(`Changed ${message} to ${text}.`),
  }),
  command({
    name: 'draft',
    summary: 'Shows what a button takes away.',
    input,
    run: async () =>
      say('A draft.', {
        type: 'buttons',
        buttons: [
          { label: 'Drop it', run: 'drop' },
          { label: 'Change it', run: 'change message:"a 7"' },
        ],
      }),
  }),
  command({
    name: 'drop',
    summary: 'Takes the message of its button away.',
    buttonOnly: true,
    input,
    run: async () => ({ ...say('Dropped.'), clears: true }),
  }),
  command({
    name: 'mayall',
    summary: 'Says who may notify everybody.',
    input,
    run: async (_, { mayNotifyAll }) => say((await mayNotifyAll()) ? 'You may.' : 'You may not.'),
  }),
  command({
    name: 'loud',
    summary: 'Would notify everybody, were it a post.',
    input,
    run: async () => ({ ...say('Nobody is told.'), notifiesAll: true }),
  }),
  command({
    name: 'entry',
    summary: 'Gives a file.',
    input,
    run: async () => say('For your calendar.', FILE),
  }),
]

export const FILE = {
  type: 'file',
  name: 'steward.ics',
  mime: 'text/calendar',
  content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
} as const
