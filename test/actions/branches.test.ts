import { describe, expect, it } from 'vitest'
import type { Ask } from '../../src/core/access.ts'
import { IDS } from '../emulators/discord/world.ts'
import { inDispute, published, yes } from '../support/running.ts'
import { setSpace } from '../support/settings.ts'

it('what one branch’s officers cannot be told is not told to another’s', async () => {
  const world = await inDispute({ now: '2017-02-20T08:00', twoOfficers: true })
  const { store, discord, slack, clock } = world
  const { id: first } = await store.settings.onlyBranch()
  const place = { platform: 'discord', id: discord.space, officerGroup: 'officers' } as const
  // Steward may not write where the first branch's officers meet.
  await setSpace(store.settings, first, { ...place, announceChannel: IDS.channel, officerChannel: IDS.quiet })
  await store.settings.newBranch({ name: 'Leeds UNISON', zone: 'Europe/London' }, 'code', clock.now())
  const second = await store.settings.joinBranch('slack', slack.space, 'code', clock.now())
  if (!second) throw new Error('no second branch')
  const theirs = { platform: 'slack', id: slack.space, officerChannel: slack.channel } as const
  await setSpace(store.settings, second.id, { ...theirs, announceChannel: slack.channel })

  await world.officer('/ballot closed:"23 January" returned:10 yes:9')
  await yes(world, 'Record it')
  await published(world, '/announce type:strike when:"3 March all day" who:"Members"')
  await world.pass(10 * 24 * 60)
  expect(discord.discord.requests.filter(({ status }) => status === 403).length).toBeGreaterThan(1)
  expect(JSON.stringify(slack.slack.space.messages)).not.toMatch(/strike|ballot|second officer/i)
})

it('what one branch’s posts wait for is told to its own officers, with what it is', async () => {
  const world = await inDispute({ now: '2017-02-28T09:00' })
  const { store, slack, discord, clock } = world
  await store.settings.newBranch({ name: 'Leeds UNISON', zone: 'Europe/London' }, 'code', clock.now())
  const other = await store.settings.joinBranch('slack', slack.space, 'code', clock.now())
  const theirs = { platform: 'slack', id: slack.space, announceChannel: slack.channel } as const
  await setSpace(store.settings, other?.id ?? '', { ...theirs, officerChannel: slack.channel })
  await world.officer(`/setup desk:${discord.channel}`)
  await world.officer('/announce type:walkout when:"2 March 3pm for an hour"')
  discord.discord.failures.push({ method: 'post', path: /^\/channels\/\d+\/messages$/, status: 500, times: 10_000 })
  await world.press('Publish')
  for (let n = 0; n < 20; n++) await world.pass(1)
  discord.discord.failures.length = 0
  for (let n = 0; n < 20; n++) await world.pass(1)
  expect(slack.slack.space.messages).toEqual([])
  const told = [...discord.discord.posts.values()].map(({ message }) => message.content)
  expect(told.join()).toContain(
    'For about ten minutes I have not been able to post “One-hour walkout” on Discord. I go on trying.',
  )
}, 60_000)

it('a server that joined another branch hears nothing more of the first, and has its events no more', async () => {
  const world = await inDispute({ now: '2099-02-25T09:00' })
  const { store, discord, slack, clock } = world
  await published(world, '/announce type:walkout when:"4 March 3pm for an hour"')
  const events = () => [...discord.discord.scheduled.values()].map(({ status }) => status)
  expect(events()).toEqual([1])
  const stands = JSON.stringify([...discord.discord.posts.values()])
  await store.settings.newBranch({ name: 'Leeds UNISON', zone: 'Europe/London' }, 'code', clock.now())
  await store.settings.joinBranch('discord', discord.space, 'code', clock.now())
  await world.catchUp()
  expect(events()).toEqual([4])
  const onSlack: Ask = {
    asker: { platform: 'slack', id: 'U1' },
    place: { platform: 'slack', space: slack.space, channel: slack.channel },
    holds: async () => true,
    memberSince: async () => 'unknown',
    mayNotifyAll: async () => true,
  }
  const { limits } = slack.adapter
  const preview = JSON.stringify(await world.bot.answer('/calloff reason:"Only for Kirklees."', onSlack, limits))
  await world.bot.answer(`publish ${/publish (\w+)/.exec(preview)?.[1]}`, onSlack, limits)
  await world.until('2099-03-05T15:00')
  expect(JSON.stringify([...discord.discord.posts.values()])).toBe(stands)
  expect(JSON.stringify(slack.slack.space.messages)).toContain('Only for Kirklees.')
})

describe('a direct message on Discord, where Steward serves several branches', () => {
  async function withTwo() {
    const world = await inDispute()
    const { store, discord, clock } = world
    await store.settings.newBranch({ name: 'Leeds UNISON', zone: 'Europe/London' }, 'code', clock.now())
    await store.settings.joinBranch('discord', IDS.elsewhere, 'code', clock.now())
    return { ...world, servers: discord.discord.notIn, alone: discord.direct }
  }

  it('is about the branch in whose server its writer is', async () => {
    const { servers, alone, discord } = await withTwo()
    expect((await alone('status')).text).toContain('Kirklees')
    servers.delete(IDS.elsewhere)
    servers.add(IDS.guild)
    expect((await alone('issues')).text).toContain('No dispute is open.')
    expect(discord.discord.violations).toEqual([])
  })

  it('is answered to each by their own branch, also where two ask at once', async () => {
    const { bot, adapters } = await withTwo()
    const [{ limits } = expect.fail()] = adapters
    const ask = async (channel: string, server: string): Promise<string> => {
      const place = { platform: 'discord', channel } as const
      const memberSince = async (space: string) => (space === server ? 'unknown' : undefined)
      const none = async () => false
      const asker = { platform: 'discord', id: channel } as const
      return (await bot.answer('status', { asker, place, memberSince, holds: none, mayNotifyAll: none }, limits))
        .summary
    }
    const said = await Promise.all([ask('1', IDS.guild), ask('2', IDS.elsewhere)])
    expect(said).toEqual([expect.stringContaining('Kirklees'), expect.stringContaining('No dispute is open')])
  })

  it('does nothing where that is unclear, and says how to mend it', async () => {
    const { servers, alone } = await withTwo()
    servers.clear()
    expect((await alone('They share out cases unfairly here')).text).toContain(
      'You are in the servers of several branches (Kirklees UNISON, Leeds UNISON), and here I cannot tell which you mean. So I have done nothing and kept nothing.',
    )
    servers.add(IDS.guild).add(IDS.elsewhere)
    expect((await alone('status')).text).toContain('you are in no server of theirs that I know. So I have done nothing')
  })

  it('is kept as a concern of that branch alone', async () => {
    const { servers, alone, discord, rooms, store } = await withTwo()
    servers.delete(IDS.elsewhere)
    servers.add(IDS.guild)
    expect((await alone('They share out cases unfairly here')).text).toContain('They share out cases unfairly here')
    expect((await discord.press('Send anonymously')).text).toContain('Sent')
    const waiting = async (name: string): Promise<number | undefined> => {
      const branch = (await store.settings.branches()).find((each) => each.name === name)
      if (!branch) throw new Error(name)
      const kept = await rooms.kept(branch)
      // Four more make the five that are handed out.
      const { window } = await rooms.room(branch)
      for (let n = 0; n < 4; n++) await kept.store.note(window, new Uint8Array(1))
      return (await kept.store.bundle(window))?.texts.length
    }
    expect([await waiting('Kirklees UNISON'), await waiting('Leeds UNISON')]).toEqual([undefined, 5])
  })

  it('is answered with an apology where Discord does not tell, and is not taken', async () => {
    const { alone, discord, log } = await withTwo()
    discord.discord.failures.push({ path: /\/members\//, status: 500, times: 9 })
    expect((await alone('They share out cases unfairly here')).text).toContain('Something went wrong on my side')
    expect(log.text()).not.toContain('unfairly')
  })
})
