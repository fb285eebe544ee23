import { expect, it } from 'vitest'
import { adapterContract } from '../../contract/adapter.ts'
import { createPerson, type DiscordPerson } from '../../emulators/discord/person.ts'
import { specsArePresent } from '../../emulators/discord/spec.ts'

let person: DiscordPerson | undefined

adapterContract('Discord', async () => {
  person = await createPerson()
  return person
})

it('sends nothing that Discord’s own description of its API does not allow', (test) => {
  if (!specsArePresent) return test.skip('Discord’s API description is not beside the project')
  expect(person?.discord.requests.length).toBeGreaterThan(50)
  expect(person?.discord.violations).toEqual([])
})
