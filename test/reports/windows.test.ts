import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Temporal } from '../../src/core/time.ts'
import {
  closes,
  expiryOf,
  type Kind,
  lastReleased,
  next,
  oldestKept,
  previous,
  releaseAt,
  windowOf,
} from '../../src/reports/windows.ts'

const LONDON = 'Europe/London'
const AUCKLAND = 'Pacific/Auckland'

/** All windows from the one that holds the first of January 2016 to the one that holds the last of December 2028. */
function windows(kind: Kind): readonly string[] {
  const all = [kind === 'P' ? '2015-P13' : '2015-W53']
  for (let last = all[0] ?? ''; last < '2028-Z'; ) {
    last = next(last)
    all.push(last)
  }
  return all
}

const WINDOWS = { P: windows('P'), W: windows('W') }
const anyWindow = fc.constantFrom(...WINDOWS.P, ...WINDOWS.W)
const anyZone = fc.constantFrom(LONDON, AUCKLAND, 'UTC', 'America/St_Johns', 'Asia/Kathmandu')

const local = (at: Temporal.Instant, zone: string) => at.toZonedDateTimeISO(zone)

describe.each<Kind>(['P', 'W'])('windows of the kind %s', (kind) => {
  it.each([LONDON, AUCKLAND])('hold every moment of every day from 2016 to 2028 once, in %s', (zone) => {
    const bounds = WINDOWS[kind].map((window) => ({ window, until: closes(window, zone) }))
    let place = 0
    let day = Temporal.ZonedDateTime.from(`2016-01-01[${zone}]`)
    for (; day.year <= 2028; day = day.add({ days: 1 })) {
      const [first, last] = [day.toInstant(), day.add({ days: 1 }).toInstant().subtract({ nanoseconds: 1 })]
      // The windows follow each other, so the one that closes next is the only one that this day can be in.
      while (Temporal.Instant.compare(bounds[place]?.until ?? first, first) <= 0) place++
      expect([windowOf(first, zone, kind), windowOf(last, zone, kind)]).toEqual([
        bounds[place]?.window,
        bounds[place]?.window,
      ])
    }
    expect(place).toBe(bounds.length - 2)
  })

  it('follow each other without a gap, each of whole weeks, there and back', () => {
    const weeks = new Set<number>()
    for (const window of WINDOWS[kind]) {
      expect(previous(next(window))).toBe(window)
      const [from, to] = [closes(previous(window), LONDON), closes(window, LONDON)]
      expect(windowOf(from, LONDON, kind)).toBe(window)
      expect(windowOf(to, LONDON, kind)).toBe(next(window))
      const { days } = local(from, LONDON).until(local(to, LONDON), { largestUnit: 'days' })
      weeks.add(days / 7)
    }
    // A year of 53 weeks has one week left over, which belongs to its last period.
    expect([...weeks].toSorted()).toEqual(kind === 'P' ? [4, 5] : [1])
  })
})

it.each([
  // The clocks go forward on 26 March 2017, the last day of the window.
  [LONDON, '2017-P03', '2017-03-26T23:00Z', '2017-04-03T06:00Z'],
  [LONDON, '2017-P02', '2017-02-27T00:00Z', '2017-03-06T07:00Z'],
  // They go back on 29 October.
  [LONDON, '2017-P10', '2017-10-08T23:00Z', '2017-10-16T06:00Z'],
  [LONDON, '2017-P11', '2017-11-06T00:00Z', '2017-11-13T07:00Z'],
  // They go back between the end of a window and its release, on 25 October 2020.
  [LONDON, '2020-W42', '2020-10-18T23:00Z', '2020-10-26T07:00Z'],
  // In Auckland they go back on 2 April 2017, a day before the release.
  [AUCKLAND, '2017-P03', '2017-03-26T11:00Z', '2017-04-02T19:00Z'],
  // They go forward there on 24 September.
  [AUCKLAND, '2017-P09', '2017-09-10T12:00Z', '2017-09-17T19:00Z'],
  [AUCKLAND, '2017-P10', '2017-10-08T11:00Z', '2017-10-15T18:00Z'],
  // The last period of 2020 has five weeks.
  [LONDON, '2020-P13', '2021-01-04T00:00Z', '2021-01-11T07:00Z'],
])('in %s the window %s closes at %s and is released at %s', (zone, window, close, release) => {
  expect(closes(window, zone).equals(close)).toBe(true)
  expect(releaseAt(window, zone).equals(release)).toBe(true)
})

it('releases every window on a Monday at seven, a week after it has closed, by the clock on the wall', () => {
  fc.assert(
    fc.property(anyWindow, anyZone, (window, zone) => {
      const closed = local(closes(window, zone), zone)
      const release = local(releaseAt(window, zone), zone)
      expect([closed.dayOfWeek, closed.hour, closed.minute]).toEqual([1, 0, 0])
      expect(release.toPlainDateTime().equals(closed.toPlainDateTime().add({ days: 7, hours: 7 }))).toBe(true)
    }),
  )
})

describe('the latest window that is released', () => {
  const moment = fc
    .integer({ min: Date.UTC(2016, 0), max: Date.UTC(2029, 0) })
    .map(Temporal.Instant.fromEpochMilliseconds)

  it('is the one whose hour has come, while that of the next has not', () => {
    fc.assert(
      fc.property(moment, anyZone, (now, zone) => {
        const last = lastReleased(now, zone)
        expect(Temporal.Instant.compare(releaseAt(last, zone), now)).toBeLessThanOrEqual(0)
        expect(Temporal.Instant.compare(releaseAt(next(last), zone), now)).toBe(1)
      }),
    )
  })

  it('changes at the very hour', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WINDOWS.P), anyZone, (window, zone) => {
        const hour = releaseAt(window, zone)
        expect(lastReleased(hour, zone)).toBe(window)
        expect(lastReleased(hour.subtract({ milliseconds: 1 }), zone)).toBe(previous(window))
      }),
    )
  })
})

describe('how long a text is kept', () => {
  it.each([
    ['2017-P02', '2017-P05'],
    ['2017-P12', '2018-P02'],
    ['2020-P12', '2021-P02'],
    ['2020-W52', '2021-W02'],
  ])('one from %s is kept until %s closes', (window, last) => {
    expect(expiryOf(window)).toBe(last)
    expect(oldestKept(last)).toBe(window)
  })

  it('is the same whether it is asked of the text or of the day', () => {
    fc.assert(
      fc.property(anyWindow, (window) => {
        expect(oldestKept(expiryOf(window))).toBe(window)
        expect(expiryOf(oldestKept(window))).toBe(window)
      }),
    )
  })
})

it('refuses to reckon with what is no window', () => {
  for (const step of [next, previous, expiryOf, oldestKept]) expect(() => step('2017-P14')).toThrow(RangeError)
})
