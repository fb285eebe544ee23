import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answers, decodeAnswers, encodeAnswers, type Offered } from '../../src/reports/answers.ts'
import { checkAreas, WHOLE_SERVICE } from '../../src/reports/areas.ts'
import { bandOf, bandWords, ITEMS, WORKLOAD } from '../../src/reports/questions.ts'

const offered: Offered = { areas: ['north', 'south', 'duty'], issues: ['pay', 'it-faults', 'bullying'] }
const bandKeys = (key: string): readonly string[] =>
  key === 'issue' ? offered.issues : (ITEMS.find((item) => item.key === key)?.bands.map((band) => band.key) ?? [])

const answers: fc.Arbitrary<Answers> = fc
  .tuple(
    fc.constantFrom(WHOLE_SERVICE, ...offered.areas),
    fc.record(Object.fromEntries(ITEMS.map(({ key }) => [key, fc.constantFrom(...bandKeys(key))])), {
      requiredKeys: [],
      noNullPrototype: true,
    }),
  )
  .map(([area, bands]) => ({ area, bands: bands as Record<string, string> }))

describe('the bands', () => {
  it.each([
    ['cases', 0, '0-5'],
    ['cases', 5, '0-5'],
    ['cases', 26, '26-30'],
    ['cases', 30.9, '26-30'],
    ['cases', 41, '41+'],
    ['cases', 4000, '41+'],
    ['over', 0, '0'],
    ['over', 0.5, '0'],
    ['over', 4.5, '1-4'],
    ['it', 6, '6+'],
    ['easy', 0, '0'],
    ['cases', -1, undefined],
    ['cases', Number.NaN, undefined],
    ['cases', Number.POSITIVE_INFINITY, undefined],
    ['manageable', 1, undefined],
    ['toString', 1, undefined],
  ])('%s: %d is %s', (item, amount, band) => expect(bandOf(item, amount)).toBe(band))

  it('leave no whole number out', () => {
    for (const { key, bands } of ITEMS.filter((item) => item.bands[0]?.from !== undefined)) {
      const found = new Set(Array.from({ length: 100 }, (_, n) => bandOf(key, n)))
      expect([...found]).toEqual(bands.map((band) => band.key))
    }
  })

  it('have titles that fit above a field, and keys that fit the store', () => {
    for (const { key, title, bands } of ITEMS) {
      expect(title.length).toBeLessThanOrEqual(45)
      expect([key, ...bands.map((band) => band.key)].join()).toMatch(/^[a-z0-9+,-]+$/)
      expect(new Set(bands.map((band) => band.key)).size).toBe(bands.length)
    }
  })

  it.each([
    ['cases', ['26-30', '31-35'], '26 to 35'],
    ['cases', ['36-40', '41+'], '36 or more'],
    ['over', ['0'], 'none'],
    ['over', ['0', '1-4'], '0 to 4'],
    ['manageable', ['hard', 'unmanageable'], 'hard to manage or completely unmanageable'],
    ['issue', ['pay'], 'Pay and regrading'],
    ['issue', ['constructor'], 'constructor'],
  ])('%s %j reads %s', (item, bands, words) =>
    expect(bandWords(WORKLOAD, item, bands, { pay: 'Pay and regrading' })).toBe(words),
  )
})

describe('a report in a button', () => {
  it('comes back whole, from 16 plain characters', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const code = encodeAnswers(given, offered)
        expect(code).toMatch(/^[a-z0-9-]{16}$/)
        expect(decodeAnswers(code, offered)).toEqual(given)
      }),
    )
  })

  it('is refused when it is hostile, cut, or made for another form, and never throws', () => {
    const code = encodeAnswers({ area: 'north', bands: { cases: '26-30' } }, offered)
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme', minLength: 16, maxLength: 16 })), (text) => {
        expect(decodeAnswers(text, offered)).toBeUndefined()
      }),
    )
    fc.assert(
      fc.property(fc.nat(15), fc.string({ minLength: 1, maxLength: 1 }), (place, letter) => {
        const decoded = decodeAnswers(code.slice(0, place) + letter + code.slice(place + 1), offered)
        for (const [item, band] of Object.entries(decoded?.bands ?? {})) expect(bandKeys(item)).toContain(band)
      }),
    )
    expect(decodeAnswers(code, { ...offered, areas: ['south', 'north', 'duty'] })).toBeUndefined()
    expect(decodeAnswers(code, { ...offered, issues: ['pay'] })).toBeUndefined()
  })

  it('drops what the form does not offer', () => {
    const code = encodeAnswers({ area: 'moon', bands: { cases: '900', constructor: 'x', issue: 'weather' } }, offered)
    expect(decodeAnswers(code, offered)).toEqual({ area: WHOLE_SERVICE, bands: {} })
  })
})

describe('the areas', () => {
  const area = { key: 'north', title: 'North', headcount: 20 }
  it('can be none, or large', () => {
    expect(checkAreas([])).toEqual([])
    expect(checkAreas([area, { ...area, key: 'south', headcount: 300 }])).toEqual([])
  })

  it.each([
    [
      [{ ...area, headcount: 19 }],
      'North has 19; an area needs at least 20, or colleagues could guess who reported. Join it with another.',
    ],
    [[{ ...area, headcount: 20.5 }], 'How many work in North must be a whole number.'],
    [[area, area], 'The key “north” is taken; each area needs its own.'],
    [[{ ...area, key: WHOLE_SERVICE }], 'The key “whole-service” is taken; each area needs its own.'],
    [[{ ...area, key: 'N 1' }], '“N 1” cannot be the key of an area: use small letters, digits and hyphens.'],
    [[{ ...area, title: ' ' }], 'The area “north” needs a title of at most 60 characters.'],
    [
      Array.from({ length: 13 }, (_, n) => ({ ...area, key: `a${n}` })),
      'There are 13 areas; at most 12 fit, and with about four most figures can be shown.',
    ],
  ])('%j', (areas, sentence) => expect(checkAreas(areas)).toEqual([sentence]))
})
