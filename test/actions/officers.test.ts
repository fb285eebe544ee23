import { describe, expect, it, onTestFinished } from 'vitest'
import { IDS, roles } from '../emulators/discord/world.ts'
import { DIRECT } from '../emulators/slack/conversations.ts'
import { at } from '../support/branch.ts'
import { inDispute, posts, published, saying } from '../support/running.ts'
import { setSpace } from '../support/settings.ts'

const WALKOUT = '/announce type:walkout when:"2 March 3pm for an hour" who:"UNISON members"'

describe('a suspended action', () => {
  it('says the day on which it was agreed to resume, and is on again at its old time or another', async () => {
    const world = await inDispute({ now: '2017-02-20T09:00' })
    await published(world, WALKOUT)
    expect(await world.officer('/suspend reason:"Talks." resumes:"1 January 2017"')).toContain(
      'I read “1 January 2017” as Sun 1 January 2017, and that is past. Say a day to come.',
    )
    await published(world, '/suspend reason:"Talks." resumes:"3 March"')
    expect(saying(world, 'SUSPENDED: walkout on Thu 2 March')).toBe(4)
    expect(posts(world).join()).toMatch(/Agreed to resume[^0-9]*Fri 3 March 2017(?!, )/)
    expect(await world.member('/nextaction')).toContain('Agreed to resume on Fri 3 March 2017.')
    await world.pass(24 * 60)
    await published(world, '/resume reason:"Talks failed." when:"2 March 3pm for 2 hours"')
    // Named by its length, it goes by the new one.
    expect(saying(world, 'BACK ON: 2-hour walkout')).toBe(6)
    expect(await world.member('/nextaction')).toContain('Next: 2-hour walkout')
    await world.until('2017-03-01T15:00')
    await world.until('2017-03-02T14:00')
    expect(saying(world, 'Reminder: 2-hour walkout')).toBe(4)
    expect(saying(world, 'Reminder: One-hour')).toBe(0)
  })
})

describe('a suspended action whose day has passed', () => {
  it('is put on again at another time, as both sides agreed', async () => {
    const world = await inDispute({ now: '2017-02-20T09:00' })
    await published(world, WALKOUT)
    await published(world, '/suspend reason:"Talks." resumes:"9 March"')
    await world.until('2017-03-06T09:00')
    expect(await world.officer('/resume reason:"Talks failed."')).toContain('That time has passed')
    await published(world, '/resume reason:"Talks failed." when:"9 March 3pm for an hour"')
    expect(saying(world, 'BACK ON: walkout on Thu 2 March')).toBe(4)
    await world.until('2017-03-09T14:00')
    expect(saying(world, 'Reminder: One-hour walkout, in 60 minutes')).toBe(2)
  })
})

describe('whoever asked to be reminded of an action that is suspended', () => {
  const DAY = 24 * 60
  async function suspended(until: string) {
    const world = await inDispute({ now: '2017-02-27T09:00' })
    await published(world, WALKOUT)
    await world.member('/remindme')
    const [action = ''] = /walkout-\w+/.exec(posts(world).join()) ?? []
    await published(world, `/suspend reason:"Talks."${until}`)
    const [dispute] = await world.store.facts.disputes((await world.store.settings.onlyBranch()).id, world.clock.now())
    const asked = () => world.store.askers.of({ dispute: dispute?.id ?? '', action })
    expect(await asked()).toHaveLength(1)
    return { ...world, world, asked }
  }
  const direct = ({ discord }: Awaited<ReturnType<typeof suspended>>): string =>
    JSON.stringify([...discord.discord.posts.values()].filter(({ message }) => message.channel_id === IDS.direct))

  it('hears that it is back on, also where its own time has passed meanwhile', async () => {
    const world = await suspended(' resumes:"9 March"')
    await world.until('2017-03-06T16:30')
    await published(world.world, '/resume reason:"Failed." when:"9 March 3pm for an hour"')
    expect(direct(world)).toContain('BACK ON')
    await world.until('2017-03-08T15:00')
    expect(direct(world)).toContain('Reminder: One-hour walkout, tomorrow')
    await world.until('2017-03-09T16:00')
    expect(await world.asked()).toEqual([])
  })

  it('is forgotten within a day once the dispute has ended, and after 90 days in any case', async () => {
    const world = await suspended('')
    await world.until('2017-03-03T09:00')
    await published(world.world, '/settle text:"A deal."')
    await world.pass(DAY)
    expect(await world.asked()).toEqual([])
    const other = await suspended('')
    for (let day = 0; day < 93; day++) {
      expect(await other.asked()).toHaveLength(1)
      await other.pass(DAY)
    }
    await other.pass(DAY)
    expect(await other.asked()).toEqual([])
  })
})

describe('the end of a dispute', () => {
  it('waits until nothing is to come, is said everywhere, and is what members are told from then on', async () => {
    const world = await inDispute()
    await published(world, WALKOUT)
    expect(await world.officer('/settle text:"A new workload agreement."')).toContain(
      'Call off what is still to come first, so that nobody turns up: One-hour walkout, Thu 2 March 2017, 3pm to 4pm UK time.',
    )
    await published(world, '/calloff reason:"It is settled."')
    await published(world, '/settle text:"A new workload agreement."')
    expect(saying(world, 'The dispute is over: Kirklees social workers')).toBe(2)
    for (const question of ['/status', '/actions', '/timeline'])
      expect(await world.member(question)).toContain(
        'No dispute is open. “Kirklees social workers” ended on Wed 1 March 2017, 9am UK time. A new workload agreement.',
      )
    expect(await world.officer('/update text:"More."')).toContain('No dispute is open. /opendispute begins one.')
  })
})

describe('a dispute', () => {
  it('is not ended by a draft from before an action was announced, and takes no news once it has ended', async () => {
    const world = await inDispute()
    await world.officer('/update text:"Talks on Friday."')
    const news = world.code
    await world.officer('/settle text:"A deal."')
    const end = world.code
    await published(world, WALKOUT)
    expect(await world.officer(`/publish ${end}`)).toContain(
      'Nothing was published. An action is still to come. Call it off first: /actions shows it. If it is still wanted, begin it again.',
    )
    await published(world, '/calloff reason:"It is settled."')
    await published(world, '/settle text:"A deal."')
    expect(await world.officer(`/publish ${news}`)).toContain(
      'Nothing was published. The dispute has ended in the meantime.',
    )
    expect(saying(world, 'Talks on Friday.')).toBe(0)
  })
})

describe('the end of a mandate', () => {
  it('is said to officers in time, and not once the dispute has ended', async () => {
    const close = async (settled: boolean): Promise<number> => {
      const world = await inDispute({ now: '2017-02-20T09:00' })
      await world.officer(`/setup desk:${world.discord.channel}`)
      await world.officer('/ballot closed:"20 February 2017" returned:75 yes:59 agreed:"20 March 2017"')
      await world.press('Record it')
      await world.until('2017-03-01T12:00')
      if (settled) await published(world, '/settle text:"A deal."')
      for (const day of [13, 19]) await world.until(`2017-03-${day}T09:00`)
      return saying(world, 'The mandate of the strike ballot ends on Mon 20 March 2017')
    }
    expect([await close(false), await close(true)]).toEqual([2, 0])
  })
})

describe('a long correction', () => {
  it('keeps its reason and what holds now, on both platforms', async () => {
    const world = await inDispute()
    await published(world, `${WALKOUT} ask:"${'x'.repeat(900)}"`)
    await published(world, `/correct reason:"The hall was wrong." ask:"${'y'.repeat(900)}"`)
    const corrected = posts(world).filter((post) => post.includes('CORRECTED'))
    expect(corrected).toHaveLength(4)
    for (const words of ['The hall was wrong.', 'Thu 2 March 2017, 3pm', 'yyy', 'I’ll be there'])
      expect(corrected.filter((post) => post.includes(words))).toHaveLength(4)
  })
})

describe('a change', () => {
  it('is said where the action was announced, also where the branch has chosen another channel since', async () => {
    const world = await inDispute()
    const { slack } = world
    await published(world, WALKOUT)
    slack.slack.space.channels.set('C0SECOND', { id: 'C0SECOND', name: 'second', is_channel: true, is_member: true })
    const { id } = await world.store.settings.onlyBranch()
    await setSpace(world.store.settings, id, { platform: 'slack', id: slack.space, announceChannel: 'C0SECOND' })
    await published(world, '/calloff reason:"Talks."')
    const inSlack = slack.slack.space.messages.map(({ channel, ...message }) => `${channel} ${JSON.stringify(message)}`)
    const calledOff = inSlack.filter((message) => message.includes('CALLED OFF'))
    expect(calledOff.map((message) => message.split(' ')[0])).toEqual(['C0ANNOUNCE', 'C0ANNOUNCE', 'C0SECOND'])
  })
})

describe('what can go wrong between the preview and the button', () => {
  it('is said, and nothing is published', async () => {
    const world = await inDispute()
    const branch = await world.store.settings.onlyBranch()
    const { slack } = world
    await world.officer(WALKOUT)
    const channel = slack.slack.space.channels.get(slack.channel)
    slack.slack.space.channels.delete(slack.channel)
    expect(await world.press('Publish')).toMatch(/cannot see that channel|is gone|choose another/)
    slack.slack.space.channels.set(slack.channel, { ...channel, id: slack.channel, is_member: false })
    expect(await world.officer(WALKOUT)).toContain('/invite @steward')
    if (channel) slack.slack.space.channels.set(slack.channel, channel)
    const discord = { platform: 'discord', id: world.discord.space, officerGroup: 'officers' } as const
    await setSpace(world.store.settings, branch.id, { ...discord, announceChannel: IDS.quiet })
    expect(await world.officer(WALKOUT)).toContain('Send Messages')
    await setSpace(world.store.settings, branch.id, { ...discord, announceChannel: IDS.channel })
    await world.officer(WALKOUT)
    world.clock.wait(3 * 24 * 60)
    expect(await world.press('Publish')).toContain('That draft is older than a day, so I have published nothing.')
    expect(saying(world, 'One-hour walkout')).toBe(0)
    expect(await world.officer('/audit')).not.toContain('Announce')
  })

  it('waits to be told to officers until they have said where they meet', async () => {
    const world = await inDispute()
    world.slack.slack.fail('chat.postMessage', 'is_archived', 1)
    await published(world, WALKOUT)
    await world.pass(90)
    expect(saying(world, 'I could not post')).toBe(0)
    await world.officer(`/setup desk:${world.discord.channel}`)
    await world.pass(60)
    await world.pass(600)
    expect(saying(world, 'I could not post “Announced: one-hour walkout')).toBe(1)
  })

  it('is told to officers where it goes wrong afterwards, and the other channels have it', async () => {
    const world = await inDispute()
    const { id } = await world.store.settings.onlyBranch()
    const { slack } = world
    await setSpace(world.store.settings, id, {
      platform: 'discord',
      id: world.discord.space,
      officerGroup: 'officers',
      officerChannel: IDS.channel,
      announceChannel: IDS.channel,
    })
    slack.slack.fail('chat.postMessage', 'is_archived', 1)
    await published(world, WALKOUT)
    expect(saying(world, 'I could not post “Announced: one-hour walkout')).toBe(1)
    expect(posts(world).join()).toContain('That channel is archived. Unarchive it, or choose another channel.')
    expect(saying(world, 'I’ll be there')).toBe(1)
  })
})

describe('@everyone', () => {
  const ticked = `${WALKOUT} everyone:yes`

  it('is only for an officer who ticks it and may, and only where they are', async () => {
    const world = await inDispute()
    await published(world, WALKOUT)
    expect(posts(world).join()).not.toContain('@everyone')
    const officer = {
      asker: { platform: 'discord', id: '1' },
      place: { platform: 'discord', space: world.discord.space, channel: world.discord.channel },
      holds: async () => true,
      memberSince: async () => 'unknown' as const,
      mayNotifyAll: async () => false,
    } as const
    const refused = await world.bot.answer(ticked, officer, world.discord.adapter.limits)
    expect(refused.summary).toContain('You may not notify everybody here yourself')
    await published(world, ticked)
    const told = [...world.discord.discord.posts.values()].filter(({ message }) => message.mention_everyone)
    expect(told).toHaveLength(1)
    expect(JSON.stringify(world.slack.slack.space.messages)).not.toMatch(/"range":"(everyone|channel|here)"/)
  })

  it('is missed in a sentence to officers where Steward itself may not', async () => {
    const world = await inDispute()
    await world.officer(`/setup desk:${world.discord.channel}`)
    const everybody = roles.find(({ id }) => id === IDS.guild)
    if (!everybody) throw new Error('the role of everybody is not there')
    const held = everybody.permissions
    everybody.permissions = '0'
    onTestFinished(() => void Object.assign(everybody, { permissions: held }))
    await published(world, ticked)
    expect(saying(world, 'One-hour walkout')).toBe(2)
    expect(saying(world, 'I posted it, but nobody was notified')).toBe(1)
  })
})

describe('/remindme', () => {
  it('writes to those who asked, and to nobody who has said off; the list is gone when the action is', async () => {
    const world = await inDispute({ now: '2017-02-20T09:00' })
    await published(world, WALKOUT)
    const direct = (): number =>
      [...world.discord.discord.posts.values()].filter(({ message }) => message.channel_id === IDS.direct).length
    await world.member('/remindme')
    await world.until('2017-03-01T15:00')
    expect(direct()).toBe(1)
    expect(await world.member('/remindme off')).toContain('I have taken you off the list and will not write to you.')
    await world.until('2017-03-02T14:00')
    expect(direct()).toBe(1)
    await world.member('/remindme')
    await world.until('2017-03-02T16:00')
    expect(await world.member('/remindme off')).toBe('You were on no list.')
    expect(JSON.stringify(world.slack.slack.space.messages.filter(({ channel }) => channel === DIRECT))).toBe('[]')
  })
})

describe('reminders', () => {
  it('come at the hours that officers set, also where they set them after announcing', async () => {
    const world = await inDispute({ now: '2017-02-20T09:00' })
    await published(world, WALKOUT)
    await world.member('/remindme')
    await world.officer('/setup reminders:"48, 1"')
    await world.until('2017-02-28T15:00')
    expect(saying(world, 'Reminder: One-hour walkout, in 2 days')).toBe(3)
    await world.until('2017-03-01T15:00')
    expect(saying(world, 'Reminder')).toBe(3)
    await world.officer('/setup reminders:none')
    await world.until('2017-03-02T16:00')
    expect(saying(world, 'Reminder')).toBe(3)
  })
})

describe('the server’s own list of events', () => {
  it('has the action, moves it and cancels it', async () => {
    // Discord takes no event that is past, by the clock of this computer.
    const world = await inDispute({ now: '2099-03-02T09:00' })
    const events = () => [...world.discord.discord.scheduled.values()]
    await published(world, '/announce type:walkout when:"4 March 3pm for an hour" where:"Depot"')
    expect(events()).toMatchObject([
      { name: 'One-hour walkout', status: 1, scheduled_start_time: `${at('2099-03-04T15:00')}` },
    ])
    await published(world, '/move when:"5 March 10am for 2 hours" reason:"The hall is free then."')
    expect(events()).toMatchObject([
      { name: '2-hour walkout', status: 1, scheduled_start_time: `${at('2099-03-05T10:00')}` },
    ])
    await published(world, '/calloff reason:"Talks."')
    expect(events()).toMatchObject([{ status: 4 }])
  })
})
