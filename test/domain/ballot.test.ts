import fc from 'fast-check'
import { expect, it } from 'vitest'
import { percent } from '../../src/domain/ballot.ts'

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
