import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/core/command.ts'
import type { ActionVersion, DisputeFacts } from '../../src/core/dispute-facts.ts'
import { readDisputeFile } from '../../src/domain/dispute-file.ts'

type Fields = Record<string, unknown>

const SOURCE = { key: 'paper', title: 'Article', publisher: 'Paper', published: '2017-01-16' }
const DISPUTE = {
  key: 'kirklees',
  title: 'Kirklees',
  union: 'UNISON',
  employer: 'The council',
  about: 'Pay.',
  zone: 'Europe/London',
  opened: '2017-01-16',
  source: 'paper',
}
const ANNOUNCED = {
  change: 'announced',
  on: '2017-01-16',
  starts: '2017-03-02T15:00',
  ends: '2017-03-02T16:00',
  source: 'paper',
}

const file = (more: Fields = {}): string => JSON.stringify({ dispute: DISPUTE, sources: [SOURCE], ...more })
const action = (...history: readonly Fields[]): Fields => ({
  actions: [{ key: 'walkout', type: 'walkout', title: 'Walkout', history }],
})
const read = (more?: Fields): DisputeFacts => readDisputeFile(file(more), 'file.json')
const history = (...changes: readonly Fields[]): readonly ActionVersion[] => read(action(...changes)).actions[0] ?? []

function problems(text: string): readonly string[] {
  try {
    readDisputeFile(text, 'file.json')
  } catch (error) {
    if (error instanceof UserError) return error.message.split('\n').map((line) => line.replace(/^file\.json: /, ''))
    throw error
  }
  return []
}
const wrong = (more: Fields): readonly string[] => problems(file(more))
const announced = (more: Fields): Fields => action({ ...ANNOUNCED, ...more })

describe('an action’s times', () => {
  it.each([
    ['winter', '2017-03-02T15:00', '2017-03-02T16:00', '2017-03-02T15:00:00Z', '2017-03-02T16:00:00Z'],
    ['summer', '2017-07-05T09:00', '2017-07-05T17:00', '2017-07-05T08:00:00Z', '2017-07-05T16:00:00Z'],
    ['over midnight', '2017-03-02T22:00', '2017-03-03T06:00', '2017-03-02T22:00:00Z', '2017-03-03T06:00:00Z'],
    [
      'over the clocks going forward',
      '2017-03-26T00:30',
      '2017-03-26T02:30',
      '2017-03-26T00:30:00Z',
      '2017-03-26T01:30:00Z',
    ],
    [
      'over the clocks going back',
      '2017-10-29T00:30',
      '2017-10-29T02:30',
      '2017-10-28T23:30:00Z',
      '2017-10-29T02:30:00Z',
    ],
    [
      'with an offset',
      '2017-10-29T01:30+01:00',
      '2017-10-29T01:30+00:00',
      '2017-10-29T00:30:00Z',
      '2017-10-29T01:30:00Z',
    ],
  ])('%s', (_, starts, ends, from, to) => {
    const [version] = history({ ...ANNOUNCED, starts, ends })
    expect([String(version?.starts), String(version?.ends), version?.allDay]).toEqual([from, to, false])
  })

  it.each([
    ['one day', '2017-01-27', undefined, '2017-01-27T00:00:00Z', '2017-01-28T00:00:00Z'],
    ['two days in summer', '2017-07-05', 2, '2017-07-04T23:00:00Z', '2017-07-06T23:00:00Z'],
    ['the day of 23 hours', '2017-03-26', undefined, '2017-03-26T00:00:00Z', '2017-03-26T23:00:00Z'],
    ['the day of 25 hours', '2017-10-29', undefined, '2017-10-28T23:00:00Z', '2017-10-30T00:00:00Z'],
  ])('all day: %s', (_, starts, days, from, to) => {
    const [version] = history({ change: 'announced', on: '2017-01-16', starts, allDay: true, days, source: 'paper' })
    expect([String(version?.starts), String(version?.ends), version?.allDay]).toEqual([from, to, true])
  })

  it('begins an all-day action at the first moment of a day that has no midnight', () => {
    const { actions } = read({
      dispute: { ...DISPUTE, zone: 'Asia/Beirut' },
      ...action({ change: 'announced', on: '2022-03-01', starts: '2022-03-27', allDay: true, source: 'paper' }),
    })
    expect(String(actions[0]?.[0]?.starts)).toBe('2022-03-26T22:00:00Z')
  })

  const START = 'actions[0].history[0].starts'
  const END = 'actions[0].history[0].ends'
  it.each<[Fields, string]>([
    [
      { starts: '2017-03-26T01:30', ends: '2017-03-26T05:00' },
      `${START}: 01:30 on 26 March 2017 does not exist in Europe/London: the clocks go forward. Give another time.`,
    ],
    [
      { starts: '2017-10-29T01:30', ends: '2017-10-29T05:00' },
      `${START}: 01:30 on 29 October 2017 comes twice in Europe/London: the clocks go back. Write 2017-10-29T01:30+01:00 for the first, 2017-10-29T01:30+00:00 for the second.`,
    ],
    [
      { starts: '02/03/2017 3pm' },
      `${START}: "02/03/2017 3pm" is not a day or a time. Write a day as 2017-01-26 or a time as 2017-03-02T15:00.`,
    ],
    [
      { starts: '2017-02-30T15:00' },
      `${START}: "2017-02-30T15:00" is not a day or a time. Write a day as 2017-01-26 or a time as 2017-03-02T15:00.`,
    ],
    [{ starts: '0217-03-02T15:00' }, `${START}: "0217-03-02T15:00" is in the year 217; is that a slip of the finger?`],
    [{ starts: '2017-03-02T16:00' }, `${END}: must be after starts.`],
    [{ ends: undefined }, `${END}: is missing; say when it ends, or write "allDay": true.`],
    [{ starts: undefined }, `${START}: is missing; say when it starts.`],
    [{ starts: '2017-03-02' }, `${START}: has no time of day. Give one, or write "allDay": true.`],
    [{ ends: '2017-03-03' }, `${END}: has no time of day. Give one.`],
    [
      { starts: '2017-03-02', allDay: true },
      `${END}: does not go with "allDay": true. Take it out; for several days write "days": 2.`,
    ],
    [{ ends: undefined, allDay: true }, `${START}: must be a day without a time, as "allDay" is true.`],
    [{ days: 2 }, 'actions[0].history[0].days: goes with "allDay": true only; say when it ends instead.'],
  ])('refuses %j', (more, line) => {
    expect(wrong(announced(more))).toEqual([line])
  })
})

describe('an action’s history', () => {
  const moved = {
    change: 'moved',
    on: '2017-01-20',
    starts: '2017-03-03T15:00',
    ends: '2017-03-03T16:00',
    source: 'paper',
  }
  const off = { change: 'called off', on: '2017-01-26', reason: 'Talks.', source: 'paper' }

  it('puts each change on top of the one before', () => {
    const versions = history({ ...ANNOUNCED, place: 'Town hall', reason: 'Pay.' }, { ...moved, place: 'Library' }, off)
    expect(versions.map(({ state, place, reason, starts }) => [state, place, reason, String(starts)])).toEqual([
      ['announced', 'Town hall', 'Pay.', '2017-03-02T15:00:00Z'],
      ['announced', 'Library', undefined, '2017-03-03T15:00:00Z'],
      ['called off', 'Library', 'Talks.', '2017-03-03T15:00:00Z'],
    ])
    expect(versions[1]).not.toHaveProperty('reason')
  })

  it('leaves an action called off when that is corrected', () => {
    const [, , corrected] = history(ANNOUNCED, off, {
      change: 'corrected',
      on: '2017-01-27',
      place: 'Hall',
      source: 'paper',
    })
    expect(corrected).toMatchObject({ state: 'called off', change: 'corrected', reason: 'Talks.', place: 'Hall' })
  })

  it('keeps the day on which both sides agreed to resume', () => {
    const suspended = { change: 'suspended', on: '2017-01-20', resumes: '2017-02-01', source: 'paper' }
    const [, held, resumed] = history(ANNOUNCED, suspended, { change: 'resumed', on: '2017-02-01', source: 'paper' })
    expect(String(held?.resumes)).toBe('2017-02-01T00:00:00Z')
    expect(resumed).toMatchObject({ state: 'announced' })
    expect(resumed).not.toHaveProperty('resumes')
  })

  it.each<[string, readonly Fields[], string]>([
    ['does not begin with its announcement', [off], 'actions[0].history[0].change: a history begins with "announced".'],
    [
      'goes on after it was called off',
      [ANNOUNCED, off, { ...moved, on: '2017-01-27' }],
      'actions[0].history[2].change: "moved" cannot come after an action is called off; what can is "corrected".',
    ],
    [
      'resumes what was not suspended',
      [ANNOUNCED, { change: 'resumed', on: '2017-01-20', source: 'paper' }],
      'actions[0].history[1].change: "resumed" cannot come after an action is announced; what can is "moved", "corrected", "suspended", "called off".',
    ],
    [
      'is out of order',
      [ANNOUNCED, { ...off, on: '2017-01-15' }],
      'actions[0].history[1].on: is before the change above it; put them in the order in which they happened.',
    ],
    [
      'gives times to a call-off',
      [ANNOUNCED, { ...off, starts: '2017-03-02' }],
      'actions[0].history[1].starts: does not go with "called off"; take it out.',
    ],
    [
      'resumes without a suspension',
      [{ ...ANNOUNCED, resumes: '2017-03-03' }],
      'actions[0].history[0].resumes: goes with "suspended" only; take it out.',
    ],
  ])('is refused when it %s', (_, changes, line) => {
    expect(wrong(action(...changes))).toEqual([line])
  })
})

describe('what is wrong with a file', () => {
  const ballot = { key: 'b', title: 'B', closed: '2017-01-10', returned: 75, yes: 59, entitled: [], source: 'paper' }

  it.each<[string, Fields, string]>([
    [
      'an unknown field',
      { dispute: { ...DISPUTE, colour: 'red' } },
      'dispute.colour: there is no such field; take it out.',
    ],
    ['an unknown list', { rumours: [] }, 'rumours: there is no such field; take it out.'],
    ['a missing dispute', { dispute: undefined }, 'dispute: is missing; it must be an object in { }.'],
    [
      'a zone',
      { dispute: { ...DISPUTE, zone: 'Mars' } },
      'dispute.zone: must be the name of a time zone, such as "Europe/London".',
    ],
    ['a list', { claims: {} }, 'claims: must be a list in [ ], not an object in { }.'],
    [
      'a source that is nowhere',
      { issues: [{ key: 'pay', title: 'Pay', source: 'radio' }] },
      'issues[0].source: there is no source with the key "radio"; add it to "sources".',
    ],
    [
      'a key used twice',
      { sources: [SOURCE, SOURCE] },
      'sources[1].key: "paper" is taken by sources[0]; each needs its own.',
    ],
    [
      'a link that is no web address',
      { sources: [{ ...SOURCE, url: 'javascript:alert(1)' }] },
      'sources[0].url: must be a web address that starts with https:// or http://.',
    ],
    [
      'too many votes',
      { ballots: [{ ...ballot, no: 16, spoilt: 1 }] },
      'ballots[0].returned: is 75, but yes, no and spoilt come to 76.',
    ],
    ['half a vote', { ballots: [{ ...ballot, yes: 1.5 }] }, 'ballots[0].yes: must be a whole number.'],
    [
      'a number as text',
      { ballots: [{ ...ballot, yes: '59' }] },
      'ballots[0].yes: must be a number, not text in quotation marks.',
    ],
    ['fewer than none', { ballots: [{ ...ballot, yes: -1 }] }, 'ballots[0].yes: must be at least 0.'],
    [
      'a long title',
      { issues: [{ key: 'pay', title: 'x'.repeat(151), source: 'paper' }] },
      'issues[0].title: has 151 characters; at most 150 fit.',
    ],
    [
      'an empty text',
      { issues: [{ key: 'pay', title: ' ', source: 'paper' }] },
      'issues[0].title: is empty; write something or take the field out.',
    ],
    [
      'an unknown side',
      { claims: [{ key: 'c', topic: 'T', side: 'boss', by: 'B', says: 'No.', said: '2017-01-16', source: 'paper' }] },
      'claims[0].side: is "boss", but must be one of "union", "employer", "third party".',
    ],
    [
      'an action that replaces nothing',
      { actions: [{ key: 'a', type: 'rally', title: 'R', replaces: 'b', history: [ANNOUNCED] }] },
      'actions[0].replaces: must be the key of another action in this file, not "b".',
    ],
    [
      'a dispute that ended before it began',
      { dispute: { ...DISPUTE, ended: '2017-01-15' } },
      'dispute.ended: must be after opened.',
    ],
  ])('names %s', (_, more, line) => {
    expect(wrong(more)).toEqual([line])
  })

  it('says all of it at once, also inside records that are wrong in other ways', () => {
    expect(
      wrong({
        dispute: { ...DISPUTE, title: 1, opened: 'January' },
        issues: [{ key: 'Pay!', title: 'Pay', source: 'radio' }],
        ...action(
          { ...ANNOUNCED, starts: '2017-03-26T01:30', weather: 'rain' },
          { change: 'called off', on: 'then', source: 'tv' },
        ),
        updates: [{ key: 'u', on: '2017-13-01', text: 'News.', source: 'paper' }],
      }).map((line) => line.split(': ')[0]),
    ).toEqual([
      'dispute.title',
      'dispute.opened',
      'actions[0].history[0].weather',
      'actions[0].history[0].starts',
      'actions[0].history[1].on',
      'actions[0].history[1].source',
      'issues[0].key',
      'issues[0].source',
      'updates[0].on',
    ])
  })

  it('stops counting where somebody got everything wrong', () => {
    const lines = wrong({
      issues: Array.from({ length: 80 }, (_, n) => ({ key: `i${n}`, title: 'T', source: 'radio' })),
    })
    expect(lines).toHaveLength(51)
    expect(lines.at(-1)).toBe('… and 30 more like these.')
  })

  it.each([
    ['{"dispute": 1,\n  "sources": yes}', "line 2, column 14: this is not JSON: unexpected token 'y'."],
    ['{"a": [1,\n2,\n]}', "line 3, column 1: this is not JSON: unexpected token ']'."],
    [
      '{"a": 1,\n}',
      'line 2, column 1: this is not JSON: expected a field name in double quotes; perhaps the comma before it is one too many.',
    ],
    ['{"a": 1', "line 1, column 8: this is not JSON: expected ',' or '}' after property value."],
    ['', 'line 1, column 1: this is not JSON: the file ends too early; a bracket or a quotation mark is not closed.'],
    ['[]', 'must be an object in { }, not a list in [ ].'],
    ['null', 'must be an object in { }, not null.'],
    ['"__proto__"', 'must be an object in { }, not text in quotation marks.'],
  ])('names the place in %j', (text, line) => {
    expect(problems(text)).toEqual([line])
  })

  it('does not mind a byte order mark', () => {
    expect(problems(`\uFEFF${file()}`)).toEqual([])
  })
})

describe('the example', () => {
  const text = readFileSync('examples/kirklees-2017.json', 'utf8')
  const seeds = new Set(['cc-16-january', 'cc-1-march'])
  const example = readDisputeFile(text, 'kirklees-2017.json')

  it('marks every source from outside the two seed articles', () => {
    for (const { key, background } of example.sources) expect([key, background]).toEqual([key, !seeds.has(key)])
  })

  it('quotes no reader', () => {
    expect(text).not.toMatch(/an hour late|Joe\b|pittens|second class|commenter|reader/i)
  })

  it('leaves no source unused', () => {
    const cited = new Set(Array.from(text.matchAll(/"source": "([^"]+)"/g), ([, key]) => key))
    expect(example.sources.map(({ key }) => key).filter((key) => !cited.has(key))).toEqual([])
  })
})
