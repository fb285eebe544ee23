import { OTHER_AREAS, WHOLE_SERVICE } from './areas.ts'
import { type Band, bandWords, itemOf } from './questions.ts'
import { type Cell, isCounted } from './release.ts'

/** What the branch calls its areas and issues, by key. */
export interface Titles {
  readonly areas: Readonly<Record<string, string>>
  readonly issues: Readonly<Record<string, string>>
}

/** What an area answered: a number, the word for nearly all, or nothing that can be shown. */
export type Shown = number | 'most' | undefined

export interface Answer {
  readonly bands: readonly string[]
  readonly label: string
  /** In the whole service: the sum of what is shown of its parts. */
  readonly count: number
}

export interface Table {
  readonly form: string
  readonly item: string
  readonly title: string
  readonly question: string
  /** All reports that are counted in the table. */
  readonly n: number
  readonly answers: readonly Answer[]
  readonly areas: readonly { readonly area: string; readonly title: string; readonly shown: readonly Shown[] }[]
}

/** Fewer than this make no percentage, no median and no mean. */
export const LEAST_FOR_SHARE = 10

/** "59%", rounded down, so that no share is ever overstated. */
export const share = (part: number, whole: number): string | undefined =>
  whole < LEAST_FOR_SHARE ? undefined : `${Math.floor((100 * part) / whole)}%`

/** "24 of 41 reports (58%)". */
export function portion(part: number, whole: number): string {
  const per = share(part, whole)
  return `${part} of ${whole} reports${per === undefined ? '' : ` (${per})`}`
}

function areaTitle(area: string, { areas }: Titles, alone: boolean): string {
  if (area === WHOLE_SERVICE) return 'No area named'
  if (area === OTHER_AREAS) return alone ? 'All areas together' : 'Other areas together'
  return Object.hasOwn(areas, area) ? (areas[area] ?? area) : area
}

/** The cells of a release as tables, in their order. Everything here can be worked out by whoever has the cells. */
export function tables(cells: readonly Cell[], titles: Titles): readonly Table[] {
  const questions = Map.groupBy(cells, ({ form, item }) => JSON.stringify([form, item]))
  return [...questions.values()].map((all) => tableOf(all, titles)).filter((table) => table !== undefined)
}

function tableOf(cells: readonly Cell[], titles: Titles): Table | undefined {
  const [first] = cells
  if (!first) return undefined
  const { form, item } = first
  const groups = [...Map.groupBy(cells, ({ bands }) => JSON.stringify(bands)).values()]
  const answers = groups.map((group): Answer => {
    const bands = group[0]?.bands ?? []
    const count = group.reduce((sum, cell) => sum + (isCounted(cell) ? cell.count : 0), 0)
    return { bands, label: bandWords(form, item, bands, titles.issues), count }
  })
  const last = [WHOLE_SERVICE, OTHER_AREAS]
  const areas = [...new Set(cells.map(({ area }) => area))]
    .sort((a, b) => last.indexOf(a) - last.indexOf(b))
    .map((area, _, { length }) => ({
      area,
      title: areaTitle(area, titles, length === 1),
      shown: groups.map((group): Shown => {
        const cell = group.find((one) => one.area === area)
        return cell && (isCounted(cell) ? cell.count : 'most')
      }),
    }))
  const known = itemOf(form, item)
  const n = answers.reduce((sum, { count }) => sum + count, 0)
  return { form, item, title: known?.title ?? item, question: known?.question ?? item, n, answers, areas }
}

const bandsOf = ({ form, item }: Table, { bands }: Answer): readonly Band[] =>
  (itemOf(form, item)?.bands ?? []).filter(({ key }) => bands.includes(key))

/** So few answered, or so much alike, that all answers of a scale had to be put together: that says nothing. */
export const isOneForAll = ({ form, item, answers }: Table): boolean => {
  const scale = itemOf(form, item)
  return answers.length === 1 && scale?.ordered === true && answers[0]?.bands.length === scale.bands.length
}

/**
 * Whether every answer that could be given is counted. Where some are left out, a share of the rest would say more than is
 * known: "100% find it hard" where a few who did not were too few to be shown.
 */
export const isWhole = ({ form, item, answers, areas }: Table): boolean => {
  const bands = itemOf(form, item)?.bands ?? []
  const counted = new Set(answers.filter(({ count }) => count > 0).flatMap((answer) => answer.bands))
  const inWords = areas.some(({ shown }) => shown.includes('most'))
  return bands.length > 0 && !inWords && bands.every(({ key }) => counted.has(key))
}

/** "59%" of a table that is whole. */
export const shareIn = (table: Table, part: number): string | undefined =>
  isWhole(table) ? share(part, table.n) : undefined

/** The answer in which the middle report lies; of two middle ones, the lower. */
export function median(table: Table): string | undefined {
  if (table.n < LEAST_FOR_SHARE || isOneForAll(table) || !isWhole(table)) return undefined
  if (!itemOf(table.form, table.item)?.ordered) return undefined
  let before = 0
  return table.answers.find(({ count }) => {
    before += count
    return 2 * before >= table.n
  })?.label
}

/** So many bands put together have a middle that says little. */
const WIDEST = 3

/** To a whole number, each band counted at its middle and an open one at its lowest, so that it is rather too low. */
export function mean(table: Table): number | undefined {
  if (table.n < LEAST_FOR_SHARE || !isWhole(table)) return undefined
  let sum = 0
  for (const answer of table.answers) {
    const bands = bandsOf(table, answer)
    const [from, to] = [bands[0]?.from, bands.at(-1)?.to]
    if (from === undefined || bands.length > WIDEST) return undefined
    sum += answer.count * ((from + (to ?? from)) / 2)
  }
  return Math.round(sum / table.n)
}

/** How many reports are surely above a number: a band that holds it counts as not above. */
export const above = (table: Table, level: number): number =>
  table.answers.reduce((sum, answer) => {
    const from = bandsOf(table, answer)[0]?.from
    return from !== undefined && from > level ? sum + answer.count : sum
  }, 0)

/**
 * How many chose the later half of a scale, and of how many; nothing where that is not shown. Where the other half is too
 * small to be shown it is taken to be as large as it can be, so that nothing is overstated.
 */
export function laterHalf(table: Table, k: number): { readonly count: number; readonly n: number } | undefined {
  const item = itemOf(table.form, table.item)
  const divide = item?.bands.findIndex(({ key }) => key === item.divide) ?? -1
  if (!item || divide < 0) return undefined
  const isLater = (answer: Answer): boolean => bandsOf(table, answer).some((band) => item.bands.indexOf(band) >= divide)
  const count = table.answers.filter(isLater).reduce((sum, answer) => sum + answer.count, 0)
  if (count === 0) return undefined
  return { count, n: count < table.n ? table.n : count + k - 1 }
}
