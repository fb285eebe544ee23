import fc from 'fast-check'
import { expect, it } from 'vitest'
import { outcome, percent, share } from '../../src/domain/ballot.ts'

it.each([
  [59, 75, '79%'],
  [75, 300, '25%'],
  [59, 300, '20%'],
  [75, 250, '30%'],
  [59, 250, '24%'],
  [1, 200, '1%'],
  [0, 10, '0%'],
  [0, 0, '0%'],
])('%i of %i is %s', (part, whole, words) => expect(percent(part, whole)).toBe(words))

it('is never more than half a per cent off', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (part, whole) => {
      expect(Math.abs(Number.parseInt(percent(part, whole), 10) - (100 * part) / whole)).toBeLessThanOrEqual(0.5)
    }),
  )
})

it.each([
  [149, 300, 50, 'just under 50%'],
  [150, 300, 50, '50%'],
  [151, 300, 50, 'just over 50%'],
  [148, 300, 50, '49%'],
  [119, 300, 40, 'just under 40%'],
  [149, 300, 40, '50%'],
])('%i of %i beside %i%% is %s', (part, whole, asked, words) => expect(share(part, whole, asked)).toBe(words))

it.each([
  [{ returned: 75, yes: 59, no: 15 }, 'won'],
  [{ returned: 75, yes: 38 }, 'won'],
  [{ returned: 200, yes: 15, no: 185 }, 'not won'],
  [{ returned: 200, yes: 100, no: 100 }, 'not won'],
  [{ returned: 200, yes: 90, no: 80 }, 'open'],
  [{ returned: 75, yes: 37 }, 'open'],
])('the ballot %j is %s', (ballot, expected) => expect(outcome(ballot)).toBe(expected))
