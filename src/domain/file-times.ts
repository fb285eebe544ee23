import { dayIn, type Occasion, readLocal, type Span, Temporal } from '../core/time.ts'

type Complain = (what: string) => void

const DAY = /^\d{4}-\d{2}-\d{2}$/
const EARLIEST = 1800
const LATEST = 2199

/** Reads a day or a time on the clocks of `zone`; says what is wrong with one that nobody could keep. */
export function readOccasion(text: string, zone: string, complain: Complain): Occasion | undefined {
  const at = DAY.test(text) ? startOfDay(text, zone) : readTime(text, zone, complain)
  if (at === undefined) return undefined
  if (at === 'unreadable') {
    complain(`"${text}" is not a day or a time. Write a day as 2017-01-26 or a time as 2017-03-02T15:00.`)
    return undefined
  }
  const { year } = at.toZonedDateTimeISO(zone)
  if (year < EARLIEST || year > LATEST) {
    complain(`"${text}" is in the year ${year}; is that a slip of the finger?`)
    return undefined
  }
  return { at, dayOnly: DAY.test(text) }
}

/** A day begins at its first moment: where the clocks go forward at midnight, that is not 00:00. */
function startOfDay(text: string, zone: string): Temporal.Instant | 'unreadable' {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toZonedDateTime(zone).toInstant()
  } catch {
    return 'unreadable'
  }
}

function readTime(text: string, zone: string, complain: Complain): Temporal.Instant | 'unreadable' | undefined {
  const local = readLocal(text, zone)
  if (local.ok) return local.at
  if (local.why === 'unreadable') return 'unreadable'
  const plain = Temporal.PlainDateTime.from(text)
  const day = plain.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  const clock = `${text.slice(11, 16)} on ${day}`
  if (local.why === 'no such hour')
    complain(`${clock} does not exist in ${zone}: the clocks go forward. Give another time.`)
  else {
    const [first, second] = (['earlier', 'later'] as const).map(
      (disambiguation) => `${text}${plain.toZonedDateTime(zone, { disambiguation }).offset}`,
    )
    complain(
      `${clock} comes twice in ${zone}: the clocks go back. Write ${first} for the first, ${second} for the second.`,
    )
  }
  return undefined
}

export interface RawSpan {
  readonly starts?: string | undefined
  readonly ends?: string | undefined
  readonly allDay?: true | undefined
  readonly days?: number | undefined
}

/** Reads when an action is: from a time to a time, or whole days. */
export function readSpan(
  raw: RawSpan,
  zone: string,
  complain: (field: string, what: string) => void,
): Span | undefined {
  if (raw.starts === undefined) {
    complain('starts', 'is missing; say when it starts.')
    return undefined
  }
  const starts = readOccasion(raw.starts, zone, (what) => complain('starts', what))
  if (raw.allDay) return wholeDays(raw, starts, zone, complain)
  if (raw.days !== undefined) complain('days', 'goes with "allDay": true only; say when it ends instead.')
  if (starts?.dayOnly) complain('starts', 'has no time of day. Give one, or write "allDay": true.')
  if (raw.ends === undefined) {
    complain('ends', 'is missing; say when it ends, or write "allDay": true.')
    return undefined
  }
  const ends = readOccasion(raw.ends, zone, (what) => complain('ends', what))
  if (ends?.dayOnly) complain('ends', 'has no time of day. Give one.')
  if (!starts || !ends) return undefined
  if (Temporal.Instant.compare(ends.at, starts.at) <= 0) complain('ends', 'must be after starts.')
  return { starts: starts.at, ends: ends.at, zone, allDay: false }
}

function wholeDays(
  { ends, days = 1 }: RawSpan,
  starts: Occasion | undefined,
  zone: string,
  complain: (field: string, what: string) => void,
): Span | undefined {
  if (ends !== undefined)
    complain('ends', 'does not go with "allDay": true. Take it out; for several days write "days": 2.')
  if (!starts) return undefined
  if (!starts.dayOnly) complain('starts', 'must be a day without a time, as "allDay" is true.')
  const after = dayIn(starts.at, zone).add({ days })
  return { starts: starts.at, ends: after.toZonedDateTime(zone).toInstant(), zone, allDay: true }
}
