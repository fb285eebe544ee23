import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf, entryOf } from '../../src/calendar/ics.ts'
import type { Action } from '../../src/core/facts.ts'
import type { Temporal } from '../../src/core/time.ts'
import { utc } from '../support/dispute.ts'
import { HOSTILE } from '../support/hostile.ts'
import { action, readCalendar } from './read.ts'

const only = (each: Action) => {
  const [entry] = readCalendar(calendarOf('Kirklees', [each])).entries
  if (!entry) throw new Error('no entry')
  return entry
}

const instants = ({ starts, ends }: { starts: Temporal.Instant; ends: Temporal.Instant }): string => `${starts} ${ends}`

describe('times', () => {
  it.each([
    ['in GMT', '2017-03-02 15:00', '2017-03-02 16:00', 'Europe/London', '20170302T150000'],
    ['in BST', '2017-06-20 08:00', '2017-06-20 16:30', 'Europe/London', '20170620T090000'],
    ['over midnight', '2017-03-02 22:00', '2017-03-03 06:00', 'Europe/London', '20170302T220000'],
    ['while the clocks go forward', '2017-03-26 00:30', '2017-03-26 02:00', 'Europe/London', '20170326T003000'],
    ['over the weekend on which they do', '2017-03-25 12:00', '2017-03-27 11:00', 'Europe/London', '20170325T120000'],
    ['elsewhere', '2017-03-02 15:00', '2017-03-02 16:00', 'America/New_York', '20170302T100000'],
    ['on the other side of the world', '2017-03-02 15:00', '2017-04-02 16:00', 'Pacific/Auckland', '20170303T040000'],
    ['in a zone under its old name', '2017-06-20 08:00', '2017-06-20 09:00', 'GB', '20170620T090000'],
  ])('are ours %s, on the clock of their zone', (_, starts, ends, zone, local) => {
    const made = action({ starts: utc(starts), ends: utc(ends), zone })
    expect(instants(only(made))).toBe(instants(made))
    const tzid = zone === 'GB' ? 'Europe/London' : zone
    expect(calendarOf('Kirklees', [made])).toContain(`DTSTART;TZID=${tzid}:${local}\r\n`)
  })

  it.each([
    ['in the hour that comes twice, the first time', '2017-10-29 00:30', 'Europe/London'],
    ['in the hour that comes twice, the second time', '2017-10-29 01:30', 'Europe/London'],
    ['in a zone whose rules have changed since', '2017-01-15 12:00', 'America/Sao_Paulo'],
    ['in UTC', '2017-06-20 08:00', 'UTC'],
  ])('are ours %s, said in UTC', (_, starts, zone) => {
    const made = action({ starts: utc(starts), ends: utc(starts).add({ minutes: 10 }), zone })
    expect(instants(only(made))).toBe(instants(made))
    expect(calendarOf('Kirklees', [made])).toMatch(/DTSTART:\d{8}T\d{6}Z\r\n/)
  })

  it('are ours at any moment of these years, in any of these zones', () => {
    const zones = ['Europe/London', 'Pacific/Auckland', 'America/Sao_Paulo', 'Asia/Kolkata', 'Africa/Casablanca']
    const minute = fc.integer({ min: 0, max: 4 * 366 * 24 * 60 })
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 4_000 }), fc.constantFrom(...zones), (from, minutes, zone) => {
        const starts = utc('2016-01-01').add({ minutes: from })
        const made = action({ starts, ends: starts.add({ minutes }), zone })
        expect(instants(only(made))).toBe(instants(made))
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['one day', '2017-01-27', '2017-01-28', ['2017-01-27', '2017-01-28']],
    ['the day of the clock change', '2017-03-26', '2017-03-26 23:00', ['2017-03-26', '2017-03-27']],
    ['several days in summer', '2017-06-18 23:00', '2017-06-21 23:00', ['2017-06-19', '2017-06-22']],
  ])('of a whole day are days without an hour, the last one left out: %s', (_, starts, ends, days) => {
    const entry = only(action({ starts: utc(starts), ends: utc(ends), allDay: true }))
    expect(entry.allDay).toBe(true)
    expect(entry.days).toEqual(days)
  })

  it('do not hang on the zone of the computer', () => {
    const script = `
      import { calendarOf } from './src/calendar/ics.ts'
      import { action } from './test/calendar/read.ts'
      import { utc } from './test/support/dispute.ts'
      process.stdout.write(calendarOf('K', [
        action({ starts: utc('2017-06-20 08:00'), ends: utc('2017-06-20 09:00') }),
        action({ key: 'strike', starts: utc('2017-06-18 23:00'), ends: utc('2017-06-21 23:00'), allDay: true }),
        action({ key: 'late', starts: utc('2017-10-29 01:30'), ends: utc('2017-10-29 03:00') }),
      ]))`
    const under = (zone: string): string =>
      String(
        execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
          env: { ...process.env, TZ: zone, NODE_NO_WARNINGS: '1' },
        }),
      )
    const here = under('Pacific/Auckland')
    expect(here).toBe(under('Europe/London'))
    expect(
      readCalendar(here)
        .entries.filter(({ allDay }) => !allDay)
        .map(instants),
    ).toEqual(['2017-06-20T08:00:00Z 2017-06-20T09:00:00Z', '2017-10-29T01:30:00Z 2017-10-29T03:00:00Z'])
    expect(here).toContain('DTSTART;VALUE=DATE:20170619\r\nDTEND;VALUE=DATE:20170622\r\n')
  })
})

describe('a change', () => {
  const first = action({ who: 'Everybody', ask: 'Leave your post at 3pm.' })

  it('keeps the entry and raises its number', () => {
    const moved = action({ ...first, revision: 1, change: 'moved', reason: 'Talks.', starts: utc('2017-03-02 14:00') })
    const [before, after] = [only(first), only(moved)]
    expect([before.uid, before.sequence, after.uid, after.sequence]).toEqual([
      'd1.strike@steward',
      0,
      'd1.strike@steward',
      1,
    ])
    expect(after.value('description')).toContain('Moved Mon 16 January 2017: Talks.')
    expect(after.value('description')).toContain('When: Thu 2 March 2017, 2pm to 4pm UK time')
  })

  it('is dated by itself and not by the clock', () => {
    const entry = only(action({ revision: 1, changed: { at: utc('2017-01-26 17:05'), dayOnly: false } }))
    expect([entry.value('dtstamp'), entry.value('last-modified')]).toEqual([
      '2017-01-26T17:05:00Z',
      '2017-01-26T17:05:00Z',
    ])
  })

  it.each([
    ['called off', 'CANCELLED', 'CALLED OFF: Walkout'],
    ['suspended', 'TENTATIVE', 'SUSPENDED: Walkout'],
    ['resumed', 'CONFIRMED', 'Walkout'],
  ] as const)('that has it %s shows in its title and its status', (change, status, title) => {
    const state = change === 'resumed' ? 'announced' : change
    const entry = only(action({ ...first, revision: 2, change, state, reason: 'The council has asked for talks.' }))
    expect([entry.value('status'), entry.value('summary'), entry.sequence]).toEqual([status, title, 2])
    expect(entry.value('description')?.startsWith('Do not turn up for it.')).toBe(state !== 'announced')
    expect(entry.value('description')).toContain('The council has asked for talks.')
    // Somebody who reads on must not find "leave your post at 3pm" there.
    expect(entry.value('description')?.includes('Leave your post')).toBe(state === 'announced')
  })

  it('that agrees a date to resume says so', () => {
    const resumes = utc('2017-02-10 09:00')
    expect(only(action({ change: 'suspended', state: 'suspended', resumes })).value('description')).toContain(
      'Agreed to resume on Fri 10 February 2017, 9am UK time.',
    )
  })
})

describe('texts', () => {
  const NASTY = [
    'a\nb, c; d \\ e \\n f: "g"',
    'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:forged',
    'x\nEND:VCALENDAR\nATTENDEE:mailto:a@b',
    'Cafés für Müller – “é”'.repeat(20),
    '🪧'.repeat(300),
    '👩‍👩‍👧‍👦✊🏾'.repeat(60),
    '\\',
    ',',
    ';',
    '\\;',
    '\\\\n',
    ' spaces at the ends ',
  ]

  it.each([...NASTY, ...HOSTILE.map(({ text }) => text)])('come back as they went in: %j', (text) => {
    const written = calendarOf(text, [action({ title: text, who: text, ask: text, place: text, reason: text })])
    const { value, entries } = readCalendar(written)
    const plain = text.replaceAll('\r\n', '\n').replace(/[\u200F\u202A-\u202E\u2060-\u206F]/g, '')
    expect(entries).toHaveLength(1)
    const [entry] = entries
    expect([value('x-wr-calname'), value('name'), entry?.value('summary'), entry?.value('location') ?? '']).toEqual([
      plain,
      plain,
      plain,
      plain,
    ])
    if (plain !== '')
      for (const said of [`Why: ${plain}`, `Who: ${plain}`, `What is asked: ${plain}`])
        expect(entry?.value('description')).toContain(said)
    expect(entry?.names).not.toContain('attendee')
    onlyShortLines(written)
  })

  it('of any kind stay inside their line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const written = calendarOf(text, [action({ title: text, place: text })])
        expect(readCalendar(written).parts).toEqual(['vtimezone', 'vevent'])
        onlyShortLines(written)
      }),
    )
  })

  it('of half a character do no harm', () => onlyShortLines(calendarOf('\uD83E'.repeat(90), [action()])))

  it.each([
    ['https://example.org/a,b;c?d=e\\f', 'https://example.org/a%2Cb%3Bc?d=e%5Cf'],
    ['https://example.org/\r\nX-EVIL:1', 'https://example.org/X-EVIL:1'],
  ])('in an address cannot end it: %j', (url, written) => {
    const made = action()
    const entry = only({ ...made, source: { ...made.source, url } })
    expect(entry.value('url')).toBe(written)
    expect(entry.names).not.toContain('x-evil')
  })
})

function onlyShortLines(text: string): void {
  expect(text.endsWith('\r\n')).toBe(true)
  for (const line of text.slice(0, -2).split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line).not.toMatch(/[\r\n]/)
    expect(line.isWellFormed()).toBe(true)
  }
}

describe('a feed', () => {
  const actions = Array.from({ length: 100 }, (_, index) =>
    action({
      key: `walkout-${index}`,
      starts: utc('2017-03-01 15:00').add({ hours: 8 * index }),
      ends: utc('2017-03-01 16:00').add({ hours: 8 * index }),
      zone: index % 7 === 0 ? 'Europe/Dublin' : 'Europe/London',
    }),
  )

  it('holds a month of a hundred actions, each zone once and before the entries', () => {
    const { parts, entries } = readCalendar(calendarOf('Kirklees', actions))
    expect(parts).toEqual(['vtimezone', 'vtimezone', ...actions.map(() => 'vevent')])
    expect(entries.map(instants)).toEqual(actions.map(instants))
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(100)
  })

  it('has the same bytes for the same facts, in whatever order they come', () => {
    expect(calendarOf('Kirklees', actions.toReversed())).toBe(calendarOf('Kirklees', actions))
  })

  it('says what calendars want to know of it', () => {
    const { value } = readCalendar(calendarOf('Kirklees UNISON', actions))
    expect(
      ['version', 'method', 'x-wr-calname', 'x-wr-timezone', 'refresh-interval', 'x-published-ttl'].map(value),
    ).toEqual(['2.0', 'PUBLISH', 'Kirklees UNISON', 'Europe/Dublin', 'PT1H', 'PT1H'])
    expect(value('prodid')).toBe('-//Steward//Steward//EN')
  })

  it('names nobody, rings nobody, and shows nobody as busy', () => {
    const entry = only(action({ who: 'Social workers' }))
    for (const name of ['organizer', 'attendee', 'valarm', 'class']) expect(entry.names).not.toContain(name)
    expect(entry.value('transp')).toBe('TRANSPARENT')
  })

  it('without any action is still a calendar', () => {
    expect(readCalendar(calendarOf('Kirklees', [])).parts).toEqual(['vtimezone'])
  })
})

it('one entry is the same as in the feed, and marked as private', () => {
  const { entries, value, parts } = readCalendar(entryOf(action()))
  expect(parts).toEqual(['vtimezone', 'vevent'])
  expect(value('x-wr-calname')).toBeUndefined()
  expect([entries[0]?.uid, entries[0]?.value('class')]).toEqual(['d1.strike@steward', 'PRIVATE'])
})
