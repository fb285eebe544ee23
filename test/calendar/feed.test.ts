import { expect, it } from 'vitest'
import { calendarOf } from '../../src/calendar/ics.ts'
import { inDispute, published } from '../support/running.ts'
import { readCalendar } from './read.ts'

const ADDRESS = 'https://steward.example'

it('keeps what was called off, also once the dispute is settled', async () => {
  const world = await inDispute({ now: '2017-03-01T09:00', url: ADDRESS })
  await published(world, '/announce type:walkout when:"2 March 3pm for an hour"')
  await published(world, '/announce type:strike when:"9 March all day"')
  await world.until('2017-03-03T09:00')
  await published(world, '/calloff reason:"An agreement."')
  await published(world, '/settle text:"The council agreed to our terms."')
  expect(await world.member('/status')).toContain('No dispute is open.')

  const { id } = await world.store.settings.onlyBranch()
  const feed = await world.calendars.byKey(await world.store.settings.calendarKey(id))
  const { entries } = readCalendar(calendarOf(feed?.name ?? '', feed?.actions ?? []))
  expect(entries.map(({ value }) => [value('status'), value('summary')])).toEqual([
    ['CONFIRMED', 'One-hour walkout'],
    ['CANCELLED', 'CALLED OFF: One-day strike'],
  ])
})
