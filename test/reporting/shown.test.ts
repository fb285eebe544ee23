import { expect, it } from 'vitest'
import { clockAt } from '../../src/core/time.ts'
import { createShown } from '../../src/reporting/shown.ts'
import { at } from '../support/branch.ts'

it('an answer is shown again for a quarter of an hour, and a later one does not prolong that', () => {
  const clock = clockAt(at('2017-03-01T09:00'))
  const shown = createShown(clock)
  expect(shown.add('key', ['first'])).toEqual(['first'])
  clock.wait(10)
  expect(shown.add('key', ['second'])).toEqual(['first', 'second'])
  expect(shown.add('other', [])).toEqual([])
  clock.wait(5)
  expect(shown.add('key', [])).toEqual(['second'])
  shown.forget('key')
  expect(shown.add('key', [])).toEqual([])
})
