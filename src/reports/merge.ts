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

/**
 * From the highest band down, so that as many as can be are known to lie above a number, and what is left with the last.
 * Were a small band put together with the smaller of its neighbours, that it went with this one and not the other could say
 * how many it holds.
 */
function merge(bands: readonly Group[], least: number): readonly Group[] {
  const merged = bands.reduceRight<readonly Group[]>(([open, ...done], band) => {
    if (!open) return [band]
    return total(open) < least ? [join(band, open), ...done] : [band, open, ...done]
  }, [])
  const [lowest, next, ...higher] = merged
  return lowest && next && total(lowest) < least ? [join(lowest, next), ...higher] : merged
}
