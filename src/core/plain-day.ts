import type { ParsedComponents } from 'chrono-node'
import { UserError } from './command.ts'
import { visible } from './message.ts'
import { mustBeOneDay, mustExist, mustNotBeAWeekOut } from './plain-no-day.ts'
import { dateWords, dayIn, type Occasion, plainDayWords, Temporal } from './time.ts'

/** A day as somebody said it, which may be any year's or any week's. */
export type SaidDay = { readonly text: string; readonly weekday?: number } & (
  | { readonly kind: 'date'; readonly date: Temporal.PlainDate }
  | { readonly kind: 'any year'; readonly month: number; readonly day: number }
  | { readonly kind: 'any week'; readonly weekday: number }
)

/** Further ahead than this, a day without a year that has passed this year was more likely meant to be that one. */
export const NEXT_YEAR_DAYS = 183
const EARLIEST_YEAR = 1900
const LONGEST_YEARS = 2

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const TWO_WAYS = /\b(next|last|past|previous|coming|this\s+(week|month|year)|week-?end)\b/i
const PART_OF_DAY = /\b(morning|afternoon|evening|night)\b/i

/** Worked out here, as chrono reads some of these off the clock of the machine that it runs on. */
const NEAR: ReadonlyMap<string, number> = new Map([
  ['the day before yesterday', -2],
  ['yesterday', -1],
  ['today', 0],
  ['tonight', 0],
  ['tomorrow', 1],
  ['the day after tomorrow', 2],
])

const unreadableDay = (text: string): UserError =>
  new UserError(`I cannot read “${visible(text)}” as a day. Say for example: Thursday, or 2 March 2017.`)

/** Reads all of `text` as a day, or nothing of it: a word that is passed over may be the one that matters. */
export async function sayDay(text: string, today: Temporal.PlainDate): Promise<SaidDay | undefined> {
  const plain = text
    .replace(/^(on\s+)?(the\s+(?=\d))?/i, '')
    .replace(/\bweds\b/i, 'wed')
    .replace(/\.$/, '')
    .trim()
  const near = NEAR.get(plain.toLowerCase())
  if (near !== undefined) return { kind: 'date', text, date: today.add({ days: near }) }
  mustBeOneDay(plain)
  mustNotBeAWeekOut(plain, today)
  // Chrono would read the day in it, and said without an hour it would come out as the whole of that day.
  if (PART_OF_DAY.test(plain))
    throw new UserError(`Instead of “${visible(text)}” say the day and the hour, for example: tomorrow 9am.`)
  // Loaded only when somebody says a time: it is as big as all the rest of the core.
  const { en } = await import('chrono-node')
  // Noon, told to chrono as if the branch were in UTC: whatever the host's zone makes of it, it stays on its day.
  const noon = today.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).epochMilliseconds
  const [found, second] = en.GB.parse(plain, { instant: new Date(noon), timezone: 0 })
  if (!found) return nothingIn(plain)
  if (TWO_WAYS.test(plain)) throw readInTwoWays(text, found.start)
  const { start, end } = found
  const more = second || end || found.text.length !== plain.length
  return (
    (more || start.isCertain('hour') || start.isCertain('timezoneOffset') ? undefined : said(text, start)) ??
    nothingIn(plain)
  )
}

function nothingIn(text: string): undefined {
  mustExist(text)
}

function said(text: string, start: ParsedComponents): SaidDay | undefined {
  const has = (...parts: readonly Parameters<ParsedComponents['isCertain']>[0][]): boolean =>
    parts.every((part) => start.isCertain(part))
  // Chrono's Sunday is 0, Temporal's is 7.
  const weekday = has('weekday') ? start.get('weekday') || 7 : undefined
  if (has('day', 'month', 'year')) return { kind: 'date', text, date: dateOf(start), ...(weekday ? { weekday } : {}) }
  if (has('day', 'month'))
    return {
      kind: 'any year',
      text,
      month: start.get('month') ?? 0,
      day: start.get('day') ?? 0,
      ...(weekday ? { weekday } : {}),
    }
  return weekday && !has('month') && !has('year') ? { kind: 'any week', text, weekday } : undefined
}

const dateOf = (start: ParsedComponents): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year: start.get('year') ?? 0, month: start.get('month') ?? 0, day: start.get('day') ?? 0 })

const readInTwoWays = (text: string, start: ParsedComponents): UserError =>
  new UserError(
    `I read “${visible(text)}” as ${plainDayWords(dateOf(start))}, but people read it in two ways. Say the date.`,
  )

/** The first such day from `from` on. */
export function firstFrom(day: SaidDay, from: Temporal.PlainDate): Temporal.PlainDate {
  if (day.kind === 'date') return agreed(day, day.date)
  if (day.kind === 'any week') return from.add({ days: (day.weekday - from.dayOfWeek + 7) % 7 })
  const date = inYear(day, from.year)
  return agreed(day, Temporal.PlainDate.compare(date, from) < 0 ? inYear(day, from.year + 1) : date)
}

/** The last such day up to `until`. */
export function lastUntil(day: SaidDay, until: Temporal.PlainDate): Temporal.PlainDate {
  if (day.kind === 'date') return agreed(day, day.date)
  if (day.kind === 'any week') return until.subtract({ days: (until.dayOfWeek - day.weekday + 7) % 7 })
  const date = inYear(day, until.year)
  return agreed(day, Temporal.PlainDate.compare(date, until) > 0 ? inYear(day, until.year - 1) : date)
}

/** A day that is not over yet, unless it was said with its year. In March, "27 January" is not taken for the one ten months ahead. */
export function comingDay(day: SaidDay, today: Temporal.PlainDate): Temporal.PlainDate {
  if (day.kind === 'any year') {
    const passed = inYear(day, today.year)
    if (Temporal.PlainDate.compare(passed, today) < 0 && firstDistance(day, today) > NEXT_YEAR_DAYS)
      throw new UserError(
        `I read “${visible(day.text)}” as ${plainDayWords(passed)}, and that is past. Say the year if you mean a later one.`,
      )
  }
  return firstFrom(day, today)
}

const firstDistance = (day: SaidDay & { kind: 'any year' }, today: Temporal.PlainDate): number =>
  today.until(inYear(day, today.year + 1)).days

function inYear({ text, month, day }: SaidDay & { kind: 'any year' }, year: number): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    // 29 February, said without its year.
    throw unreadableDay(text)
  }
}

function agreed({ text, weekday }: SaidDay, date: Temporal.PlainDate): Temporal.PlainDate {
  if (weekday === undefined || weekday === date.dayOfWeek) return date
  throw new UserError(
    `I read “${visible(text)}” as ${dateWords(date)}, but that is a ${WEEKDAYS[date.dayOfWeek - 1]}. Say which day you mean.`,
  )
}

/** Reads "10 January", "10/01/2017" or "Friday" as a day that is not over. Said with its year it may be any day. */
export async function readPlainDay(text: string, zone: string, now: Temporal.Instant): Promise<Occasion> {
  const today = dayIn(now, zone)
  return dayAsOccasion(comingDay(await sayWholeDay(text, today), today), text, zone, today)
}

/** The same for a day that has been: without a year the latest such day, so that in March "5 July" is last year's. */
export async function readPastDay(text: string, zone: string, now: Temporal.Instant): Promise<Occasion> {
  const today = dayIn(now, zone)
  const date = lastUntil(await sayWholeDay(text, today), today)
  if (Temporal.PlainDate.compare(date, today) > 0)
    throw new UserError(
      `I read “${visible(text)}” as ${plainDayWords(date)}, and that is still to come. Say a day that has been.`,
    )
  return dayAsOccasion(date, text, zone, today)
}

/** A day of which an officer records something: of what is of the same day, what is recorded later came later. */
export async function readRecordedDay(text: string, zone: string, now: Temporal.Instant): Promise<Occasion> {
  mustBeOneDay(text.trim(), ', and in your text that no more is known')
  return withinDay((await readPastDay(text, zone, now)).at, zone, now)
}

/** The end of the day in which `at` is, or now where it is not over. */
export function withinDay(at: Temporal.Instant, zone: string, now: Temporal.Instant): Occasion {
  const end = at.toZonedDateTimeISO(zone).startOfDay().add({ days: 1 }).toInstant().subtract({ seconds: 1 })
  return { at: Temporal.Instant.compare(end, now) < 0 ? end : now, dayOnly: true }
}

async function sayWholeDay(text: string, today: Temporal.PlainDate): Promise<SaidDay> {
  const day = await sayDay(visible(text).replace(/,/g, ' ').replace(/\s+/g, ' ').trim(), today)
  if (!day) throw unreadableDay(text)
  return day
}

function dayAsOccasion(date: Temporal.PlainDate, text: string, zone: string, today: Temporal.PlainDate): Occasion {
  if (date.year < EARLIEST_YEAR || isTooFar(date, today))
    throw new UserError(`I read “${visible(text)}” as ${plainDayWords(date)}. That is too far away; say a nearer day.`)
  return { at: date.toZonedDateTime(zone).toInstant(), dayOnly: true }
}

/** More than two years ahead: a slip of the finger in the year. */
export const isTooFar = (date: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(date, today.add({ years: LONGEST_YEARS })) > 0
