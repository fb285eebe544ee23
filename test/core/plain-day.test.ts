import { describe, expect, it } from 'vitest'
import { readPastDay, readPlainDay, readRecordedDay } from '../../src/core/plain-time.ts'
import { local, UK } from '../support/actions.ts'

// A Wednesday, late: in Auckland it is Thursday by now.
const now = local('2017-03-01T22:00')
const day = (text: string) => ({ at: local(text), dayOnly: true })

describe('a day that has been', () => {
  it.each([
    ['10 January', '2017-01-10'],
    ['Tue 10 January', '2017-01-10'],
    ['10/01/2017', '2017-01-10'],
    ['10 January 2017', '2017-01-10'],
    ['2017-01-10', '2017-01-10'],
    ['Tuesday, 10 January 2017', '2017-01-10'],
    ['the 10th of January', '2017-01-10'],
    ['yesterday', '2017-02-28'],
    ['the day before yesterday', '2017-02-27'],
    ['2 days ago', '2017-02-27'],
    ['today', '2017-03-01'],
    ['1 March', '2017-03-01'],
    ['2 March', '2016-03-02'],
    ['5 July', '2016-07-05'],
    ['Thursday', '2017-02-23'],
    ['25 November 2016', '2016-11-25'],
    ['1 May 2011', '2011-05-01'],
  ])('%s', async (text, expected) => {
    expect(await readPastDay(text, UK, now)).toEqual(day(expected))
  })

  it.each([
    ['tomorrow', 'I read “tomorrow” as Thu 2 March 2017, and that is still to come. Say a day that has been.'],
    ['10 January 2018', 'still to come'],
    ['Fri 10 January', 'I read “Fri 10 January” as 10 January 2017, but that is a Tuesday. Say which day you mean.'],
    ['last Friday', 'I read “last Friday” as Fri 24 February 2017, but people read it in two ways. Say the date.'],
    ['10 January 3pm', 'I cannot read “10 January 3pm” as a day.'],
    ['2011', '“2011” is not one day. Say a day in it, for example 1 January 2011.'],
    ['since summer 2015', 'Say a day in it, for example 1 January 2015.'],
    ['March 2016', '“March 2016” is not one day. Say a day in it, for example 1 March 2016.'],
    ['last March', '“last March” is not one day. Say the date, with its year.'],
    ['last month', '“last month” is not one day. Say the date, with its year.'],
    ['31 November', 'There is no “31 November”: November has 30 days.'],
    ['November 31st 2016', 'November has 30 days.'],
    ['2016-11-31', 'November has 30 days.'],
    ['', 'I cannot read “” as a day.'],
  ])('refuses %s', async (text, sentence) => {
    await expect(readPastDay(text, UK, now)).rejects.toThrow(sentence)
  })
})

describe('a day that officers record something of', () => {
  it('is the end of that day, or now on the same day', async () => {
    expect(await readRecordedDay('yesterday', UK, now)).toEqual({ at: local('2017-02-28T23:59:59'), dayOnly: true })
    expect(await readRecordedDay('today', UK, now)).toEqual({ at: now, dayOnly: true })
    // A day of 23 hours.
    expect(await readRecordedDay('27 March 2016', UK, now)).toEqual({ at: local('2016-03-27T23:59:59'), dayOnly: true })
  })

  it('is asked for where only the year is known', async () => {
    await expect(readRecordedDay('2011', UK, now)).rejects.toThrow(
      '“2011” is not one day. Say a day in it, for example 1 January 2011, and in your text that no more is known.',
    )
  })
})

describe('a day to come', () => {
  it.each([
    ['6 March', '2017-03-06'],
    ['1 March', '2017-03-01'],
    ['Friday', '2017-03-03'],
    ['Wednesday', '2017-03-01'],
    ['tomorrow', '2017-03-02'],
    ['in 3 days', '2017-03-04'],
    // Said with its year, it may be any day.
    ['6 February 2017', '2017-02-06'],
  ])('%s', async (text, expected) => {
    expect(await readPlainDay(text, UK, now)).toEqual(day(expected))
  })

  it.each([
    ['6 February', 'as Mon 6 February 2017, and that is past. Say the year if you mean a later one.'],
    ['6 March 2071', 'too far away'],
    ['next Friday', 'two ways'],
  ])('refuses %s', async (text, sentence) => {
    await expect(readPlainDay(text, UK, now)).rejects.toThrow(sentence)
  })
})
