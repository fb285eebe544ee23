import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { commands } from '../../commands/index.ts'
import { command, UserError } from '../../src/core/command.ts'
import { say } from '../../src/core/message.ts'
import { formFor, options, readInput } from '../../src/core/options.ts'

const definition = {
  name: 'sample',
  summary: 'A sample.',
  input: z.object({
    which: z.enum(['coming', 'past']).optional().meta({ description: 'Which', label: 'Which ones' }),
    page: z.int().min(1).max(9).optional().meta({ description: 'Page', label: 'Page' }),
    secret: z.boolean().optional().meta({ description: 'Secret', label: 'Secret' }),
    title: z.string().trim().min(2).max(20).meta({ description: 'Title', label: 'Title' }),
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

describe('reading the input', () => {
  it('turns words into values', () => {
    expect(readInput(sample, { which: 'PAST', page: '2', secret: 'yes', title: ' xy ' })).toEqual({
      which: 'past',
      page: 2,
      secret: true,
      title: 'xy',
    })
  })

  it('leaves out what was left empty', () => {
    expect(readInput(sample, { which: '', secret: ' ', title: 'xy' })).toEqual({ title: 'xy' })
  })

  it('takes a choice with the apostrophes, dashes and spaces of any keyboard', () => {
    const choice = z.enum(['employer’s reply', 'short – of strike']).meta({ description: 'Kind' })
    const some = command({ ...definition, input: z.object({ kind: choice }) })
    for (const kind of ["employer's reply", 'Employer‘s  reply', 'employers reply'])
      expect(readInput(some, { kind })).toEqual({ kind: 'employer’s reply' })
    expect(readInput(some, { kind: 'short-of  strike' })).toEqual({ kind: 'short – of strike' })
    expect(() => readInput(some, { kind: 'employers' })).toThrow('say one of: employer’s reply, short – of strike.')
  })

  it('takes a number with the words around it', () => {
    const input = z.object({ cases: z.int().min(0).max(500), over: z.number().min(0).max(120) })
    const some = command({ ...definition, input })
    expect(readInput(some, { cases: 'about 27 children', over: '6,5 hours' })).toEqual({ cases: 27, over: 6.5 })
    expect(() => readInput(some, { cases: '5-6', over: '1' })).toThrow('cases: say a whole number from 0 to 500.')
    expect(() => readInput(some, { cases: '6,5', over: '1' })).toThrow('cases: say a whole number from 0 to 500.')
    expect(() => readInput(some, { cases: '5', over: '6 or 7' })).toThrow('over: say a number from 0 to 120.')
  })

  it.each([
    [{}, 'Title: please fill this in.'],
    [{ title: ' ' }, 'Title: please fill this in.'],
    [{ title: 'x' }, 'Title: at least 2 letters, please.'],
    [{ title: 'x'.repeat(21) }, 'Title: at most 20 characters, please.'],
    [{ title: 'xy', page: 'two' }, 'Page: say a whole number from 1 to 9.'],
    [{ title: 'xy', page: '10' }, 'Page: say a whole number from 1 to 9.'],
    [{ title: 'xy', page: '1.5' }, 'Page: say a whole number from 1 to 9.'],
    [{ title: 'xy', which: 'later' }, 'Which ones: say one of: coming, past.'],
    [{ title: 'xy', secret: 'perhaps' }, 'Secret: say yes or no.'],
  ])('%j', (raw, sentence) => expect(() => readInput(sample, raw)).toThrow(sentence))
})

describe('what is wrong with an option', () => {
  const value = fc.oneof(
    fc.constantFrom('', ' ', 'x', '-1', '1.5', '5-6', '1e9', 'NaN', 'yes', '\u0000', 'x'.repeat(3000), '9'.repeat(30)),
    fc.string(),
  )
  const given = fc.constantFrom(...commands).chain((each) =>
    fc.record({
      each: fc.constant(each),
      raw: fc.dictionary(fc.constantFrom('none', ...options(each).map(({ name }) => name)), value),
    }),
  )

  it('is said in words that are ours, for every option of every command', () => {
    let refused = 0
    const check = fc.property(given, ({ each, raw }) => {
      try {
        readInput(each, raw)
      } catch (error) {
        expect(error).toBeInstanceOf(UserError)
        expect(String(error)).not.toMatch(/too (small|big)|invalid|expected|received|undefined|NaN/i)
        expect(String(error)).toMatch(
          /: (please fill this in|say one of: .+|say yes or no|say a (whole )?number.*|at (least|most) \d+ (letters|characters), please)\.$|button/,
        )
        refused++
      }
    })
    fc.assert(check, { numRuns: 1000 })
    expect(refused).toBeGreaterThan(100)
  })

  it('is not asked of anybody where a button brings it along', () => {
    for (const each of commands.filter(({ buttonOnly }) => buttonOnly)) {
      const needed = options(each).some(({ required }) => required)
      if (!needed) continue
      expect(formFor(each, {})).toEqual([])
      expect(() => readInput(each, {})).toThrow(
        'That one is for a button: press it under the message that you mean. /help shows what can be typed.',
      )
    }
  })
})
