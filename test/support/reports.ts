import { OTHER_AREAS } from '../../src/reports/areas.ts'
import { FIRST } from '../../src/reports/chain.ts'
import { type Publication, type Published, publish } from '../../src/reports/publish.ts'
import { WORKLOAD } from '../../src/reports/questions.ts'
import { type Cell, type Counted, isCounted, type Release, type Row } from '../../src/reports/release.ts'

export const HEADCOUNTS = { north: 120, south: 90, duty: 60, court: 30 }
export const AREAS = Object.keys(HEADCOUNTS)

export const row = (item: string, area: string, band: string, rk = 0): Row => ({ form: WORKLOAD, item, area, band, rk })

export const rows = (item: string, area: string, band: string, count: number): readonly Row[] =>
  Array.from({ length: count }, (_, n) => row(item, area, band, n * 7919))

const USUAL: Omit<Publication, 'rows'> = {
  batch: '2017-P02',
  headcounts: HEADCOUNTS,
  k: 5,
  earlier: [],
  audience: 'branch',
  distinct: true,
}

export const attempt = (all: readonly Row[], other: Partial<Publication> = {}): Published =>
  publish({ ...USUAL, rows: all, ...other })

export function released(all: readonly Row[], other: Partial<Publication> = {}, prev = FIRST): Release {
  const published = attempt(all, other)
  if ('refused' in published) throw new Error(published.refused)
  return { id: published.params.batch, closed: '2017-03-06', ...published, prev }
}

export const counted = (cells: readonly Cell[]): readonly Counted[] => cells.filter(isCounted)

/** A number that a reader has, and the answers that it stands for, one bit each. */
export interface Figure {
  readonly set: bigint
  readonly value: number
}

/** Which bit an answer's place has: by window, question, area and band. */
export type Places = (window: string, item: string, area: string, band: string) => bigint

export function places(): Places {
  const known = new Map<string, bigint>()
  return (...names) => {
    const name = names.join('|')
    const bit = known.get(name) ?? 1n << BigInt(known.size)
    known.set(name, bit)
    return bit
  }
}

/** Everything that a reader of a release can see or add up: the cells, each answer's total, each area's, and the whole. */
export function figures(
  cells: readonly Cell[],
  window: string,
  areas: readonly string[],
  at: Places,
): readonly Figure[] {
  const all = counted(cells).map((cell) => {
    const separate = cells
      .filter((one) => isCounted(one) && one.item === cell.item && String(one.bands) === String(cell.bands))
      .map(({ area }) => area)
    const spanned = cell.area === OTHER_AREAS ? areas.filter((area) => !separate.includes(area)) : [cell.area]
    const set = spanned
      .flatMap((area) => cell.bands.map((band) => at(window, cell.item, area, band)))
      .reduce((a, b) => a | b, 0n)
    return { cell, figure: { set, value: cell.count } }
  })
  const margin = (name: (cell: Counted) => string): readonly Figure[] =>
    [...Map.groupBy(all, ({ cell }) => name(cell)).values()].map((part) => ({
      set: part.reduce((a, { figure }) => a | figure.set, 0n),
      value: part.reduce((a, { figure }) => a + figure.value, 0),
    }))
  return [
    ...all.map(({ figure }) => figure),
    ...margin(({ item, bands }) => `${item} ${bands}`),
    ...margin(({ item, area }) => `${item} ${area}`),
    ...margin(({ item }) => item),
  ]
}

/**
 * What an attacker can find out by adding two figures that have nothing in common, and by taking figures from those that
 * contain them, again and again: the counts of 1 to k − 1 answers.
 */
export function exposed(known: readonly Figure[], k: number): readonly Figure[] {
  const found = new Map<bigint, number>(known.map(({ set, value }) => [set, value]))
  const note = (set: bigint, value: number): void => {
    if (set !== 0n && !found.has(set)) found.set(set, value)
  }
  const contains = (a: bigint, b: bigint): boolean => (a & b) === b
  for (const a of known) for (const b of known) if ((a.set & b.set) === 0n) note(a.set | b.set, a.value + b.value)
  for (let round = 0; round < 2; round++)
    for (const [set, value] of [...found])
      for (const part of known) if (contains(set, part.set)) note(set ^ part.set, value - part.value)
  // All parts at once, each time but for one of them.
  for (const [set, value] of known.map((one) => [one.set, one.value] as const))
    for (const spared of [undefined, ...known]) {
      let [rest, left] = [set, value]
      for (const part of known)
        if (part !== spared && part.set !== set && contains(rest, part.set)) {
          rest ^= part.set
          left -= part.value
        }
      note(rest, left)
    }
  return [...found].filter(([, value]) => value > 0 && value < k).map(([set, value]) => ({ set, value }))
}

/** Numbers from 0 up to 1 that are the same in each run. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
