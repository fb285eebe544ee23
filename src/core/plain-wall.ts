import { UserError } from './command.ts'
import { visible } from './message.ts'
import type { Clock } from './plain-clock.ts'
import { plainDayWords, readLocal, type Temporal } from './time.ts'

const two = (number: number): string => String(number).padStart(2, '0')

/** The moment at which the clock on the wall shows that hour; 24:00 is the end of the day. */
export function clockOn(
  date: Temporal.PlainDate,
  { hour, minute }: Clock,
  zone: string,
  text: string,
): Temporal.Instant {
  const day = hour === 24 ? date.add({ days: 1 }) : date
  const shown = `${two(hour % 24)}:${two(minute)}`
  const time = readLocal(`${day}T${shown}`, zone)
  if (time.ok) return time.at
  const read = `I read “${visible(text)}” as ${shown} on ${plainDayWords(day)}`
  throw new UserError(
    time.why === 'comes twice'
      ? `${read}. That hour comes twice, as the clocks go back: say an hour earlier or later.`
      : `${read}. There is no such hour, as the clocks go forward over it: say an hour earlier or later.`,
  )
}
