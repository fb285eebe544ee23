import type { Block } from '../core/message.ts'
import type { Evidence } from '../reports/evidence.ts'
import { isOneForAll, shareIn, tables } from '../reports/figures.ts'
import { byTime, HARD_OR_WORSE, trend } from '../reports/trend.ts'
import { windowWords } from '../reports/window.ts'
import { png } from './png.ts'
import { type Bar, barChart } from './svg.ts'

const WINDOWS_SHOWN = 8

const FOOT = 'Self-reported; small figures left out.'

/** The answers to one question in the last window, as a picture; nothing where too few reported. */
export async function answerChart({ releases, titles }: Evidence, item: string): Promise<Block | undefined> {
  const tableOf = (release: Evidence['releases'][number]) => tables(release, titles).find((one) => one.item === item)
  // The window that the words are about: the last one that says something of it.
  const last = byTime(releases).findLast(tableOf)
  const table = last && tableOf(last)
  if (!table || table.n === 0 || isOneForAll(table)) return undefined
  const bars = table.answers.map((answer): Bar => {
    const share = shareIn(table, answer)
    const { label, count } = answer
    return { label, value: count, figure: count === 0 ? '–' : `${count}${share === undefined ? '' : ` (${share}%+)`}` }
  })
  const when = windowWords(last.params.batch)
  return chart(`${table.title}, ${when}`, bars, table.n, `${table.n} reports. ${FOOT}`)
}

/** How many found their work hard to manage or worse, window by window. Every bar is what is sure of its own window's reports. */
export async function trendChart({ releases, titles }: Evidence): Promise<Block | undefined> {
  const bars = trend(releases, titles).flatMap(({ when, count, share }): readonly Bar[] =>
    // Bars of another kind would be compared with these.
    share === undefined ? [] : [{ label: `${when}: ${count} or more`, value: share, figure: `${share}%+` }],
  )
  if (bars.length === 0) return undefined
  return chart(HARD_OR_WORSE, bars.slice(-WINDOWS_SHOWN), 100, FOOT)
}

async function chart(title: string, bars: readonly Bar[], whole: number, foot: string): Promise<Block> {
  const said = bars.map(({ label, figure }) => `${label}: ${figure.replace('%+', '% or more')}`)
  const alt = `Bar chart. ${title}. ${said.join('; ')}. ${foot}`
  return { type: 'image', png: await png(barChart(title, bars, whole, `${foot} + = or more.`)), alt }
}
