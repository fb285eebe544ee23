import { expect, it } from 'vitest'
import { inDispute, published } from '../support/running.ts'

it('/calendar gives the address that members can reach, and one entry as a file', async () => {
  const world = await inDispute({ now: '2017-02-28T09:00', url: 'https://steward.example' })
  await published(world, '/announce type:walkout when:"2 March 3pm for an hour"')
  expect(await world.member('/calendar')).toMatch(/https:\/\/steward\.example\/calendar\/\w{24}\.ics/)
})

it('/calendar says who can mend it where no calendar can reach Steward, and still gives the file', async () => {
  const world = await inDispute({ now: '2017-02-28T09:00' })
  await published(world, '/announce type:walkout when:"2 March 3pm for an hour"')
  const answer = await world.member('/calendar')
  expect(answer).toContain('There is no address yet that a calendar could follow. Whoever hosts me can mend that')
  expect(answer).not.toContain('http')
  expect(answer).toContain('The file puts “One-hour walkout” into your calendar')
})
