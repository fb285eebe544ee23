import { describe, expect, it } from 'vitest'
import { inDispute, published, saying } from '../support/running.ts'
import type { World } from '../support/world.ts'

const STRIKE = '/announce type:strike when:"12 December 8am to 5pm" where:"Gate 1"'
const RALLY = '/announce type:rally when:"Sunday 10am for 2 hours" where:"Town Hall"'

const begin = async (...lines: readonly string[]): Promise<World> => {
  const world = await inDispute({ now: '2026-11-23T14:30' })
  for (const line of lines) await published(world, line)
  return world
}

describe('an action that is announced twice', () => {
  it('is said to be there already, before it is published', async () => {
    const world = await begin(STRIKE)
    expect(await world.officer(STRIKE)).toContain(
      'A strike at that very time is announced already: 9-hour strike. Publish this one only if both are to be.',
    )
    expect(await world.officer('/announce type:rally when:"12 December 8am to 5pm"')).not.toContain('already')
    expect(await world.officer('/announce type:strike when:"12 December 8am to 4pm"')).not.toContain('already')
    await published(world, '/calloff reason:"Talks."')
    expect(await world.officer(STRIKE)).not.toContain('already')
  })
})

describe('an action in place of one that is still on', () => {
  it('warns that the old one stays on, and offers to call it off', async () => {
    const world = await begin(RALLY)
    const preview = await world.officer(
      '/announce type:rally when:"Sunday 2pm to 4pm" where:"Town Hall" replaces:rally',
    )
    expect(preview).toContain('The rally on Sun 29 November stays on, and is reminded of, until it is called off.')
    expect(await world.press('Publish')).toContain('The rally on Sun 29 November is still on.')
    const calloff = await world.press('Call off the rally on Sun 29 November')
    expect(calloff).toContain('Call off: 2-hour rally')
    expect(calloff).toContain('Sun 29 November 2026, 10am to noon UK time')
    expect(calloff).toContain('Reason: Replaced by the rally on Sun 29 November.')
    await world.press('Publish')
    expect(await world.member('/nextaction')).toContain('Sun 29 November 2026, 2pm to 4pm')
    expect(saying(world, 'CALLED OFF: rally on Sun 29 November')).toBe(4)
  })

  it('says nothing of the kind of one that is called off', async () => {
    const world = await begin(RALLY, '/calloff reason:"Rain."')
    const again = '/announce type:rally when:"Sunday 2pm to 4pm" replaces:rally'
    expect(await world.officer(again)).not.toContain('stays on')
    expect(await world.press('Publish')).not.toContain('still on')
  })
})

describe('a change that changes nothing', () => {
  it('is refused, and shouted at nobody', async () => {
    const world = await begin(STRIKE)
    expect(await world.officer('/move when:"12 December 8am to 5pm" reason:"Talks"')).toContain(
      'It is at that time already: Sat 12 December 2026, 8am to 5pm UK time.',
    )
    expect(await world.officer('/correct where:"Gate 1" reason:"Talks"')).toContain('It says that already.')
    expect(await world.officer('/correct where:"Gate 2" title:"9-hour strike" reason:"Talks"')).toContain(
      'Please check.',
    )
  })
})

describe('what is called off', () => {
  it('is not edited once more when its time has passed', async () => {
    const world = await begin(STRIKE)
    await published(world, '/calloff reason:"Talks."')
    const edits = (): number => world.slack.slack.called('chat.update').length
    const before = edits()
    expect(before).toBe(1)
    await world.pass(25 * 60)
    await world.until('2026-12-13T12:00')
    expect(edits()).toBe(before)
  })
})

describe('a correction of an action under way', () => {
  it('warns of nothing that only an announcement needs', async () => {
    const world = await begin(STRIKE)
    await world.until('2026-12-12T10:30')
    const preview = await world.officer('/correct where:"Gate 2" reason:"Gate 1 is shut."')
    expect(preview).toContain('Please check.')
    expect(preview).not.toContain('Before you go on')
    expect(preview).not.toContain('announce it now')
  })
})

describe('a change of an action', () => {
  it.each([
    ['/calloff reason:"Talks." everyone:yes', []],
    ['/move when:"13 December 8am to 5pm" reason:"Talks." everyone:yes', []],
    ['/suspend reason:"Talks." everyone:yes', []],
    ['/resume reason:"Talks." everyone:yes', ['/suspend reason:"Talks."']],
  ])('notifies everybody where its officer ticks that and may: %s', async (line, before) => {
    const world = await begin(STRIKE, ...before)
    expect(await world.officer(line)).toContain('Notifies: everybody in the channel')
    const mayNot = {
      asker: { platform: 'discord', id: '1' },
      place: { platform: 'discord', space: world.discord.space, channel: world.discord.channel },
      holds: async () => true,
      belongsTo: async () => true,
      mayNotifyAll: async () => false,
      memberSince: async () => 'unknown' as const,
    } as const
    const refused = await world.bot.answer(line, mayNot, world.discord.adapter.limits)
    expect(refused.summary).toContain('You may not notify everybody here yourself')
    const asked = (): number => saying(world, '@everyone')
    expect(asked()).toBe(0)
    await world.press('Publish')
    expect(asked()).toBe(1)
  })
})

describe('what cannot be done', () => {
  it('comes with the way on', async () => {
    const world = await begin(STRIKE)
    expect(await world.officer('/resume reason:"Talks failed."')).toContain('is on. To change its time: /move')
    await published(world, '/suspend reason:"Talks."')
    expect(await world.officer('/move when:"13 December 8am to 5pm" reason:"Talks"')).toContain(
      '9-hour strike, Sat 12 December 2026, 8am to 5pm UK time, is suspended. To put it on, at its old time or a new one: /resume',
    )
    await published(world, '/calloff reason:"deal reached"')
    expect(await world.officer('/resume reason:"No deal."')).toMatch(
      /is called off, and stays so\. To have it after all, announce it anew: \/announce replaces:"strike on Sat 12 December"$/,
    )
    const anew = '/announce type:strike when:"14 December 8am to 5pm" replaces:"strike on Sat 12 December"'
    expect(await world.officer(anew)).toContain('In place of: strike on Sat 12 December (called off)')
    const next = await world.member('/nextaction')
    expect(next).toContain('Why: Deal reached. Source:')
    expect(await world.member('/actions')).toContain('CALLED OFF: Deal reached.')
  })

  it('says of one that ended early that it did', async () => {
    const world = await begin(STRIKE)
    await world.until('2026-12-12T10:30')
    await published(world, '/calloff reason:"Deal."')
    for (const line of ['/calloff reason:"Deal."', '/move when:"13 December 8am to 5pm" reason:"Deal."'])
      expect(await world.officer(line)).toContain(
        '9-hour strike, Sat 12 December 2026, 8am to 5pm UK time, ended early: it took place until 10.30am on Sat 12 December 2026. It stays so. To have another in its place: /announce replaces:"strike on Sat 12 December"',
      )
  })

  it('is said when a call-off is published after the end', async () => {
    const world = await begin(STRIKE)
    await world.until('2026-12-12T16:00')
    await world.officer('/calloff reason:"Deal."')
    await world.until('2026-12-12T17:30')
    expect(await world.press('Publish')).toContain(
      'That action is over in the meantime, so there is nothing left to call off. I publish nothing.',
    )
  })

  it('is said of a page that is not there', async () => {
    const world = await begin(STRIKE)
    for (const page of ['/actions page:99', '/actions past page:99', '/actions coming page:99'])
      expect(await world.member(page)).toBe('There is no page 99. Type /actions for the first one.')
    expect(await world.member('/actions past')).toContain('None yet.')
  })
})

describe('the second officer', () => {
  it('is shown the same cautions as the first', async () => {
    const world = await begin(RALLY)
    await world.officer('/setup second:yes')
    await world.officer('/announce type:rally when:"Sunday 2pm to 4pm" replaces:rally')
    const { code } = world
    await world.press('Publish')
    expect(await world.officer(`/confirm ${code}`, '500000000000000002')).toContain(
      'The rally on Sun 29 November stays on, and is reminded of, until it is called off.',
    )
    await world.until('2026-11-29T11:00')
    await world.officer('/calloff reason:"Rain."')
    const { code: second } = world
    await world.press('Publish')
    expect(await world.officer(`/confirm ${second}`, '500000000000000002')).toContain('It is under way, since 10am')
  })
})
