import type { Action } from './facts.ts'
import { dayIn, hourWords, Temporal } from './time.ts'

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')
/** They tell no action from another. */
const SMALL = new Set('a all an and at day for from in is of on the time to uk until'.split(' '))
/** A longer one is known by its first days. */
const DAYS = 31
/** Shorter beginnings of a word are found in too many others. */
const BEGINNING = 3

const MONTH = `(${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')}|sept)`
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b`, 'g')
const MONTH_DAY = new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b`, 'g')

const dayWord = (day: string | number, month: string): string => `${Number(day)}${month.slice(0, 3)}`

/** The words of a text, with a day and its month as one: "12 December" is not in "10 December, 12 noon". */
const words = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/\b(\d{4})-(\d{2})-(\d{2})\b/g, (_, year, month, day) => `${dayWord(day, nth(month))} ${year}`)
    .replace(/\b(\d{1,2})\/(\d{1,2})\b/g, (_, day, month) => dayWord(day, nth(month)))
    .replace(DAY_MONTH, (_, day, month) => dayWord(day, month))
    .replace(MONTH_DAY, (_, month, day) => dayWord(day, month))
    .replace(/\b(\d{1,2})\s+(am|pm)\b/g, '$1$2')
    .split(/[^\p{L}\p{N}.:]+/u)
    .map((word) => word.replace(/^[.:]+|[.:]+$/g, '').replace(/^(\d+)(st|nd|rd|th)$/, '$1'))
    .filter((word) => word !== '')

const nth = (month: string): string => MONTHS[Number(month) - 1] ?? ''

/** Everything that an action can be told by: its name, its place, its days and its hours. */
function known(action: Action, now: Temporal.Instant): ReadonlySet<string> {
  const { title, type, place = '', starts, ends, zone } = action
  const today = dayIn(now, zone)
  const first = dayIn(starts, zone)
  const last = dayIn(ends.subtract({ nanoseconds: 1 }), zone)
  const days = Array.from({ length: Math.min(DAYS, first.until(last).days + 1) }, (_, n) => first.add({ days: n }))
  const ofDay = (day: Temporal.PlainDate): readonly string[] => [
    WEEKDAYS[day.dayOfWeek - 1] ?? '',
    `${day.day}`,
    nth(`${day.month}`),
    dayWord(day.day, nth(`${day.month}`)),
    `${day.year}`,
    ...(Temporal.PlainDate.compare(day, today) === 0 ? ['today'] : []),
    ...(Temporal.PlainDate.compare(day, today.add({ days: 1 })) === 0 ? ['tomorrow'] : []),
  ]
  const hours = [starts, ends].flatMap((at) => [
    ...words(hourWords(at, zone)),
    at.toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5),
  ])
  return new Set([...words(`${title} ${type} ${place}`), ...days.flatMap(ofDay), ...hours, '24:00'])
}

/** Whether every word that somebody said of an action is true of it: "Sunday", "12 December", "Town Hall", "one-hour walkout". */
export function isMeant(action: Action, said: string, now: Temporal.Instant): boolean {
  const asked = words(said).filter((word) => !SMALL.has(word))
  const all = known(action, now)
  const begun = (word: string): boolean =>
    word.length >= BEGINNING && /^\p{L}+$/u.test(word) && [...all].some((each) => each.startsWith(word))
  return asked.length > 0 && asked.every((word) => all.has(word) || begun(word))
}
