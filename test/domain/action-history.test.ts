import { describe, expect, it } from 'vitest'
import { ANNOUNCED, action, announced, DISPUTE, type Fields, history, read, wrong } from '../support/dispute-file.ts'

describe('an action’s times', () => {
  it.each([
    ['winter', '2017-03-02T15:00', '2017-03-02T16:00', '2017-03-02T15:00:00Z', '2017-03-02T16:00:00Z'],
    ['summer', '2017-07-05T09:00', '2017-07-05T17:00', '2017-07-05T08:00:00Z', '2017-07-05T16:00:00Z'],
    ['over midnight', '2017-03-02T22:00', '2017-03-03T06:00', '2017-03-02T22:00:00Z', '2017-03-03T06:00:00Z'],
    [
      'over the clocks going forward',
      '2017-03-26T00:30',
      '2017-03-26T02:30',
      '2017-03-26T00:30:00Z',
      '2017-03-26T01:30:00Z',
    ],
    [
      'over the clocks going back',
      '2017-10-29T00:30',
      '2017-10-29T02:30',
      '2017-10-28T23:30:00Z',
      '2017-10-29T02:30:00Z',
    ],
    [
      'with an offset',
      '2017-10-29T01:30+01:00',
      '2017-10-29T01:30+00:00',
      '2017-10-29T00:30:00Z',
      '2017-10-29T01:30:00Z',
    ],
  ])('%s', (_, starts, ends, from, to) => {
    const [version] = history({ ...ANNOUNCED, starts, ends })
    expect([String(version?.starts), String(version?.ends), version?.allDay]).toEqual([from, to, false])
  })

  it.each([
    ['one day', '2017-01-27', undefined, '2017-01-27T00:00:00Z', '2017-01-28T00:00:00Z'],
    ['two days in summer', '2017-07-05', 2, '2017-07-04T23:00:00Z', '2017-07-06T23:00:00Z'],
    ['the day of 23 hours', '2017-03-26', undefined, '2017-03-26T00:00:00Z', '2017-03-26T23:00:00Z'],
    ['the day of 25 hours', '2017-10-29', undefined, '2017-10-28T23:00:00Z', '2017-10-30T00:00:00Z'],
  ])('all day: %s', (_, starts, days, from, to) => {
    const [version] = history({ change: 'announced', on: '2017-01-16', starts, allDay: true, days, source: 'paper' })
    expect([String(version?.starts), String(version?.ends), version?.allDay]).toEqual([from, to, true])
  })

  it('begins an all-day action at the first moment of a day that has no midnight', () => {
    const { actions } = read({
      dispute: { ...DISPUTE, zone: 'Asia/Beirut' },
      ...action({ change: 'announced', on: '2022-03-01', starts: '2022-03-27', allDay: true, source: 'paper' }),
    })
    expect(String(actions[0]?.[0]?.starts)).toBe('2022-03-26T22:00:00Z')
  })

  const START = 'actions[0].history[0].starts'
  const END = 'actions[0].history[0].ends'
  it.each<[Fields, string]>([
    [
      { starts: '2017-03-26T01:30', ends: '2017-03-26T05:00' },
      `${START}: 01:30 on 26 March 2017 does not exist in Europe/London: the clocks go forward. Give another time.`,
    ],
    [
      { starts: '2017-10-29T01:30', ends: '2017-10-29T05:00' },
      `${START}: 01:30 on 29 October 2017 comes twice in Europe/London: the clocks go back. Write 2017-10-29T01:30+01:00 for the first, 2017-10-29T01:30+00:00 for the second.`,
    ],
    [
      { starts: '02/03/2017 3pm' },
      `${START}: "02/03/2017 3pm" is not a day or a time. Write a day as 2017-01-26 or a time as 2017-03-02T15:00.`,
    ],
    [
      { starts: '2017-02-30T15:00' },
      `${START}: "2017-02-30T15:00" is not a day or a time. Write a day as 2017-01-26 or a time as 2017-03-02T15:00.`,
    ],
    [{ starts: '0217-03-02T15:00' }, `${START}: "0217-03-02T15:00" is in the year 217; is that a slip of the finger?`],
    [{ starts: '2017-03-02T16:00' }, `${END}: must be after starts.`],
    [{ ends: undefined }, `${END}: is missing; say when it ends, or write "allDay": true.`],
    [{ starts: undefined }, `${START}: is missing; say when it starts.`],
    [{ starts: '2017-03-02' }, `${START}: has no time of day. Give one, or write "allDay": true.`],
    [{ ends: '2017-03-03' }, `${END}: has no time of day. Give one.`],
    [
      { starts: '2017-03-02', allDay: true },
      `${END}: does not go with "allDay": true. Take it out; for several days write "days": 2.`,
    ],
    [{ ends: undefined, allDay: true }, `${START}: must be a day without a time, as "allDay" is true.`],
    [{ days: 2 }, 'actions[0].history[0].days: goes with "allDay": true only; say when it ends instead.'],
  ])('refuses %j', (more, line) => {
    expect(wrong(announced(more))).toEqual([line])
  })
})

describe('an action’s history', () => {
  const moved = {
    change: 'moved',
    on: '2017-01-20',
    starts: '2017-03-03T15:00',
    ends: '2017-03-03T16:00',
    source: 'paper',
  }
  const off = { change: 'called off', on: '2017-01-26', reason: 'Talks.', source: 'paper' }

  it('puts each change on top of the one before', () => {
    const versions = history({ ...ANNOUNCED, place: 'Town hall', reason: 'Pay.' }, { ...moved, place: 'Library' }, off)
    expect(versions.map(({ state, place, reason, starts }) => [state, place, reason, String(starts)])).toEqual([
      ['announced', 'Town hall', 'Pay.', '2017-03-02T15:00:00Z'],
      ['announced', 'Library', undefined, '2017-03-03T15:00:00Z'],
      ['called off', 'Library', 'Talks.', '2017-03-03T15:00:00Z'],
    ])
    expect(versions[1]).not.toHaveProperty('reason')
  })

  it('leaves an action called off when that is corrected', () => {
    const [, , corrected] = history(ANNOUNCED, off, {
      change: 'corrected',
      on: '2017-01-27',
      place: 'Hall',
      source: 'paper',
    })
    expect(corrected).toMatchObject({ state: 'called off', change: 'corrected', reason: 'Talks.', place: 'Hall' })
  })

  it('keeps the day on which both sides agreed to resume', () => {
    const suspended = { change: 'suspended', on: '2017-01-20', resumes: '2017-02-01', source: 'paper' }
    const [, held, resumed] = history(ANNOUNCED, suspended, { change: 'resumed', on: '2017-02-01', source: 'paper' })
    expect(String(held?.resumes)).toBe('2017-02-01T00:00:00Z')
    expect(resumed).toMatchObject({ state: 'announced' })
    expect(resumed).not.toHaveProperty('resumes')
  })

  it.each<[string, readonly Fields[], string]>([
    ['does not begin with its announcement', [off], 'actions[0].history[0].change: a history begins with "announced".'],
    [
      'goes on after it was called off',
      [ANNOUNCED, off, { ...moved, on: '2017-01-27' }],
      'actions[0].history[2].change: "moved" cannot come after an action is called off; what can is "corrected".',
    ],
    [
      'resumes what was not suspended',
      [ANNOUNCED, { change: 'resumed', on: '2017-01-20', source: 'paper' }],
      'actions[0].history[1].change: "resumed" cannot come after an action is announced; what can is "moved", "corrected", "suspended", "called off".',
    ],
    [
      'is out of order',
      [ANNOUNCED, { ...off, on: '2017-01-15' }],
      'actions[0].history[1].on: is before the change above it; put them in the order in which they happened.',
    ],
    [
      'gives times to a call-off',
      [ANNOUNCED, { ...off, starts: '2017-03-02' }],
      'actions[0].history[1].starts: does not go with "called off"; take it out.',
    ],
    [
      'resumes without a suspension',
      [{ ...ANNOUNCED, resumes: '2017-03-03' }],
      'actions[0].history[0].resumes: goes with "suspended" only; take it out.',
    ],
  ])('is refused when it %s', (_, changes, line) => {
    expect(wrong(action(...changes))).toEqual([line])
  })
})
