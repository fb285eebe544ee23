import { describe, expect, it } from 'vitest'
import { inDispute, published, saying } from '../support/running.ts'
import type { World } from '../support/world.ts'

const TENTH = 'Sat 10 December 2016, all day: One-day strike'
const TWELFTH = 'Mon 12 December 2016, all day: One-day strike'
/** No button of any platform carries it. */
const LONG =
  'Both sides meet at ACAS on that day, “without conditions”, and the union asked for a day without a strike.'

async function twoStrikes(): Promise<World> {
  const world = await inDispute({ now: '2016-11-23T14:30' })
  await published(world, '/announce type:strike when:"10 December all day"')
  await published(world, '/announce type:strike when:"12 December all day" where:"Town Hall"')
  return world
}

const secondDispute = async (world: World): Promise<void> => {
  await world.officer('/opendispute title:"Pay 2016" employer:"Kirklees" union:"UNISON" about:"Pay."')
  await world.press('Record it')
}

describe('where several actions fit', () => {
  it.each([
    ['/move when:"13 December all day" reason:"talks" action:strike', 'Move'],
    ['/calloff reason:"talks" action:strike', 'Call off'],
    ['/suspend reason:"talks" action:strike', 'Suspend'],
    ['/correct where:"Gate 1" reason:"a slip" action:strike', 'Correct'],
    ['/calloff reason:"talks"', 'Call off'],
    [`/calloff reason:"${LONG.replace(/[“”]/g, '')}"`, 'Call off'],
  ])('%s asks which one, and goes on with what was typed', async (line, heading) => {
    const world = await twoStrikes()
    expect(await world.officer(line)).toContain('Which one?')
    const preview = await world.press(TWELFTH)
    expect(preview).toContain(`${heading}: One-day strike`)
    expect(preview).toContain('Mon 12 December 2016')
    expect(preview).not.toContain('Sat 10 December 2016')
    expect(preview).toMatch(/Reason: (talks|a slip|Both sides meet at ACAS .* without a strike\.)/)
  })

  it('keeps quotation marks and all else that a button could not carry', async () => {
    const world = await twoStrikes()
    const command = world.bot.find('calloff')
    if (!command) throw new Error('no /calloff')
    const ask = {
      asker: { platform: 'discord', id: '500000000000000008' },
      place: { platform: 'discord', space: world.discord.space, channel: world.discord.channel },
      holds: async () => true,
      mayNotifyAll: async () => true,
      memberSince: async () => 'unknown' as const,
    } as const
    const { limits } = world.discord.adapter
    const which = await world.bot.run(command, { reason: LONG, everyone: false }, ask, limits)
    const [run = ''] = which.blocks.flatMap((block) =>
      block.type === 'buttons' ? block.buttons.filter(({ label }) => label === TENTH).map((each) => each.run) : [],
    )
    expect(run.length).toBeLessThanOrEqual(90)
    expect(JSON.stringify(await world.bot.answer(run, ask, limits))).toContain(JSON.stringify(LONG).slice(1, -1))
    await world.pass(61)
    world.bot.forgetOld()
    // It has left the memory: it does not come back with a clock that is put back.
    world.clock.wait(-10)
    expect((await world.bot.answer(run, ask, limits)).summary).toBe(
      'That was too long ago, and I have not kept it. Please say it again.',
    )
  })

  it.each([
    ['12 December', 'Mon 12 December'],
    ['12/12', 'Mon 12 December'],
    ['2016-12-12', 'Mon 12 December'],
    ['Monday', 'Mon 12 December'],
    ['the strike on Saturday', 'Sat 10 December'],
    ['Town Hall', 'Mon 12 December'],
    ['the 10th', 'Sat 10 December'],
  ])('%s says which one', async (action, day) => {
    const world = await twoStrikes()
    const preview = await world.officer(`/calloff reason:"talks" action:"${action}"`)
    expect(preview).toContain('Please check.')
    expect(preview).toContain(day)
  })

  it('asks too where a day has two, and takes no part of a word for one', async () => {
    const world = await twoStrikes()
    await published(world, '/announce type:rally when:"12 December 10am for an hour"')
    expect(await world.officer('/calloff reason:"talks" action:"12 December"')).toContain('Several fit “12 December”.')
    expect(await world.member('/remindme trike')).toContain('I know no action to come “trike”')
    expect(await world.member('/remindme on')).toContain('Which one?')
    expect(await world.press('Mon 12 December 2016, 10am to 11am: One-hour rally')).toContain('One-hour rally')
  })

  it('offers what a platform holds, and says how to name the others', async () => {
    const world = await inDispute({ now: '2016-11-01T14:30' })
    for (let day = 2; day <= 28; day += 1)
      await published(world, `/announce type:picket when:"${day} November 7am for an hour"`)
    const which = await world.member('/remindme')
    expect(which).toContain('Thu 24 November 2016, 7am to 8am')
    expect(which).toContain('There are 2 more. Say which one with action: and its day, its place or its name.')
  })
})

describe('an action that is named before the reason, without a word for either,', () => {
  const both = async (): Promise<World> => {
    const world = await inDispute({ now: '2026-11-23T14:30' })
    await published(world, '/announce type:strike when:"11 December all day"')
    await published(world, '/announce type:walkout when:"14 December 3pm for an hour"')
    return world
  }

  it('is the one that is changed, and the rest is the reason', async () => {
    const world = await both()
    const preview = await world.officer('/calloff walkout because we won')
    expect(preview).toContain('Call off: One-hour walkout')
    expect(preview).toContain('Reason: because we won')
    expect(preview).not.toContain('strike')
    expect(await world.officer('/move strike when:"15 December all day" reason:"talks"')).toContain(
      'Move: One-day strike',
    )
    expect(await world.officer('/suspend strike reason:"talks"')).toContain('Suspend: One-day strike')
  })

  it('is said to be suspended to whoever asks to be reminded of it, with what is to come', async () => {
    const world = await both()
    await published(world, '/suspend strike reason:"talks"')
    expect(await world.member('/remindme strike')).toBe(
      'One-day strike is suspended. To come: One-hour walkout, Mon 14 December 2026, 3pm to 4pm.',
    )
    await published(world, '/calloff walkout reason:"talks"')
    expect(await world.member('/remindme strike')).toBe(
      'One-day strike is suspended. No action is announced, so there is nothing to remind you of.',
    )
  })

  it('is never taken for another, and can be said to be part of the reason', async () => {
    const world = await both()
    const reply = await world.officer('/calloff meeting with the council agreed')
    expect(reply).toContain(
      'I know no action to come “meeting”. /actions coming shows them. If that belongs to the reason, say reason:"…"',
    )
    await published(world, '/calloff walkout we won')
    expect(await world.officer('/calloff walkout we won')).toContain('One-hour walkout, Mon 14 December 2026')
  })
})

describe('a preview of a change', () => {
  it('has the time as it stands, the new one, and the dispute where there are several', async () => {
    const world = await twoStrikes()
    const move = '/move when:"13 December all day" reason:"talks" action:"10 December"'
    const preview = await world.officer(move)
    expect(preview).toContain(
      'When: ~~Sat 10 December 2016, all day (00:00 to 24:00 UK time)~~ → Tue 13 December 2016, all day (00:00 to 24:00 UK time)',
    )
    expect(preview).not.toContain('Dispute:')
    await secondDispute(world)
    expect(await world.officer(move)).toContain('Dispute: Kirklees social workers')
    await world.press('Publish')
    expect(await world.officer('/audit')).toContain(
      'Move: One-day strike, Sat 10 December 2016, all day → Tue 13 December 2016',
    )
  })
})

describe('where several disputes are open', () => {
  it('an officer presses the one that is meant, and what they typed is kept', async () => {
    const world = await inDispute({ now: '2016-11-23T14:30' })
    await secondDispute(world)
    const where = 'The steps of the Town Hall, by the fountain, opposite the bus station'
    expect(await world.officer(`/announce type:rally when:"Sunday 10am for an hour" where:"${where}"`)).toContain(
      'Several disputes are open. Which one?',
    )
    const preview = await world.press('Pay 2016')
    expect(preview).toContain('Dispute: Pay 2016')
    expect(preview).toContain(where)
    await world.press('Publish')
    expect(saying(world, where)).toBe(2)
    expect(await world.officer('/update text:"Talks on Friday."')).toContain('Which one?')
    expect(await world.press('Kirklees social workers')).toContain('Talks on Friday.')
    expect(await world.officer('/update text:"Talks on Friday." dispute:nonsense')).toContain(
      'I know no open dispute “nonsense”. Which one?',
    )
  })
})
