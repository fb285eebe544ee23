import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/core/command.ts'
import { readPlainSpan } from '../../src/core/plain-time.ts'
import { lengthWords, spanWords, Temporal } from '../../src/core/time.ts'
import { local, spanOf, UK } from '../support/actions.ts'

// A Wednesday.
const now = local('2017-03-01T09:00')
const read = (text: string, at = now, zone = UK) => readPlainSpan(text, zone, at)

describe('a span in an officer’s words', () => {
  it.each([
    ['Thursday 3pm for an hour', '2017-03-02T15:00', '2017-03-02T16:00'],
    ['Thursday 3pm to 4pm', '2017-03-02T15:00', '2017-03-02T16:00'],
    ['Thu 2 March 2017, 3pm until 4pm', '2017-03-02T15:00', '2017-03-02T16:00'],
    ['Thursday 3pm til 4pm', '2017-03-02T15:00', '2017-03-02T16:00'],
    ['2 March 15:00-16:00', '2017-03-02T15:00', '2017-03-02T16:00'],
    ['2 March 15:00 – 16:00', '2017-03-02T15:00', '2017-03-02T16:00'],
    ['02/03/2017 15.00-16.00', '2017-03-02T15:00', '2017-03-02T16:00'],
    ['3pm to 4pm Thursday', '2017-03-02T15:00', '2017-03-02T16:00'],
    ['Thursday from 3pm to 4pm', '2017-03-02T15:00', '2017-03-02T16:00'],
    ['from 3pm to 4pm on Thursday', '2017-03-02T15:00', '2017-03-02T16:00'],
    ['tomorrow at 3pm lasting 1h', '2017-03-02T15:00', '2017-03-02T16:00'],
    ['Thursday 3-4pm', '2017-03-02T15:00', '2017-03-02T16:00'],
    ['3 to 4pm Thursday', '2017-03-02T15:00', '2017-03-02T16:00'],
    ['Thursday 11-1pm', '2017-03-02T11:00', '2017-03-02T13:00'],
    ['5 July 9-5pm', '2017-07-05T09:00', '2017-07-05T17:00'],
    ['Thursday noon for half an hour', '2017-03-02T12:00', '2017-03-02T12:30'],
    ['Thursday 3.30pm for two hours', '2017-03-02T15:30', '2017-03-02T17:30'],
    ['Thursday 3pm for an hour and a half', '2017-03-02T15:00', '2017-03-02T16:30'],
    ['today 5pm for 45 minutes', '2017-03-01T17:00', '2017-03-01T17:45'],
    ['2017-03-02T15:00 for 90 minutes', '2017-03-02T15:00', '2017-03-02T16:30'],
    ['2017-03-02T15:00 to 2017-03-02T16:00', '2017-03-02T15:00', '2017-03-02T16:00'],
    ['2017-03-02T09:00-10:00', '2017-03-02T09:00', '2017-03-02T10:00'],
    ['22:00 for 3 hours', '2017-03-01T22:00', '2017-03-02T01:00'],
    ['Thursday 10pm to 2am', '2017-03-02T22:00', '2017-03-03T02:00'],
    ['Thursday 8pm to midnight', '2017-03-02T20:00', '2017-03-03'],
    ['10am Thursday to 2pm Friday', '2017-03-02T10:00', '2017-03-03T14:00'],
    ['5 July 9am to 6 July 5pm', '2017-07-05T09:00', '2017-07-06T17:00'],
    ['5 July 9am for 2 days', '2017-07-05T09:00', '2017-07-07T09:00'],
    ['48 hours from 5 July 7am', '2017-07-05T07:00', '2017-07-07T07:00'],
    ['an hour and a half from 3pm Thursday', '2017-03-02T15:00', '2017-03-02T16:30'],
    ['from 3pm Thursday for an hour', '2017-03-02T15:00', '2017-03-02T16:00'],
    // Summer time: 9am is 8am in UTC.
    ['Wed 5 July 9am for an hour', '2017-07-05T09:00', '2017-07-05T10:00'],
    // The clocks go forward in between: an hour is an hour.
    ['26 March 00:30 for an hour', '2017-03-26T00:30', '2017-03-26T02:30'],
    ['29 October 2017 00:30 for 3 hours', '2017-10-29T00:30', '2017-10-29T02:30'],
  ])('%s', async (text, starts, ends) => {
    expect(spanWords(await read(text))).toBe(spanWords(spanOf(starts, ends)))
  })

  it.each([
    ['27 January all day', '2017-01-27', '2017-01-28'],
    ['Fri 27 January', '2017-01-27', '2017-01-28'],
    ['27 January', '2017-01-27', '2017-01-28'],
    ['the whole day on Fri 27 January', '2017-01-27', '2017-01-28'],
    ['Wed 5 to Thu 6 July', '2017-07-05', '2017-07-07'],
    ['5-6 July', '2017-07-05', '2017-07-07'],
    ['5th – 6th July 2017', '2017-07-05', '2017-07-07'],
    ['5 July to 6 July, all day', '2017-07-05', '2017-07-07'],
    ['5 July for 2 days', '2017-07-05', '2017-07-07'],
    ['from Monday for two weeks', '2017-01-16', '2017-01-30'],
    ['for two days from 5 July', '2017-07-05', '2017-07-07'],
    ['30 June to 1 July 2017', '2017-06-30', '2017-07-02'],
    ['Mon to Fri', '2017-01-16', '2017-01-21'],
    // The clocks change within it; it is two days all the same.
    ['25-26 March', '2017-03-25', '2017-03-27'],
  ])('%s is whole days', async (text, starts, ends) => {
    const span = await read(text, local('2017-01-16T09:00'))
    expect(span).toMatchObject({ allDay: true, zone: UK })
    expect(spanWords(span)).toBe(spanWords(spanOf(starts, ends, true)))
  })

  it('goes over the end of the year', async () => {
    const december = local('2016-12-20T09:00')
    for (const text of ['30 December to 2 January', '30 December to 2 January 2017'])
      expect(spanWords(await read(text, december))).toBe(spanWords(spanOf('2016-12-30', '2017-01-03', true)))
    expect(spanWords(await read('10 January 3pm for an hour', december))).toContain('Tue 10 January 2017')
  })

  it('lets a whole day be announced while it lasts', async () => {
    expect((await read('today all day')).allDay).toBe(true)
    expect((await read('1 March')).allDay).toBe(true)
  })

  it('takes an offset, which tells two equal hours from each other', async () => {
    expect(await read('2017-10-29T01:30+01:00 to 2017-10-29T01:30Z')).toMatchObject({
      starts: Temporal.Instant.from('2017-10-29T00:30Z'),
      ends: Temporal.Instant.from('2017-10-29T01:30Z'),
    })
  })

  it('is on the wall clock of the branch, wherever that is', async () => {
    const auckland = 'Pacific/Auckland'
    const span = await read('Friday 3pm for an hour', now, auckland)
    expect(spanWords(span)).toBe('Fri 3 March 2017, 3pm to 4pm New Zealand time')
  })

  it('reads back what Steward itself writes', async () => {
    const minutes = fc.integer({ min: 1, max: 700 * 24 * 60 })
    const lengths = fc.integer({ min: 1, max: 3 * 24 * 60 })
    await fc.assert(
      fc.asyncProperty(minutes, lengths, fc.boolean(), async (from, length, allDay) => {
        const first = now.add({ minutes: from }).toZonedDateTimeISO(UK)
        const day = first.toPlainDate()
        const days = 1 + (length % 5)
        const span = allDay
          ? {
              starts: day.toZonedDateTime(UK).toInstant(),
              ends: day.add({ days }).toZonedDateTime(UK).toInstant(),
              zone: UK,
              allDay,
            }
          : { starts: first.toInstant(), ends: first.add({ minutes: length }).toInstant(), zone: UK, allDay }
        const words = spanWords(span)
        fc.pre(!words.includes('clocks go back'))
        expect(spanWords(await read(words))).toBe(words)
      }),
      { numRuns: 60 },
    )
  })

  it('reads or refuses whatever is typed, and never breaks', async () => {
    const words = fc.constantFrom(
      ...['Thursday', 'Fri', '2', '31', 'March', '5 July', 'to', '-', 'for', 'an hour', '3pm', '9', '24:00', '25:99'],
      ...[
        'midnight',
        'all day',
        '2017',
        'next',
        'half',
        'at',
        'from',
        '1e9 days',
        '99999999999999 hours',
        ',',
        '½',
        'T',
      ],
    )
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 6 }), async (parts) => {
        const outcome = await read(parts.join(' ')).catch((error: unknown) => error)
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UserError)
        else expect(lengthWords(outcome as Awaited<ReturnType<typeof read>>)).not.toMatch(/^(0|-)/)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what is refused, in one sentence that quotes it', () => {
  it.each([
    ['Thursday 3pm', 'Say how long: Thursday 3pm for an hour.'],
    ['from 9am', 'Say how long: from 9am for an hour.'],
    ['Wed 5 July for 48 hours', 'Say at what hour it starts: Wed 5 July 9am for 48 hours.'],
    ['Thursday to 4pm', 'Say at what hour it starts: Thursday 9am to 4pm.'],
    ['Thursday 3pm to Friday', 'Say at what hour it ends: Thursday 3pm to Friday 5pm.'],
    [
      'next Friday 3pm for an hour',
      'I read “next Friday” as Fri 10 March 2017, but people read it in two ways. Say the date.',
    ],
    ['next Friday', 'I read “next Friday” as Fri 10 March 2017, but people read it in two ways. Say the date.'],
    [
      'Friday 2 March 2017',
      'I read “Friday 2 March 2017” as 2 March 2017, but that is a Thursday. Say which day you mean.',
    ],
    ['Friday 2 March 3pm for an hour', 'I read “Friday 2 March” as 2 March 2017, but that is a Thursday.'],
    ['Wed 6 to Thu 7 July', 'I read “Wed 6 July” as 6 July 2017, but that is a Thursday.'],
    [
      '8am for an hour',
      'I read “8am for an hour” as Wed 1 March 2017, 8am to 9am UK time, and that is past. Say a time to come.',
    ],
    ['1 February 2017', 'and that is past'],
    [
      'Fri 27 January',
      'I read “Fri 27 January” as Fri 27 January 2017, and that is past. Say the year if you mean a later one.',
    ],
    ['3 March 2037 all day', 'That is too far away; say a nearer time.'],
    ['3 March 2017 to 3 March 2027', 'That is too far away; say a nearer time.'],
    ['Thursday 4pm to 3pm', 'In “Thursday 4pm to 3pm” the end comes before the start.'],
    ['6 July 2017 to 5 July 2017', 'the end comes before the start'],
    ['5 July to 4 July', 'the end comes before the start'],
    [
      '26 March 2017 1.30am for an hour',
      'I read “26 March 2017 1.30am” as 01:30 on Sun 26 March 2017. There is no such hour, as the clocks go forward over it: say an hour earlier or later.',
    ],
    [
      '29 October 2017 01:30 to 03:00',
      'I read “29 October 2017 01:30” as 01:30 on Sun 29 October 2017. That hour comes twice, as the clocks go back: say an hour earlier or later.',
    ],
    ['Thursday at 3 for an hour', '“at 3” can be 3am or 3pm. Say which.'],
    ['Thursday 3:30 for an hour', '“3:30” can be 3.30am or 3.30pm. Say which.'],
    ['Thursday 9 to 5', '“5” can be 5am or 5pm. Say which.'],
    ['midnight Friday for an hour', '“midnight” is read in two ways. Say 00:00 for the beginning of a day, or 24:00'],
    ['12am Friday for an hour', '“12am” is read in two ways'],
    ['tomorrow evening', 'Instead of “tomorrow evening” say the day and the hour'],
    ['Wed to Thu 6 July', 'Say the date of “Wed” as well.'],
    ['Thursday 3pm for a bit', 'I cannot read “a bit” as a length.'],
    ['Thursday 25:00 for an hour', 'There is no hour “25:00”.'],
    ['Thursday 3pm all day', 'A whole day has no “3pm”.'],
    ['Thursday 3pm Friday 4pm for an hour', '“3pm” and “4pm” are two hours.'],
    ['31 June', 'There is no “31 June”: June has 30 days.'],
    ['30 February all day', 'There is no “30 February”: February has 28 days, and 29 in a leap year.'],
    ['29 February 3pm for an hour', '“29 February” is in leap years only. Say the year as well.'],
    ['29 February 2018', 'There is no “29 February 2018”: February 2018 has 28 days.'],
    ['1 June to 31/06/2017', 'There is no “31/06/2017”: June has 30 days.'],
    ['Thursday 3pm to 3pm', 'In “Thursday 3pm to 3pm” it ends when it starts. Say the day of each, or how long it is.'],
    [
      '27 Apr and 29 Apr all day',
      '“27 Apr and 29 Apr all day” is more than one time. Announce each by itself; if it goes on in between, say “to”.',
    ],
    ['Monday & Tuesday 3pm for an hour', 'is more than one time.'],
    ['two weeks from 7 April', 'can be the day when they are over, too. Say: 7 April for two weeks.'],
    [
      '7 April until further notice',
      '“7 April until further notice” has no end, and an action needs one. Say its last day, such as the last one of the ballot’s mandate; you can call it off before that.',
    ],
    ['from 7 April onwards', 'has no end, and an action needs one.'],
    ['April 2017', '“April 2017” is not one day. Say a day in it, for example 1 April 2017.'],
    ['Thursday 3pm EST for an hour', 'I cannot read “Thursday 3pm EST for an hour” as a time.'],
    ['Friday week all day', 'I read “Friday week” as Fri 10 March 2017. Say that date, so that nobody is a week out.'],
    ['a week on Wednesday 3pm for an hour', 'I read “a week on Wednesday” as Wed 8 March 2017.'],
    ['Monday fortnight', 'I read “Monday fortnight” as Mon 20 March 2017.'],
    ['', 'I cannot read “” as a time.'],
    ['soon', 'I cannot read “soon” as a time.'],
  ])('%s', async (text, sentence) => {
    const refused = read(text)
    await expect(refused).rejects.toThrow(UserError)
    await expect(refused).rejects.toThrow(sentence)
  })
})
