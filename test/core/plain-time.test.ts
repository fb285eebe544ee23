import { describe, expect, it } from 'vitest'
import { readPlainTime } from '../../src/core/plain-time.ts'
import { at, UK } from '../support/branch.ts'

const now = at('2017-03-01T09:00')

describe('a time in plain words', () => {
  it.each([
    ['Friday 5pm', '2017-03-03T17:00'],
    ['tomorrow noon', '2017-03-02T12:00'],
    ['3 March', '2017-03-03T23:59'],
    ['02/03/2017 17:00', '2017-03-02T17:00'],
    ['5 July 9am', '2017-07-05T09:00'],
    ['in 2 hours', '2017-03-01T11:00'],
    ['2017-03-04T10:00', '2017-03-04T10:00'],
    // Today's own name is today, while that hour is still to come, whatever zone the host is in.
    ['Wednesday 5pm', '2017-03-01T17:00'],
    ['1 March', '2017-03-01T23:59'],
    ['9.30am', '2017-03-01T09:30'],
    // Gone by already: the next time that the clock shows it.
    ['8am', '2017-03-02T08:00'],
    ['in an hour and a half', '2017-03-01T10:30'],
  ])('%s', async (text, local) => {
    expect((await readPlainTime(text, UK, now)).toString()).toBe(at(local).toString())
  })

  it.each([
    ['gibberish', 'I cannot read “gibberish” as a time.'],
    ['1 March 2017 8am', 'and that is past'],
    ['26 March 2017 1.30am', 'the clocks go forward over it'],
    ['29 October 2017 1:30am', 'comes twice'],
    ['3 March 2037', 'too far away'],
    ['Wednesday 8am', 'and that is past'],
    ['27 January', 'and that is past'],
    ['next Friday 5pm', 'but people read it in two ways'],
    ['Friday 2 March', 'but that is a Thursday'],
    ['Friday at 5', '“at 5” can be 5am or 5pm'],
  ])('refuses %s', async (text, sentence) => {
    await expect(readPlainTime(text, UK, now)).rejects.toThrow(sentence)
  })
})
