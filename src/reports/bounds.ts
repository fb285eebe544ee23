import { OTHER_AREAS } from './areas.ts'
import { beforeTheCut, CUT } from './fold.ts'
import { leastOutside, MOVED } from './outside.ts'
import type { Item } from './questions.ts'
import { type Cell, isCounted, type Params } from './release.ts'

/**
 * Between which numbers the reports lie that really gave an answer, for whoever has nothing but the release. No share may
 * be made of the counts themselves: an area that is left out of one answer and shown in the other would make it too high.
 */
export interface Bounds {
  readonly least: number
  /** Infinity where nobody can say. */
  readonly most: number
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0)

/**
 * Of one answer, by the rules of publish.ts and fold.ts. Where other areas are shown together, every area that has no number
 * is among them, and at most two reports were cut off. Where they are not, the areas with fewer than k have fewer than k in
 * all, however many there are: were it more, they would be shown. An area in words has k or more besides.
 */
function inBranch(cells: readonly Cell[], k: number): Bounds {
  const counted = cells.filter(isCounted)
  const worded = cells.length - counted.length
  const shown = sum(counted.map(({ count }) => count))
  const other = counted.find(({ area }) => area === OTHER_AREAS)?.count
  if (other !== undefined) return { least: shown, most: shown + (worded === 0 ? beforeTheCut(other, k) - other : CUT) }
  return { least: shown + worded * k, most: worded === 0 ? shown + k - 1 : Number.POSITIVE_INFINITY }
}

/**
 * Each figure for outside was moved by as much as MOVED either way, and stands for no fewer than are needed there. Left out
 * are what is too small outside, again together, and what the branch left out before, k − 1 of each band at most: but
 * without limit where an answer could be held against somebody, as areas whose number the branch does not have are not there.
 */
function outside(cells: readonly Cell[], bands: readonly string[], item: Item | undefined, k: number): Bounds {
  const far = leastOutside(k)
  const counted = cells.filter(isCounted)
  const least = sum(counted.map(({ count }) => Math.max(far, count - MOVED)))
  if (item?.bands.some(({ key, sensitive }) => sensitive && bands.includes(key)))
    return { least, most: Number.POSITIVE_INFINITY }
  const leftOut = counted.some(({ area }) => area === OTHER_AREAS) ? CUT : far - 1
  return { least, most: sum(counted.map(({ count }) => count + MOVED)) + leftOut + bands.length * (k - 1) }
}

type Rules = Pick<Params, 'k' | 'audience'>

/** Of the cells of one answer, which stands for these bands. */
export const answerBounds = (
  item: Item | undefined,
  bands: readonly string[],
  cells: readonly Cell[],
  { k, audience }: Rules,
): Bounds => (audience === 'outside' ? outside(cells, bands, item, k) : inBranch(cells, k))

/** The bands that are shown or left out together where they are too few: the halves of a scale, or each by itself. */
function parts({ bands, ordered, divide }: Item): readonly (readonly string[])[] {
  const keys = bands.map(({ key }) => key)
  if (!ordered) return keys.map((key) => [key])
  const at = divide === undefined ? 0 : keys.indexOf(divide)
  return [keys.slice(0, at), keys.slice(at)].filter((part) => part.length > 0)
}

/** So many reports at most gave answers of which no cell of the question shows anything. */
export function mostUnseen(item: Item | undefined, cells: readonly Cell[], rules: Rules): number {
  if (!item || item.bands.length === 0) return Number.POSITIVE_INFINITY
  const seen = new Set(cells.flatMap(({ bands }) => bands))
  const unseen = parts(item).filter((bands) => !bands.some((band) => seen.has(band)))
  return sum(unseen.map((bands) => answerBounds(item, bands, [], rules).most))
}
