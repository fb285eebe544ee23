import { Temporal } from 'temporal-polyfill'

export { Temporal }

/** Where the time comes from; tests and rehearsals bring a clock that stands still. */
export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** Whether a moment is still to come, by that clock. */
export const toComeBy =
  (clock: Clock) =>
  (at: Temporal.Instant): boolean =>
    Temporal.Instant.compare(at, clock.now()) > 0

/** A clock that stands still until it is moved on. */
export interface StandingClock extends Clock {
  wait(minutes: number): void
}

export function clockAt(start: Temporal.Instant): StandingClock {
  let instant = start
  return {
    now: () => instant,
    wait(minutes) {
      instant = instant.add({ milliseconds: Math.round(minutes * 60_000) })
    },
  }
}

/**
 * A point in a dispute's history. Many sources give the day only; then `at` is some moment of that day in the dispute's zone:
 * its midnight, or for what officers record the one that puts it in its place among what else is of that day.
 */
export interface Occasion {
  readonly at: Temporal.Instant
  readonly dayOnly: boolean
}

/** A stretch of time in the zone in which it was announced. Ends are exclusive: an all-day action ends at the next midnight. */
export interface Span {
  readonly starts: Temporal.Instant
  readonly ends: Temporal.Instant
  readonly zone: string
  readonly allDay: boolean
}

const FORMATS = {
  weekday: { weekday: 'short' },
  month: { month: 'long' },
  offset: { timeZoneName: 'short' },
  zone: { timeZoneName: 'shortGeneric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

// Making a formatter takes longer than all the rest of an answer.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(name: keyof typeof FORMATS, zone: string): Intl.DateTimeFormat {
  const key = `${name} ${zone}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', { ...FORMATS[name], timeZone: zone })
  formatters.set(key, made)
  return made
}

const named = (name: 'weekday' | 'month', zone: string, at: Temporal.Instant): string =>
  formatter(name, zone).format(new Date(at.epochMilliseconds))

const zoneName = (name: 'offset' | 'zone', zone: string, at?: Temporal.Instant): string | undefined =>
  formatter(name, zone)
    .formatToParts(at && new Date(at.epochMilliseconds))
    .find((part) => part.type === 'timeZoneName')?.value

/** "UK time", "New Zealand time": words that stay true through the clock changes, unlike GMT and BST. */
export function zoneWords(zone: string): string {
  if (zone === 'UTC') return 'UTC'
  if (zone === 'Europe/London') return 'UK time'
  return (zoneName('zone', zone) ?? zone).replace(/ Time$/, ' time')
}

/** "Thu 2 March 2017". */
export function dayWords(at: Temporal.Instant, zone: string): string {
  const day = at.toZonedDateTimeISO(zone)
  return `${named('weekday', zone, at)} ${day.day} ${named('month', zone, at)} ${day.year}`
}

/** The day on which a moment is in that zone. */
export const dayIn = (at: Temporal.Instant, zone: string): Temporal.PlainDate =>
  at.toZonedDateTimeISO(zone).toPlainDate()

/** The same words for a day that is known as such. */
export const plainDayWords = (day: Temporal.PlainDate): string =>
  dayWords(day.toZonedDateTime('UTC').toInstant(), 'UTC')

/** "2 March 2017". */
export const dateWords = (day: Temporal.PlainDate): string => plainDayWords(day).replace(/^\w+ /, '')

/** Whether the day begins with it, as with a moment of which only the day is known. */
export const isMidnight = (at: Temporal.Instant, zone: string): boolean =>
  at.toZonedDateTimeISO(zone).startOfDay().toInstant().equals(at)

/** True where the clocks go back and the same hour is read off the wall twice. */
function comesTwice(local: Temporal.ZonedDateTime): boolean {
  const plain = local.toPlainDateTime()
  const zone = local.timeZoneId
  return !plain
    .toZonedDateTime(zone, { disambiguation: 'earlier' })
    .equals(plain.toZonedDateTime(zone, { disambiguation: 'later' }))
}

/** "3pm", "9.30am", "noon", "00:00" (midnight has no am or pm that everybody reads the same way). */
export function hourWords(at: Temporal.Instant, zone: string): string {
  const local = at.toZonedDateTimeISO(zone)
  const minutes = String(local.minute).padStart(2, '0')
  const hour = `${local.hour % 12 === 0 ? 12 : local.hour % 12}${local.minute === 0 ? '' : `.${minutes}`}`
  const clock =
    local.hour === 0
      ? `00:${minutes}`
      : local.hour === 12 && local.minute === 0
        ? 'noon'
        : `${hour}${local.hour < 12 ? 'am' : 'pm'}`
  if (!comesTwice(local)) return clock
  return `${clock} (${zoneName('offset', zone, at)}, as the clocks go back)`
}

/** "Thu 2 March 2017, 3pm UK time". */
export const momentWords = (at: Temporal.Instant, zone: string): string =>
  `${dayWords(at, zone)}, ${hourWords(at, zone)} ${zoneWords(zone)}`

export const occasionWords = (when: Occasion, zone: string): string =>
  when.dayOnly ? dayWords(when.at, zone) : momentWords(when.at, zone)

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`

const wholeDays = (from: Temporal.Instant, to: Temporal.Instant, zone: string): number =>
  dayIn(from, zone).until(dayIn(to, zone)).days

/** "one hour", "90 minutes", "2 hours 15 minutes", "all day", "2 days". A day is a calendar day: the day on which the clocks change is one too. */
export function lengthWords(span: Span): string {
  const { starts, ends, zone, allDay } = span
  if (allDay) {
    const days = wholeDays(starts, ends, zone)
    return days === 1 ? 'all day' : plural(days, 'day')
  }
  const minutes = Math.round(ends.since(starts).total('minutes'))
  if (minutes === 60) return 'one hour'
  if (minutes < 120) return plural(minutes, 'minute')
  const rest = minutes % 60
  return `${plural(Math.floor(minutes / 60), 'hour')}${rest === 0 ? '' : ` ${plural(rest, 'minute')}`}`
}

/**
 * "Thu 2 March 2017, 3pm to 4pm UK time". Over midnight both days are named. All day says until which midnight, because
 * "from midnight on Friday" is read in two ways: the last day ends at its own 24:00.
 */
export function spanWords(span: Span): string {
  const { starts, ends, zone, allDay } = span
  const [firstDay, where] = [dayWords(starts, zone), zoneWords(zone)]
  if (allDay) {
    const lastDay = dayWords(ends.subtract({ nanoseconds: 1 }), zone)
    return firstDay === lastDay
      ? `${firstDay}, all day (00:00 to 24:00 ${where})`
      : `00:00 ${firstDay} to 24:00 ${lastDay}, ${where}`
  }
  const [from, to] = [hourWords(starts, zone), hourWords(ends, zone)]
  return wholeDays(starts, ends, zone) === 0
    ? `${firstDay}, ${from} to ${to} ${where}`
    : `${from} ${firstDay} to ${to} ${dayWords(ends, zone)}, ${where}`
}

/** "Thu 2 March 2017, 3pm to 4pm", "Thu 2 March 2017, all day": for a button, beside others of the same branch. */
export function shortSpanWords(span: Span): string {
  const words = spanWords(span).replace(/ \(00:00 to 24:00 [^)]*\)$/, '')
  const zone = zoneWords(span.zone)
  return words.endsWith(zone) ? words.slice(0, -zone.length).replace(/,? $/, '') : words
}

/** How long until `at`, as a person says it: "in 45 minutes", "today, in 6 hours", "tomorrow", "in 8 days". */
export function untilWords(now: Temporal.Instant, at: Temporal.Instant, zone: string): string {
  const minutes = Math.ceil(at.since(now).total('minutes'))
  if (minutes <= 90) return `in ${plural(Math.max(1, minutes), 'minute')}`
  const days = wholeDays(now, at, zone)
  if (days === 0) return `today, in ${plural(Math.round(minutes / 60), 'hour')}`
  return days === 1 ? `tomorrow, in ${plural(Math.round(minutes / 60), 'hour')}` : `in ${plural(days, 'day')}`
}

/** The same of a whole day, whose hours nobody counts: "today", "tomorrow", "in 8 days". */
export function untilDayWords(now: Temporal.Instant, day: Temporal.Instant, zone: string): string {
  const days = wholeDays(now, day, zone)
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${plural(days, 'day')}`
}

export type LocalTime =
  | { readonly ok: true; readonly at: Temporal.Instant }
  | { readonly ok: false; readonly why: 'unreadable' | 'no such hour' | 'comes twice' }

const LOCAL = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/

/**
 * Reads "2017-03-02T15:00" (or a bare day: its midnight) as the wall clock in `zone`; an offset ("+01:00", "Z") may be added.
 * Never guesses: the hour that the clocks skip is refused, and the hour that comes twice is refused without an offset.
 */
export function readLocal(text: string, zone: string): LocalTime {
  if (!LOCAL.test(text)) return { ok: false, why: 'unreadable' }
  try {
    if (/(Z|[+-]\d{2}:\d{2})$/.test(text.slice(10))) return { ok: true, at: Temporal.Instant.from(text) }
    const plain = Temporal.PlainDateTime.from(text)
    const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' })
    const later = plain.toZonedDateTime(zone, { disambiguation: 'later' })
    if (earlier.equals(later)) return { ok: true, at: earlier.toInstant() }
    return { ok: false, why: earlier.toPlainDateTime().equals(plain) ? 'comes twice' : 'no such hour' }
  } catch {
    return { ok: false, why: 'unreadable' }
  }
}

const zonesAsked = new Map<string, boolean>()

/** Whether there is a time zone of that name ("Europe/London"). */
export function isZone(name: string): boolean {
  const asked = zonesAsked.get(name)
  if (asked !== undefined) return asked
  const known = worksAsZone(name)
  // Asking takes long, and names that are none could come without end.
  if (known) zonesAsked.set(name, known)
  return known
}

function worksAsZone(name: string): boolean {
  try {
    // The one knows "BST" (as the time of Bangladesh), the other refuses it: what both know is safe to go on with.
    new Intl.DateTimeFormat('en-GB', { timeZone: name })
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/** The zone that is gone by where none is set, or none that there is. */
export const USUAL_ZONE = 'Europe/London'

/** What is wrong with a zone that somebody typed, as the end of a sentence; undefined where nothing is. */
export function zoneProblem(name: string): string | undefined {
  if (/^(BST|GMT)$/i.test(name))
    return `is the time of half the year only: say ${USUAL_ZONE}, which is right in summer and in winter`
  return isZone(name) ? undefined : `is not the name of a time zone, such as ${USUAL_ZONE}`
}
