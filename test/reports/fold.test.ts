import { expect, it } from 'vitest'
import { fold } from '../../src/reports/fold.ts'
import type { Count } from '../../src/reports/tally.ts'

/** All ways in which `members` areas can have fewer than k reports each. */
const worlds = (members: number, k: number): readonly (readonly number[])[] =>
  members === 0 ? [[]] : worlds(members - 1, k).flatMap((rest) => Array.from({ length: k }, (_, n) => [n, ...rest]))

const other = (counts: readonly number[], k: number): number | undefined =>
  fold(
    { bands: ['held'], areas: new Map(counts.map((count, n): [string, Count] => [`area-${n}`, { count, key: 0 }])) },
    k,
    new Map(),
  ).other?.count

it.each([
  [2, 5],
  [3, 5],
  [4, 5],
  [2, 8],
  [3, 8],
])('leaves three values open for each of %i areas, k = %i, to a reader who knows the rules', (members, k) => {
  const byFigure = Map.groupBy(worlds(members, k), (counts) => other(counts, k))
  for (const [figure, possible] of byFigure) {
    if (figure === undefined) continue
    for (let area = 0; area < members; area++)
      expect(new Set(possible.map((counts) => counts[area])).size).toBeGreaterThanOrEqual(3)
  }
  // At most two reports are lost.
  for (const counts of worlds(members, k)) {
    const sum = counts.reduce((a, b) => a + b, 0)
    if (sum >= k && counts.filter((count) => count > 0).length > 1)
      expect(sum - (other(counts, k) ?? 0)).toBeLessThanOrEqual(2)
  }
})
