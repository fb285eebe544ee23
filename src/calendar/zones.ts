import { tzlib_get_ical_block, tzlib_get_offset, tzlib_get_timezones } from 'timezones-ical-library'
import type { Temporal } from '../core/time.ts'

interface CalendarZone {
  /** The name that calendars know it by: "Europe/London" for "GB" too. */
  readonly id: string
  /** Its VTIMEZONE. */
  readonly lines: readonly string[]
  /** The library's offset for a local time, "+0100". Kept, as working it out takes longer than all the rest of an entry. */
  readonly offsets: Map<string, string>
}

const named = new Set(tzlib_get_timezones())
const zones = new Map<string, CalendarZone>()

/** Undefined where the library has no such zone, and for UTC, which calendars know without being told. */
export function calendarZone(name: string): CalendarZone | undefined {
  const known = zones.get(name)
  if (known || name === 'UTC' || !named.has(name)) return known
  const [block = '', id = ''] = tzlib_get_ical_block(name)
  const made = { id: id.replace(/^TZID=/, ''), lines: block.split('\r\n'), offsets: new Map<string, string>() }
  zones.set(name, made)
  return made
}

/** "DTSTART;TZID=Europe/London:20170302T150000". */
export function dateTime(property: string, at: Temporal.Instant, zone: string): string {
  const local = at.toZonedDateTimeISO(zone)
  const known = calendarZone(zone)
  return known && understood(local, known)
    ? `${property};TZID=${known.id}:${compact(local.toPlainDateTime())}`
    : `${property}:${utcTime(at)}`
}

export const utcTime = (at: Temporal.Instant): string => `${compact(at.toZonedDateTimeISO('UTC').toPlainDateTime())}Z`

/** "DTSTART;VALUE=DATE:20170127". */
export const dateOnly = (property: string, at: Temporal.Instant, zone: string): string =>
  `${property};VALUE=DATE:${at.toZonedDateTimeISO(zone).toPlainDate().toString().replaceAll('-', '')}`

const compact = (local: Temporal.PlainDateTime): string =>
  local.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')

/**
 * Whether a calendar reads that local time as the moment that we mean. It does not in the hour that comes twice, nor where
 * a zone's rules have changed since: a VTIMEZONE has today's only. In UTC a moment is always right.
 */
function understood(local: Temporal.ZonedDateTime, zone: CalendarZone): boolean {
  const plain = local.toPlainDateTime()
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    plain.toZonedDateTime(local.timeZoneId, { disambiguation }).toString(),
  )
  return earlier === later && offsetIn(zone, plain) === local.offset.replace(':', '')
}

function offsetIn({ id, offsets }: CalendarZone, plain: Temporal.PlainDateTime): string {
  const text = plain.toString({ smallestUnit: 'minute' })
  const known = offsets.get(text)
  if (known !== undefined) return known
  const [day = '', hour = ''] = text.split('T')
  const offset = tzlib_get_offset(id, day, hour)
  offsets.set(text, offset)
  return offset
}
