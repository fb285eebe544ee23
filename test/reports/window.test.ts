import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Temporal } from '../../src/core/time.ts'
import { dateWords, overlaps, windowOf, windowOn, windowWords } from '../../src/reports/window.ts'

it.each([
  ['2017-W01', '2 January to 8 January 2017'],
  ['2017-P02', '30 January to 26 February 2017'],
  ['2020-P13', '30 November 2020 to 3 January 2021'],
  ['2017-P13', '4 December to 31 December 2017'],
  ['spring', 'spring'],
])('%s is %s', (batch, words) => expect(windowWords(batch)).toBe(words))

it.each(['2017-W53', '2017-W00', '2017-P14', '2017-P00', '2017-X01', '17-W01', ''])('%j is no window', (batch) =>
  expect(windowOf(batch)).toBeUndefined(),
)

it('puts every day into one week and one period, which hold it', () => {
  fc.assert(
    fc.property(fc.nat(40_000), fc.constantFrom('W' as const, 'P' as const), (days, kind) => {
      const day = Temporal.PlainDate.from('1999-12-25').add({ days })
      const window = windowOf(windowOn(day, kind))
      expect(window && Temporal.PlainDate.compare(window.first, day) <= 0).toBe(true)
      expect(window && Temporal.PlainDate.compare(day, window.last) <= 0).toBe(true)
    }),
  )
})

it.each([
  ['2017-W05', '2017-P02', true],
  ['2017-W08', '2017-P02', true],
  ['2017-W09', '2017-P02', false],
  ['2017-W04', '2017-P02', false],
  ['2020-W53', '2020-P13', true],
  ['2020-P13', '2021-P01', false],
  ['2017-P02', '2017-P02', true],
  ['2017-P02', 'spring', true],
])('%s and %s share weeks: %s', (one, other, share) => expect(overlaps(one, other)).toBe(share))

it('leaves words that are no ISO date as they are', () => expect(dateWords('May 2016')).toBe('May 2016'))
