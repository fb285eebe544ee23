import { describe, expect, it } from 'vitest'
import { inDispute as branch, posts, published, SECOND, saying } from '../support/running.ts'

const WALKOUT = '/announce type:walkout when:"2 March 3pm for an hour" who:"UNISON members" where:"Methodist Mission"'

const DAY = 24 * 60

describe('an announced action', () => {
  it('is shown to its officer first, and goes to every channel only when they say so', async () => {
    const world = await branch()
    const preview = await world.officer(WALKOUT)
    expect(preview).toContain('Thu 2 March 2017, 3pm to 4pm UK time')
    expect(preview).toContain('Please check. Nothing is published yet.')
    expect(preview).toContain('No ballot is on record')
    expect(preview).not.toMatch(/lawful|legal/i)
    expect(saying(world, 'One-hour walkout')).toBe(0)
    const { code } = world
    expect(await world.press('Publish')).toContain('Published.')
    expect(saying(world, 'One-hour walkout')).toBe(2)
    // The button is still there, and does nothing more.
    expect(await world.officer(`/publish ${code}`)).toContain('That draft is not there any more')
    expect(saying(world, 'One-hour walkout')).toBe(2)
    expect(await world.member('/nextaction')).toContain('Next: One-hour walkout, tomorrow')
  })

  it('keeps its warnings when details are added', async () => {
    const world = await branch()
    const warned = 'There are 9 pickets.'
    expect(await world.officer('/announce type:picket when:"2 March 3pm for an hour" pickets:9')).toContain(warned)
    expect(await world.officer(`/details ${world.code} title:"At the gate"`)).toContain(warned)
  })

  it('is called off in its own message and in a new one, and nobody is reminded of it', async () => {
    const world = await branch({ now: '2017-02-20T09:00' })
    await world.officer(WALKOUT)
    await world.press('Publish')
    await world.member('/remindme')
    await world.officer('/calloff reason:"Talks agreed."')
    await world.press('Publish')
    // The first message and the new one, in each channel; and the member who asked hears of it.
    expect(saying(world, 'CALLED OFF')).toBe(5)
    expect(saying(world, 'Do not turn up for it')).toBe(5)
    const [dispute] = await world.store.facts.disputes((await world.store.settings.onlyBranch()).id, world.clock.now())
    const [action] = await world.store.facts.coming(dispute?.id ?? '', world.clock.now(), { limit: 1 })
    const key = { dispute: dispute?.id ?? '', action: action?.key ?? '' }
    expect(await world.store.askers.of(key)).toHaveLength(1)
    await world.pass(DAY)
    expect(await world.store.askers.of(key)).toEqual([])
    await world.pass(19 * DAY)
    expect(saying(world, 'Reminder')).toBe(0)
    expect(await world.member('/nextaction')).toContain('No action is announced')
  })

  it('moves with the old time struck through, and its reminders move with it', async () => {
    const world = await branch({ now: '2017-02-20T09:00' })
    await world.officer(WALKOUT)
    await world.press('Publish')
    await world.officer('/move when:"3 March 10am for an hour" reason:"The hall is free then."')
    await world.press('Publish')
    expect(saying(world, 'MOVED')).toBe(4)
    expect(saying(world, '~~Thu 2 March 2017, 3pm to 4pm UK time~~')).toBe(2)
    await world.until('2017-03-02T09:59')
    expect(saying(world, 'Reminder')).toBe(0)
    await world.until('2017-03-02T10:00')
    expect(saying(world, 'Reminder: One-hour walkout, tomorrow')).toBe(2)
    await world.until('2017-03-03T09:00')
    expect(saying(world, 'Reminder: One-hour walkout, in 60 minutes')).toBe(2)
    await world.pass(DAY)
    expect(saying(world, 'Reminder')).toBe(4)
    // Nobody who scrolls back takes either message for a call.
    expect(saying(world, 'Over: One-hour walkout')).toBe(4)
    expect(saying(world, 'MOVED: One-hour walkout')).toBe(0)
  })

  it('is said once, late and with the word, after Steward was away; and not at all once it is over', async () => {
    const world = await branch({ now: '2017-02-20T09:00' })
    await world.officer(WALKOUT)
    await world.press('Publish')
    world.clock.wait(10 * DAY + 5 * 60 + 30)
    await world.catchUp()
    expect(saying(world, 'Reminder')).toBe(2)
    expect(saying(world, 'Late: this was due at 2pm')).toBe(2)

    const silent = await branch({ now: '2017-02-20T09:00' })
    await silent.officer(WALKOUT)
    await silent.press('Publish')
    silent.clock.wait(40 * DAY)
    await silent.catchUp()
    expect(saying(silent, 'Reminder')).toBe(0)
  })

  it('is not said in quiet hours', async () => {
    const world = await branch({ now: '2017-02-20T09:00' })
    await world.officer('/setup quiet:21:00-10:00')
    await world.officer('/announce type:strike when:"2 March 9am to 5pm" who:"Members"')
    await world.press('Publish')
    await world.until('2017-03-01T09:59')
    expect(saying(world, 'Reminder')).toBe(0)
    await world.until('2017-03-01T10:00')
    expect(saying(world, 'Reminder')).toBe(2)
    await world.until('2017-03-01T21:00')
    expect(saying(world, 'Reminder')).toBe(4)
  })

  it('of a whole day is said in the morning, of the day before and of the day itself', async () => {
    const world = await branch({ now: '2017-02-20T09:00' })
    await world.officer('/announce type:strike when:"2 March all day" who:"Members"')
    await world.press('Publish')
    await world.until('2017-03-01T08:59')
    expect(saying(world, 'Reminder')).toBe(0)
    await world.until('2017-03-01T09:00')
    expect(saying(world, 'Reminder: One-day strike, tomorrow')).toBe(2)
    await world.until('2017-03-02T07:59')
    expect(saying(world, 'Reminder')).toBe(2)
    await world.until('2017-03-02T08:00')
    expect(saying(world, 'Reminder: One-day strike, today')).toBe(2)
    expect(posts(world).join()).not.toMatch(/Reminder[^"]*(minutes|hours)/)
  })

  it('is said by the quiet hours that hold when its time comes', async () => {
    const world = await branch({ now: '2017-03-01T09:00' })
    await published(world, '/announce type:walkout when:"2 March 9:30am for an hour"')
    await published(world, '/announce type:picket when:"3 March 7am for an hour" where:"Gate 1"')
    await world.member('/remindme action:walkout')
    await world.officer('/setup quiet:21:00-09:00 reminders:1')
    const reminders = () => saying(world, 'Reminder')
    await world.until('2017-03-02T08:59')
    expect(reminders()).toBe(0)
    await world.until('2017-03-02T09:00')
    expect(reminders()).toBe(3)
    expect(saying(world, 'Late')).toBe(0)
    await world.officer('/setup quiet:none')
    await world.until('2017-03-03T05:59')
    expect(reminders()).toBe(3)
    await world.until('2017-03-03T06:00')
    expect(reminders()).toBe(5)
  })

  it('counts who will be there, shows no names, and from five on how many; and forgets them', async () => {
    const world = await branch()
    await world.officer(WALKOUT)
    await world.press('Publish')
    const [, key = ''] = /there (walkout-\w+)/.exec(posts(world).join()) ?? []
    for (let n = 1; n <= 4; n += 1) await world.member(`/there ${key}`, `70000000000000000${n}`)
    expect(await world.member(`/there ${key}`, '700000000000000001')).toContain('You are counted already.')
    await world.pass(1)
    expect(posts(world).join()).not.toContain('say they will be there')
    await world.member(`/there ${key}`, '700000000000000005')
    await world.pass(1)
    expect(saying(world, '5 say they will be there.')).toBe(2)
    expect(posts(world).join()).not.toContain('700000000000000005')
    await world.press('I cannot come after all')
    await world.pass(1)
    expect(posts(world).join()).not.toContain('say they will be there')
    const { facts, settings, going } = world.store
    const [dispute] = await facts.disputes((await settings.onlyBranch()).id, world.clock.now())
    const coming = (): Promise<number> => going.count({ dispute: dispute?.id ?? '', action: key })
    expect(await coming()).toBe(4)
    await world.until('2017-03-02T16:00')
    expect(await coming()).toBe(0)
    expect(posts(world).join()).not.toContain('there walkout')
  })

  it('forgets who said that they will be there when it moves: they said it of another day', async () => {
    const world = await branch()
    await published(world, WALKOUT)
    const [key = ''] = /walkout-\w+/.exec(posts(world).join()) ?? []
    for (let n = 1; n <= 5; n += 1) await world.member(`/there ${key}`, `70000000000000000${n}`)
    await world.pass(1)
    const [dispute] = await world.store.facts.disputes((await world.store.settings.onlyBranch()).id, world.clock.now())
    const coming = () => world.store.going.count({ dispute: dispute?.id ?? '', action: key })
    expect([await coming(), saying(world, '5 say they will be there.')]).toEqual([5, 2])
    await published(world, '/correct reason:"Wrong gate." where:"Gate 2"')
    expect(await coming()).toBe(5)
    await published(world, '/move when:"3 March 10am for an hour" reason:"The hall is free then."')
    expect([await coming(), saying(world, 'say they will be there')]).toEqual([0, 0])
    expect(await world.member(`/there ${key}`, '700000000000000001')).not.toContain('You are counted already.')
  })

  it('cannot be changed by two officers at once without either knowing', async () => {
    const world = await branch()
    await world.officer(WALKOUT)
    await world.press('Publish')
    await world.officer('/calloff reason:"Talks agreed."', '500000000000000001')
    const first = world.code
    await world.officer('/move when:"3 March 10am for an hour" reason:"Hall"', '500000000000000002')
    await world.press('Publish')
    expect(await world.officer(`/publish ${first}`, '500000000000000001')).toContain(
      'Nothing was published. That action has been changed in the meantime. /actions shows how it stands.',
    )
    expect(saying(world, 'CALLED OFF')).toBe(0)
  })
})

describe('two officers', () => {
  it('both have to say yes, and they must be two', async () => {
    const world = await branch({ twoOfficers: true })
    await world.officer(WALKOUT)
    const { code } = world
    expect(await world.press('Publish')).toContain(`A second officer has to confirm it: /confirm ${code}`)
    expect(saying(world, 'One-hour walkout')).toBe(0)
    expect(await world.officer(`/confirm ${code}`)).toContain('You wrote it yourself.')
    expect(await world.member(`/confirm ${code}`)).toContain('Only the branch’s officers')
    expect(await world.officer(`/confirm ${code}`, SECOND)).toContain('Until then nothing is published.')
    expect(saying(world, 'One-hour walkout')).toBe(0)
    expect(await world.press('Confirm')).toContain('Published.')
    expect(saying(world, 'One-hour walkout')).toBe(2)
    expect(await world.officer('/audit')).toMatch(/Announce: One-hour walkout.*By .*, confirmed by /)
  })
})

describe('a confirmation', () => {
  it('is for what the second officer was shown, and not for what was added since', async () => {
    const world = await branch({ twoOfficers: true })
    await world.officer(WALKOUT)
    const { code } = world
    await world.press('Publish')
    expect(await world.officer(`/details draft:${code} title:"Another one"`)).toContain('Another one')
    const { code: fresh } = world
    await world.press('Publish')
    expect(await world.officer(`/confirm ${code} seen:yes`, SECOND)).toContain(
      'Nothing was published. Its author has taken it back or changed it.',
    )
    expect(saying(world, 'I’ll be there')).toBe(0)
    await world.officer(`/confirm ${fresh}`, SECOND)
    expect(await world.press('Confirm')).toContain('Published.')
    expect(saying(world, 'Another one')).toBe(2)
  })

  it('is not for figures of a ballot that were added since either', async () => {
    const world = await branch({ twoOfficers: true })
    await world.officer('/ballot closed:"10 January" returned:75 yes:59 no:15')
    const { code } = world
    await world.press('Record it')
    await world.officer(`/ballotdetails draft:${code} spoilt:1`)
    const { code: fresh } = world
    await world.press('Record it')
    expect(await world.officer(`/confirm ${code} seen:yes`, SECOND)).toContain(
      'Nothing was recorded. Its author has taken it back or changed it.',
    )
    expect(await world.officer(`/confirm ${fresh}`, SECOND)).toContain('15 no and 1 spoilt')
    expect(await world.press('Confirm')).toContain('Recorded.')
  })

  it('comes within a day', async () => {
    const world = await branch({ twoOfficers: true })
    await world.officer('/update text:"Talks on Friday."')
    const { code } = world
    await world.press('Publish')
    await world.pass(DAY + 1)
    expect(await world.officer(`/confirm ${code}`, SECOND)).toContain('That draft is older than a day')
    expect(saying(world, 'Talks on Friday')).toBe(0)
  })
})

describe('officers', () => {
  it('hear in words why something cannot be done', async () => {
    const world = await branch()
    const refusals = [
      ['/announce type:walkout when:"sometime"', /cannot read “sometime”/],
      ['/announce type:walkout when:"2 March 3pm"', /Say how long/],
      ['/announce type:walkout when:"next Friday 3pm for an hour"', /I read “next Friday.*Say/s],
      ['/announce type:walkout when:"28 February 3pm for an hour"', /past|too far/],
      ['/calloff reason:"Talks"', /There is no action to call off/],
      ['/resume reason:"Talks failed"', /There is no suspended action to resume/],
      ['/confirm nothing', /I do not know that code. Check it letter by letter/],
      ['/ballot closed:"10 January" returned:10 yes:9 no:9', /come to 18, which is more than the 10/],
      ['/issue issue:parking kind:raised text:"Raised it"', /I know no issue “parking”/],
    ] as const
    for (const [line, sentence] of refusals) expect(await world.officer(line), line).toMatch(sentence)
  })
})
