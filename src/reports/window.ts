import { Temporal } from 'temporal-polyfill'

/** The stretch of time that a release covers, "2017-W05" (a week) or "2017-P02" (four weeks): the only time that is kept. */
export interface Window {
  readonly first: Temporal.PlainDate
  readonly last: Temporal.PlainDate
}

const WINDOW = /^(\d{4})-([WP])(\d{2})$/
const WEEKS = 4
const LAST_PERIOD = 13

function mondayOf(year: number, week: number): Temporal.PlainDate {
  // The fourth of January is always in the first week of its year.
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 })
  return fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: week - 1 })
}

const weeksIn = (year: number): number => mondayOf(year, 1).until(mondayOf(year + 1, 1)).days / 7

/** The last period of a year of 53 weeks has five, so that no week is left over. */
export function windowOf(id: string): Window | undefined {
  const [, year = '', kind, number = ''] = WINDOW.exec(id) ?? []
  const [y, n] = [Number(year), Number(number)]
  const weeks = weeksOf(kind, y, n)
  if (weeks === undefined) return undefined
  const [first, last] = weeks
  return { first: mondayOf(y, first), last: mondayOf(y, last).add({ days: 6 }) }
}

function weeksOf(kind: string | undefined, year: number, n: number): readonly [number, number] | undefined {
  if (kind === undefined || n < 1) return undefined
  if (kind === 'W') return n <= weeksIn(year) ? [n, n] : undefined
  if (n > LAST_PERIOD) return undefined
  return [WEEKS * (n - 1) + 1, n === LAST_PERIOD ? weeksIn(year) : WEEKS * n]
}

/** The window that a day belongs to. */
export function windowOn(day: Temporal.PlainDate, kind: 'W' | 'P'): string {
  const thursday = day.add({ days: 4 - day.dayOfWeek })
  const week = Math.floor((thursday.dayOfYear - 1) / 7) + 1
  const n = kind === 'W' ? week : Math.min(LAST_PERIOD, Math.ceil(week / WEEKS))
  return `${thursday.year}-${kind}${String(n).padStart(2, '0')}`
}

/** A window that cannot be read may be any stretch of time. */
export function overlaps(one: string, other: string): boolean {
  const [a, b] = [windowOf(one), windowOf(other)]
  if (!a || !b) return true
  return Temporal.PlainDate.compare(a.first, b.last) <= 0 && Temporal.PlainDate.compare(b.first, a.last) <= 0
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** "26 February 2017", from an ISO date or from the words that officers wrote instead. */
export function dateWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  const name = MONTHS[Number(month) - 1]
  return year && day && name ? `${Number(day)} ${name} ${year}` : date
}

/** "30 January to 26 February 2017". */
export function windowWords(id: string): string {
  const window = windowOf(id)
  if (!window) return id
  const [first, last] = [dateWords(String(window.first)), dateWords(String(window.last))]
  return `${window.first.year === window.last.year ? first.replace(/ \d{4}$/, '') : first} to ${last}`
}
