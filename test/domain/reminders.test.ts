import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentWords, Temporal } from '../../src/core/time.ts'
import { mandateEnds } from '../../src/domain/law.ts'
import {
  lateWords,
  mandateReminders,
  noticeReminders,
  parseHours,
  type Quiet,
  reminderTimes,
} from '../../src/domain/reminders.ts'
import { local, spanOf, UK, walkout } from '../support/actions.ts'

const night: Quiet = { from: '21:00', to: '08:00' }

const times = (starts: string, hours: readonly number[], quiet?: Quiet): readonly string[] =>
  reminderTimes(spanOf(starts, starts), hours, quiet, UK).map(
    ({ hours: before, at }) => `${before}: ${at.toZonedDateTimeISO(UK).toPlainDateTime().toString().slice(0, 16)}`,
  )

describe('reminders of an action', () => {
  it('come so many hours before, the first one first', () => {
    expect(times('2017-03-02T15:00', [1, 24])).toEqual(['24: 2017-03-01T15:00', '1: 2017-03-02T14:00'])
  })

  it('are at the same hour the day before, also where the clocks change in between', () => {
    expect(times('2017-03-26T15:00', [24])).toEqual(['24: 2017-03-25T15:00'])
    expect(times('2017-10-29T15:00', [48, 24])).toEqual(['48: 2017-10-27T15:00', '24: 2017-10-28T15:00'])
  })

  it('are real hours before, where they are not whole days', () => {
    expect(times('2017-03-26T03:00', [2])).toEqual(['2: 2017-03-26T00:00'])
    expect(times('2017-03-26T15:00', [25])).toEqual(['25: 2017-03-25T13:00'])
    expect(times('2017-10-29T15:00', [25])).toEqual(['25: 2017-10-28T15:00'])
  })

  it('wait for the end of the quiet hours', () => {
    expect(times('2017-03-02T15:00', [12], night)).toEqual(['12: 2017-03-02T08:00'])
    expect(times('2017-03-02T23:00', [24], night)).toEqual(['24: 2017-03-02T08:00'])
  })

  it('come before the quiet hours, where the action starts in or with their end', () => {
    expect(times('2017-03-02T07:00', [1], night)).toEqual(['1: 2017-03-01T21:00'])
    expect(times('2017-03-02T08:00', [1], night)).toEqual(['1: 2017-03-01T21:00'])
    expect(times('2017-03-02T08:01', [1], night)).toEqual(['1: 2017-03-02T08:00'])
  })

  it('may fall on the end of the quiet hours, and not on their beginning', () => {
    expect(times('2017-03-02T09:00', [1], night)).toEqual(['1: 2017-03-02T08:00'])
    expect(times('2017-03-02T22:00', [1], night)).toEqual(['1: 2017-03-02T21:00'])
    expect(times('2017-03-03T12:00', [15], night)).toEqual(['15: 2017-03-03T08:00'])
  })

  it('know quiet hours within one day, and none', () => {
    expect(times('2017-03-02T15:00', [2], { from: '12:00', to: '14:00' })).toEqual(['2: 2017-03-02T14:00'])
    expect(times('2017-03-02T15:00', [1], { from: '12:00', to: '14:00' })).toEqual(['1: 2017-03-02T14:00'])
    expect(times('2017-03-02T15:00', [2], { from: '12:00', to: '12:00' })).toEqual(['2: 2017-03-02T13:00'])
  })

  it('are one, where two come to the same moment', () => {
    expect(times('2017-03-02T10:00', [12, 8, 1], night)).toEqual(['8: 2017-03-02T08:00', '1: 2017-03-02T09:00'])
  })

  it('of whole days come before 9am of the first one, in daytime and out of the quiet hours', () => {
    const ofDays = (day: string, hours: readonly number[], quiet?: Quiet): readonly string[] =>
      reminderTimes({ starts: local(day), allDay: true }, hours, quiet, UK).map(({ at }) => momentWords(at, UK))
    expect(ofDays('2017-03-02', [24, 1])).toEqual(['Wed 1 March 2017, 9am UK time', 'Thu 2 March 2017, 8am UK time'])
    expect(ofDays('2017-03-26', [24, 1])).toEqual(['Sat 25 March 2017, 9am UK time', 'Sun 26 March 2017, 8am UK time'])
    expect(ofDays('2017-03-02', [24, 1], night)).toEqual(ofDays('2017-03-02', [24, 1]))
    expect(ofDays('2017-03-02', [1], { from: '22:00', to: '10:00' })).toEqual(['Wed 1 March 2017, 10pm UK time'])
  })

  it('are always before the start, out of the quiet hours, and in order', () => {
    const minute = fc.integer({ min: 0, max: 365 * 24 * 60 })
    const hours = fc.uniqueArray(fc.integer({ min: 1, max: 336 }), { minLength: 1, maxLength: 4 })
    const clock = fc.integer({ min: 0, max: 47 }).map((half) => {
      return `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`
    })
    fc.assert(
      fc.property(minute, hours, clock, clock, (offset, before, from, to) => {
        const starts = local('2017-01-01').add({ minutes: offset })
        const planned = reminderTimes({ starts, allDay: false }, before, { from, to }, UK)
        expect(planned.length).toBeGreaterThan(0)
        expect([...planned].sort((a, b) => Temporal.Instant.compare(a.at, b.at))).toEqual(planned)
        for (const { at } of planned) {
          expect(Temporal.Instant.compare(at, starts)).toBeLessThan(0)
          const shown = at.toZonedDateTimeISO(UK).toPlainTime().toString().slice(0, 5)
          const inside = from <= to ? from < shown && shown < to : shown > from || shown < to
          // The hour that the clocks skip or repeat may move one edge.
          const changes = ['2017-03-26', '2017-10-29'].includes(at.toZonedDateTimeISO(UK).toPlainDate().toString())
          expect(inside && !changes).toBe(false)
        }
      }),
    )
  })
})

describe('reminders for officers', () => {
  const words = (all: readonly Temporal.Instant[]): readonly string[] => all.map((at) => momentWords(at, UK))

  it('come three days before the last day for notice, and on it', () => {
    expect(words(noticeReminders(walkout))).toEqual([
      'Mon 20 February 2017, 9am UK time',
      'Thu 23 February 2017, 9am UK time',
    ])
    expect(noticeReminders({ ...walkout, type: 'rally' })).toEqual([])
  })

  it('come four weeks, a week and a day before a mandate ends', () => {
    const closed = { at: local('2017-01-10'), dayOnly: true }
    const agreedUntil = { at: local('2017-03-06'), dayOnly: true }
    expect(words(mandateReminders(mandateEnds({ closed }, UK), UK))).toEqual([
      'Mon 9 January 2017, 9am UK time',
      'Mon 30 January 2017, 9am UK time',
      'Sun 5 February 2017, 9am UK time',
    ])
    expect(words(mandateReminders(mandateEnds({ closed, agreedUntil }, UK), UK)).at(-1)).toBe(
      'Sun 5 March 2017, 9am UK time',
    )
    // 28 days before 10 April it was still winter.
    expect(words(mandateReminders(local('2017-04-10'), UK))[0]).toBe('Mon 13 March 2017, 9am UK time')
  })
})

describe('what is said late', () => {
  const due = local('2017-03-01T15:00')
  it.each([
    ['2017-03-01T14:59', undefined],
    ['2017-03-01T15:05', undefined],
    ['2017-03-01T15:06', 'Late: this was due at 3pm, Wed 1 March 2017.'],
    ['2017-03-03T09:00', 'Late: this was due at 3pm, Wed 1 March 2017.'],
  ])('at %s: %s', (now, words) => expect(lateWords(due, local(now), UK)).toBe(words))
})

describe('hours as an officer types them', () => {
  it.each([
    ['24, 1', [24, 1]],
    ['1,24', [24, 1]],
    ['1 24 48 2', [48, 24, 2, 1]],
    ['24h and 1 hour', [24, 1]],
    ['24, 24', [24]],
    ['336', [336]],
  ])('%s', (text, hours) => expect(parseHours(text)).toEqual(hours))

  it.each([
    ['', 'I cannot read “” as hours before an action. Say whole hours from 1 to 336, for example: 24, 1.'],
    ['0', 'I cannot read “0”'],
    ['337', 'I cannot read “337”'],
    ['1.5', 'I cannot read “1.5”'],
    ['a day', 'I cannot read “a day”'],
    ['48, 24, 12, 2, 1', 'Those are 5 reminders. Say at most 4, so that people still read them.'],
  ])('refuses %s', (text, sentence) => expect(() => parseHours(text)).toThrow(sentence))
})
