import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlainNumber } from '../../src/core/plain-number.ts'

describe('a number as people write it', () => {
  it.each([
    ['27', 27],
    ['about 6', 6],
    ['Ca. 6', 6],
    ['~6', 6],
    ['27 children', 27],
    ['about 27 children or so', 27],
    ['27 cases.', 27],
    ['6,5', 6.5],
    ['6.5 hours', 6.5],
    ['6.5hrs', 6.5],
    ['1,200 members', 1200],
    ['0,500', 0.5],
    ['-3', -3],
  ])('is read: %s', (typed, number) => expect(readPlainNumber(typed)).toBe(number))

  it.each([
    '5-6',
    '5–6',
    '5 - 6',
    '5 to 6',
    '5 or six',
    '5/6',
    '27+',
    '27 or more',
    'over 27',
    'at least 5',
    'no more than 5',
    '6 and a half',
    '6½',
    '6 a day',
    '6 per week',
    '2 dozen',
    '3k',
    '30 minutes',
    '30m',
    '6:30',
    '6h30',
    '1.2.3',
    '27 (3 on duty)',
    '50%',
    '£6',
    'twenty',
    'about',
    '',
  ])('is not guessed from what says another: %s', (typed) => expect(readPlainNumber(typed)).toBeUndefined())

  it('is never one of two', () => {
    const number = fc.nat(999)
    const between = fc.constantFrom(
      '-',
      '–',
      ' ',
      ' - ',
      ' to ',
      ' or ',
      '/',
      ':',
      ' and ',
      ' of ',
      ', ',
      '; ',
      ' (',
      'x',
    )
    fc.assert(
      fc.property(number, between, number, (one, join, other) => {
        expect(readPlainNumber(`${one}${join}${other}`)).toBeUndefined()
      }),
    )
  })
})
