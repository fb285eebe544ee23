import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDisputeFile } from '../../src/domain/dispute-file.ts'
import { ANNOUNCED, action, DISPUTE, type Fields, file, problems, SOURCE, wrong } from '../support/dispute-file.ts'

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
