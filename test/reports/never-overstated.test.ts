import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { render } from '../../src/adapters/terminal/render.ts'
import { answerChart, trendChart } from '../../src/chart/evidence-chart.ts'
import { OTHER_AREAS, WHOLE_SERVICE } from '../../src/reports/areas.ts'
import { type Comparison, comparisonWords } from '../../src/reports/comparison.ts'
import { type Evidence, evidence } from '../../src/reports/evidence.ts'
import { evidenceCsv } from '../../src/reports/evidence-csv.ts'
import { evidencePage } from '../../src/reports/evidence-page.ts'
import { middle, shareIn, type Table, tables } from '../../src/reports/figures.ts'
import { responseRate } from '../../src/reports/method.ts'
import { forOutside } from '../../src/reports/outside.ts'
import { ITEMS, MANAGEABLE } from '../../src/reports/questions.ts'
import type { Release, Row } from '../../src/reports/release.ts'
import { trend } from '../../src/reports/trend.ts'
import { FRONT } from '../support/evidence.ts'
import { AREAS, released, row, rows } from '../support/reports.ts'

const TITLES = { areas: {}, issues: {} }
const ISSUES = ['pay', 'it-faults', 'bullying']
const LEVELS = [0, 5, 10, 15, 20, 25, 30]

const itemOf = (key: string) => ITEMS.find((item) => item.key === key)
const keysOf = (key: string): readonly string[] => {
  const bands = itemOf(key)?.bands.map((band) => band.key) ?? []
  return bands.length === 0 ? ISSUES : bands
}
const fromOf = (item: string, band: string): number =>
  itemOf(item)?.bands.find(({ key }) => key === band)?.from ?? Number.NaN

/** So many of an area gave an answer: numbers on both sides of what is shown, in few places, so that they meet. */
const given = fc
  .tuple(
    fc.constantFrom(...AREAS, WHOLE_SERVICE),
    fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 4, max: 30 })),
    fc.integer({ min: 0, max: 8 }),
    fc.nat(255),
  )
  .map(([area, count, place, rk]) => ({ area, count, place, rk }))

/** The three numbers of easy, middle and hard cases are given by the same reports. */
const window = fc
  .record(
    Object.fromEntries(
      ITEMS.filter(({ together }) => !together).map(({ key }) => [key, fc.array(given, { maxLength: 9 })]),
    ),
  )
  .map((all): readonly Row[] =>
    Object.entries({ ...all, easy: all.cases ?? [], hard: all.cases ?? [] }).flatMap(([item, parts]) =>
      parts.flatMap(({ area, count, place, rk }) => {
        const keys = keysOf(item)
        const band = keys[(item === 'hard' ? place + count : place) % keys.length] ?? ''
        return Array.from({ length: count }, (_, n) => row(item, area, band, n === 0 ? rk : 256 * n))
      }),
    ),
  )

interface Truth {
  readonly bands: readonly string[]
}

const truth = (all: readonly Row[], item: string): Truth => ({
  bands: all.filter((one) => one.item === item).map(({ band }) => band),
})

const level = (item: string, value: number): Comparison => ({
  item,
  kind: 'agreed level',
  value,
  says: 'branch',
  source: 'Protocol',
  date: '2016-05-03',
})

/** What a sentence says is surely so: "at least 24 reports, 58% or more". */
function said(sentence: string): { readonly count: number; readonly share: number } | undefined {
  const [, count, share] = /at least (\d+) reports(?:, (\d+)% or more)?/i.exec(sentence) ?? []
  return count === undefined ? undefined : { count: Number(count), share: Number(share ?? 0) }
}

function holds(sentence: string, chosen: number, all: number): void {
  const claim = said(sentence)
  if (!claim) return
  expect(claim.count).toBeLessThanOrEqual(chosen)
  expect(claim.share * all).toBeLessThanOrEqual(100 * chosen)
}

function tableHolds(table: Table, { bands }: Truth): void {
  const among = (answer: { readonly bands: readonly string[] }) =>
    bands.filter((band) => answer.bands.includes(band)).length
  for (const answer of table.answers) {
    expect(answer.least).toBeLessThanOrEqual(among(answer))
    expect(answer.most).toBeGreaterThanOrEqual(among(answer))
    expect((shareIn(table, answer) ?? 0) * bands.length).toBeLessThanOrEqual(100 * among(answer))
  }
  const seen = table.answers.reduce((sum, answer) => sum + among(answer), 0)
  expect(table.unseen).toBeGreaterThanOrEqual(bands.length - seen)

  const inOrder = keysOf(table.item).flatMap((key) => bands.filter((band) => band === key))
  const half = inOrder[Math.ceil(inOrder.length / 2) - 1] ?? ''
  const words = middle(table)
  if (words !== undefined) expect(wordsWith(table, half)).toContain(words)

  for (const value of LEVELS)
    holds(
      comparisonWords(level(table.item, value), table),
      bands.filter((band) => fromOf(table.item, band) > value).length,
      bands.length,
    )
}

/** Everything that can be said of neighbouring answers with this band among them. */
function wordsWith({ answers, item }: Table, band: string): readonly string[] {
  const bands = itemOf(item)?.bands ?? []
  return answers.flatMap((_, start) =>
    answers.slice(start).flatMap((__, length) => {
      const keys = answers.slice(start, start + length + 1).flatMap((answer) => answer.bands)
      const [first, last] = [bands.find(({ key }) => key === keys[0]), bands.find(({ key }) => key === keys.at(-1))]
      if (!keys.includes(band)) return []
      if (first?.from === undefined || keys.length === 1)
        return keys.map((key) => bands.find((one) => one.key === key)?.label ?? '').join(' or ')
      return last?.to === undefined ? `${first.from} or more` : `${first.from} to ${last.to}`
    }),
  )
}

function releaseHolds(release: Release, all: readonly Row[]): void {
  const shown = tables(release, TITLES)
  for (const table of shown) tableHolds(table, truth(all, table.item))
  const reports = Math.max(...ITEMS.map(({ key }) => truth(all, key).bands.length))
  holds(responseRate(shown, { headcount: 500, source: 'UNISON' }), reports, 500)
  const { bands } = truth(all, MANAGEABLE)
  for (const { words } of trend([release], TITLES))
    holds(words, bands.filter((band) => band === 'hard' || band === 'unmanageable').length, bands.length)
}

describe('whatever was reported and left out, nothing that is said is higher than the truth', () => {
  it.each([
    ['in the branch', (branch: Release): readonly Release[] => [branch]],
    ['outside', (branch: Release) => forOutside([branch])],
  ])('%s', (_, seen) => {
    fc.assert(
      fc.property(window, fc.integer({ min: 5, max: 12 }), fc.boolean(), (all, k, distinct) => {
        for (const release of seen(released(all, { k, distinct }))) releaseHolds(release, all)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a share', () => {
  const few = [
    ...rows(MANAGEABLE, 'north', 'mostly', 5),
    ...rows(MANAGEABLE, 'south', 'mostly', 4),
    ...rows(MANAGEABLE, WHOLE_SERVICE, 'hard', 16),
    ...rows('cases', 'north', '16-20', 5),
    ...rows('cases', 'south', '16-20', 4),
    ...rows('cases', 'north', '26-30', 8),
    ...rows('cases', 'south', '26-30', 8),
  ]
  const beside = (releases: readonly Release[], comparisons: readonly Comparison[] = []): Evidence => ({
    releases,
    comparisons,
    titles: TITLES,
    service: { headcount: 300, source: 'UNISON' },
  })
  const text = (all: Evidence) => render(evidence(all), { colour: false })

  it('counts the area that is left out of one answer and shown in the other', async () => {
    const all = beside([released(few)], [level('cases', 25)])
    expect(text(all)).toContain('At least 16 reports, 64% or more, are above the agreed local level.')
    expect(text(all)).toContain('30 January to 26 February 2017: at least 16 reports, 64% or more')
    expect(text(all)).toContain('hard to manage or completely unmanageable: 16 (64% or more)')
    expect(await trendChart(all)).toMatchObject({ alt: expect.stringContaining('16 or more: 64% or more.') })
    expect(await answerChart(all, 'cases')).toMatchObject({ alt: expect.stringContaining('16 (64% or more)') })
  })

  it('counts it outside too, and that figures there are moved', async () => {
    const all = beside([
      released([
        ...rows(MANAGEABLE, 'north', 'mostly', 10),
        ...rows(MANAGEABLE, 'south', 'mostly', 9),
        ...rows(MANAGEABLE, 'north', 'hard', 10),
        ...rows(MANAGEABLE, WHOLE_SERVICE, 'hard', 10),
      ]),
    ])
    // 20 of 39 are 51 in a hundred.
    expect(evidencePage(all, FRONT)).toContain('<td>at least 20 reports, 39% or more</td>')
    expect(
      evidenceCsv(all).find(([, , , , area, answer]) => /^All/.test(String(area)) && /hard/.test(String(answer))),
    ).toEqual(expect.arrayContaining([20, 39]))
  })

  it('is not given of fewer than ten reports, nor a whole that may not be there', async () => {
    const all = beside([
      released([...rows('cases', 'north', '26-30', 5), ...rows(MANAGEABLE, WHOLE_SERVICE, 'hard', 5)]),
    ])
    expect(text(all)).toContain('At least 5 reports, of about 300 in the service')
    expect(text(all)).toContain('30 January to 26 February 2017: at least 5 reports\n')
    expect(text(all)).not.toMatch(/5 of|of 9|55%/)
    expect(await trendChart(all)).toBeUndefined()
  })

  it('counts nobody twice in an old release, where other areas hold those of an area without its number', () => {
    const bands = ['hard', 'unmanageable']
    const cell = { form: 'workload', item: MANAGEABLE, bands } as const
    const old: Release = {
      ...released([]),
      cells: [
        { ...cell, area: 'court', most: true },
        { ...cell, area: OTHER_AREAS, count: 18, key: 0 },
      ],
    }
    expect(trend([old], TITLES).map(({ words }) => words)).toEqual(['at least 18 reports, 81% or more'])
    expect(text(beside([old]))).toContain('court: 5 or more of these say “hard to manage or completely unmanageable”.')
  })
})
