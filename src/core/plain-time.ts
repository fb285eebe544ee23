import { UserError } from './command.ts'
import { visible } from './message.ts'
import { type Clock, exactly, takeClock } from './plain-clock.ts'
import { comingDay, isTooFar, sayDay } from './plain-day.ts'
import { readLength } from './plain-length.ts'
import { clockOn } from './plain-wall.ts'
import { dayIn, momentWords, readLocal, Temporal } from './time.ts'

export { readPastDay, readPlainDay, readRecordedDay, withinDay } from './plain-day.ts'
export { readPlainSpan } from './plain-span.ts'

/** Said without an hour, a day means until its end. */
const END_OF_DAY: Clock = { hour: 23, minute: 59, said: 'exact', text: '23:59' }

/**
 * Reads "Friday 5pm", "3 March at noon", "02/03 17:00" (the day first) or "in 2 hours" as a time to come in `zone`.
 * Never guesses silently: what it cannot read, what is past and what the clocks skip or repeat is refused in a sentence.
 */
export async function readPlainTime(text: string, zone: string, now: Temporal.Instant): Promise<Temporal.Instant> {
  const at = withOffset(text, zone) ?? fromNow(text, now) ?? (await inWords(text, zone, now))
  if (Temporal.Instant.compare(at, now) <= 0)
    throw new UserError(`I read “${visible(text)}” as ${momentWords(at, zone)}, and that is past. Say a time to come.`)
  if (isTooFar(dayIn(at, zone), dayIn(now, zone)))
    throw new UserError(
      `I read “${visible(text)}” as ${momentWords(at, zone)}. That is too far away; say a nearer time.`,
    )
  return at
}

/** "2017-10-29T01:30+01:00": how to say which of two equal hours is meant. */
function withOffset(text: string, zone: string): Temporal.Instant | undefined {
  const time = readLocal(text.trim(), zone)
  return time.ok && text.includes('T') ? time.at : undefined
}

function fromNow(text: string, now: Temporal.Instant): Temporal.Instant | undefined {
  const length = readLength(/^\s*in\s+(.*)$/i.exec(text)?.[1] ?? '')
  return length?.days === 0 ? now.add({ minutes: length.minutes }) : undefined
}

async function inWords(text: string, zone: string, now: Temporal.Instant): Promise<Temporal.Instant> {
  const plain = visible(text)
    .replace(/,/g, ' ')
    .replace(/(\d)T(?=\d{2}:)/, '$1 ')
    .replace(/\s+/g, ' ')
    .trim()
  const { clock, rest } = takeClock(plain)
  const today = dayIn(now, zone)
  const day = rest === '' ? undefined : await sayDay(rest, today)
  if (!day && (rest !== '' || !clock))
    throw new UserError(`I cannot read “${visible(text)}” as a time. Say for example: Friday 5pm, or 3 March 17:00.`)
  const at = clockOn(day ? comingDay(day, today) : today, exactly(clock ?? END_OF_DAY), zone, text)
  // An hour without a day is the next time that the clock shows it.
  return day || Temporal.Instant.compare(at, now) > 0
    ? at
    : clockOn(today.add({ days: 1 }), exactly(clock ?? END_OF_DAY), zone, text)
}
