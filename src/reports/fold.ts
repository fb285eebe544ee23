import { OTHER_AREAS } from './areas.ts'
import { add, byKey, type Count, type Group } from './tally.ts'

export interface Folded {
  readonly shown: readonly (readonly [area: string, count: Count])[]
  readonly other?: Count
}

/** How many values a hidden count must still be able to have, for a reader who knows these rules. */
const VALUES_LEFT = 3

/** So many reports are cut off what other areas come to, at most. */
export const CUT = VALUES_LEFT - 1

/** The most that other areas can have come to, before any were cut off. */
export const beforeTheCut = (other: number, least: number): number =>
  (other + CUT) % (least - 1) === 0 ? other + CUT : other

/**
 * Shows the areas that have at least `least`, and takes the others together. What these come to is shown when it is large
 * enough, and otherwise left out: nothing that is shown contains it, so nothing gives it away. Also with the others go areas
 * that are shown without their number: how many each of them has at the least, everybody can tell.
 */
export function fold({ areas }: Group, least: number, atLeast: ReadonlyMap<string, number>): Folded {
  const all = [...areas].sort(([a], [b]) => byKey(a, b)).filter(([, { count }]) => count > 0)
  const goes = (area: string, count: number) => area === OTHER_AREAS || count < least || atLeast.has(area)
  const shown = all.filter(([area, { count }]) => !goes(area, count))
  const rest = all.filter(([area, { count }]) => goes(area, count))
  const sum = rest.reduce<Count>((a, [, b]) => add(a, b), { count: 0, key: 0 })
  if (sum.count < least) return { shown }
  const surely = [...atLeast.values()].reduce((a, b) => a + b, 0)
  const count = surely > 0 ? openBelow(sum.count, surely) : openAbove(sum.count, rest, least)
  return { shown, other: { count, key: sum.key } }
}

/** Seventeen from an area with sixteen or more and another is sixteen and one. A report or two less leaves that open. */
const openBelow = (sum: number, surely: number): number => (sum - surely < VALUES_LEFT ? surely : sum)

/** Eight from two areas with fewer than five each is four and four. A report or two less leaves that open. */
const openAbove = (sum: number, rest: Folded['shown'], least: number): number =>
  rest.some(([area]) => area === OTHER_AREAS) ? sum : Math.min(sum, rest.length * (least - 1) - CUT)
