import { Temporal } from 'temporal-polyfill'
import { windowOf as daysOf, windowOn } from './window.ts'

/** Weeks are for a form that many answer every week; one form never has both. */
export type Kind = 'P' | 'W'

/** How many whole windows after its own a text is kept: twelve weeks, and what was left of its own. */
const KEPT = 3

const RELEASE_HOUR = 7

function days(window: string) {
  const found = daysOf(window)
  if (!found) throw new RangeError('not a window')
  return found
}

const kindOf = (window: string): Kind => (window.charAt(5) === 'W' ? 'W' : 'P')

/** The window that a moment falls into where the branch is: "2017-P02". */
export const windowOf = (at: Temporal.Instant, zone: string, kind: Kind = 'P'): string =>
  windowOn(at.toZonedDateTimeISO(zone).toPlainDate(), kind)

export const next = (window: string): string => windowOn(days(window).last.add({ days: 1 }), kindOf(window))

export const previous = (window: string): string => windowOn(days(window).first.subtract({ days: 1 }), kindOf(window))

/** The first moment that no longer belongs to it. */
export const closes = (window: string, zone: string): Temporal.Instant =>
  days(window).last.add({ days: 1 }).toZonedDateTime(zone).toInstant()

/** Monday at seven, a week after the window has closed: the same for all, so that it says nothing of any report. */
export const releaseAt = (window: string, zone: string): Temporal.Instant =>
  days(window)
    .last.add({ days: 8 })
    .toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(RELEASE_HOUR) })
    .toInstant()

/** The latest window whose hour has come. */
export function lastReleased(now: Temporal.Instant, zone: string): string {
  let window = previous(windowOf(now, zone))
  while (Temporal.Instant.compare(releaseAt(window, zone), now) > 0) window = previous(window)
  return window
}

const repeated = (step: (window: string) => string, window: string): string =>
  Array.from({ length: KEPT }).reduce<string>(step, window)

/** The last window in which a text from this one is kept. */
export const expiryOf = (window: string): string => repeated(next, window)

/** The window whose texts are kept until this one closes; older ones are not. */
export const oldestKept = (window: string): string => repeated(previous, window)
