import { UserError } from './command.ts'
import { visible } from './message.ts'
import { type Clock, exactly, halfBefore, minutesOf, takeClock, takeLastNumber } from './plain-clock.ts'
import { comingDay, firstFrom, isTooFar, lastUntil, NEXT_YEAR_DAYS, type SaidDay, sayDay } from './plain-day.ts'
import { type Length, readLength } from './plain-length.ts'
import { clockOn } from './plain-wall.ts'
import { dayIn, readLocal, type Span, spanWords, Temporal, zoneWords } from './time.ts'

/** One end of a span as it was said: a day, an hour or both; or the exact moment, where its offset was given. */
interface Piece {
  readonly text: string
  readonly day?: SaidDay
  readonly clock?: Clock
  readonly at?: Temporal.Instant
}

interface Asked {
  readonly text: string
  readonly zone: string
  readonly today: Temporal.PlainDate
}

const ALL_DAY = /\b(?:the\s+)?(?:all|whole)[ -]day\b/i
const LENGTH = /\b(?:for|lasting)\s+(.+)$/i
const LENGTH_FIRST = /^(for\s+)?(.+?)\s+(?:from|starting|beginning)\s+(?:on\s+)?(.+)$/i
const FROM = /^from\s+/i
const ENDLESS = /\b(?:further notice|indefinite(?:ly)?|open[ -]ended|onwards?)\b/i
const AND = /\s+(?:and|&|\+)\s+/i
const A_TIME = /\d|\b(?:mon|tue|wed|thu|fri|sat|sun|today|tomorrow)/i
const TO = /\s+(?:to|until|till|til)\s+|\s*-\s*/gi
const ISO = /(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::00)?(Z|[+-]\d{2}:\d{2})?/g
/** Hyphens within a date part nothing. */
const JOINED = /\d{4}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-\d{2,4}/g
const OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/
const DAY_NUMBER = /^(?:[a-z]+\s+)?\d{1,2}(?:st|nd|rd|th)?$/i
const AFTER_DAY_NUMBER = /\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z].*)$/i
const HYPHEN = '\u2011'

/**
 * Reads "Thursday 3pm for an hour", "2 March 15:00-16:00", "27 January all day" or "5-6 July" as a time to come in `zone`.
 * A bare day is the whole day. Never guesses silently: whatever can be read in two ways is refused in a sentence.
 */
export async function readPlainSpan(text: string, zone: string, now: Temporal.Instant): Promise<Span> {
  const asked: Asked = { text, zone, today: dayIn(now, zone) }
  const plain = tidy(text, zone)
  const allDay = ALL_DAY.test(plain)
  const words = plain.replace(ALL_DAY, ' ').replace(/\s+/g, ' ').trim()
  const span = await readWords(words, allDay, asked)
  const read = `I read “${visible(text)}” as ${spanWords(span)}`
  if (!span.allDay && span.ends.equals(span.starts))
    throw new UserError(`In “${visible(text)}” it ends when it starts. Say the day of each, or how long it is.`)
  if (Temporal.Instant.compare(span.ends, span.starts) <= 0) throw endFirst(asked)
  // A whole day may still be announced while it lasts.
  if (Temporal.Instant.compare(span.allDay ? span.ends : span.starts, now) <= 0)
    throw new UserError(`${read}, and that is past. Say a time to come.`)
  if (isTooFar(dayIn(span.ends.subtract({ nanoseconds: 1 }), zone), asked.today))
    throw new UserError(`${read}. That is too far away; say a nearer time.`)
  return span
}

const endFirst = ({ text }: Asked): UserError =>
  new UserError(`In “${visible(text)}” the end comes before the start. Say the day of each.`)

/** What Steward writes itself ("3pm to 4pm UK time", "all day (00:00 to 24:00 UK time)") can be said back to it. */
const tidy = (text: string, zone: string): string =>
  visible(text)
    .replace(/\(00:00 to 24:00[^)]*\)/g, ' ')
    .replaceAll(zoneWords(zone), ' ')
    .replace(/[\u2010\u2011–—−]/g, '-')
    .replace(ISO, (each, day: string, clock: string, offset?: string) => readIso(each, day, clock, offset, zone))
    .replace(JOINED, (each) => each.replaceAll('-', HYPHEN))
    .replace(/,/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

function readIso(all: string, day: string, clock: string, offset: string | undefined, zone: string): string {
  if (offset === undefined) return `${day} ${clock}`
  const time = readLocal(all, zone)
  // In 2017-03-02T09:00-10:00 the second hour looks like an offset from UTC; it is one where the zone has that.
  const range = offset.startsWith('-') && !(time.ok && time.at.toZonedDateTimeISO(zone).offset === offset)
  return range ? `${day} ${clock}${offset}` : all.replaceAll('-', HYPHEN)
}

function readWords(words: string, allDay: boolean, asked: Asked): Promise<Span> {
  mustHaveAnEnd(words, asked)
  const turned = lengthFirst(words, asked)
  if (turned) return lasting(turned.start, turned.length, allDay, asked)
  const length = LENGTH.exec(words)
  if (length?.[1] !== undefined) {
    const from = words.slice(0, length.index).replace(FROM, '')
    mustBeOne(from, asked)
    return lasting(from, length[1], allDay, asked)
  }
  mustBeOne(words, asked)
  const parts = words.replace(/^from\s+(?=.*(?:\bto\b|\buntil\b|\btill?\b|-))/i, '').split(TO)
  const [start = '', end] = parts
  if (parts.length > 2 || start === '' || end === '') throw unreadable(asked)
  return end === undefined ? alone(start, allDay, asked) : between(start, end, allDay, asked)
}

/** "48 hours from 10 December 7am". */
function lengthFirst(words: string, { text }: Asked): { start: string; length: string } | undefined {
  const [, lasts, length = '', start = ''] = LENGTH_FIRST.exec(words) ?? []
  const read = readLength(length)
  if (!read) return undefined
  // "Two weeks from Monday" may be the day that is two weeks later; "48 hours from" an hour is no day.
  if (lasts === undefined && read.minutes === 0)
    throw new UserError(
      `“${visible(text)}” can be the day when they are over, too. Say: ${visible(start)} for ${visible(length)}.`,
    )
  return { start, length }
}

function mustHaveAnEnd(words: string, { text }: Asked): void {
  if (ENDLESS.test(words))
    throw new UserError(
      `“${visible(text)}” has no end, and an action needs one. Say its last day, such as the last one of the ballot’s mandate; you can call it off before that.`,
    )
}

/** "27 January and 29 January": each is an action of its own, with its own notice. */
function mustBeOne(words: string, { text }: Asked): void {
  const [first = '', ...more] = words.split(AND)
  if (more.length > 0 && [first, ...more].every((each) => A_TIME.test(each)))
    throw new UserError(
      `“${visible(text)}” is more than one time. Announce each by itself; if it goes on in between, say “to”.`,
    )
}

const unreadable = ({ text }: Asked): UserError =>
  new UserError(
    `I cannot read “${visible(text)}” as a time. Say for example: Thursday 3pm for an hour, or 27 January all day.`,
  )

/** "27 January", "27 January all day". */
async function alone(words: string, allDay: boolean, asked: Asked): Promise<Span> {
  const start = await readPiece(words, asked)
  if (allDay && start.clock) throw hourOfWholeDay(start.clock)
  if (!start.clock) return wholeDays(startDay(start, asked), 1, asked)
  // First what is wrong with the start, so that nobody hears of it only after they have said the length.
  startOf(start, exactly(start.clock), asked)
  throw new UserError(`Say how long: ${visible(asked.text)} for an hour.`)
}

const hourOfWholeDay = ({ text }: Clock): UserError =>
  new UserError(`A whole day has no “${visible(text)}”. Say either “all day” or the hours.`)

/** "Thursday 3pm for an hour". */
async function lasting(words: string, lengthWords: string, allDay: boolean, asked: Asked): Promise<Span> {
  const length = readLength(lengthWords)
  if (!length)
    throw new UserError(`I cannot read “${visible(lengthWords)}” as a length. Say for example: for 90 minutes.`)
  const start = await readPiece(words, asked)
  if (allDay && start.clock) throw hourOfWholeDay(start.clock)
  if (!start.clock) {
    if (length.minutes > 0)
      throw new UserError(`Say at what hour it starts: ${visible(words.trim())} 9am for ${visible(lengthWords)}.`)
    return wholeDays(startDay(start, asked), length.days, asked)
  }
  const starts = startOf(start, exactly(start.clock), asked)
  return { starts, ends: after(starts, length, asked), zone: asked.zone, allDay: false }
}

const after = (starts: Temporal.Instant, { days, minutes }: Length, { zone }: Asked): Temporal.Instant =>
  starts.toZonedDateTimeISO(zone).add({ days }).toInstant().add({ minutes })

/** "Thursday 3pm to 4pm", "5-6 July". */
async function between(startWords: string, endWords: string, allDay: boolean, asked: Asked): Promise<Span> {
  const end = await readEnd(endWords, startWords, asked)
  const start = await readStart(startWords, end, asked)
  const clock = start.clock ?? end.clock
  if (allDay && clock) throw hourOfWholeDay(clock)
  if (!start.clock && !end.clock) {
    const { first, last } = daysOf(start, end, asked)
    return wholeDays(first, first.until(last).days + 1, asked)
  }
  if (!start.clock)
    throw new UserError(`Say at what hour it starts: ${visible(startWords)} 9am to ${visible(endWords)}.`)
  if (!end.clock) throw new UserError(`Say at what hour it ends: ${visible(startWords)} to ${visible(endWords)} 5pm.`)
  return hours({ ...start, clock: start.clock }, { ...end, clock: end.clock }, asked)
}

/** In "Thursday 9 to 5" the 5 is an hour too, though nobody has said which. */
async function readEnd(words: string, startWords: string, asked: Asked): Promise<Piece> {
  const { clock, rest } = takeLastNumber(words)
  const afterHour = saysHour(startWords) || takeLastNumber(startWords).clock !== undefined
  return clock && rest === '' && afterHour ? { text: words, clock } : readPiece(words, asked)
}

/** The "3" of "3 to 4pm" is an hour, the "5" of "5 to 6 July" a day of that month. */
function readStart(words: string, end: Piece, asked: Asked): Promise<Piece> {
  const month = end.day && AFTER_DAY_NUMBER.exec(end.day.text)?.[1]
  if (month && DAY_NUMBER.test(words)) return readPiece(`${words} ${month}`, asked)
  if (!end.clock || saysHour(words)) return readPiece(words, asked)
  const { clock, rest } = takeLastNumber(words)
  return readPiece(rest, asked, clock)
}

const saysHour = (words: string): boolean =>
  OFFSET.test(words.replaceAll(HYPHEN, '-')) || takeClock(words).clock !== undefined

type Hour = Piece & { readonly clock: Clock }

function hours(start: Hour, end: Hour, asked: Asked): Span {
  const untilMidnight = end.clock.said === 'midnight' && !end.day
  const to = untilMidnight ? ({ ...end.clock, said: 'exact' } as const) : exactly(end.clock)
  const half = start.clock.said === 'half' && !(start.day && end.day) ? halfBefore(start.clock, to) : undefined
  const from = exactly(half ?? start.clock)
  const { first, last } = daysOf(start, end, asked)
  // From the evening to the morning goes over midnight; from 4pm to 3pm is a slip.
  const overnight = !end.day && minutesOf(to) <= minutesOf(from) && from.hour >= 12 && to.hour < 12
  const [starts, ends] = [
    start.at ?? clockOn(first, from, asked.zone, start.text),
    end.at ?? clockOn(overnight ? last.add({ days: 1 }) : last, to, asked.zone, end.text),
  ]
  // From midnight to midnight is the whole day, however it was said.
  const wholeDay = minutesOf(from) === 0 && to.hour === 24
  return { starts, ends, zone: asked.zone, allDay: wholeDay }
}

function daysOf(start: Piece, end: Piece, asked: Asked): { first: Temporal.PlainDate; last: Temporal.PlainDate } {
  if (!end.day) {
    const first = startDay(start, asked)
    return { first, last: first }
  }
  if (!start.day || (start.day.kind === 'any year' && end.day.kind === 'date')) {
    const last = comingDay(end.day, asked.today)
    return { first: start.day ? lastUntil(start.day, last) : last, last }
  }
  if (start.day.kind === 'any week' && end.day.kind !== 'any week')
    throw new UserError(`Say the date of “${visible(start.day.text)}” as well.`)
  const first = startDay(start, asked)
  const last = firstFrom(end.day, first)
  // "5 July to 4 July" is a slip, and not a year.
  if (end.day.kind === 'any year' && first.until(last).days > NEXT_YEAR_DAYS) throw endFirst(asked)
  return { first, last }
}

const startDay = ({ day }: Piece, { today }: Asked): Temporal.PlainDate => (day ? comingDay(day, today) : today)

const startOf = (start: Piece, clock: Clock, asked: Asked): Temporal.Instant =>
  start.at ?? clockOn(startDay(start, asked), clock, asked.zone, start.text)

const wholeDays = (first: Temporal.PlainDate, days: number, { zone }: Asked): Span => ({
  starts: first.toZonedDateTime(zone).toInstant(),
  ends: first.add({ days }).toZonedDateTime(zone).toInstant(),
  zone,
  allDay: true,
})

async function readPiece(words: string, asked: Asked, known?: Clock): Promise<Piece> {
  const text = words.replaceAll(HYPHEN, '-').trim()
  if (OFFSET.test(text)) return exactPiece(text, asked)
  const { clock = known, rest } = takeClock(text)
  if (rest === '') {
    if (!clock) throw unreadable(asked)
    return { text, clock }
  }
  const day = await sayDay(rest, asked.today)
  if (!day) throw unreadable(asked)
  return { text, day, ...(clock ? { clock } : {}) }
}

function exactPiece(text: string, asked: Asked): Piece {
  const time = readLocal(text, asked.zone)
  if (!time.ok) throw unreadable(asked)
  const local = time.at.toZonedDateTimeISO(asked.zone)
  return {
    text,
    at: time.at,
    day: { kind: 'date', text, date: local.toPlainDate() },
    clock: { hour: local.hour, minute: local.minute, said: 'exact', text },
  }
}
