import { describe, expect, it } from 'vitest'
import { WHOLE_SERVICE } from '../../src/reports/areas.ts'
import { ITEMS } from '../../src/reports/questions.ts'
import { isCounted, type Row } from '../../src/reports/release.ts'
import { attempt, row } from '../support/reports.ts'

/** As in the source: so many values every count that is not shown must be able to have. */
const VALUES_LEFT = 3

interface World {
  readonly item: string
  /** The areas that members can choose; whoever likes names none. */
  readonly named: readonly string[]
  readonly bands: readonly string[]
  readonly k: number
  /** All ways in which up to so many reports can answer. */
  readonly reports: number
}

/** Every way to share out up to so many reports among places. */
function* shares(places: number, reports: number): Generator<readonly number[]> {
  if (places === 0) yield []
  else
    for (let first = 0; first <= reports; first++)
      for (const others of shares(places - 1, reports - first)) yield [first, ...others]
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0)

/** What cannot be seen in a release, and all the numbers that it has in the worlds that are published just so. */
type Hidden = Map<string, Set<number>>

/**
 * For each output the values that every count can have of which there is no number in it: of an area and a band and, where
 * bands were put together, of an area and those. Whoever knows the rules can make the same table.
 */
function hiddenIn({ item, named, bands, k, reports }: World): Map<string, { fewest: number; hidden: Hidden }> {
  const areas = [...named, WHOLE_SERVICE]
  const headcounts = Object.fromEntries(named.map((area) => [area, 20]))
  const known = ITEMS.find(({ key }) => key === item)
  const places = areas.flatMap((area) => bands.map((band) => ({ area, band, one: row(item, area, band) })))
  const outputs = new Map<string, { fewest: number; hidden: Hidden }>()
  for (const counts of shares(places.length, reports)) {
    const rows = places.flatMap(({ one }, n) => Array<Row>(counts[n] ?? 0).fill(one))
    const published = attempt(rows, { k, headcounts })
    const cells = 'cells' in published ? published.cells : []
    const name = JSON.stringify(
      cells.map((cell) => [cell.area, cell.bands, isCounted(cell) ? cell.count : 'no number']),
    )
    const found = outputs.get(name) ?? { fewest: reports, hidden: new Map() }
    outputs.set(name, { fewest: Math.min(found.fewest, rows.length), hidden: found.hidden })
    // Of a scale of which the world does not have every band nobody can say that the others are empty.
    const rest = bands.filter((band) => !cells.some((cell) => cell.bands.includes(band)))
    const single = !known?.ordered || known.bands.length === bands.length
    const groups = [...cells.map((cell) => cell.bands), ...(single ? bands.map((band) => [band]) : [rest])].filter(
      (group) => group.length > 0,
    )
    for (const area of areas)
      for (const group of groups) {
        const inIt = (cell: { readonly area: string; readonly bands: readonly string[] }) =>
          cell.area === area && String(cell.bands) === String(group)
        if (cells.some((cell) => isCounted(cell) && inIt(cell))) continue
        const of = `${area}: ${group}`
        const count = sum(counts.filter((_, n) => places[n]?.area === area && group.includes(places[n]?.band ?? '')))
        found.hidden.set(of, (found.hidden.get(of) ?? new Set()).add(count))
      }
  }
  return outputs
}

/** So many reports more at most are needed for the other values that a hidden count can have. */
const roomFor = (k: number): number => 2 * (k - 1) + VALUES_LEFT - 1

describe('somebody who knows all the rules cannot tell what is not shown', () => {
  it.each<World>([
    { item: 'manageable', named: ['north'], bands: ['mostly', 'hard'], k: 5, reports: 27 },
    { item: 'supervision', named: ['north'], bands: ['held', 'cancelled'], k: 5, reports: 27 },
    { item: 'it', named: [], bands: ['0', '1-2', '3-5', '6+'], k: 5, reports: 29 },
    { item: 'easy', named: ['north'], bands: ['0', '1-5'], k: 5, reports: 24 },
    { item: 'supervision', named: ['north'], bands: ['cancelled'], k: 8, reports: 90 },
    { item: 'supervision', named: ['north', 'south'], bands: ['cancelled'], k: 5, reports: 45 },
    { item: 'supervision', named: ['north', 'south'], bands: ['held', 'cancelled'], k: 5, reports: 15 },
  ])('of $item ($bands) in $named, k = $k', { timeout: 60_000 }, (world) => {
    let seen = 0
    for (const [output, { fewest, hidden }] of hiddenIn(world)) {
      if (fewest > world.reports - roomFor(world.k)) continue
      seen++
      for (const [of, values] of hidden)
        if (values.size < VALUES_LEFT) expect.fail(`${of} can be ${[...values].join(' or ')} only, from ${output}`)
    }
    expect(seen).toBeGreaterThan(5)
  })
})
