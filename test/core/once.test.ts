import { expect, it } from 'vitest'
import { createOnce } from '../../src/core/once.ts'
import { Temporal } from '../../src/core/time.ts'

it('knows a delivery again for a quarter of an hour, and then forgets it', () => {
  let now = Temporal.Instant.from('2017-03-02T15:00:00Z')
  const first = createOnce({ now: () => now })
  expect([first('a'), first('a'), first('b')]).toEqual([true, false, true])
  now = now.add({ minutes: 14 })
  expect(first('a')).toBe(false)
  now = now.add({ minutes: 2 })
  expect(first('a')).toBe(true)
})
