import { UserError } from './command.ts'
import { visible } from './message.ts'
import { plainDayWords, Temporal } from './time.ts'

/** What people say for a day that is none, or not one, and what to say in its place. */

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]
const MONTH = String.raw`(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const WEEKDAY = '(mon|tue|wed|thu|fri|sat|sun)[a-z]*'
const NEAR = String.raw`(?:(?:in|since|early|late|mid|last|next|this|the)[\s-]+)*`

const YEAR = new RegExp(String.raw`^${NEAR}(?:(?:spring|summer|autumn|winter|year)\s+)?((?:19|20)\d{2})$`, 'i')
const OF_YEAR = new RegExp(String.raw`^${NEAR}${MONTH}(?:\s+((?:19|20)\d{2}))?$`, 'i')
const LONGER = new RegExp(`^${NEAR}(?:week|month|year|spring|summer|autumn|winter)$`, 'i')
const WEEK_AFTER = new RegExp(
  String.raw`^(?:${WEEKDAY}\s+(week|fortnight)|(?:an?\s+)?(week|fortnight)\s+on\s+${WEEKDAY})$`,
  'i',
)

const DAY_FIRST = new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?${MONTH}(?:\s+(\d{4}))?`, 'i')
const MONTH_FIRST = new RegExp(String.raw`\b${MONTH}\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s+(\d{4}))?$`, 'i')
const DIGITS = /\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/
const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/

const monthNumber = (word = ''): number =>
  MONTHS.findIndex((name) => name.toLowerCase().startsWith(word.slice(0, 3).toLowerCase())) + 1

/** "2011", "March 2025", "last month": `more` is what else to do, where officers record something of that time. */
export function mustBeOneDay(text: string, more = ''): void {
  const example = insteadOf(text)
  if (example) throw new UserError(`“${visible(text)}” is not one day. Say ${example}${more}.`)
}

function insteadOf(text: string): string | undefined {
  const year = YEAR.exec(text)?.[1]
  if (year) return `a day in it, for example 1 January ${year}`
  const [all, month, ofYear] = OF_YEAR.exec(text) ?? []
  if (ofYear) return `a day in it, for example 1 ${MONTHS[monthNumber(month) - 1]} ${ofYear}`
  return all !== undefined || LONGER.test(text) ? 'the date, with its year' : undefined
}

/** "Friday week" is the Friday after the coming one: clear to some, and a week out for others. */
export function mustNotBeAWeekOut(text: string, today: Temporal.PlainDate): void {
  const [all, before, long, longer, after] = WEEK_AFTER.exec(text) ?? []
  if (all === undefined) return
  const weekday = WEEKDAYS.indexOf((before ?? after ?? '').toLowerCase()) + 1
  const days = ((weekday - today.dayOfWeek + 7) % 7) + ((long ?? longer)?.toLowerCase() === 'week' ? 7 : 14)
  const words = plainDayWords(today.add({ days }))
  throw new UserError(`I read “${visible(text)}” as ${words}. Say that date, so that nobody is a week out.`)
}

/** "31 November", of a day that could not be read. */
export function mustExist(text: string): void {
  const { day, month, year } = dateIn(text)
  const name = MONTHS[month - 1]
  if (!name) return
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year: year ?? 2000, month })
  const most = month === 2 && year === undefined ? '28 days, and 29 in a leap year' : `${daysInMonth} days`
  if (day > daysInMonth)
    throw new UserError(`There is no “${visible(text)}”: ${name}${month === 2 && year ? ` ${year}` : ''} has ${most}.`)
  if (day === 29 && month === 2 && year === undefined)
    throw new UserError(`“${visible(text)}” is in leap years only. Say the year as well.`)
}

function dateIn(text: string): { day: number; month: number; year: number | undefined } {
  const named = DAY_FIRST.exec(text)
  if (named) return { day: Number(named[1]), month: monthNumber(named[2]), year: numberOr(named[3]) }
  const turned = MONTH_FIRST.exec(text)
  if (turned) return { day: Number(turned[2]), month: monthNumber(turned[1]), year: numberOr(turned[3]) }
  const iso = ISO.exec(text)
  if (iso) return { day: Number(iso[3]), month: Number(iso[2]), year: Number(iso[1]) }
  const digits = DIGITS.exec(text)
  return { day: Number(digits?.[1] ?? 0), month: Number(digits?.[2] ?? 0), year: numberOr(digits?.[3]) }
}

const numberOr = (digits: string | undefined): number | undefined => (digits === undefined ? undefined : Number(digits))
