import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hourWords,
  isZone,
  lengthWords,
  momentWords,
  readLocal,
  type Span,
  spanWords,
  Temporal,
  untilWords,
  zoneProblem,
  zoneWords,
} from '../../src/core/time.ts'

const UK = 'Europe/London'
const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text)
const local = (text: string, zone = UK): Temporal.Instant => {
  const time = readLocal(text, zone)
  if (!time.ok) throw new Error(time.why)
  return time.at
}
const span = (starts: string, ends: string, allDay = false): Span => ({
  starts: local(starts),
  ends: local(ends),
  zone: UK,
  allDay,
})

describe('a moment in words', () => {
  it.each([
    ['2017-03-02T15:00:00Z', 'Thu 2 March 2017, 3pm UK time'],
    ['2017-07-05T08:00:00Z', 'Wed 5 July 2017, 9am UK time'],
    ['2017-07-05T11:00:00Z', 'Wed 5 July 2017, noon UK time'],
    ['2017-01-27T00:00:00Z', 'Fri 27 January 2017, 00:00 UK time'],
    ['2017-01-27T00:30:00Z', 'Fri 27 January 2017, 00:30 UK time'],
    ['2017-01-27T09:05:00Z', 'Fri 27 January 2017, 9.05am UK time'],
    ['2017-03-26T00:59:00Z', 'Sun 26 March 2017, 00:59 UK time'],
    ['2017-03-26T01:00:00Z', 'Sun 26 March 2017, 2am UK time'],
    ['2017-10-29T00:30:00Z', 'Sun 29 October 2017, 1.30am (BST, as the clocks go back) UK time'],
    ['2017-10-29T01:30:00Z', 'Sun 29 October 2017, 1.30am (GMT, as the clocks go back) UK time'],
    ['2017-10-29T02:00:00Z', 'Sun 29 October 2017, 2am UK time'],
  ])('%s is %s', (at, words) => expect(momentWords(instant(at), UK)).toBe(words))

  it('names other zones as people there do', () => {
    expect([UK, 'Pacific/Auckland', 'Asia/Kolkata', 'UTC'].map(zoneWords)).toEqual([
      'UK time',
      'New Zealand time',
      'India time',
      'UTC',
    ])
  })

  it('is the same whatever zone the host is in', () => {
    expect(hourWords(instant('2017-03-02T15:00:00Z'), 'Pacific/Auckland')).toBe('4am')
  })
})

describe('reading a local time', () => {
  it('knows summer time', () => {
    expect(local('2017-07-05T09:00').toString()).toBe('2017-07-05T08:00:00Z')
    expect(local('2017-03-02T15:00').toString()).toBe('2017-03-02T15:00:00Z')
    expect(local('2017-07-05').toString()).toBe('2017-07-04T23:00:00Z')
  })

  it('refuses the hour that does not exist, and says so', () => {
    expect(readLocal('2017-03-26T01:30', UK)).toEqual({ ok: false, why: 'no such hour' })
    expect(local('2017-03-26T00:59').toString()).toBe('2017-03-26T00:59:00Z')
    expect(local('2017-03-26T02:00').toString()).toBe('2017-03-26T01:00:00Z')
  })

  it('never guesses which of two equal hours is meant', () => {
    expect(readLocal('2017-10-29T01:30', UK)).toEqual({ ok: false, why: 'comes twice' })
    expect(local('2017-10-29T01:30+01:00').toString()).toBe('2017-10-29T00:30:00Z')
    expect(local('2017-10-29T01:30Z').toString()).toBe('2017-10-29T01:30:00Z')
    expect(local('2017-10-29T00:59').toString()).toBe('2017-10-28T23:59:00Z')
    expect(local('2017-10-29T02:00').toString()).toBe('2017-10-29T02:00:00Z')
  })

  it.each([
    '',
    '2 March 2017',
    '02/03/2017',
    '2017-02-30',
    '2017-03-02T25:00',
    '2017-13-01T10:00',
    '2017-03-02 15:00',
    'now',
  ])('does not read %j', (text) => expect(readLocal(text, UK)).toEqual({ ok: false, why: 'unreadable' }))

  it('reads back every minute that it wrote', () => {
    const minutes = fc.integer({ min: 24_000_000, max: 30_000_000 })
    fc.assert(
      fc.property(
        minutes,
        fc.constantFrom(UK, 'Pacific/Auckland', 'America/New_York', 'Australia/Lord_Howe'),
        (minute, zone) => {
          const at = Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
          const text = at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
          const read = readLocal(text, zone)
          return read.ok ? read.at.equals(at) : read.why === 'comes twice'
        },
      ),
    )
  })
})

describe('a stretch of time in words', () => {
  it.each([
    [span('2017-03-02T15:00', '2017-03-02T16:00'), 'one hour', 'Thu 2 March 2017, 3pm to 4pm UK time'],
    [span('2017-01-27', '2017-01-28', true), 'all day', 'Fri 27 January 2017, all day (00:00 to 24:00 UK time)'],
    [span('2017-07-05', '2017-07-07', true), '2 days', '00:00 Wed 5 July 2017 to 24:00 Thu 6 July 2017, UK time'],
    [span('2017-03-02T22:00', '2017-03-03T06:00'), '8 hours', '10pm Thu 2 March 2017 to 6am Fri 3 March 2017, UK time'],
    [span('2017-03-02T09:00', '2017-03-02T10:30'), '90 minutes', 'Thu 2 March 2017, 9am to 10.30am UK time'],
    [span('2017-03-02T09:00', '2017-03-02T11:15'), '2 hours 15 minutes', 'Thu 2 March 2017, 9am to 11.15am UK time'],
    // The clocks go forward at 1am: from half past midnight to half past two is one hour, not two.
    [span('2017-03-26T00:30', '2017-03-26T02:30'), 'one hour', 'Sun 26 March 2017, 00:30 to 2.30am UK time'],
    // A day on which the clocks change is one day, though it has 23 or 25 hours.
    [span('2017-03-26', '2017-03-27', true), 'all day', 'Sun 26 March 2017, all day (00:00 to 24:00 UK time)'],
    [span('2017-10-29', '2017-10-30', true), 'all day', 'Sun 29 October 2017, all day (00:00 to 24:00 UK time)'],
  ])('%#', (each, length, words) => {
    expect(lengthWords(each)).toBe(length)
    expect(spanWords(each)).toBe(words)
  })
})

describe('how long from now', () => {
  const at = local('2017-03-02T15:00')
  it.each([
    ['2017-03-02T14:59', 'in 1 minute'],
    ['2017-03-02T14:00', 'in 60 minutes'],
    ['2017-03-02T09:00', 'today, in 6 hours'],
    ['2017-03-01T09:00', 'tomorrow, in 30 hours'],
    ['2017-03-01T23:59', 'tomorrow, in 15 hours'],
    ['2017-02-28T23:59', 'in 2 days'],
    ['2017-02-22T15:00', 'in 8 days'],
  ])('at %s it is %s', (now, words) => expect(untilWords(local(now), at, UK)).toBe(words))

  it('counts calendar days over a change of the clocks', () => {
    expect(untilWords(local('2017-03-25T12:00'), local('2017-03-26T12:00'), UK)).toBe('tomorrow, in 23 hours')
    expect(untilWords(local('2017-10-28T12:00'), local('2017-10-29T12:00'), UK)).toBe('tomorrow, in 25 hours')
  })
})

it('knows zones by name', () => {
  expect([isZone(UK), isZone('London'), isZone('')]).toEqual([true, false, false])
  expect(['UTC', 'Europe/Dublin', 'Pacific/Auckland'].map(zoneProblem)).toEqual([undefined, undefined, undefined])
})

it.each(['BST', 'IST', 'PST', 'Mars', 'GMT', 'bst'])('takes %s for no zone of a branch, and names one', (name) => {
  expect(zoneProblem(name)).toContain('Europe/London')
})

it.each(Intl.supportedValuesOf('timeZone'))('reckons with %s where it takes it for a zone', (name) => {
  expect(momentWords(instant('2017-03-02T15:00:00Z'), name)).toContain('2017')
  expect(isZone(name)).toBe(true)
})
