import { itemOf } from './questions.ts'
import { add, type Count, type Group, type Question, total } from './tally.ts'

function join(a: Group, b: Group): Group {
  const areas = new Map<string, Count>(a.areas)
  for (const [area, count] of b.areas) areas.set(area, add(areas.get(area), count))
  return { bands: [...a.bands, ...b.bands], areas }
}

/**
 * Puts neighbouring bands together until each holds `least`, for all areas alike: with other boundaries for each area, one
 * area's figures could be taken from another's. The halves of a scale never mix, because the more members say that their
 * work is too much, the fewer are left to say that it is not, and the answer would drown with theirs. Bands without an order
 * stay as they are.
 */
export function mergeBands({ form, item, groups }: Question, least: number): readonly Group[] {
  const known = itemOf(form, item)
  if (!known?.ordered) return groups
  const divide = known.bands.findIndex(({ key }) => key === known.divide)
  const isLater = ({ bands }: Group): boolean =>
    divide >= 0 && known.bands.findIndex(({ key }) => key === bands[0]) >= divide
  return [groups.filter((group) => !isLater(group)), groups.filter(isLater)].flatMap((half) => merge(half, least))
}

/** The smallest first, with the smaller of its neighbours. */
function merge(groups: readonly Group[], least: number): readonly Group[] {
  const [first, ...others] = groups
  if (!first || others.length === 0) return groups
  const smallest = others.reduce((found, group) => (total(group) < total(found) ? group : found), first)
  if (total(smallest) >= least) return groups
  const n = groups.indexOf(smallest)
  const [before, after] = [groups[n - 1], groups[n + 1]]
  const start = before && (!after || total(before) <= total(after)) ? n - 1 : n
  const [a, b] = groups.slice(start, start + 2)
  return a && b ? merge([...groups.slice(0, start), join(a, b), ...groups.slice(start + 2)], least) : groups
}
