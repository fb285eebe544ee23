import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { command, UserError } from '../../src/core/command.ts'
import { say } from '../../src/core/message.ts'
import { formFor, options, parseWords, readInput } from '../../src/core/options.ts'

const definition = {
  name: 'sample',
  summary: 'A sample.',
  input: z.object({
    which: z.enum(['coming', 'past']).optional().meta({ description: 'Which', label: 'Which ones' }),
    page: z.int().min(1).max(9).optional().meta({ description: 'Page', label: 'Page' }),
    secret: z.boolean().optional().meta({ description: 'Secret', label: 'Secret' }),
    title: z.string().max(20).meta({ description: 'Title', label: 'Title' }),
  }),
  run: async () => say('done'),
}
const sample = command(definition)

describe('options read off a zod object', () => {
  it('have their kind, bounds and label', () => {
    expect(options(sample)).toMatchObject([
      { name: 'which', kind: 'choice', choices: ['coming', 'past'], required: false },
      { name: 'page', kind: 'integer', min: 1, max: 9 },
      { name: 'secret', kind: 'yesno' },
      { name: 'title', kind: 'text', required: true, maxLength: 20, label: 'Title' },
    ])
  })

  it('are asked for in a form once a required one is missing', () => {
    expect(formFor(sample, { page: 2 }).map(({ name }) => name)).toEqual(['which', 'page', 'secret', 'title'])
    expect(formFor(sample, { title: 'x' })).toEqual([])
  })
})

describe('options typed as words', () => {
  it.each([
    ['title:Hello', { title: 'Hello' }],
    ['title:"Hello there" past', { title: 'Hello there', which: 'past' }],
    ['title=“Curly quotes from a phone” page:2', { title: 'Curly quotes from a phone', page: '2' }],
    ['PAST 3 yes the rest of it', { which: 'PAST', page: '3', secret: 'yes', title: 'the rest of it' }],
    ['', {}],
    ['TITLE:x', { title: 'x' }],
  ])('%s', (text, raw) => expect(parseWords(sample, text)).toEqual(raw))

  it('keeps a colon that names no option as part of the text', () => {
    expect(parseWords(sample, 'past 1 no note: 3pm')).toMatchObject({ title: 'note: 3pm' })
  })

  it('says what it knows where a word does not fit', () => {
    const one = command({ ...definition, input: z.object({ which: z.enum(['coming', 'past']).optional() }) })
    expect(() => parseWords(one, 'never')).toThrow('Say one of: coming, past.')
    const none = command({ ...definition, input: z.object({}) })
    expect(() => parseWords(none, 'please')).toThrow(UserError)
  })
})

describe('reading the input', () => {
  it('turns words into values', () => {
    expect(readInput(sample, { which: 'PAST', page: '2', secret: 'yes', title: ' x ' })).toEqual({
      which: 'past',
      page: 2,
      secret: true,
      title: 'x',
    })
  })

  it('leaves out what was left empty', () => {
    expect(readInput(sample, { which: '', title: 'x' })).toEqual({ title: 'x' })
  })

  it.each([
    [{}, 'Title: please fill this in.'],
    [{ title: 'x'.repeat(21) }, 'Title: at most 20 characters, please.'],
    [{ title: 'x', page: 'two' }, 'Page: say a whole number from 1 to 9.'],
    [{ title: 'x', page: '10' }, 'Page: say a whole number from 1 to 9.'],
    [{ title: 'x', page: '1.5' }, 'Page: say a whole number from 1 to 9.'],
    [{ title: 'x', which: 'later' }, 'Which ones: say one of: coming, past.'],
    [{ title: 'x', secret: 'perhaps' }, 'Secret: say yes or no.'],
  ])('%j', (raw, sentence) => expect(() => readInput(sample, raw)).toThrow(sentence))
})
