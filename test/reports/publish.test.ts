import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OTHER_AREAS, WHOLE_SERVICE } from '../../src/reports/areas.ts'
import { outsideCells } from '../../src/reports/outside.ts'
import { type Publication, publish } from '../../src/reports/publish.ts'
import { ITEMS } from '../../src/reports/questions.ts'
import type { Cell, Row } from '../../src/reports/release.ts'
import {
  AREAS,
  attempt,
  counted,
  exposed,
  figures,
  HEADCOUNTS,
  places,
  released,
  row,
  rows,
} from '../support/reports.ts'

const ALL_AREAS = [...AREAS, WHOLE_SERVICE]

const asked = ['cases', 'manageable', 'overdue', 'supervision', 'issue']
const bandsOf = (key: string): readonly string[] =>
  key === 'issue'
    ? ['pay', 'it-faults', 'bullying']
    : (ITEMS.find((item) => item.key === key)?.bands.map((band) => band.key) ?? [])

/** A report as its unlinked answers; a small number of bands, so that some of them fill up. */
const report = fc
  .record({
    area: fc.constantFrom(...ALL_AREAS, 'north', 'north', 'closed-office'),
    answers: fc.record(
      Object.fromEntries(asked.map((item) => [item, fc.constantFrom(...bandsOf(item), ...bandsOf(item).slice(0, 2))])),
      { requiredKeys: ['cases'] },
    ),
    rk: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  })
  .map(({ area, answers, rk }): readonly Row[] =>
    Object.entries(answers).map(([item, band]) => row(item, area, band ?? '', rk)),
  )
const reports = fc.array(report, { maxLength: 70, size: 'max' })

const cellsOf = (all: readonly Row[], other: Partial<Publication> = {}): readonly Cell[] => released(all, other).cells

describe('whatever was reported', () => {
  it('shows no small figure, and none that subtraction makes', () => {
    fc.assert(
      fc.property(reports, fc.integer({ min: 5, max: 9 }), (all, k) => {
        const cells = cellsOf(all.flat(), { k })
        for (const { count } of counted(cells)) expect(count).toBeGreaterThanOrEqual(k)
        for (const item of asked) {
          const known = figures(
            cells.filter((cell) => cell.item === item),
            'w',
            ALL_AREAS,
            places(),
          )
          expect(exposed(known, k)).toEqual([])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('shows none by subtraction between answers that are given together or not at all', () => {
    const mix = ['easy', 'middle', 'hard']
    const three = fc
      .record({
        area: fc.constantFrom(...ALL_AREAS, 'north', 'north'),
        bands: fc.tuple(...mix.map((item) => fc.constantFrom(...bandsOf(item), ...bandsOf(item).slice(0, 2)))),
      })
      .map(({ area, bands }): readonly Row[] => mix.map((item, n) => row(item, area, bands[n] ?? '', 0)))
    fc.assert(
      fc.property(fc.array(three, { maxLength: 70, size: 'max' }), fc.integer({ min: 5, max: 9 }), (all, k) => {
        const cells = counted(cellsOf(all.flat(), { k }))
        const sums = (area?: string): readonly number[] =>
          mix.map((item) =>
            cells
              .filter((cell) => cell.item === item && (area === undefined || cell.area === area))
              .reduce((sum, { count }) => sum + count, 0),
          )
        // Whoever knows how many gave one of the three knows how many gave the others.
        for (const area of [undefined, ...ALL_AREAS])
          expect(new Set(sums(area).filter((n) => n > 0)).size).toBeLessThan(2)
      }),
      { numRuns: 150 },
    )
  })

  it('shows none by subtraction between two windows', () => {
    fc.assert(
      fc.property(reports, reports, (one, two) => {
        const first = released(one.flat(), { batch: '2017-P02' })
        const second = released(two.flat(), { batch: '2017-P03', earlier: [first] })
        const at = places()
        const known = [first, second].flatMap(({ cells, params }) =>
          figures(
            cells.filter(({ item }) => item === 'manageable'),
            params.batch,
            ALL_AREAS,
            at,
          ),
        )
        expect(exposed(known, 5)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('refuses the same window again with one report less, unless nothing changes', () => {
    fc.assert(
      fc.property(reports, fc.nat(), (all, n) => {
        const less = all.filter((_, place) => place !== n % Math.max(1, all.length))
        const [before, after] = [released(all.flat()), released(less.flat())]
        for (const [rest, earlier] of [
          [less, before],
          [all, after],
        ] as const) {
          const again = attempt(rest.flat(), { earlier: [earlier] })
          if ('cells' in again) expect(again.cells).toEqual(earlier.cells)
        }
      }),
    )
  })

  it('gives the same figures again for the same answers in any order', () => {
    fc.assert(
      fc.property(
        reports.chain((all) =>
          fc.tuple(fc.constant(all.flat()), fc.shuffledSubarray(all.flat(), { minLength: all.flat().length })),
        ),
        fc.constantFrom('branch' as const, 'outside' as const),
        ([one, other], audience) => {
          expect(JSON.stringify(cellsOf(other, { audience }))).toBe(JSON.stringify(cellsOf(one, { audience })))
          expect(attempt(other, { earlier: [released(one)] })).toEqual(attempt(one))
        },
      ),
    )
  })

  it('takes no k below five, nor below eight where an account may have reported twice', () => {
    fc.assert(
      fc.property(reports, fc.oneof(fc.integer({ max: 4 }), fc.constantFrom(Number.NaN, -Infinity, 4.5)), (all, k) => {
        expect(attempt(all.flat(), { k })).toEqual(attempt(all.flat(), { k: 5 }))
        expect(attempt(all.flat(), { k, distinct: false })).toMatchObject({ params: { k: 8 } })
        for (const { count } of counted(cellsOf(all.flat(), { k, distinct: false })))
          expect(count).toBeGreaterThanOrEqual(8)
      }),
    )
  })

  it('counts every report at most once, and no area that is too small or unknown by itself', () => {
    fc.assert(
      fc.property(reports, (all) => {
        const cells = cellsOf(all.flat(), { headcounts: { ...HEADCOUNTS, court: 19 } })
        for (const item of asked) {
          const given = all.flat().filter((one) => one.item === item)
          const shown = counted(cells).filter((cell) => cell.item === item)
          expect(shown.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(given.length)
          for (const { area, bands, count } of shown)
            expect(count).toBeLessThanOrEqual(
              given.filter(
                (one) => bands.includes(one.band) && (AREAS.slice(0, 3).includes(area) ? one.area === area : true),
              ).length,
            )
        }
        expect(cells.map(({ area }) => area)).not.toContain('court')
        expect(cells.map(({ area }) => area)).not.toContain('closed-office')
      }),
    )
  })

  it('is JSON, and comes back from JSON the same', () => {
    fc.assert(
      fc.property(reports, (all) => {
        const published = attempt(all.flat())
        expect(JSON.parse(JSON.stringify(published))).toEqual(published)
      }),
    )
  })
})

describe('outside the branch', () => {
  it('shows tens and fives, and only what the branch’s figures make', () => {
    fc.assert(
      fc.property(reports, fc.integer({ min: 5, max: 12 }), (all, k) => {
        const branch = cellsOf(all.flat(), { k })
        const outside = counted(cellsOf(all.flat(), { k, audience: 'outside' }))
        expect(outside).toEqual(outsideCells(branch, k))
        for (const cell of outside) {
          expect(cell.count).toBeGreaterThanOrEqual(Math.max(10, k))
          expect(cell.count % 5).toBe(0)
          expect(cell).not.toHaveProperty('key')
          for (const band of cell.bands)
            expect(branch.some((one) => one.item === cell.item && one.bands.includes(band))).toBe(true)
        }
      }),
    )
  })

  it('moves a figure by little, the same way each time, and by nothing on the whole', () => {
    const moved = Array.from({ length: 256 }, (_, rk) => {
      const all = Array.from({ length: 100 }, (_, n) => row('supervision', 'north', 'held', n === 0 ? rk : 256 * n))
      const [cell] = counted(cellsOf(all, { audience: 'outside' }))
      expect(cellsOf(all, { audience: 'outside' })).toEqual([cell])
      return (cell?.count ?? 0) - 100
    })
    expect(Math.max(...moved.map(Math.abs))).toBeLessThanOrEqual(5)
    expect(moved.reduce((a, b) => a + b, 0)).toBe(0)
  })

  it('suppresses nine and shows ten', () => {
    const held = (count: number) => cellsOf(rows('supervision', 'north', 'held', count), { audience: 'outside' })
    expect(held(9)).toEqual([])
    expect(held(10)).toEqual([expect.objectContaining({ count: 10 })])
  })
})

describe('one figure', () => {
  const shape = (cells: readonly Cell[]) =>
    cells.map((cell) => [cell.area, cell.bands.join('|'), 'count' in cell ? cell.count : 'most'])

  it('puts neighbouring bands together before it leaves anything out', () => {
    const all = [
      ...rows('cases', 'north', '26-30', 3),
      ...rows('cases', 'north', '31-35', 4),
      ...rows('cases', 'north', '16-20', 9),
    ]
    expect(shape(cellsOf(all))).toEqual([
      ['north', '0-5|6-10|11-15|16-20|21-25', 9],
      ['north', '26-30|31-35|36-40|41+', 7],
    ])
  })

  it('keeps the halves of the scale apart', () => {
    const all = [
      ...rows('manageable', 'north', 'comfortable', 9),
      ...rows('manageable', 'north', 'mostly', 5),
      ...rows('manageable', 'north', 'hard', 2),
      ...rows('manageable', 'north', 'unmanageable', 30),
    ]
    expect(shape(cellsOf(all))).toEqual([
      ['north', 'comfortable', 9],
      ['north', 'mostly', 5],
      ['north', 'hard|unmanageable', 32],
    ])
    // The more say that it is too much, the fewer say that it is not, and their answer must not drown in that of the few.
    const few = [
      ...rows('manageable', 'north', 'mostly', 4),
      ...rows('manageable', 'north', 'hard', 6),
      ...rows('manageable', 'south', 'hard', 6),
      ...rows('manageable', 'south', 'mostly', 6),
    ]
    expect(shape(cellsOf(few))).toEqual([
      ['south', 'comfortable|mostly', 6],
      // Of north no other answer is shown: it is not told, either, whether there were any.
      ['north', 'hard|unmanageable', 'most'],
      ['south', 'hard|unmanageable', 6],
      [OTHER_AREAS, 'hard|unmanageable', 5],
    ])
    expect(shape(cellsOf(few.slice(0, 16)))).toEqual([
      ['north', 'hard|unmanageable', 'most'],
      ['south', 'hard|unmanageable', 'most'],
      [OTHER_AREAS, 'hard|unmanageable', 10],
    ])
  })

  it('folds small areas into the others, when there are two of them', () => {
    const all = [
      ...rows('it', 'north', '0', 8),
      ...rows('it', 'south', '0', 4),
      ...rows('it', 'duty', '0', 2),
      ...rows('it', 'north', '6+', 8),
      ...rows('it', 'south', '6+', 4),
    ]
    expect(shape(cellsOf(all))).toEqual([
      ['north', '0|1-2|3-5', 8],
      [OTHER_AREAS, '0|1-2|3-5', 6],
      ['north', '6+', 8],
    ])
  })

  it('leaves open how two full small areas share their sum', () => {
    const all = AREAS.slice(0, 2).flatMap((area) => rows('supervision', area, 'held', 4))
    expect(shape(cellsOf(all))).toEqual([[OTHER_AREAS, 'held', 6]])
  })

  it('gives an area no number where that would say what everybody there answered', () => {
    const all = [
      ...rows('overdue', 'court', '11+', 16),
      ...rows('overdue', 'court', '0', 4),
      ...rows('overdue', 'north', '11+', 6),
      ...rows('overdue', 'north', '0', 20),
    ]
    expect(shape(cellsOf(all))).toEqual([
      ['north', '0|1-2|3-5|6-10', 20],
      ['court', '11+', 'most'],
      ['north', '11+', 6],
      [OTHER_AREAS, '11+', 16],
    ])
    // With three from elsewhere they all count. With fewer it would be clear that court has five.
    const others = (count: number) =>
      shape(
        cellsOf([...rows('supervision', 'court', 'cancelled', 5), ...rows('supervision', 'duty', 'cancelled', count)]),
      )
    expect(others(2)).toContainEqual([OTHER_AREAS, 'cancelled', 5])
    expect(others(3)).toContainEqual([OTHER_AREAS, 'cancelled', 8])
    // Nobody is hurt by having nothing overdue, and the whole service is nobody.
    expect(shape(cellsOf(rows('overdue', 'court', '0', 20)))).toEqual([['court', '0|1-2|3-5|6-10|11+', 20]])
    expect(shape(cellsOf(rows('supervision', WHOLE_SERVICE, 'cancelled', 20)))).toEqual([
      [WHOLE_SERVICE, 'cancelled', 20],
    ])
    expect(shape(cellsOf(rows('supervision', 'court', 'cancelled', 20)))).toEqual([
      ['court', 'cancelled', 'most'],
      [OTHER_AREAS, 'cancelled', 20],
    ])
    // Where all other areas have a number, so that nothing else could be in it, there is no such sum.
    const alone = [...AREAS.slice(0, 3), WHOLE_SERVICE].flatMap((area) => [
      ...rows('supervision', area, 'cancelled', 5),
      ...rows('supervision', area, 'held', 9),
    ])
    const cells = cellsOf([...alone, ...rows('supervision', 'court', 'cancelled', 20)])
    expect(shape(cells)).toContainEqual(['court', 'cancelled', 'most'])
    expect(cells.map(({ area }) => area)).not.toContain(OTHER_AREAS)
    const outside = outsideCells(cells, 5).filter(({ bands }) => bands.includes('cancelled'))
    expect(outside).toEqual([expect.objectContaining({ area: OTHER_AREAS, count: 20 })])
  })

  it('gives it none from four fifths of those who work there, whatever share of the answers that is', () => {
    const all = [...rows('supervision', 'court', 'cancelled', 24), ...rows('supervision', 'court', 'held', 20)]
    expect(shape(cellsOf(all))).toContainEqual(['court', 'cancelled', 'most'])
    expect(shape(cellsOf(all.slice(1)))).toContainEqual(['court', 'cancelled', 23])
  })

  it('publishes nothing that is no key', () => {
    expect(cellsOf(rows('issue', 'north', 'Mr Smith shouts', 20))).toEqual([])
    expect(cellsOf(rows('cases', 'north', '900', 20))).toEqual([])
  })
})

describe('after earlier releases', () => {
  const all = AREAS.flatMap((area) => rows('supervision', area, 'held', 8))
  const more = (count: number) => [...all, ...rows('supervision', 'north', 'held', count)]
  const before = released(all)

  it.each([
    ['one report more', more(1), '2017-P02'],
    ['five less', all.slice(5), '2017-P02'],
    ['one of its weeks', rows('supervision', 'north', 'held', 9), '2017-W05'],
    ['a stretch that cannot be read', all, 'spring'],
  ])('refuses %s', (_, changed, batch) =>
    expect(attempt(changed, { batch, earlier: [before] })).toHaveProperty('refused'),
  )

  it.each([
    ['whole figures more', more(5), '2017-P02'],
    ['another window', more(1), '2017-P03'],
    ['another form’s week', rows('supervision', 'north', 'held', 9).map((one) => ({ ...one, form: 'it' })), '2017-W05'],
  ])('takes %s', (_, changed, batch) => expect(attempt(changed, { batch, earlier: [before] })).toHaveProperty('cells'))

  it('refuses when other answers add up to the same figures', () => {
    const swapped = all.map((one, n) => (n === 0 ? { ...one, rk: one.rk + 1 } : one))
    expect(attempt(swapped, { earlier: [before] })).toHaveProperty('refused')
  })

  it('refuses for the branch what contradicts the figures outside', () => {
    const outside = released(more(4), { audience: 'outside' })
    expect(attempt(more(4), { earlier: [outside] })).toHaveProperty('cells')
    expect(attempt(all, { earlier: [outside] })).toHaveProperty('refused')
  })

  it('changes nothing that it was given', () => {
    const given = Object.freeze(all.map((one) => Object.freeze(one)))
    expect(() =>
      publish({
        rows: given,
        batch: '2017-P03',
        headcounts: Object.freeze({ ...HEADCOUNTS }),
        k: 5,
        earlier: Object.freeze([before]),
        audience: 'branch',
        distinct: true,
      }),
    ).not.toThrow()
  })
})
