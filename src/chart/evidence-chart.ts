import type { Block } from '../core/message.ts'
import type { Evidence } from '../reports/evidence.ts'
import { isOneForAll, share, shareIn, tables } from '../reports/figures.ts'
import { byTime, HARD_OR_WORSE, trend } from '../reports/trend.ts'
import { windowWords } from '../reports/window.ts'
import { png } from './png.ts'
import { type Bar, barChart } from './svg.ts'

const WINDOWS_SHOWN = 8

const FOOT = 'Self-reported. Small figures are left out.'

/** The answers to one question in the last window, as a picture; nothing where too few reported. */
export async function answerChart({ releases, titles }: Evidence, item: string): Promise<Block | undefined> {
  const tableOf = ({ cells }: Evidence['releases'][number]) => tables(cells, titles).find((one) => one.item === item)
  // The window that the words are about: the last one that says something of it.
  const last = byTime(releases).findLast(tableOf)
  const table = last && tableOf(last)
  if (!table || table.n === 0 || isOneForAll(table)) return undefined
  const bars = table.answers.map(({ label, count }): Bar => {
    const per = shareIn(table, count)
    return { label, value: count, figure: count === 0 ? '–' : `${count}${per ? ` (${per})` : ''}` }
  })
  const when = windowWords(last.params.batch)
  return chart(`${table.title}, ${when}`, bars, table.n, `${table.n} reports. ${FOOT}`)
}

/** How many found their work hard to manage or worse, window by window. Every bar is a share of its own window's reports. */
export async function trendChart({ releases, titles }: Evidence): Promise<Block | undefined> {
  const points = trend(releases, titles).slice(-WINDOWS_SHOWN)
  if (points.length === 0) return undefined
  const bars = points.map(
    ({ when, n, count }): Bar => ({
      label: `${when}: ${count} of ${n}`,
      value: (100 * count) / n,
      figure: share(count, n) ?? String(count),
    }),
  )
  return chart(HARD_OR_WORSE, bars, 100, FOOT)
}

async function chart(title: string, bars: readonly Bar[], whole: number, foot: string): Promise<Block> {
  const alt = `Bar chart. ${title}. ${bars.map(({ label, figure }) => `${label}: ${figure}`).join('; ')}. ${foot}`
  return { type: 'image', png: await png(barChart(title, bars, whole, foot)), alt }
}
