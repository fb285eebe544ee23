import { UserError } from '../core/command.ts'
import type { Action } from '../core/facts.ts'
import { visible } from '../core/message.ts'
import { dayIn, dayWords, hourWords, type Span, Temporal } from '../core/time.ts'
import { lastNoticeDay, needsBallot } from './law.ts'

/** Local hours in which nothing is sent, "21:00" to "08:00"; they may go over midnight. */
export interface Quiet {
  readonly from: string
  readonly to: string
}

export interface ReminderTime {
  readonly hours: number
  readonly at: Temporal.Instant
}

export const DEFAULT_REMINDER_HOURS: readonly number[] = [24, 1]

const HOURS = { least: 1, most: 336, count: 4 }
const OFFICERS_HOUR = '09:00'
const NOTICE_DAYS = [3, 0]
const MANDATE_DAYS = [28, 7, 1]
const LATE_MINUTES = 5

/** A whole day begins at midnight, when nobody reads: what is said "an hour before" is said before people leave home. */
const WHOLE_DAY_FROM = '09:00'

/**
 * When an action is said again: so many hours before it starts, and never in the quiet hours. One of whole days counts as
 * starting at 9am of its first day. What falls into the quiet hours is said at their end, or where the action would have
 * started by then, before they begin. Two at the same moment are one.
 */
export function reminderTimes(
  action: Pick<Span, 'starts' | 'allDay'>,
  hours: readonly number[],
  quiet: Quiet | undefined,
  zone: string,
): readonly ReminderTime[] {
  const starts = action.allDay ? onDay(action.starts, zone, 0, WHOLE_DAY_FROM) : action.starts
  const times = new Map<bigint, ReminderTime>()
  for (const each of [...hours].sort((a, b) => b - a)) {
    const at = outsideQuiet(before(starts, each, zone), starts, quiet, zone)
    times.set(at.epochNanoseconds, { hours: each, at })
  }
  return [...times.values()].sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}

/** "24 hours before" is said by people for "the day before": the clock on the wall shows the same, also where it was changed. */
function before(starts: Temporal.Instant, hours: number, zone: string): Temporal.Instant {
  if (hours % 24 !== 0) return starts.subtract({ hours })
  return starts
    .toZonedDateTimeISO(zone)
    .subtract({ days: hours / 24 })
    .toInstant()
}

/** The moment itself, or the end of the quiet hours that it falls into. */
export const afterQuiet = (at: Temporal.Instant, quiet: Quiet | undefined, zone: string): Temporal.Instant =>
  (quiet && quietAround(at, quiet, zone)?.to) ?? at

function outsideQuiet(
  at: Temporal.Instant,
  starts: Temporal.Instant,
  quiet: Quiet | undefined,
  zone: string,
): Temporal.Instant {
  const stretch = quiet && quietAround(at, quiet, zone)
  if (!stretch) return at
  return Temporal.Instant.compare(stretch.to, starts) < 0 ? stretch.to : stretch.from
}

function quietAround(
  at: Temporal.Instant,
  { from, to }: Quiet,
  zone: string,
): { from: Temporal.Instant; to: Temporal.Instant } | undefined {
  const today = dayIn(at, zone)
  const on = (day: Temporal.PlainDate, plainTime: string): Temporal.Instant =>
    day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant()
  // Quiet hours that go over midnight may have begun the day before.
  return [today.subtract({ days: 1 }), today]
    .map((day) => ({ from: on(day, from), to: on(to < from ? day.add({ days: 1 }) : day, to) }))
    .find((stretch) => Temporal.Instant.compare(stretch.from, at) <= 0 && Temporal.Instant.compare(at, stretch.to) < 0)
}

const atNine = (day: Temporal.Instant, zone: string, daysBefore: number): Temporal.Instant =>
  onDay(day, zone, daysBefore, OFFICERS_HOUR)

const onDay = (day: Temporal.Instant, zone: string, daysBefore: number, plainTime: string): Temporal.Instant =>
  dayIn(day, zone).subtract({ days: daysBefore }).toZonedDateTime({ timeZone: zone, plainTime }).toInstant()

/** For officers: before the last day on which notice can reach the employer, and on it. */
export function noticeReminders({
  type,
  starts,
  zone,
}: Pick<Action, 'type' | 'starts' | 'zone'>): readonly Temporal.Instant[] {
  if (!needsBallot(type)) return []
  const last = lastNoticeDay(starts, zone)
  return NOTICE_DAYS.map((days) => atNine(last, zone, days))
}

/** For officers: on the morning of the day on which a suspended action was to resume. */
export const resumeReminders = ({ state, resumes, zone }: Action): readonly Temporal.Instant[] =>
  state === 'suspended' && resumes ? [atNine(resumes, zone, 0)] : []

/** For officers: before the last day of a ballot's mandate. */
export const mandateReminders = (lastDay: Temporal.Instant, zone: string): readonly Temporal.Instant[] =>
  MANDATE_DAYS.map((days) => atNine(lastDay, zone, days))

/** That something is said late, where it is; a few minutes are nobody's business. */
export function lateWords(due: Temporal.Instant, now: Temporal.Instant, zone: string): string | undefined {
  if (now.since(due).total('minutes') <= LATE_MINUTES) return undefined
  return `Late: this was due at ${hourWords(due, zone)}, ${dayWords(due, zone)}.`
}

/** Reads "24, 1" as hours before an action, the most first. */
export function parseHours(text: string): readonly number[] {
  const words = text
    .split(/[\s,;]+|\band\b/i)
    .map((word) => word.replace(/(?<=\d)h(ours?)?$/i, ''))
    .filter((word) => word !== '' && !/^hours?$/i.test(word))
  const hours = [...new Set(words.map(Number))].sort((a, b) => b - a)
  const sensible = hours.every((each) => Number.isInteger(each) && each >= HOURS.least && each <= HOURS.most)
  if (hours.length === 0 || !sensible)
    throw new UserError(
      `I cannot read “${visible(text)}” as hours before an action. Say whole hours from ${HOURS.least} to ${HOURS.most}, for example: 24, 1.`,
    )
  if (hours.length > HOURS.count)
    throw new UserError(
      `Those are ${hours.length} reminders. Say at most ${HOURS.count}, so that people still read them.`,
    )
  return hours
}
