import { describe, expect, it } from 'vitest'
import type { Action } from '../../src/core/facts.ts'
import { readCalendar } from '../calendar/read.ts'
import { at } from '../support/branch.ts'
import { inDispute, posts, published, saying } from '../support/running.ts'
import type { World } from '../support/world.ts'

const STRIKE = '/announce type:strike when:"tomorrow 8am to 26 November 8am" where:"Gate 1"'

/** Half past ten on the first of two days on strike. */
async function onStrike(): Promise<World> {
  const world = await inDispute({ now: '2026-11-23T14:30' })
  await published(world, STRIKE)
  await world.pass(20 * 60)
  return world
}

const known = async ({ store, clock }: World): Promise<Action> => {
  const [dispute] = await store.facts.disputes((await store.settings.onlyBranch()).id, clock.now())
  const [action] = await store.facts.coming(dispute?.id ?? '', clock.now(), { limit: 1 })
  if (!action) throw new Error('no action')
  return action
}

const entry = async (world: World) => {
  const { calendarOf } = await import('../../src/calendar/ics.ts')
  const [found] = readCalendar(calendarOf('Kirklees', [await known(world)])).entries
  if (!found) throw new Error('no entry')
  return found
}

describe('what took place of an action', () => {
  const TOOK = 'Tue 24 November 2026, 3pm to 3.30pm UK time'
  const halfWay = async (): Promise<World> => {
    const world = await inDispute({ now: '2026-11-23T14:30' })
    await published(world, '/announce type:walkout when:"tomorrow 3pm for an hour"')
    await world.until('2026-11-24T15:30')
    return world
  }

  it.each([
    [
      'it is moved and then called off',
      ['/move when:"tomorrow 3pm for an hour" reason:"rain"', '/calloff reason:"Deal"'],
    ],
    [
      'it is suspended, put on at another time and then called off',
      [
        '/suspend reason:"talks"',
        '/resume when:"tomorrow 3pm for an hour" reason:"no offer"',
        '/calloff reason:"Deal"',
      ],
    ],
    [
      'it is moved twice',
      ['/move when:"tomorrow 3pm for an hour" reason:"rain"', '/move when:"Friday 3pm for an hour" reason:"rain"'],
    ],
  ])('stays on record when %s', async (_, lines) => {
    const world = await halfWay()
    for (const line of lines) await published(world, line)
    expect(await world.member('/timeline')).toContain(`It took place on ${TOOK}.`)
    expect(await world.member('/actions')).toContain(`Took place already: ${TOOK}.`)
    await world.until('2026-12-01T12:00')
    expect(await world.member('/actions past')).toContain(`Took place already: ${TOOK}.`)
    expect((await world.member('/timeline')).split('It took place')).toHaveLength(2)
  })

  it('is said once of one that ended early, and not at all of one that goes on', async () => {
    const world = await inDispute({ now: '2026-11-23T14:30' })
    await published(world, '/announce type:strike when:"24 to 25 November"')
    await world.until('2026-11-24T15:30')
    await published(world, '/move when:"24 to 26 November" reason:"No offer"')
    expect(await world.member('/actions')).not.toContain('Took place already')
    expect(await world.member('/timeline')).not.toContain('took place')
    await world.until('2026-11-24T16:00')
    await published(world, '/calloff reason:"Deal"')
    expect(await world.member('/actions')).not.toContain('Took place already')
    expect(await world.member('/timeline')).toContain('It took place on Tue 24 November 2026, 00:00 to 4pm UK time.')
  })
})

const ENDED = 'It took place until 10.30am on Tue 24 November 2026, and is off from then on.'

describe('an action that is called off while it is under way', () => {
  it('has ended early, at that hour, wherever it is said; and what took place is not struck through', async () => {
    const world = await onStrike()
    await world.member('/remindme')
    const preview = await world.officer('/calloff reason:"deal reached at noon"')
    expect(preview).toContain('It is under way, since 8am on Tue 24 November 2026.')
    expect(preview).toContain('When you publish, everybody is told that it has ended early, at that hour.')
    await world.press('Publish')
    // The announcement, its reminder and the new message in each channel, and whoever asked to be reminded.
    expect(saying(world, 'ENDED EARLY: strike on Tue 24 November')).toBe(7)
    expect(saying(world, ENDED)).toBe(7)
    expect(saying(world, 'CALLED OFF')).toBe(0)
    expect(posts(world).join()).toContain('Tue 24 November 2026, 8am to 10.30am UK time')
    const next = await world.member('/nextaction')
    expect(next).toContain('ENDED EARLY: strike on Tue 24 November')
    expect(next).toContain(ENDED)
    expect(next).toContain('Why: Deal reached at noon. Source:')
    expect(next).not.toContain('Not taking place')
    expect(await world.member('/status')).toContain(ENDED)
    const actions = await world.member('/actions')
    expect(actions).toMatch(/To come\n+None announced\./)
    expect(actions).toContain(
      'Tue 24 November 2026, 8am to 10.30am UK time: 48-hour strike ENDED EARLY: Deal reached at noon.',
    )
    expect(await world.member('/actions past')).toContain('ENDED EARLY')
    expect(await world.member('/timeline')).toContain('ENDED EARLY: strike on Tue 24 November.')
    await world.pass(9 * 24 * 60)
    expect(await world.member('/nextaction')).toContain(
      'The last one was the 48-hour strike on Tue 24 November 2026, 8am to 10.30am UK time, which ended early.',
    )
  })

  it('stays in calendars as long as it lasted, and is not said to be cancelled', async () => {
    const world = await onStrike()
    await published(world, '/calloff reason:"Deal."')
    const { starts, ends, value } = await entry(world)
    expect([`${starts}`, `${ends}`]).toEqual([`${at('2026-11-24T08:00')}`, `${at('2026-11-24T10:30')}`])
    expect(value('status')).toBe('CONFIRMED')
    expect(value('summary')).toBe('ENDED EARLY: 48-hour strike')
    expect(value('description')).toContain(ENDED)
  })

  it('ends at its hour on a day that was announced as a whole', async () => {
    const world = await inDispute({ now: '2026-11-23T14:30' })
    await published(world, '/announce type:strike when:"tomorrow all day"')
    await world.until('2026-11-24T12:00')
    await published(world, '/calloff reason:"Deal."')
    expect(saying(world, 'It took place until noon on Tue 24 November 2026')).toBe(6)
    const { starts, ends } = await entry(world)
    expect([`${starts}`, `${ends}`]).toEqual([`${at('2026-11-24')}`, `${at('2026-11-24T12:00')}`])
  })

  it('ended when it was suspended, if it was suspended first; and never took place, if that was before it began', async () => {
    const world = await onStrike()
    await published(world, '/suspend reason:"Talks."')
    await world.pass(120)
    await published(world, '/calloff reason:"Deal."')
    expect(saying(world, ENDED)).toBe(8)
    const other = await inDispute({ now: '2026-11-23T14:30' })
    await published(other, STRIKE)
    await published(other, '/suspend reason:"Talks."')
    await other.pass(20 * 60)
    await published(other, '/calloff reason:"Deal."')
    expect(saying(other, 'It took place')).toBe(0)
    expect(saying(other, 'CALLED OFF: strike on Tue 24 November')).toBe(6)
  })
})

describe('an action that is suspended while it is under way', () => {
  it('is suspended from that hour on, and is under way again when it is back on', async () => {
    const world = await onStrike()
    expect(await world.officer('/suspend reason:"ACAS talks"')).toContain(
      'When you publish, everybody is told that it is suspended from that hour on.',
    )
    await world.press('Publish')
    const held = 'It took place until 10.30am on Tue 24 November 2026, and is suspended from then on.'
    expect(saying(world, 'SUSPENDED: strike on Tue 24 November')).toBe(6)
    expect(saying(world, held)).toBe(6)
    expect(await world.member('/nextaction')).toContain(held)
    expect((await entry(world)).value('status')).toBe('CONFIRMED')
    await world.pass(60)
    await published(world, '/resume reason:"Talks failed."')
    expect(await world.member('/nextaction')).toMatch(
      /Under way: 48-hour strike[\s\S]*Ends: at 8am Thu 26 November 2026/,
    )
    expect(posts(world).join()).not.toContain('It took place')
  })
})

describe('an action that is moved while it is under way', () => {
  it('is said to be off from that hour until the new time, and the officer is told so first', async () => {
    const world = await onStrike()
    const preview = await world.officer('/move when:"27 November 8am to 5pm" reason:"Talks today."')
    expect(preview).toContain(
      'When you publish, everybody is told that it is off from that hour until the new time. To end it for good: /calloff',
    )
    await world.press('Publish')
    const told =
      'It had begun, and took place until 10.30am on Tue 24 November 2026. It is off from then on until the new time.'
    expect(saying(world, told)).toBe(6)
    await world.until('2026-11-26T12:00')
    await published(world, '/correct where:"Gate 2" reason:"Gate 1 is shut."')
    expect(saying(world, 'took place until')).toBe(0)
  })

  it('goes on, where only its end is another', async () => {
    const world = await inDispute({ now: '2026-11-23T14:30' })
    await published(world, '/announce type:strike when:"tomorrow all day"')
    await world.until('2026-11-24T12:00')
    const preview = await world.officer('/move when:"24 to 25 November" reason:"No offer came."')
    expect(preview).toContain('Everybody is told that it goes on, and that only its end is another.')
    await world.press('Publish')
    expect(saying(world, 'It had begun, and goes on: only its end is another.')).toBe(6)
    expect(await world.member('/nextaction')).toContain('Under way: 2-day strike')
  })
})
