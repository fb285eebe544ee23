import { SMALLEST_AREA, WHOLE_SERVICE } from './areas.ts'
import { ITEMS, itemOf } from './questions.ts'
import type { Row } from './release.ts'

export interface Count {
  readonly count: number
  /** The sum of the record keys, mod 256. */
  readonly key: number
}

/** One band, or several that were put together, with what each area answered. */
export interface Group {
  readonly bands: readonly string[]
  readonly areas: ReadonlyMap<string, Count>
}

export interface Question {
  readonly form: string
  readonly item: string
  readonly groups: readonly Group[]
}

export type Headcounts = Readonly<Record<string, number>>

/** A text that got where a key belongs is never counted, and so never published. */
const KEY = /^[a-z0-9][a-z0-9+-]{0,59}$/

export const byKey = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const add = (a: Count | undefined, b: Count): Count => ({
  count: (a?.count ?? 0) + b.count,
  key: ((a?.key ?? 0) + b.key) & 255,
})

export const total = ({ areas }: Group): number => [...areas.values()].reduce((sum, { count }) => sum + count, 0)

/** Without an area's headcount nobody can say that it is large enough. */
export const isArea = (headcounts: Headcounts, area: string): boolean =>
  Object.hasOwn(headcounts, area) && (headcounts[area] ?? 0) >= SMALLEST_AREA

export const inOrder = (a: { form: string; item: string }, b: { form: string; item: string }): number =>
  byKey(a.form, b.form) || rank(a) - rank(b) || byKey(a.item, b.item)

function rank({ form, item }: { form: string; item: string }): number {
  const known = itemOf(form, item)
  return known ? ITEMS.indexOf(known) : ITEMS.length
}

/** Counts the answers to each question by band and area. The order in which they lie in the store makes no difference. */
export function tally(rows: readonly Row[], headcounts: Headcounts): readonly Question[] {
  const questions = new Map<string, Map<string, Map<string, Count>>>()
  for (const { form, item, area, band, rk } of rows) {
    if (![form, item, band].every((key) => KEY.test(key))) continue
    const place = isArea(headcounts, area) ? area : WHOLE_SERVICE
    const bands = at(questions, JSON.stringify([form, item]), () => new Map<string, Map<string, Count>>())
    const areas = at(bands, band, () => new Map<string, Count>())
    areas.set(place, add(areas.get(place), { count: 1, key: rk & 255 }))
  }
  return [...questions]
    .map(([name, bands]): Question => {
      const [form, item] = JSON.parse(name) as [string, string]
      return { form, item, groups: groupsOf(form, item, bands) }
    })
    .sort(inOrder)
}

function at<V>(map: Map<string, V>, key: string, make: () => V): V {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}

function groupsOf(form: string, item: string, bands: ReadonlyMap<string, ReadonlyMap<string, Count>>): Group[] {
  const fixed = itemOf(form, item)?.bands ?? []
  const keys = fixed.length > 0 ? fixed.map(({ key }) => key) : [...bands.keys()].sort(byKey)
  return keys.map((key) => ({ bands: [key], areas: bands.get(key) ?? new Map() }))
}
