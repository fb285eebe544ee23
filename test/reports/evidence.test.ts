import { describe, expect, it } from 'vitest'
import { render } from '../../src/adapters/terminal/render.ts'
import { answerChart, trendChart } from '../../src/chart/evidence-chart.ts'
import { csv } from '../../src/core/csv.ts'
import type { Message } from '../../src/core/message.ts'
import { WHOLE_SERVICE } from '../../src/reports/areas.ts'
import { type Comparison, checkComparison } from '../../src/reports/comparison.ts'
import { type Evidence, evidence, NONE } from '../../src/reports/evidence.ts'
import { evidenceCsv } from '../../src/reports/evidence-csv.ts'
import { evidencePage } from '../../src/reports/evidence-page.ts'
import { middle, shareIn, tables } from '../../src/reports/figures.ts'
import { forOutside } from '../../src/reports/outside.ts'
import { trend } from '../../src/reports/trend.ts'
import { FRONT, THREE_WINDOWS } from '../support/evidence.ts'
import { released, rows } from '../support/reports.ts'

const words = (message: Message): string => render(message, { colour: false })
const TITLES = { areas: {}, issues: {} }
const all: readonly [string, string][] = [
  ['branch', words(evidence(THREE_WINDOWS))],
  ['one item', words(evidence(THREE_WINDOWS, 'manageable'))],
  ['file', await csv(evidenceCsv(THREE_WINDOWS))],
  ['page', evidencePage(THREE_WINDOWS, FRONT)],
]

describe.each(all)('the evidence (%s)', (name, text) => {
  it('speaks of reports, as self-reported, and never of a legal limit', () => {
    expect(text).toMatch(/self-reported/i)
    expect(text).toContain('The figures count reports')
    expect(text).not.toMatch(/people|persons|legal|lawful|statutory/i)
    expect(text).not.toMatch(/undefined|NaN|\[object/)
  })

  it('says how many, of how many, who says so, how it was counted and what is left out', () => {
    expect(text).toContain('of about 300 in the service (figure: branch membership system, 1 March 2017)')
    expect(text).toContain('deleted when the figures are published')
    expect(text).toContain(
      ['file', 'page'].includes(name) ? 'fewer than 10 reports, or for none' : 'fewer than 5 reports',
    )
  })
})

describe('the evidence', () => {
  it('puts the agreed level and the employer’s figure beside the reports', () => {
    const text = words(evidence(THREE_WINDOWS))
    expect(text).toContain('Agreed local level: 20 (branch and council; Caseload protocol, 3 May 2016).')
    expect(text).toMatch(/At least \d+ reports, \d+% or more, are above the agreed local level\./)
    expect(text).toContain(
      'Kirklees Council says: 16 cases on average (Children’s workforce return, 30 September 2016).',
    )
  })

  it('shows the areas of one item, and the trend over windows', () => {
    const text = words(evidence(THREE_WINDOWS, 'manageable'))
    expect(text).toContain('Areas without a number, together')
    expect(text).toContain('2 January to 29 January 2017: ')
    expect(text).not.toContain('Agreed local level')
  })

  it('says that what an area has in words is in the number below already, so that nobody adds them up', () => {
    const all = [
      ...rows('manageable', 'north', 'hard', 9),
      ...rows('manageable', 'south', 'hard', 3),
      ...rows('manageable', 'duty', 'mostly', 6),
    ]
    const text = words(evidence({ ...THREE_WINDOWS, comparisons: [], releases: [released(all)] }, 'manageable'))
    expect(text).toContain('North: 5 or more of these say')
    expect(text).toContain(
      'North. hard to manage or completely unmanageable: 5 or more (these are in the last line already)',
    )
    expect(text).toContain('Areas without a number, together. hard to manage or completely unmanageable: 1')
  })

  it('says nothing untrue of those who all answered alike', () => {
    const alike = released(rows('over', 'whole-service', '5-9', 5))
    expect(words(evidence({ ...THREE_WINDOWS, comparisons: [], releases: [alike] }))).toContain(
      '5 reports. What they answered is not shown, so that nobody can be worked out.',
    )
  })

  it('gives shares that hold where answers are left out, as those of the rest alone would be too high', () => {
    const some = [
      ...rows('manageable', 'whole-service', 'hard', 12),
      ...rows('manageable', 'whole-service', 'mostly', 3),
    ]
    const text = words(evidence({ ...THREE_WINDOWS, comparisons: [], releases: [released(some)] }))
    // Where so few that it cannot be shown said otherwise, it is taken that as many did as can be.
    expect(text).toContain('hard to manage or completely unmanageable: 12 (75% or more)')
    expect(text).toContain('at least 12 reports, 75% or more')
  })

  it('says no average, as what is sure of it is far below what was reported, and would be quoted', async () => {
    const fourteen: Evidence = {
      releases: [
        released([
          ...rows('cases', 'whole-service', '16-20', 3),
          ...rows('cases', 'whole-service', '21-25', 6),
          ...rows('cases', 'whole-service', '26-30', 4),
          ...rows('cases', 'whole-service', '31-35', 1),
        ]),
      ],
      comparisons: [],
      titles: TITLES,
    }
    for (const each of [fourteen, { ...THREE_WINDOWS, comparisons: [] }]) {
      expect(words(evidence(each))).not.toMatch(/average/i)
      expect(await csv(evidenceCsv(each))).not.toMatch(/average/i)
      expect(evidencePage(each, FRONT)).not.toMatch(/average/i)
    }
  })

  it('has words for nothing, and for too little', () => {
    expect(evidence({ ...THREE_WINDOWS, releases: [] })).toBe(NONE)
    const few: Evidence = { releases: [released(rows('cases', 'north', '26-30', 4))], comparisons: [], titles: TITLES }
    expect(words(evidence(few))).toContain('too few reports to show figures for 30 January to 26 February 2017')
    expect(evidencePage(few, FRONT)).toContain('too few reports')
    expect(evidenceCsv({ ...few, releases: [] })).toHaveLength(1)
  })

  it('says so when an account may have reported twice', () => {
    const one = released(rows('cases', 'north', '26-30', 20), { distinct: false })
    const text = words(evidence({ ...THREE_WINDOWS, releases: [one] }))
    expect(text).toContain('fewer than 8 reports')
    expect(text).toContain('not certain that no account reported twice')
  })
})

describe('what leaves the branch', () => {
  it('holds only figures of the 10-5 rule', () => {
    for (const [kind, , , , , , count] of evidenceCsv(THREE_WINDOWS))
      if (kind === 'self-reported') {
        expect(count).toBeGreaterThanOrEqual(10)
        expect(Number(count) % 5).toBe(0)
      }
    const cells = [...evidencePage(THREE_WINDOWS, FRONT).matchAll(/<td>(\d+)<\/td>/g)].map(([, count]) => Number(count))
    expect(cells.length).toBeGreaterThan(20)
    for (const count of cells) expect([count >= 10, count % 5]).toEqual([true, 0])
  })

  it('has no table with one answer that covers everything, and says where no other is left', async () => {
    const alike = rows('over', 'whole-service', '5-9', 14)
    const only = { ...THREE_WINDOWS, comparisons: [], releases: [released(alike)] }
    expect(evidencePage(only, FRONT)).toContain('too few reports to show figures outside')
    expect([evidencePage(only, FRONT), await csv(evidenceCsv(only))].join()).not.toContain('0 or more')
    const cases = [...rows('cases', 'whole-service', '16-20', 15), ...rows('cases', 'whole-service', '31-35', 15)]
    const page = evidencePage({ ...only, releases: [released([...alike, ...cases])] }, FRONT)
    expect(page.split('<table>')).toHaveLength(2)
    expect(page).not.toContain('0 or more')
  })

  it('says one number of reports above the page and above its tables', () => {
    const cases = [...rows('cases', 'whole-service', '16-20', 15), ...rows('cases', 'whole-service', '31-35', 15)]
    const page = evidencePage({ ...THREE_WINDOWS, comparisons: [], releases: [released(cases)] }, FRONT)
    expect([...page.matchAll(/(At least|About) \d+ reports/g)].map(([words]) => words)).toEqual([
      'At least 22 reports',
      'At least 22 reports',
    ])
  })

  it('runs nothing, fetches nothing, and lets nobody write into the page', () => {
    const hostile = '<script>alert("1")</script>\u202E&'
    const page = evidencePage(
      {
        ...THREE_WINDOWS,
        service: { headcount: 300, source: hostile },
        comparisons: [
          { item: 'cases', kind: 'own figure', value: hostile, says: hostile, source: hostile, date: hostile },
        ],
        titles: {
          areas: { north: hostile, south: hostile, duty: hostile, court: hostile },
          issues: { 'it-faults': hostile, pay: hostile, bullying: hostile },
        },
      },
      { title: hostile, by: hostile, head: hostile },
    )
    expect(page).not.toContain('<script')
    expect(page).not.toContain('\u202E')
    expect(page).not.toMatch(/\ssrc=|\shref=|url\(|@import/)
    expect(page).toContain('&#60;script&#62;')
  })

  it('has a caption and headings for every table', () => {
    const page = evidencePage(THREE_WINDOWS, FRONT)
    const count = (mark: string) => page.split(mark).length - 1
    expect(count('<caption>')).toBe(count('<table>'))
    expect(count('<th scope="row">')).toBe(count('<tr>') - count('<thead>'))
    for (const [open, close] of [
      ['<table>', '</table>'],
      ['<tr>', '</tr>'],
      ['<ul>', '</ul>'],
      ['<p>', '</p>'],
    ] as const)
      expect(count(open)).toBe(count(close))
  })

  it('takes the figures that were published for outside, where there are some', () => {
    const given = rows('cases', 'north', '26-30', 33)
    const [branch, outside] = [released(given), released(given, { audience: 'outside' })]
    const file = (releases: Evidence['releases']) => evidenceCsv({ ...THREE_WINDOWS, releases })
    expect(file([branch, outside])).toEqual(file([branch]))
  })
})

describe('a middle', () => {
  const table = (...counts: readonly (readonly [string, number])[]) =>
    tables(released(counts.flatMap(([band, count]) => rows('cases', 'north', band, count))), TITLES)[0]

  it('is of ten reports and more, and of bands', () => {
    const nine = table(['26-30', 9])
    const ten = table(['16-20', 5], ['26-30', 5])
    if (!nine || !ten) throw new Error('Both are shown.')
    expect([middle(nine), nine.answers.map((one) => shareIn(nine, one))]).toEqual([undefined, [undefined]])
    expect(ten.answers.map(({ label, count }) => [label, count])).toEqual([
      ['0 to 25', 5],
      ['26 or more', 5],
    ])
    // Up to four may be left out of each, so the middle report could be in either.
    expect(middle(ten)).toBeUndefined()
    const spread = table(...['11-15', '16-20', '21-25', '26-30', '31-35', '36-40'].map((band) => [band, 6] as const))
    expect(spread && middle(spread)).toBe('21 to 30')
  })
})

describe('the trend', () => {
  it('takes the half that is too small to be shown for as large as it can be', () => {
    const release = released([
      ...rows('manageable', WHOLE_SERVICE, 'hard', 20),
      ...rows('manageable', WHOLE_SERVICE, 'mostly', 2),
    ])
    expect(trend([release], TITLES).map((point) => point.words)).toEqual(['at least 20 reports, 83% or more'])
    expect(trend(forOutside([release]), TITLES).map((point) => point.words)).toEqual([
      'at least 16 reports, 48% or more',
    ])
  })
})

describe('the pictures', () => {
  it('have words that say the same', async () => {
    const [bars, line] = [await answerChart(THREE_WINDOWS, 'cases'), await trendChart(THREE_WINDOWS)]
    expect(bars).toMatchObject({
      type: 'image',
      alt: expect.stringMatching(/^Bar chart\. Children or cases.*Self-reported/),
    })
    expect(line).toMatchObject({ type: 'image', alt: expect.stringContaining('27 February to 26 March 2017: ') })
  })

  it('are not drawn of nothing', async () => {
    const none = { ...THREE_WINDOWS, releases: [released(rows('cases', 'north', '26-30', 4))] }
    expect(await answerChart(none, 'cases')).toBeUndefined()
    expect(await trendChart(none)).toBeUndefined()
  })
})

describe('an officer’s figure', () => {
  const level: Comparison = {
    item: 'cases',
    kind: 'agreed level',
    value: 20,
    says: 'branch',
    source: 'Protocol',
    date: '2016-05-03',
  }
  it.each<[Comparison, readonly string[]]>([
    [level, []],
    [{ ...level, kind: 'own figure', value: '16 on average' }, []],
    [{ ...level, item: 'manageable' }, ['An agreed level needs a question that is answered with a number.']],
    [{ ...level, item: 'weather' }, ['There is no question “weather”.']],
    [{ ...level, value: -1 }, ['An agreed level must be a number.']],
    [{ ...level, date: 'May' }, ['Give the date as 2016-05-03.']],
    [{ ...level, says: '' }, ['Give the figure, who says it, and where.']],
    [
      { ...level, source: 'The legal limit' },
      ['No law sets such a limit; say what was agreed, or what the employer says.'],
    ],
  ])('%j', (comparison, wrong) => expect(checkComparison(comparison)).toEqual(wrong))
})
