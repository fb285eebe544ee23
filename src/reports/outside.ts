import { OTHER_AREAS, WHOLE_SERVICE } from './areas.ts'
import { fold } from './fold.ts'
import { mergeBands } from './merge.ts'
import { itemOf } from './questions.ts'
import { type Cell, type Counted, isCounted, type Release } from './release.ts'
import { add, byKey, type Count, type Group, inOrder, type Question } from './tally.ts'

/** The 10-5 rule of the Office for National Statistics, for everything that leaves the branch. */
const LEAST_OUTSIDE = 10
const STEP = 5

/** A multiple of the step, so that no blurred figure is below it. */
export const leastOutside = (k: number): number => STEP * Math.ceil(Math.max(LEAST_OUTSIDE, k) / STEP)

/** How many of the 256 keys move a figure by how much. They cancel out over many figures. */
const NOISE: readonly (readonly [keys: number, by: number])[] = [
  [24, -2],
  [64, -1],
  [80, 0],
  [64, 1],
  [24, 2],
]
/** How far a figure can be from the true one: by its noise, and by half a step. */
export const MOVED = Math.max(...NOISE.map(([, by]) => by)) + Math.floor(STEP / 2)

const TABLE: readonly number[] = NOISE.flatMap(([keys, by]) => Array<number>(keys).fill(by))

/** The same answers always make the same noise, so that asking again and again does not wear it off. */
export const blurred = ({ count, key }: Count): number => STEP * Math.round((count + (TABLE[key & 255] ?? 0)) / STEP)

/**
 * The figures for outside the branch, made of those for the branch alone: whoever has both learns nothing more than the
 * branch knows. What is in words for the branch is not for outside, as nobody could tell there how many stand behind it.
 */
export function outsideCells(cells: readonly Cell[], k: number): readonly Counted[] {
  const least = leastOutside(k)
  return questionsOf(cells).flatMap((question) =>
    mergeBands(question, least).flatMap(({ bands, areas }) => {
      const { shown, other } = fold({ bands, areas }, least, new Map())
      const entries = [...shown, ...(other ? [[OTHER_AREAS, other] as const] : [])]
      const { form, item } = question
      return entries.map(([area, count]) => ({ form, item, area, bands, count: blurred(count) })).sort(byArea)
    }),
  )
}

const LAST = [WHOLE_SERVICE, OTHER_AREAS]

/** By name, and what is no single area after those. */
export const byArea = (a: Pick<Cell, 'area'>, b: Pick<Cell, 'area'>): number =>
  LAST.indexOf(a.area) - LAST.indexOf(b.area) || byKey(a.area, b.area)

function questionsOf(cells: readonly Cell[]): readonly Question[] {
  const names = new Map(cells.map(({ form, item }) => [JSON.stringify([form, item]), { form, item }]))
  return [...names.values()].sort(inOrder).map(({ form, item }) => ({
    form,
    item,
    groups: groupsOf(
      form,
      item,
      cells.filter((cell) => cell.form === form && cell.item === item),
    ),
  }))
}

function groupsOf(form: string, item: string, cells: readonly Cell[]): readonly Group[] {
  const order = itemOf(form, item)?.bands.map(({ key }) => key) ?? []
  const groups = new Map<string, { bands: readonly string[]; areas: Map<string, Count> }>()
  for (const cell of cells) {
    const name = JSON.stringify(cell.bands)
    const group = groups.get(name) ?? { bands: cell.bands, areas: new Map<string, Count>() }
    groups.set(name, group)
    if (isCounted(cell))
      group.areas.set(cell.area, add(group.areas.get(cell.area), { count: cell.count, key: cell.key ?? 0 }))
  }
  const place = ({ bands }: Group): number => order.indexOf(bands[0] ?? '')
  return [...groups.values()].sort((a, b) => place(a) - place(b) || byKey(a.bands.join(), b.bands.join()))
}

/** The releases as somebody outside may see them, each window once. */
export function forOutside(releases: readonly Release[]): readonly Release[] {
  const ready = new Set(
    releases.filter(({ params }) => params.audience === 'outside').map(({ params }) => params.batch),
  )
  return releases.flatMap((release): readonly Release[] => {
    const { params, cells } = release
    if (params.audience === 'outside') return [release]
    if (ready.has(params.batch)) return []
    return [{ ...release, params: { ...params, audience: 'outside' }, cells: outsideCells(cells, params.k) }]
  })
}
