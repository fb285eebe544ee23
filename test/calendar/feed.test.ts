import { expect, it } from 'vitest'
import { calendarOf } from '../../src/calendar/ics.ts'
import { IDS } from '../emulators/discord/world.ts'
import { disputeFacts, utc, version } from '../support/dispute.ts'
import { inDispute, published } from '../support/running.ts'
import { readCalendar } from './read.ts'

const ADDRESS = 'https://steward.example'
const in2017 = { starts: utc('2017-03-09'), ends: utc('2017-03-10') }

type World = Awaited<ReturnType<typeof inDispute>>

async function feedOf({ store, calendars }: World, branch: string) {
  const found = await calendars.byKey(await store.settings.calendarKey(branch))
  return readCalendar(calendarOf(found?.name ?? '', found?.actions ?? [])).entries
}

it('follows an action through all its changes, each with a higher number', async () => {
  const world = await inDispute({ now: '2017-02-20T09:00', url: ADDRESS })
  const { id } = await world.store.settings.onlyBranch()
  const steps = [
    ['/announce type:walkout when:"2 March 3pm for an hour" ask:"Leave your post."', 'CONFIRMED'],
    ['/move when:"3 March 10am for an hour" reason:"The hall."', 'CONFIRMED'],
    ['/suspend reason:"Talks."', 'TENTATIVE'],
    ['/resume reason:"Talks failed."', 'CONFIRMED'],
    ['/correct where:"Gate 2" reason:"Wrong gate."', 'CONFIRMED'],
    ['/calloff reason:"An agreement."', 'CANCELLED'],
  ] as const
  const uids = new Set<string>()
  for (const [sequence, [line, status]] of steps.entries()) {
    await published(world, line)
    const [entry, ...more] = await feedOf(world, id)
    expect(more).toEqual([])
    expect([line, entry?.sequence, entry?.value('status')]).toEqual([line, sequence, status])
    expect(`${entry?.starts}`).toBe(sequence === 0 ? '2017-03-02T15:00:00Z' : '2017-03-03T10:00:00Z')
    expect(entry?.value('description')?.includes('Leave your post.')).toBe(status === 'CONFIRMED')
    expect(entry?.value('location')).toBe(sequence < 4 ? undefined : 'Gate 2')
    uids.add(entry?.uid ?? '')
  }
  expect(uids.size).toBe(1)
})

it('has nothing of another branch', async () => {
  const world = await inDispute({ now: '2017-02-20T09:00', url: ADDRESS })
  const { store, clock } = world
  await published(world, '/announce type:walkout when:"2 March 3pm for an hour"')
  const { id } = await store.settings.onlyBranch()
  await store.settings.newBranch({ name: 'Leeds UNISON', zone: 'Europe/London' }, 'code', clock.now())
  const leeds = await store.settings.joinBranch('discord', IDS.elsewhere, 'code', clock.now())
  if (!leeds) throw new Error('no second branch')
  expect(await feedOf(world, leeds.id)).toEqual([])
  const strike = version('announced', '2017-02-20', { title: 'Strike in Leeds', ...in2017 })
  await store.write(leeds.id, disputeFacts({ actions: [[strike]] }))
  const titles = async (branch: string) => (await feedOf(world, branch)).map(({ value }) => value('summary'))
  expect([await titles(id), await titles(leeds.id)]).toEqual([['One-hour walkout'], ['Strike in Leeds']])
  expect(await store.settings.calendarKey(id)).not.toBe(await store.settings.calendarKey(leeds.id))
})

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
  const read = readCalendar(calendarOf(feed?.name ?? '', feed?.actions ?? []))
  const both = [
    ['CONFIRMED', 'One-hour walkout'],
    ['CANCELLED', 'CALLED OFF: One-day strike'],
  ]
  const shown = ({ entries: all }: typeof read) => all.map(({ value }) => [value('status'), value('summary')]).sort()
  expect(shown(read)).toEqual(both.toSorted())
  // And when both are over.
  await world.until('2017-03-20T09:00')
  const later = await world.calendars.byKey(await world.store.settings.calendarKey(id))
  expect(shown(readCalendar(calendarOf(later?.name ?? '', later?.actions ?? [])))).toEqual(both.toSorted())
})
