import { expect, it } from 'vitest'
import { welcome } from '../src/welcome.ts'

it('the terminal offers to move the clock only where it can be moved', () => {
  const said = (time?: string): string => JSON.stringify(welcome(time ? 'example' : 'own', time))
  expect(said('The clock stands at Wed 1 March 2017, 9am UK time.')).toContain('“wait 1d” moves the clock')
  expect(said()).not.toContain('wait 1d')
})
