import { OTHER_AREAS, WHOLE_SERVICE } from './areas.ts'
import { answerBounds, type Bounds, mostUnseen } from './bounds.ts'
import { type Band, bandWords, itemOf } from './questions.ts'
import { type Cell, isCounted, type Params, type Release } from './release.ts'

/** What the branch calls its areas and issues, by key. */
export interface Titles {
  readonly areas: Readonly<Record<string, string>>
  readonly issues: Readonly<Record<string, string>>
}

/** What an area answered: a number, that it is no smaller than a figure has to be, or nothing that can be shown. */
export type Shown = number | `${number} or more` | undefined

export interface Answer extends Bounds {
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
  /** So many at most gave answers that are not in the table. */
  readonly unseen: number
  readonly areas: readonly { readonly area: string; readonly title: string; readonly shown: readonly Shown[] }[]
}

/** Fewer than this make no percentage and no middle. */
const LEAST_FOR_SHARE = 10

/** Rounded down, so that no share is ever overstated. */
export const percent = (part: number, whole: number): number => Math.floor((100 * part) / whole)

function areaTitle(area: string, { areas }: Titles, cells: readonly Cell[]): string {
  if (area === WHOLE_SERVICE) return 'No area named'
  if (area === OTHER_AREAS && cells.every((cell) => cell.area === area)) return 'All areas together'
  // It holds those in words too, and nobody must add them once more.
  if (area === OTHER_AREAS) return cells.every(isCounted) ? 'Other areas together' : 'Areas without a number, together'
  return Object.hasOwn(areas, area) ? (areas[area] ?? area) : area
}

/** The cells of a release as tables, in their order. Everything here can be worked out by whoever has the release. */
export function tables({ cells, params }: Pick<Release, 'cells' | 'params'>, titles: Titles): readonly Table[] {
  const questions = Map.groupBy(cells, ({ form, item }) => JSON.stringify([form, item]))
  return [...questions.values()].map((all) => tableOf(all, params, titles)).filter((table) => table !== undefined)
}

function tableOf(cells: readonly Cell[], params: Params, titles: Titles): Table | undefined {
  const [first] = cells
  if (!first) return undefined
  const { form, item } = first
  const known = itemOf(form, item)
  const groups = [...Map.groupBy(cells, ({ bands }) => JSON.stringify(bands)).values()]
  const answers = groups.map((group): Answer => {
    const bands = group[0]?.bands ?? []
    const count = group.reduce((sum, cell) => sum + (isCounted(cell) ? cell.count : 0), 0)
    return {
      bands,
      label: bandWords(form, item, bands, titles.issues),
      count,
      ...answerBounds(known, bands, group, params),
    }
  })
  const last = [WHOLE_SERVICE, OTHER_AREAS]
  const areas = [...new Set(cells.map(({ area }) => area))]
    .sort((a, b) => last.indexOf(a) - last.indexOf(b))
    .map((area) => ({
      area,
      title: areaTitle(area, titles, cells),
      shown: groups.map((group): Shown => {
        const cell = group.find((one) => one.area === area)
        return cell && (isCounted(cell) ? cell.count : `${params.k} or more`)
      }),
    }))
  return {
    form,
    item,
    title: known?.title ?? item,
    question: known?.question ?? item,
    n: answers.reduce((sum, { count }) => sum + count, 0),
    answers,
    unseen: mostUnseen(known, cells, params),
    areas,
  }
}

const bandsOf = ({ form, item }: Table, { bands }: Answer): readonly Band[] =>
  (itemOf(form, item)?.bands ?? []).filter(({ key }) => bands.includes(key))

/** So few answered, or so much alike, that all answers of a scale had to be put together: that says nothing. */
export const isOneForAll = ({ form, item, answers }: Table): boolean => {
  const scale = itemOf(form, item)
  return answers.length === 1 && scale?.ordered === true && answers[0]?.bands.length === scale.bands.length
}

const least = (answers: readonly Answer[]): number => answers.reduce((sum, answer) => sum + answer.least, 0)
const most = (answers: readonly Answer[]): number => answers.reduce((sum, answer) => sum + answer.most, 0)

/** How many reports the table surely stands for. */
export const surely = ({ answers }: Table): number => least(answers)

const isEnough = (table: Table): boolean => surely(table) >= LEAST_FOR_SHARE

/** What surely holds of some of the answers: so many reports and, where that can be said, so large a share. */
export interface AtLeast {
  readonly count: number
  /** In per cent. */
  readonly share?: number
}

/**
 * True whatever was left out: these answers are taken to be as small as they can be, and all others, those that are not
 * shown included, as large. Nothing where no report is sure.
 */
export function atLeast(table: Table, chosen: (answer: Answer) => boolean): AtLeast | undefined {
  const count = least(table.answers.filter(chosen))
  if (count === 0) return undefined
  const whole = count + most(table.answers.filter((answer) => !chosen(answer))) + table.unseen
  const share = percent(count, whole)
  return isEnough(table) && share > 0 ? { count, share } : { count }
}

/** "24 reports, 58% or more". */
export const atLeastWords = ({ count, share }: AtLeast): string =>
  `${count} reports${share === undefined ? '' : `, ${share}% or more`}`

/** The share of all reports that surely gave an answer, in per cent. */
export const shareIn = (table: Table, answer: Answer): number | undefined =>
  isOneForAll(table) ? undefined : atLeast(table, (one) => one === answer)?.share

/**
 * The answers among which the middle report is, whatever was left out; of two middle ones, the lower. Nothing where it
 * could be any. There is no average beside it: only a band's lowest number is sure, and the lowest band of each scale begins
 * at 0 and takes in whatever is too small above it, so it would be far below what was reported (fourteen reports of 18 to 31
 * cases make “at least 7”), and quoted against those who reported. The middle names both ends.
 */
export function middle(table: Table): string | undefined {
  const { form, item, answers, unseen } = table
  const scale = itemOf(form, item)
  if (!isEnough(table) || !scale?.ordered) return undefined
  const up = (n: number): readonly Answer[] => answers.slice(0, n + 1)
  const above = (n: number): readonly Answer[] => answers.slice(n + 1)
  const first = answers.findIndex((_, n) => unseen + most(up(n)) >= least(above(n)))
  const last = answers.findIndex((_, n) => least(up(n)) >= unseen + most(above(n)))
  // Those that are not shown could reach the middle by themselves.
  if (unseen >= least(answers)) return undefined
  const bands = answers.slice(first, last + 1).flatMap((answer) => answer.bands)
  return bands.length < scale.bands.length ? bandWords(form, item, bands, {}) : undefined
}

/** How many reports are surely above a number: a band that holds it counts as not above. */
export const above = (table: Table, level: number): AtLeast | undefined =>
  atLeast(table, (answer) => (bandsOf(table, answer)[0]?.from ?? Number.NEGATIVE_INFINITY) > level)

/** How many surely chose the later half of a scale; nothing where that is not shown. */
export function laterHalf(table: Table): AtLeast | undefined {
  const item = itemOf(table.form, table.item)
  const divide = item?.bands.findIndex(({ key }) => key === item.divide) ?? -1
  if (!item || divide < 0) return undefined
  return atLeast(table, (answer) => bandsOf(table, answer).some((band) => item.bands.indexOf(band) >= divide))
}
