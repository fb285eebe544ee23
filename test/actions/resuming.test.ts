import { describe, expect, it } from 'vitest'
import { inDispute, published, saying } from '../support/running.ts'
import type { World } from '../support/world.ts'

const PASSED =
  'The day agreed to resume, Thu 10 December 2026, has passed. It stays suspended until officers say otherwise.'
const AGREED = 'Agreed to resume on Thu 10 December 2026.'

async function suspended(): Promise<World> {
  const world = await inDispute({ now: '2026-11-23T14:30' })
  await world.officer(`/setup desk:${world.discord.channel}`)
  await published(world, '/announce type:strike when:"30 November 8am to 5pm"')
  await world.member('/remindme')
  await published(world, '/suspend reason:"ACAS talks" resumes:"10 December"')
  return world
}

const told = (world: World): number => saying(world, 'Today is the day: the strike on Mon 30 November is suspended')

describe('an action that is suspended until an agreed day', () => {
  it('is said until officers decide, however long ago its own day and the agreed one were', async () => {
    const world = await suspended()
    const both = async (): Promise<string> => `${await world.member('/status')}${await world.member('/nextaction')}`
    expect((await both()).split(AGREED)).toHaveLength(3)
    for (const moment of ['2026-12-01T14:30', '2026-12-10T23:59']) {
      await world.until(moment)
      const said = await both()
      expect(said.split(AGREED), moment).toHaveLength(3)
      expect(said).toContain('SUSPENDED: strike on Mon 30 November.')
      expect(said).toContain('Do not turn up for it.')
    }
    for (const moment of ['2026-12-11T00:00', '2027-02-01T12:00']) {
      await world.until(moment)
      const said = await both()
      expect(said, moment).not.toContain('Agreed to resume')
      expect(said.split(PASSED), moment).toHaveLength(3)
    }
  })

  it('can be called off after that day, and everybody is told', async () => {
    const world = await suspended()
    await world.until('2026-12-14T12:00')
    expect(await world.officer('/settle text:"Agreed."')).toContain(
      'Call off what is still to come first, so that nobody turns up: 9-hour strike, suspended, with no word since Thu 10 December 2026.',
    )
    const before = saying(world, 'CALLED OFF: strike on Mon 30 November')
    await published(world, '/calloff reason:"Agreement."')
    expect(before).toBe(0)
    expect(saying(world, 'CALLED OFF: strike on Mon 30 November')).toBe(7)
    expect(await world.member('/nextaction')).not.toContain(PASSED)
    expect(await world.officer('/settle text:"Agreed."')).toContain('Please check.')
  })

  it('can be put on again after that day, however much took place since', async () => {
    const world = await suspended()
    for (let day = 1; day <= 51; day += 1)
      await published(
        world,
        `/announce type:picket when:"${day <= 31 ? `${day} December` : `${day - 31} January`} 7am for an hour"`,
      )
    await world.until('2027-02-01T12:00')
    await published(world, '/resume reason:"No offer." when:"8 February 8am to 5pm"')
    expect(saying(world, 'BACK ON: strike on Mon 30 November')).toBe(5)
    expect(await world.member('/nextaction')).not.toContain('SUSPENDED')
  })

  it('is told to officers on the morning of that day, once', async () => {
    const world = await suspended()
    await world.until('2026-12-10T08:59')
    expect(told(world)).toBe(0)
    await world.until('2026-12-10T09:00')
    expect(told(world)).toBe(1)
    await world.until('2026-12-12T09:00')
    expect(told(world)).toBe(1)
  })

  it('is told late after an outage on that day, and not at all after it, nor when it is back on', async () => {
    const world = await suspended()
    world.clock.wait((16 * 24 + 20) * 60)
    await world.catchUp()
    expect(told(world)).toBe(1)
    expect(saying(world, 'Late: this was due at 9am, Thu 10 December 2026.')).toBe(1)
    const silent = await suspended()
    silent.clock.wait(18 * 24 * 60)
    await silent.catchUp()
    expect(told(silent)).toBe(0)
    const resumed = await suspended()
    await published(resumed, '/resume reason:"No offer." when:"11 December 8am to 5pm"')
    await resumed.until('2026-12-10T12:00')
    expect(told(resumed)).toBe(0)
  })

  it('is back on for those who asked to be reminded of it, also after its own day', async () => {
    const world = await suspended()
    await world.until('2026-12-09T12:00')
    await published(world, '/resume reason:"No offer." when:"10 December 8am to 5pm"')
    expect(saying(world, 'BACK ON: strike on Mon 30 November')).toBe(5)
  })

  it('has to be called off before the dispute is settled, and everybody is told', async () => {
    const world = await suspended()
    await world.until('2026-12-02T12:00')
    expect(await world.officer('/settle text:"Agreed."')).toContain(
      'Call off what is still to come first, so that nobody turns up: 9-hour strike, suspended until Thu 10 December 2026.',
    )
    await published(world, '/calloff reason:"Agreement."')
    expect(saying(world, 'CALLED OFF: strike on Mon 30 November')).toBe(7)
    expect(await world.member('/nextaction')).not.toContain('Agreed to resume')
    expect(await world.officer('/settle text:"Agreed."')).toContain('Please check.')
  })

  it('is not suspended until a day that is past, or before the action', async () => {
    const world = await inDispute({ now: '2026-11-23T14:30' })
    await published(world, '/announce type:strike when:"30 November 8am to 5pm"')
    const suspend = (resumes: string): Promise<string> => world.officer(`/suspend reason:"Talks" resumes:"${resumes}"`)
    expect(await suspend('29 November')).toContain(
      'I read “29 November” as Sun 29 November 2026, and that is before the action itself: Mon 30 November 2026, 8am to 5pm UK time.',
    )
    expect(await suspend('yesterday')).toContain('and that is past. Say a day to come.')
    expect(await suspend('1 November 2026')).toContain('and that is past. Say a day to come.')
    expect(await suspend('30 November')).toContain('Agreed to resume: Mon 30 November 2026')
  })
})
