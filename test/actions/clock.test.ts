import { describe, expect, it } from 'vitest'
import { inDispute, posts, published, saying } from '../support/running.ts'

const DAY = 24 * 60

describe('an action around a change of the clocks', () => {
  it('keeps its hour on the wall, and is said a day and an hour before that', async () => {
    const world = await inDispute({ now: '2017-03-20T09:00' })
    await published(world, '/announce type:walkout when:"26 March 3pm for an hour"')
    expect(saying(world, 'Sun 26 March 2017, 3pm to 4pm UK time')).toBe(2)
    await world.until('2017-03-25T14:59')
    expect(saying(world, 'Reminder')).toBe(0)
    await world.until('2017-03-25T15:00')
    expect(saying(world, 'Reminder: One-hour walkout, tomorrow, in 23 hours')).toBe(2)
    await world.until('2017-03-26T14:00')
    expect(saying(world, 'Reminder: One-hour walkout, in 60 minutes')).toBe(2)
    expect(await world.member('/nextaction')).toContain('Next: One-hour walkout, in 60 minutes')
  })

  it('is as long as it is, and is refused at an hour that is not there or comes twice', async () => {
    const world = await inDispute({ now: '2017-03-20T09:00' })
    expect(await world.officer('/announce type:strike when:"25 March 10pm to 6am"')).toContain(
      '10pm Sat 25 March 2017 to 6am Sun 26 March 2017, UK time\nHow long: 7 hours',
    )
    expect(await world.officer('/announce type:strike when:"26 March 01:30 for an hour"')).toContain(
      'There is no such hour, as the clocks go forward over it',
    )
    const autumn = await inDispute({ now: '2017-10-20T09:00' })
    expect(await autumn.officer('/announce type:strike when:"28 October 10pm to 6am"')).toContain('How long: 9 hours')
    expect(await autumn.officer('/announce type:strike when:"29 October 01:30 for an hour"')).toContain(
      'That hour comes twice, as the clocks go back',
    )
  })
})

describe('an action over midnight', () => {
  it('is under way on both days, and over only at its end', async () => {
    const world = await inDispute({ now: '2017-03-01T09:00' })
    await published(world, '/announce type:picket when:"2 March 10pm to 6am" where:"Gate 1"')
    await world.until('2017-03-03T05:59')
    expect(await world.member('/nextaction')).toMatch(/Under way: 8-hour picket[\s\S]*Ends: at 6am/)
    await world.until('2017-03-03T06:00')
    expect(await world.member('/nextaction')).toContain('The last one was the 8-hour picket')
    expect(saying(world, 'Over: 8-hour picket')).toBe(2)
  })
})

describe('an action of whole days', () => {
  it('ends at the end of its last day, and is not said to end on the next', async () => {
    const world = await inDispute({ now: '2017-07-01T09:00' })
    await published(world, '/announce type:strike when:"5 to 6 July"')
    await world.until('2017-07-05T12:00')
    expect(await world.member('/nextaction')).toContain('Ends: at 24:00 Thu 6 July 2017')
    await world.until('2017-07-06T23:59')
    expect(await world.member('/nextaction')).toMatch(/Ends: at 24:00\n/)
    await world.until('2017-07-07T00:00')
    expect(await world.member('/nextaction')).toContain('No action is announced.')
  })
})

describe('the clock of the computer', () => {
  it('may stand still for a month: what is over is not said, and what is to come is', async () => {
    const world = await inDispute({ now: '2017-02-20T09:00' })
    await published(world, '/announce type:walkout when:"2 March 3pm for an hour"')
    await published(world, '/announce type:rally when:"2 April 3pm for an hour" title:"Spring rally"')
    world.clock.wait(40 * DAY)
    await world.catchUp()
    expect(saying(world, 'Reminder: One-hour walkout')).toBe(0)
    expect(saying(world, 'Reminder: Spring rally')).toBe(0)
    expect(saying(world, 'Over: One-hour walkout')).toBe(2)
    await world.pass(DAY)
    expect(saying(world, 'Reminder: Spring rally')).toBe(2)
  })

  it('may be set back: nothing that was published is lost, and nothing is said twice', async () => {
    const world = await inDispute({ now: '2017-03-01T09:00' })
    world.slack.slack.fail('chat.postMessage', '5xx', 1)
    await published(world, '/announce type:walkout when:"2 March 3pm for an hour"')
    expect(saying(world, 'One-hour walkout')).toBe(1)
    world.clock.wait(-60)
    await world.catchUp()
    expect(saying(world, 'One-hour walkout')).toBe(1)
    await world.pass(62)
    expect(saying(world, 'One-hour walkout')).toBe(2)
    await world.until('2017-03-01T15:00')
    expect(saying(world, 'Reminder')).toBe(2)
    world.clock.wait(-120)
    await world.catchUp()
    await world.pass(180)
    expect(saying(world, 'Reminder')).toBe(2)
  })

  it('may be in another zone than the branch', async () => {
    const world = await inDispute({ now: '2017-03-01T09:00' })
    await world.officer('/setup zone:Pacific/Auckland')
    await published(world, '/announce type:walkout when:"2 March 3pm for an hour"')
    expect(posts(world).join()).toContain('Thu 2 March 2017, 3pm to 4pm New Zealand time')
    await world.until('2017-03-02T00:59')
    expect(saying(world, 'Reminder: One-hour walkout, in 60 minutes')).toBe(0)
    await world.until('2017-03-02T01:00')
    expect(saying(world, 'Reminder: One-hour walkout, in 60 minutes')).toBe(2)
  })
})
