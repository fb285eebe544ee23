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
 * enough and stands for two areas or more, and otherwise left out: nothing that is shown contains it, so nothing gives it away.
 */
export function fold({ areas }: Group, least: number, hides: (area: string, count: number) => boolean): Folded {
  const all = [...areas].sort(([a], [b]) => byKey(a, b)).filter(([, { count }]) => count > 0)
  const isSmall = (area: string, count: number) => area !== OTHER_AREAS && count < least
  const goes = (area: string, count: number) => area === OTHER_AREAS || isSmall(area, count) || hides(area, count)
  const shown = all.filter(([area, { count }]) => !goes(area, count))
  const rest = all.filter(([area, { count }]) => goes(area, count))
  const sum = rest.reduce<Count>((a, [, b]) => add(a, b), { count: 0, key: 0 })
  const spans = rest.reduce((n, [area]) => n + (area === OTHER_AREAS ? 2 : 1), 0)
  if (sum.count < least || spans < 2) return { shown }
  // Eight from two areas with fewer than five each is four and four. A report or two less leaves that open.
  const cap = rest.every(([area, { count }]) => isSmall(area, count)) ? spans * (least - 1) - CUT : sum.count
  return { shown, other: { count: Math.min(sum.count, cap), key: sum.key } }
}
