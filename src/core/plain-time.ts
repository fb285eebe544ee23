import { UserError } from './command.ts'
import { visible } from './message.ts'
import { momentWords, readLocal, Temporal } from './time.ts'

/** Said without an hour, a day means until its end. */
const END_OF_DAY = { hour: 23, minute: 59 }
const LONGEST_YEARS = 2

const two = (number: number): string => String(number).padStart(2, '0')

/**
 * Reads "Friday 5pm", "3 March at noon", "02/03 17:00" (the day first) or "in 2 hours" as a time to come in `zone`.
 * Never guesses silently: what it cannot read, what is past and what the clocks skip or repeat is refused in a sentence.
 */
export async function readPlainTime(text: string, zone: string, now: Temporal.Instant): Promise<Temporal.Instant> {
  const at = (await offsetGiven(text, zone)) ?? (await inWords(text, zone, now))
  if (Temporal.Instant.compare(at, now) <= 0)
    throw new UserError(`I read “${visible(text)}” as ${momentWords(at, zone)}, and that is past. Say a time to come.`)
  if (at.since(now).total('days') > 366 * LONGEST_YEARS)
    throw new UserError(
      `I read “${visible(text)}” as ${momentWords(at, zone)}. That is too far away; say a nearer time.`,
    )
  return at
}

/** "2017-10-29T01:30+01:00": how to say which of two equal hours is meant. */
async function offsetGiven(text: string, zone: string): Promise<Temporal.Instant | undefined> {
  const time = readLocal(text.trim(), zone)
  return time.ok ? time.at : undefined
}

async function inWords(text: string, zone: string, now: Temporal.Instant): Promise<Temporal.Instant> {
  // Loaded only when somebody says a time: it is as big as all the rest of the core.
  const { en } = await import('chrono-node')
  // The wall clock of the branch, told to chrono as if it were UTC, so that what it reads is on that same wall clock.
  const wall = now.toZonedDateTimeISO(zone).toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds
  const [found] = en.GB.parse(text, { instant: new Date(wall), timezone: 0 }, { forwardDate: true })
  if (!found)
    throw new UserError(`I cannot read “${visible(text)}” as a time. Say for example: Friday 5pm, or 3 March 17:00.`)
  const { start } = found
  const hour = start.isCertain('hour') ? start.get('hour') : END_OF_DAY.hour
  const minute = start.isCertain('hour') ? start.get('minute') : END_OF_DAY.minute
  const day = `${start.get('year')}-${two(start.get('month') ?? 0)}-${two(start.get('day') ?? 0)}`
  const time = readLocal(`${day}T${two(hour ?? 0)}:${two(minute ?? 0)}`, zone)
  if (time.ok) return time.at
  const clock = `${two(hour ?? 0)}:${two(minute ?? 0)} on ${day}`
  throw new UserError(
    time.why === 'comes twice'
      ? `${clock} comes twice, as the clocks go back. Say an hour earlier or later.`
      : `There is no ${clock}: the clocks go forward over it. Say an hour earlier or later.`,
  )
}
