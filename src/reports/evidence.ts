import type { Block, Line, Message } from '../core/message.ts'
import { OTHER_AREAS } from './areas.ts'
import { type Comparison, comparisonWords } from './comparison.ts'
import { isOneForAll, middle, shareIn, type Table, type Titles, tables } from './figures.ts'
import { leftOut, METHOD, reportsIn, responseRate, type Service } from './method.ts'
import { MANAGEABLE } from './questions.ts'
import type { Release } from './release.ts'
import { byTime, HARD_OR_WORSE, trend } from './trend.ts'
import { windowWords } from './window.ts'

/** All that the words, the file, the page and the pictures are made of. */
export interface Evidence {
  readonly releases: readonly Release[]
  readonly service?: Service
  readonly comparisons: readonly Comparison[]
  readonly titles: Titles
}

const WINDOWS_SHOWN = 6

export const NONE: Message = {
  summary: 'No figures have been published yet.',
  blocks: [
    { type: 'text', text: 'No figures have been published yet.' },
    {
      type: 'note',
      text: 'They come a week after each window closes, when there are enough reports to hide everybody.',
    },
  ],
}

/** The figures of the last window and what stands beside them; with an item, those of its areas too. */
export function evidence({ releases, service, comparisons, titles }: Evidence, item?: string): Message {
  const latest = byTime(releases).at(-1)
  if (!latest) return NONE
  const shownIn = (release: Release): readonly Table[] =>
    tables(release, titles).filter((table) => item === undefined || table.item === item)
  const last = byTime(releases).findLast((release) => shownIn(release).length > 0) ?? latest
  const all = tables(last, titles)
  const shown = shownIn(last)
  const when = windowWords(last.params.batch)
  const beside = comparisons.filter((one) => item === undefined || one.item === item)
  if (shown.length === 0)
    return {
      summary: `Too few reports to show figures for ${when}.`,
      blocks: [
        { type: 'text', text: `There are too few reports to show figures for ${when}.` },
        { type: 'note', text: UNTOLD },
      ],
    }
  return {
    summary: `At least ${reportsIn(all)} self-reported workload reports, ${when}.`,
    blocks: [
      { type: 'heading', text: `What members report, ${when}` },
      ...(last === latest
        ? []
        : [
            {
              type: 'text',
              text: `There are too few reports to show figures for ${windowWords(latest.params.batch)}; these are from before.`,
            } as const,
          ]),
      { type: 'text', text: responseRate(all, service) },
      { type: 'list', items: shown.map(tableLine) },
      ...(item === undefined ? [] : areaBlocks(shown)),
      ...listOf(
        'Beside them',
        beside.map((one) => comparisonWords(one, tableFor(all, one))),
      ),
      ...listOf(
        HARD_OR_WORSE,
        (item === undefined || item === MANAGEABLE ? trend(releases, titles) : [])
          .slice(-WINDOWS_SHOWN)
          .map(({ when, words }) => `${when}: ${words}`),
      ),
      { type: 'note', text: `How this was counted. ${METHOD}` },
      { type: 'note', text: leftOut(last.params) },
    ],
  }
}

const UNTOLD = 'Whether there were a few or none is not said, so that nobody can be worked out.'

export const tableFor = (all: readonly Table[], { item }: Comparison): Table | undefined =>
  all.find((table) => table.item === item)

const listOf = (title: string, items: readonly string[]): readonly Block[] =>
  items.length === 0
    ? []
    : [
        { type: 'text', text: { bold: title } },
        { type: 'list', items },
      ]

/** "Hours over your contract last week, 43 reports. none: 12 (27% or more); …" */
function tableLine(table: Table): Line {
  const { title, n, answers, areas } = table
  const counted = answers.filter(({ count }) => count > 0)
  const words = counted.map((answer) => {
    const share = shareIn(table, answer)
    return `${answer.label}: ${answer.count}${share === undefined ? '' : ` (${share}% or more)`}`
  })
  const inWords = areas.flatMap(({ title: area, shown }) =>
    answers.flatMap(({ label }, place) =>
      typeof shown[place] === 'string'
        ? [` ${area}: ${shown[place]}${isHeld(table, place) ? ' of these' : ''} say “${label}”.`]
        : [],
    ),
  )
  const said = isOneForAll(table) ? ALL_TOGETHER : `${words.join('; ')}.${middleWords(table)}`
  return [{ bold: title }, n === 0 ? '.' : `, ${n} reports. ${said}`, ...inWords]
}

const ALL_TOGETHER = 'What they answered is not shown, so that nobody can be worked out.'

/** " The middle report: 21 to 25." */
export function middleWords(table: Table): string {
  const among = middle(table)
  return among === undefined ? '' : ` The middle report: ${among}.`
}

/** Whether what areas say in words is in the number of the areas together, where readers would add it once more. */
const isHeld = ({ areas }: Table, place: number): boolean =>
  areas.some(({ area, shown }) => area === OTHER_AREAS && shown[place] !== undefined)

const areaBlocks = (shown: readonly Table[]): readonly Block[] =>
  shown.flatMap((table) =>
    listOf(
      'By area, where enough reported',
      table.areas.map(({ title, shown: counts }) => {
        const words = table.answers.flatMap(({ label }, place) => {
          const count = counts[place]
          const held = typeof count === 'string' && isHeld(table, place) ? ' (these are in the last line already)' : ''
          return count === undefined ? [] : [`${label}: ${count}${held}`]
        })
        return `${title}. ${words.join('; ')}`
      }),
    ),
  )
