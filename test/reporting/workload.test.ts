import { describe, expect, it } from 'vitest'
import { render } from '../../src/adapters/terminal/render.ts'
import type { Ask } from '../../src/core/access.ts'
import { limits } from '../support/branch.ts'
import { type Confidence, confidence, filledIn } from '../support/confidence.ts'
import { setSpace } from '../support/settings.ts'

const PLATFORMS = ['discord', 'slack'] as const
const AREAS = '/reporting areas:"North 120; South 90; Duty: 60" service:300 source:"UNISON, March 2017"'

/** A member of the emulated server reports by pressing what they are shown. */
async function report(world: Confidence, id: string, words: string): Promise<string> {
  const ask: Ask = {
    asker: { platform: 'discord', id },
    place: { platform: 'discord', space: world.discord.space, channel: world.discord.channel },
    holds: async () => false,
    memberSince: async () => 'unknown',
    mayNotifyAll: async () => false,
  }
  const shown = await filledIn(world, 'workload', words, ask)
  const run = shown.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))[0]?.run ?? ''
  return render(run === '' ? shown : await world.bot.answer(run, ask, limits), { colour: false })
}

const officers = (world: Confidence): string =>
  JSON.stringify([...world.discord.discord.posts.values()]) + JSON.stringify(world.slack.slack.space.messages)

describe.each(PLATFORMS)('a workload report on %s', (platform) => {
  it('is asked for in two forms of five, shown in bands, and kept as answers that nothing ties together', async () => {
    const world = await confidence()
    await world.officer(AREAS)
    const person = world[platform]
    expect((await person.command('/workload')).form).toEqual([
      'Area',
      'Children or cases',
      'Easy, middle, hard',
      'Hours over contract',
      'Manageable?',
    ])
    const first = await person.fill({
      area: 'south',
      cases: '27',
      mix: '10, 12, 5',
      over: '6.5',
      manageable: 'hard to manage',
    })
    expect(first).toMatchObject({ private: true, buttons: ['Send anonymously', 'Five more questions', 'Don’t send'] })
    expect(first.text).toContain('South')
    expect(first.text).toContain('26 to 30')
    expect(first.text).not.toContain('27')

    expect((await person.press('Five more questions')).form).toEqual([
      'Overdue visits or reviews',
      'Supervision',
      'Hours lost to IT',
      'Agency share',
      'Issue',
    ])
    const all = await person.fill({
      overdue: '4',
      supervision: 'cancelled or not held',
      it: '2',
      agency: 'over half',
      issue: 'pay',
    })
    expect(all.text).toContain('South')
    expect(all.text).toContain('3 to 5')
    expect(world.rows()).toEqual({})
    expect((await person.press('Send anonymously')).text).toContain('The figures come on Mon 3 April 2017, 7am UK time')
    expect(world.tally().map(({ item, band }) => `${item} ${band}`)).toEqual([
      'agency over-half',
      'cases 26-30',
      'easy 6-10',
      'hard 1-5',
      'issue pay',
      'it 1-2',
      'manageable hard',
      'middle 11-15',
      'over 5-9',
      'overdue 3-5',
      'supervision cancelled',
    ])
    expect(new Set(world.tally().map(({ area, batch }) => `${area} ${batch}`))).toEqual(new Set(['south 2017-P03']))

    const again = await person.command('/workload')
    expect(again.form).toBeUndefined()
    expect(again.text).toContain('You have reported between 27 February and 26 March 2017 already')
    expect(again.text).toContain('Mon 27 March 2017')
    expect(world.rows()).toEqual({ tally: 11 })
  })

  it('offers the areas that officers named, to be chosen and not typed', async () => {
    const world = await confidence()
    await world.officer(AREAS)
    const person = world[platform]
    if (platform === 'slack') {
      expect(await person.complete?.('workload', 'area', '')).toEqual(['North', 'South', 'Duty'])
      return
    }
    await person.command('/workload')
    const offered = JSON.stringify([...world.discord.discord.interactions.values()].at(-1)?.callback?.data)
    for (const title of ['North', 'South', 'Duty']) expect(offered).toContain(`"label":"${title}"`)
  })

  it('keeps what it can of a mix that does not add up, and says so', async () => {
    const world = await confidence()
    const person = world[platform]
    await person.command('/workload')
    const shown = await person.fill({ cases: '27', mix: '10, 12' })
    expect(shown.text).toContain('I left out “easy, middle, hard”: say three numbers that come to 27.')
    await person.press('Send anonymously')
    expect(world.tally().map(({ item }) => item)).toEqual(['cases'])
  })

  it('is refused, with nothing kept, where officers have changed the form in between', async () => {
    const world = await confidence()
    const person = world[platform]
    await person.command('/workload')
    await person.fill({ cases: '27' })
    await world.officer(AREAS)
    expect((await person.press('Send anonymously')).text).toContain('The form has changed since you filled it in')
    expect(world.rows()).toEqual({})
    await person.command('/workload')
    await person.fill({ cases: '27' })
    expect((await person.press('Send anonymously')).text).toContain('Sent.')
  })
})

describe('a report', () => {
  it('is refused a second time by whoever presses on the stroke of a new window', async () => {
    const world = await confidence({ now: '2017-03-26T23:59' })
    const branch = await world.store.settings.onlyBranch()
    const room = await world.rooms.room(branch)
    expect((await world.rooms.turns(branch, 'sam', room.window)).take('workload')).toBe(true)
    world.clock.wait(2)
    expect((await world.rooms.room(branch)).window).not.toBe(room.window)
    expect((await world.rooms.turns(branch, 'sam', room.window)).take('workload')).toBe(false)
  })

  it('counts once for whoever has linked two accounts', async () => {
    const world = await confidence()
    const [discord, slack] = [
      { platform: 'discord', id: world.discord.person },
      { platform: 'slack', id: world.slack.person },
    ] as const
    const branch = await world.store.settings.onlyBranch()
    await world.store.links.offer(branch.id, 'abcd', discord, world.clock.now())
    await world.store.links.accept(branch.id, 'abcd', slack, world.clock.now())
    // Both have the form open before either sends it.
    for (const person of [world.discord, world.slack]) await person.command('/workload')
    await world.discord.fill({ cases: '27' })
    await world.discord.press('Send anonymously')
    expect((await world.slack.fill({ cases: '27' })).text).toContain('You have reported between')
    expect(world.rows()).toEqual({ tally: 1 })
  })

  it('does not use up its turn where it could not be kept', async () => {
    const world = await confidence({ pages: 1 })
    // There is room for a few answers in a page that is there already.
    let kept = 0
    for (let n = 0; kept === n && n < 200; n++)
      if ((await report(world, `m${n}`, 'cases:20 over:3 manageable:"hard to manage" mix:"5,10,5"')).includes('Sent.'))
        kept++
    const before = world.rows().tally
    for (const _ of ['once', 'twice'])
      expect(await report(world, `m${kept}`, 'cases:20 over:3 manageable:"hard to manage" mix:"5,10,5"')).toContain(
        'There is no room left on the disk',
      )
    expect(world.rows().tally).toBe(before)
  })
})

it('a form on Discord asks for no area where there is none', async () => {
  const { discord } = await confidence()
  const { form = [] } = await discord.command('/workload')
  expect(form).toContain('Children or cases')
  expect(form).not.toContain('Area')
})

describe('somebody who has just joined on Discord', () => {
  it('is asked to come back after a week, before they fill in anything', async () => {
    const { discord, clock, rows } = await confidence()
    discord.discord.joined.set(discord.person, '2017-02-26T09:01:00.000000+00:00')
    const refused = await discord.command('/workload')
    expect(refused.form).toBeUndefined()
    expect(refused.text).toContain('Figures count those who have been in the branch’s server for a week or longer')
    expect((await discord.command('/concern')).form).toContain('What should officers know?')
    clock.wait(4 * 24 * 60 + 1)
    expect((await discord.command('/workload')).form).toContain('Children or cases')
    await discord.fill({ cases: '27' })
    expect((await discord.press('Send anonymously')).text).toContain('Sent.')
    expect(rows()).toEqual({ tally: 1 })
    expect(discord.discord.violations).toEqual([])
  })
})

describe('the figures', () => {
  it('are not told of where the workspace is the employer’s', async () => {
    const world = await confidence()
    await world.officer(AREAS)
    const { id } = await world.store.settings.onlyBranch()
    const channels = (channel: string) => ({ announceChannel: channel, officerChannel: channel })
    const [own, theirs] = [world.discord, world.slack]
    await setSpace(world.store.settings, id, { platform: 'discord', id: own.space, ...channels(own.channel) })
    const slack = { platform: 'slack', id: theirs.space, owner: 'employer' } as const
    await setSpace(world.store.settings, id, { ...slack, ...channels(theirs.channel) })
    await world.until('2017-04-03T07:00')
    const told = /What members reported from/g
    expect(JSON.stringify([...own.discord.posts.values()].map(({ body }) => body)).match(told)).toHaveLength(2)
    expect(JSON.stringify(theirs.slack.space.messages)).not.toMatch(told)
  })

  it('are not told of to members whose officers have only looked at /reporting', async () => {
    const world = await confidence()
    expect(await world.officer('/reporting')).toContain('Areas: none')
    expect(await world.officer('/setup')).toContain('What members can report: nothing is set yet')
    await world.until('2017-04-03T07:00')
    expect(officers(world)).not.toContain('What members reported')
  })

  it('are told to members only of windows in which reporting was set', async () => {
    const world = await confidence()
    const { id } = await world.store.settings.onlyBranch()
    const { space, channel } = world.discord
    await setSpace(world.store.settings, id, { platform: 'discord', id: space, announceChannel: channel })
    await world.until('2017-03-28T12:00')
    await world.officer(AREAS)
    const told = () => JSON.stringify([...world.discord.discord.posts.values()].map(({ body }) => body))
    await world.until('2017-04-03T08:00')
    expect(told()).not.toContain('What members reported from')
    await world.until('2017-05-01T08:00')
    expect(told()).toContain('What members reported from 27 March to 23 April 2017 is published')
  })

  it('come a week after the window at seven, from five reports on, and the answers are gone', async () => {
    const world = await confidence()
    await world.officer(AREAS)
    const branch = await world.store.settings.onlyBranch()
    await setSpace(world.store.settings, branch.id, {
      platform: 'discord',
      id: world.discord.space,
      announceChannel: world.discord.channel,
      officerChannel: world.discord.channel,
      officerGroup: 'officers',
    })
    for (let n = 0; n < 16; n++)
      expect(
        await report(
          world,
          `n${n}`,
          `cases:${n % 2 === 0 ? 18 : 33} area:north manageable:"${n < 10 ? 'hard to manage' : 'mostly manageable'}"`,
        ),
      ).toContain('Sent.')
    for (let n = 0; n < 4; n++) await report(world, `s${n}`, 'cases:40 area:south')
    await world.until('2017-04-03T06:59')
    expect(await world.member('/evidence')).toContain('too few reports to show figures for 30 January to 26 February')
    expect(world.rows().tally).toBe(36)
    await world.until('2017-04-03T07:00')
    expect(world.rows()).toEqual({ release: 2 })
    expect(officers(world)).toContain('What members reported from 27 February to 26 March 2017 is published')

    const said = await world.member('/evidence')
    expect(said).toContain('of about 300 in the service (figure: UNISON, March 2017)')
    expect(said).toContain('How this was counted.')
    expect(said).toContain(
      'comfortably manageable or mostly manageable: 6 (30% or more); hard to manage or completely unmanageable: 10 (50% or more)',
    )
    expect(said).toContain('Bar chart.')
    const cases = await world.member('/evidence question:cases')
    expect(cases).toContain('North. 0 to 30: 8; 31 or more: 8')
    // Four would stand for themselves, and they all said the same.
    expect(cases).not.toContain('South')
  })

  it('are not shown of four, and the answers of those are gone as well', async () => {
    const world = await confidence()
    for (let n = 0; n < 4; n++) await report(world, `m${n}`, 'cases:30')
    await world.until('2017-04-03T07:00')
    expect(world.rows()).toEqual({ release: 1 })
    expect(await world.member('/evidence')).toContain('There are too few reports to show figures')
  })

  it('are the same of a few as of nobody, also where Steward was started again in between', async () => {
    const [quiet, few] = [await confidence(), await confidence()]
    for (let n = 0; n < 4; n++) await report(few, `m${n}`, 'cases:30')
    const said: string[] = []
    for (const { file } of [quiet, few]) {
      const world = await confidence({ file })
      await world.until('2017-04-03T07:00')
      expect(world.rows()).toEqual({ release: 1 })
      const releases = await (await world.rooms.room(await world.store.settings.onlyBranch())).releases()
      const [{ params = undefined } = {}] = releases
      expect(params?.blind).toMatch(/^[0-9a-f]{32}$/)
      said.push(JSON.stringify(releases).replace(params?.blind ?? '', '') + (await world.member('/evidence')))
    }
    expect(said[1]).toBe(said[0])
    expect(said[0]).toContain('Whether there were a few or none is not said')
  })

  it('of earlier windows stay in sight after one with too few', async () => {
    const world = await confidence()
    for (let n = 0; n < 9; n++) await report(world, `m${n}`, 'cases:30')
    await world.until('2017-06-01T07:00')
    const said = await world.member('/evidence')
    expect(said).toContain('too few reports to show figures for 24 April to 21 May 2017; these are from before.')
    expect(said).toContain('9 reports')
  })

  it('come once, and the words to officers are the same whether anybody reported or not', async () => {
    const [quiet, busy] = [await confidence(), await confidence()]
    for (let n = 0; n < 9; n++) await report(busy, `m${n}`, 'cases:30')
    const posts: string[] = []
    for (const world of [quiet, busy]) {
      const branch = await world.store.settings.onlyBranch()
      await setSpace(world.store.settings, branch.id, {
        platform: 'slack',
        id: world.slack.space,
        officerChannel: world.slack.channel,
      })
      await world.until('2017-04-03T07:00')
      await world.pass(60 * 24 * 20)
      posts.push(JSON.stringify(world.slack.slack.space.messages.map(({ text }) => text)))
    }
    expect(posts[0]).toContain('What members reported from 27 February to 26 March 2017 is published')
    expect(posts[1]).toBe(posts[0])
    // And the next one follows four weeks later.
    await quiet.until('2017-05-01T07:00')
    expect(JSON.stringify(quiet.slack.slack.space.messages)).toContain('from 27 March to 23 April 2017')
  })

  it('need eight reports where it is not certain that nobody reported twice', async () => {
    const world = await confidence()
    for (let n = 0; n < 7; n++) await report(world, `m${n}`, 'cases:30')
    // Started again: who has reported is known no more.
    const again = await confidence({ file: world.file })
    await again.until('2017-04-03T07:00')
    expect(await again.member('/evidence')).toContain('There are too few reports to show figures')
  })

  it('need eight reports where another process may take some as well', async () => {
    for (const [reports, shown] of [
      [7, false],
      [8, true],
    ] as const) {
      const world = await confidence({ alone: false })
      for (let n = 0; n < reports; n++) await report(world, `m${n}`, 'cases:30')
      await world.until('2017-04-03T07:00')
      const said = await world.member('/evidence')
      expect(said.includes('There are too few reports to show figures'), `${reports}`).toBe(!shown)
    }
  })

  it('can be raised to need more reports, and never lowered', async () => {
    const world = await confidence()
    expect(await world.officer('/reporting fewest:4')).toContain('say a whole number from 5 to 100')
    const asked = await world.officer('/reporting fewest:9')
    expect(asked).toContain('stands for 5 reports or more')
    expect(asked).toContain('it can never be lowered again')
    expect(await world.officer('raisefewest 9')).toContain('stands for 9 reports or more')
    expect(await world.officer('/reporting fewest:6')).toContain('can only be raised')
    expect(await world.officer('raisefewest 6')).toContain('can only be raised')
    // Two officers at once: the one who sets something else does not put it back.
    await Promise.all([world.officer('raisefewest 10'), world.officer('/reporting areas:"North 120"')])
    expect(await world.officer('/reporting direct:yes')).toContain('stands for 10 reports or more')
    for (let n = 0; n < 9; n++) await report(world, `m${n}`, 'cases:30')
    await world.until('2017-04-03T07:00')
    expect(await world.member('/evidence')).toContain('There are too few reports')
  })

  it('are refused where somebody has changed them in the file', async () => {
    const world = await confidence()
    for (const window of ['2017-04-03T07:00', '2017-05-01T07:00']) {
      for (let n = 0; n < 9; n++) await report(world, `m${n}`, 'cases:30')
      await world.until(window)
    }
    expect(await world.member('/evidence')).toContain('What members report')
    world.tamper("update release set cells = replace(cells, '9', '90') where id = '2017-P03'")
    world.clock.wait(1)
    expect(await world.member('/evidence')).toContain('The published figures are not as they were published')
  })

  it('do not go outside where all answers had to be put together, as they say nothing', async () => {
    const world = await confidence()
    await world.officer(AREAS)
    for (let n = 0; n < 14; n++) await report(world, `m${n}`, `cases:${18 + n} area:north`)
    await world.until('2017-04-03T07:00')
    expect(await world.officer('/evidencepack')).toContain('There are too few reports to take outside the branch')
  })

  it('go outside in tens and fives, as a table and a page, with what stands beside them', async () => {
    const world = await confidence()
    await world.officer(AREAS)
    expect(await world.officer('/evidencepack')).toContain('There are too few reports to take outside the branch')
    for (let n = 0; n < 23; n++) await report(world, `m${n}`, `cases:${n < 12 ? 22 : 33} area:north`)
    await world.until('2017-04-03T07:00')
    expect(
      await world.officer(
        '/compare question:cases kind:"agreed level" figure:20 says:"branch and council" source:"Workload policy, 3 May 2016"',
      ),
    ).toContain('Agreed local level: 20 (branch and council; Workload policy, 3 May 2016).')
    await world.press('Record it')
    expect(await world.officer('/compare question:cases kind:"agreed level" says:"branch and council"')).toContain(
      'Figure: please fill this in.',
    )
    expect(
      await world.officer(
        '/compare question:cases kind:"agreed level" figure:20 says:"the legal limit" source:"Law, 2016"',
      ),
    ).toContain('No law sets such a limit')
    expect(await world.member('/evidence')).toContain(
      'At least 11 reports, 40% or more, are above the agreed local level.',
    )
    const pack = await world.bot.answer('/evidencepack', world.asOfficer, limits)
    const files = pack.blocks.flatMap((block) => (block.type === 'file' ? [block] : []))
    expect(files.map(({ name }) => name)).toEqual(['evidence.csv', 'evidence.html'])
    expect(files[0]?.content).toMatch(/All that is shown,0 to 30,1[05],/)
    const figures = [...String(files[0]?.content).matchAll(/^self-reported,.*?,(\d+),\d*,$/gm)].map(([, n]) =>
      Number(n),
    )
    expect(figures.length).toBeGreaterThan(1)
    for (const n of figures) expect(n % 5).toBe(0)
    expect(files[1]?.content).toContain('<h1>What members report')
    // With its hash alone somebody outside could try figures until they give it.
    const all = await (await world.rooms.room(await world.store.settings.onlyBranch())).releases()
    const blinds = all.map(({ params }) => params.blind)
    expect(new Set(blinds).size).toBe(all.length)
    for (const { content } of files) for (const blind of blinds) expect(content).not.toContain(blind)
    expect(await world.member('/evidencepack')).toContain('Only the branch’s officers')
    expect(await world.officer('/audit')).toContain('Beside members’ reports')

    await world.officer('/compare question:cases kind:"take it out" says:"branch and council"')
    await world.press('Record it')
    world.clock.wait(1)
    expect(await world.member('/evidence')).not.toContain('agreed local level')
  })
})
