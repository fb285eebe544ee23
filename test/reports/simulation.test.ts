import { describe, expect, it } from 'vitest'
import { WHOLE_SERVICE } from '../../src/reports/areas.ts'
import type { Release, Row } from '../../src/reports/release.ts'
import { AREAS, counted, dice, exposed, type Figure, figures, places, released, row } from '../support/reports.ts'

const WEEKS = 24
const ITEM = 'supervision'
const BANDS = ['held', 'short', 'cancelled', 'not-due']
/** Large and small areas, frequent and rare answers. */
const AREA_SHARES = [0.4, 0.7, 0.9, 1]
const BAND_SHARES = [0.35, 0.6, 0.9, 1]

const pick = (list: readonly string[], shares: readonly number[], at: number): string =>
  list[shares.findIndex((share) => at < share)] ?? ''

function halfYear(perWeek: number, seed: number): readonly (readonly Row[])[] {
  const roll = dice(seed)
  return Array.from({ length: WEEKS }, () =>
    Array.from({ length: perWeek }, () =>
      row(ITEM, pick(AREAS, AREA_SHARES, roll()), pick(BANDS, BAND_SHARES, roll()), Math.floor(roll() * 2 ** 32)),
    ),
  )
}

const two = (n: number): string => String(n).padStart(2, '0')

function publishAll(weeks: readonly (readonly Row[])[], length: 1 | 4): readonly Release[] {
  const all: Release[] = []
  for (let n = 0; n * length < weeks.length; n++) {
    const batch = length === 1 ? `2017-W${two(n + 1)}` : `2017-P${two(n + 1)}`
    all.push(released(weeks.slice(n * length, (n + 1) * length).flat(), { batch, earlier: all }))
  }
  return all
}

function levels(releases: readonly Release[], reports: number) {
  const cells = releases.flatMap((release) => counted(release.cells))
  const sum = (other: boolean) =>
    cells.filter(({ area }) => (area === 'other-areas') === other).reduce((a, { count }) => a + count, 0)
  const [area, other] = [sum(false) / reports, sum(true) / reports]
  return { area, other, left: 1 - area - other }
}

describe.each([1, 2])('half a year of reports, seed %i', (seed) => {
  it.each([
    // The shares of the note in the design: 54 / 41 / 5 and 100 / 0 / 0.
    [15, 4, { area: 0.3, left: 0.12 }],
    [55, 4, { area: 0.9, left: 0.03 }],
    [55, 1, { area: 0.4, left: 0.12 }],
  ] as const)('%i a week, windows of %i: exposes nothing and leaves out little', (perWeek, length, limit) => {
    const weeks = halfYear(perWeek, seed)
    const releases = publishAll(weeks, length)
    const at = places()
    const each = releases.map(({ cells, params }) => figures(cells, params.batch, [...AREAS, WHOLE_SERVICE], at))
    for (const [n, one] of each.entries()) expect(exposed([...one, ...(each[n - 1] ?? [])], 5)).toEqual([])
    const { area, left } = levels(releases, perWeek * WEEKS)
    expect(area).toBeGreaterThan(limit.area)
    expect(left).toBeLessThan(limit.left)
  })

  it('would expose reports if it were published as one growing table, or with true totals', () => {
    const weeks = halfYear(15, seed)
    const at = places()
    /** What a table suppressed at five and nothing else says. */
    const naive = (rows: readonly Row[], window: (row: Row) => string): readonly Figure[] => {
      const sums = (name: (row: Row) => string) =>
        [...Map.groupBy(rows, name).values()].map((part) => ({
          set: part.reduce((a, one) => a | at(window(one), ITEM, one.area, one.band), 0n),
          value: part.length,
        }))
      return [
        ...sums((one) => `${one.area}|${one.band}`).filter(({ value }) => value >= 5),
        ...sums(({ area }) => area),
        ...sums(({ band }) => band),
      ]
    }
    expect(
      exposed(
        naive(weeks.slice(0, 4).flat(), () => 'w'),
        5,
      ).length,
    ).toBeGreaterThan(0)
    const growing = [4, 5].flatMap((until) => {
      const when = new Map(weeks.slice(0, until).flatMap((week, n) => week.map((one) => [one, n])))
      const rows = [...when.keys()]
      const cells = Map.groupBy(rows, (one) => `${one.area}|${one.band}`)
      return [...cells.values()]
        .filter((part) => part.length >= 5)
        .map((part) => ({
          set: part.reduce((a, one) => a | at(String(when.get(one)), ITEM, one.area, one.band), 0n),
          value: part.length,
        }))
    })
    expect(exposed(growing, 5).length).toBeGreaterThan(0)
  })
})
