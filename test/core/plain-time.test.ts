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
  ])('%s', async (text, local) => {
    expect((await readPlainTime(text, UK, now)).toString()).toBe(at(local).toString())
  })

  it.each([
    ['gibberish', 'I cannot read “gibberish” as a time.'],
    ['1 March 2017 8am', 'and that is past'],
    ['26 March 2017 1.30am', 'the clocks go forward over it'],
    ['29 October 2017 1:30am', 'comes twice'],
    ['3 March 2037', 'too far away'],
  ])('refuses %s', async (text, sentence) => {
    await expect(readPlainTime(text, UK, now)).rejects.toThrow(sentence)
  })
})
