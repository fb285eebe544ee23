import type { Action, ActionState } from '../core/facts.ts'
import type { Piece } from '../core/message.ts'
import { occasionWords, type Span, spanWords, type Temporal } from '../core/time.ts'
import { capital, citation, ranSpan, resumesWords, stoppedHolds, stoppedWord } from '../domain/wording.ts'
import { asAddress, asText, contentLines } from './lines.ts'
import { calendarZone, dateOnly, dateTime, utcTime } from './zones.ts'

/** Of a calendar without entries: strict readers refuse one that has no part at all. */
const HOME = 'Europe/London'
/** Calendars ask again no sooner than this, where they listen at all; Google takes up to a day. */
const REFRESH = 'PT1H'
const STATUS = {
  announced: 'CONFIRMED',
  suspended: 'TENTATIVE',
  'called off': 'CANCELLED',
} as const satisfies Record<ActionState, string>

/** A feed to subscribe to. The same facts make the same bytes, so a calendar that asks again is told "not changed". */
export function calendarOf(name: string, actions: readonly Action[]): string {
  const ordered = [...actions].sort(
    (a, b) => a.starts.epochMilliseconds - b.starts.epochMilliseconds || (uid(a) < uid(b) ? -1 : 1),
  )
  const title = asText(name)
  return calendar(
    ordered,
    [
      `NAME:${title}`,
      // Apple and Outlook read this one.
      `X-WR-CALNAME:${title}`,
      `X-WR-TIMEZONE:${calendarZone(ordered[0]?.zone ?? HOME)?.id ?? HOME}`,
      `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
      `X-PUBLISHED-TTL:${REFRESH}`,
    ],
    [],
  )
}

/**
 * One action, to keep in a calendar of one's own. Marked as private, because that calendar may be one that a manager can
 * look into. A feed is not: Google then shows its own subscriber "Busy" and nothing else.
 */
export const entryOf = (action: Action): string => calendar([action], [], ['CLASS:PRIVATE'])

/** Properties come before zones, and zones before the entries that name them: Outlook reads in one go. */
function calendar(actions: readonly Action[], properties: readonly string[], ofEach: readonly string[]): string {
  const zones = new Set(actions.map(({ zone }) => zone))
  const blocks = new Map([...(zones.size === 0 ? [HOME] : zones)].map((zone) => [calendarZone(zone)?.id, zone]))
  return contentLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Steward//Steward//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...properties,
    ...[...blocks.values()].flatMap((zone) => calendarZone(zone)?.lines ?? []),
    ...actions.flatMap((action) => entry(action, ofEach)),
    'END:VCALENDAR',
  ])
}

const uid = ({ dispute, key }: Action): string => `${dispute}.${key}@steward`

/** No organiser, no attendees and no alarms: an entry tells, and never asks who comes. */
function entry(action: Action, more: readonly string[]): readonly string[] {
  const made = utcTime(action.changed.at)
  const { url } = action.source
  return [
    'BEGIN:VEVENT',
    `UID:${asText(uid(action))}`,
    // A calendar that has the entry takes only a higher number, also where it is called off.
    `SEQUENCE:${action.revision}`,
    `DTSTAMP:${made}`,
    `LAST-MODIFIED:${made}`,
    ...times(ranSpan(action)),
    // What took place is not cancelled: whoever looks back has to find that they were there.
    `STATUS:${action.ranUntil ? STATUS.announced : STATUS[action.state]}`,
    `SUMMARY:${asText(action.state === 'announced' ? action.title : `${stoppedWord(action)}: ${action.title}`)}`,
    `DESCRIPTION:${asText(description(action))}`,
    ...(action.place === undefined ? [] : [`LOCATION:${asText(action.place)}`]),
    ...(url === undefined || !URL.canParse(url) ? [] : [`URL:${asAddress(url)}`]),
    // Whether somebody is "busy" at a strike can be seen by colleagues and managers who see nothing else of a calendar.
    'TRANSP:TRANSPARENT',
    'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
    ...more,
    'END:VEVENT',
  ]
}

const times = ({ starts, ends, zone, allDay }: Span): readonly string[] =>
  allDay
    ? [dateOnly('DTSTART', starts, zone), dateOnly('DTEND', lastMidnight(ends, zone), zone)]
    : [dateTime('DTSTART', starts, zone), dateTime('DTEND', ends, zone)]

/** Both we and calendars leave out the day on which an all-day action ends, as long as it ends at a midnight. */
function lastMidnight(ends: Temporal.Instant, zone: string): Temporal.Instant {
  const day = ends.toZonedDateTimeISO(zone).startOfDay()
  return (day.toInstant().equals(ends) ? day : day.add({ days: 1 })).toInstant()
}

/** The time once more in words, which no calendar can move by an hour. */
function description(action: Action): string {
  const { state, zone, who, ask, resumes } = action
  const called = state === 'announced'
  return [
    called ? '' : stoppedHolds(action),
    changeNote(action),
    resumes ? `Agreed to resume on ${resumesWords(resumes, zone)}.` : '',
    `When: ${spanWords(ranSpan(action))}`,
    action.ranUntil ? `Announced for: ${spanWords(action)}` : '',
    called && who ? `Who: ${who}` : '',
    called && ask ? `What is asked: ${ask}` : '',
    `Source: ${words(citation(action.source, zone))}`,
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function changeNote(action: Action): string {
  const { change, changed, zone, reason } = action
  if (change === 'announced') return reason ? `Why: ${reason}` : ''
  const what = change === 'called off' ? stoppedWord(action).toLowerCase() : change
  return `${capital(what)} ${occasionWords(changed, zone)}${reason ? `: ${reason}` : '.'}`
}

const words = (piece: Piece): string => (typeof piece === 'string' ? piece : 'link' in piece ? piece.link : '')
