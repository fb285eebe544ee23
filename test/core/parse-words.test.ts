import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { commands } from '../../commands/index.ts'
import { type Command, command, UserError } from '../../src/core/command.ts'
import { say } from '../../src/core/message.ts'
import { options } from '../../src/core/options.ts'
import { parseWords } from '../../src/core/parse-words.ts'

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

/** What a line gives of a command that Steward has: its options, or the sentence that refuses it. */
function read(line: string): unknown {
  const [name = '', ...words] = line.split(' ')
  const found = commands.find((each) => each.name === name)
  if (!found) throw new Error(`there is no ${name}`)
  try {
    return parseWords(found, words.join(' '))
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
}

describe('options typed as words', () => {
  it.each([
    ['title:Hello', { title: 'Hello' }],
    ['title:"Hello there" past', { title: 'Hello there', which: 'past' }],
    ['title=“Curly quotes from a phone” page:2', { title: 'Curly quotes from a phone', page: '2' }],
    ['PAST page:3 the rest of it', { which: 'past', page: '3', title: 'the rest of it' }],
    ['', {}],
    ['TITLE:x', { title: 'x' }],
  ])('%s', (text, raw) => expect(parseWords(sample, text)).toEqual(raw))

  it.each([
    ['calloff action:meeting reason:deal reached', { action: 'meeting', reason: 'deal reached' }],
    ['calloff reason:deal reached, source: BBC', { reason: 'deal reached', source: 'BBC' }],
    ['setup second: yes', { second: 'yes' }],
    ['setup quiet:21:00-8:00 zone:Europe/Dublin', { quiet: '21:00-8:00', zone: 'Europe/Dublin' }],
    ['issue issue:pay kind:new issue text:frozen', { issue: 'pay', kind: 'new issue', text: 'frozen' }],
    ['actions page:2 past', { page: '2', which: 'past' }],
    ['workload cases:about 27 children', { cases: 'about 27 children' }],
  ])('takes a value without quotes up to the next name: %s', (line, raw) => expect(read(line)).toEqual(raw))

  it.each([
    ['issue issue:pay kind:raised what:"frozen"', { issue: 'pay', kind: 'raised', text: 'frozen' }],
    ['claim topic:pay side:union who:"Unison" says:"No"', { topic: 'pay', side: 'union', by: 'Unison', says: 'No' }],
    // “When” is the label of “said” in this one.
    ['claim topic:pay when:"1 March"', { topic: 'pay', said: '1 March' }],
  ])('knows an option by its label too: %s', (line, raw) => expect(read(line)).toEqual(raw))

  it.each([
    ['announce strike Friday 3pm for an hour', { type: 'strike', when: 'Friday 3pm for an hour' }],
    ['announce action short of strike, Monday', { type: 'action short of strike', when: 'Monday' }],
    ['announce 2 March 3pm walkout', { type: 'walkout', when: '2 March 3pm' }],
    ['announce type:strike Friday 3pm', { type: 'strike', when: 'Friday 3pm' }],
    ['update Talks on Friday with ACAS', { text: 'Talks on Friday with ACAS' }],
    ['update "Talks on Friday" source:BBC', { text: 'Talks on Friday', source: 'BBC' }],
    ['update See https://x.org/a?b=c at 3:30', { text: 'See https://x.org/a?b=c at 3:30' }],
    ['settle The council agreed', { text: 'The council agreed' }],
    ['claims mandate', { topic: 'mandate' }],
    ['remindme off', { action: 'off' }],
    ['actions past 2', { which: 'past', page: '2' }],
    ['actions Kirklees 2017', { dispute: 'Kirklees 2017' }],
    ['timeline 2', { page: '2' }],
    ['evidence it', { question: 'it' }],
    ['vote abcd 2', { poll: 'abcd', option: '2' }],
    ['calloff walkout because we won', { action: 'walkout', reason: 'because we won' }],
    ['calloff the strike on Friday, talks go on', { action: 'the strike on Friday', reason: 'talks go on' }],
    ['calloff 12 December one-day strike we won', { action: '12 December one-day strike', reason: 'we won' }],
    ['calloff Action short of strike', { action: 'Action short of strike' }],
    ['calloff striking deal reached', { reason: 'striking deal reached' }],
    ['calloff strike and walkout we won', { reason: 'strike and walkout we won' }],
    ['calloff "strike won"', { reason: 'strike won' }],
    ['calloff we won action:strike', { action: 'strike', reason: 'we won' }],
    ['move strike when:"Friday 3pm" reason:"talks"', { action: 'strike', when: 'Friday 3pm', reason: 'talks' }],
    ['suspend strike reason:"talks"', { action: 'strike', reason: 'talks' }],
    ['resume the strike talks failed', { action: 'the strike', reason: 'talks failed' }],
    ['correct rally where:"Park"', { action: 'rally', where: 'Park' }],
    ['there walkout-1 not', { action: 'walkout-1', not: 'not' }],
    ['sendconcern 123.45 abc', { message: '123.45', check: 'abc' }],
  ])('puts what is said for no option in the one place that it can have: %s', (line, raw) =>
    expect(read(line)).toEqual(raw),
  )

  it('takes what somebody begins to tell as it stands', () => {
    expect(read('concern my manager said: go "home')).toEqual({ text: 'my manager said: go "home' })
    expect(read('replies a b c d e f g withdraw:yes')).toEqual({ words: 'a b c d e f g', withdraw: 'yes' })
  })

  it.each([
    ['an apostrophe', "update text:It's over", { text: "It's over" }],
    ['quotes of the other kind inside', 'update text:"He said “no” to us"', { text: 'He said “no” to us' }],
    ['a pair inside a pair', 'update text:“He said “no” to us” when:x', { text: 'He said “no” to us', when: 'x' }],
    ['a straight one at the end', 'update text:“Talks" when:x', { text: 'Talks', when: 'x' }],
    ['two closing ones', 'update text:”Talks go on” when:x', { text: 'Talks go on', when: 'x' }],
    ['a comma behind', 'calloff reason:"Talks", source:"BBC".', { reason: 'Talks', source: 'BBC' }],
    ['nothing in them', 'update text:"" when:“”', {}],
    ['quotes in the middle', 'update He said "Note: no" to us', { text: 'He said "Note: no" to us' }],
    ['an inch', 'update text:The 5" pipe', { text: 'The 5" pipe' }],
    ['a straight apostrophe in a choice', 'issue kind:"employer\'s reply"', { kind: 'employer’s reply' }],
  ])('reads quotes as people type them: %s', (_, line, raw) => expect(read(line)).toEqual(raw))
})

describe('what was said for no option that there is', () => {
  it.each([
    [
      'settle text:"Deal" when:"10 December"',
      'I know no “when” here. There are: text, source, dispute. Put words in quotes: text:"…"',
    ],
    ['update Talks: none', 'I know no “Talks” here.'],
    ['setup foo:bar', 'I know no “foo” here. There are: announce, polls'],
    ['setup foo', 'I cannot tell what “foo” belongs to. There are: announce, polls'],
    ['poll Where shall we meet?', 'Put words in quotes: question:"…" options:"…"'],
    [
      'move when:"Friday 10am" for an hour',
      'I cannot tell whether “for an hour” belongs to “when”. If it does, put it inside the quotes: when:"…"',
    ],
    ['calloff reason:"Talks" walkout', 'I cannot tell whether “walkout” belongs to “reason”.'],
    // It would notify everybody.
    ['announce strike when:"Friday" yes', 'I cannot tell whether “yes” belongs to “when”.'],
    ['update text:a text:b', 'You said “text” twice.'],
    ['update text:', 'There is nothing after “text:”. Say text:"…", or leave it out.'],
    ['update text:"Talks on Friday source:BBC', 'There is a quote that is not closed.'],
    ['update text:"He said "no" to us"', 'There is a quote inside a quote'],
    ['update text:"Talks on Friday source:"BBC, 1 March"', 'There is a quote that is not closed.'],
    ['setup name:""', 'There is nothing in “name”. Say name:"…", or leave it out.'],
    ['audit 5000', 'There is: page. Say it like this: page:2'],
    ['polls please', 'I did not understand “please”. /polls alone is enough.'],
    ['polls foo:bar', '/polls alone is enough.'],
    ['evidence never', 'Say one of: cases, easy'],
  ])('is refused, with what to say: %s', (line, sentence) => expect(read(line)).toContain(sentence))
})

const parsed = (each: Command, line: string): Readonly<Record<string, string>> | undefined => {
  try {
    return parseWords(each, line) as Record<string, string>
  } catch (error) {
    expect(error).toBeInstanceOf(UserError)
    return undefined
  }
}

/**
 * Where words may go that were said for no option: the one that is needed or, where none ever is, the one that is looked up;
 * and the one that they begin with.
 */
function homes(each: Command): readonly string[] {
  const all = options(each)
  const texts = all.filter(({ kind }) => kind === 'text')
  const needed = all.filter(({ required, kind }) => required && kind !== 'choice')
  const lookedUp = texts.length === 1 || texts.every(({ complete }) => complete) ? texts : []
  const own = (all.some(({ required }) => required) ? needed : lookedUp).map(({ name }) => name)
  return [...own, ...Object.keys(each.begins ?? {})]
}

describe('no word, wherever it is typed,', () => {
  const word = fc.constantFrom(
    'pay',
    'talks',
    'Friday',
    '3pm',
    'it’s',
    'new',
    '3:30',
    'https://x.org/a:b',
    '£5',
    'strike',
  )
  const lines = fc.constantFrom(...commands).chain((each) => {
    const names = [undefined, ...options(each).map(({ name }) => name)]
    const part = fc.record({
      name: fc.constantFrom(...names),
      words: fc.array(word, { minLength: 1, maxLength: 3 }),
      quoted: fc.boolean(),
      space: fc.constantFrom('', ' '),
    })
    return fc.record({ each: fc.constant(each), parts: fc.array(part, { maxLength: 4 }) })
  })

  it('is lost, or stands in an option that it was not said for', () => {
    let accepted = 0
    const check = fc.property(lines, ({ each, parts }) => {
      // Each word says where it was typed.
      const typed = parts.map((part, n) => ({ ...part, words: part.words.map((one, k) => `${one}~${n}${k}`) }))
      const texts = typed.map(({ name, words, quoted, space }) => {
        const text = quoted ? `"${words.join(' ')}"` : words.join(' ')
        return name === undefined ? text : `${name}:${space}${text}`
      })
      const raw = parsed(each, texts.join(' '))
      if (!raw) return
      accepted++
      let goesOn: string | undefined
      for (const { name, words, quoted } of typed) {
        const said = name ?? goesOn
        const where = words.map((one) => Object.keys(raw).filter((option) => raw[option]?.includes(one)))
        for (const [n, found] of where.entries()) {
          expect(found).toHaveLength(1)
          if (name !== undefined && (n === 0 || quoted)) expect(found).toEqual([name])
          else if (found[0] !== said) expect(homes(each)).toContain(found[0])
        }
        goesOn = quoted && name !== undefined ? undefined : said
      }
    })
    fc.assert(check, { numRuns: 3000 })
    expect(accepted).toBeGreaterThan(300)
  })

  it('is made up, or brings Steward down', () => {
    const pieces = [
      'a',
      'b',
      ' ',
      ' ',
      ':',
      '=',
      '"',
      '“',
      '”',
      '„',
      '’',
      "'",
      '-',
      ',',
      '27',
      'text:',
      'reason:',
      'past',
      '🪧',
    ]
    const line = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((all) => all.join(''))
    const check = fc.property(fc.constantFrom(...commands), line, (each, text) => {
      for (const value of Object.values(parsed(each, text) ?? {}))
        for (const one of value.split(/\s+/)) expect(text).toContain(one)
    })
    fc.assert(check, { numRuns: 3000 })
  })
})
