import { describe, expect, it } from 'vitest'
import { render } from '../../src/adapters/terminal/render.ts'
import type { Ask } from '../../src/core/access.ts'
import { IDS } from '../emulators/discord/world.ts'
import { DIRECT } from '../emulators/slack/conversations.ts'
import { inDispute, posts, published, SECOND, saying } from '../support/running.ts'
import { setSpace } from '../support/settings.ts'
import type { World } from '../support/world.ts'

const DAY = 24 * 60
const WALKOUT = '/announce type:walkout when:"2 March 3pm for an hour" who:"UNISON members" title:"Walkout"'

/** Officers meet in Slack, and act in Discord. */
async function withDesk(options: Parameters<typeof inDispute>[0] = { twoOfficers: true }): Promise<World> {
  const world = await inDispute(options)
  const { store, slack } = world
  slack.slack.space.channels.set('C0DESK', { id: 'C0DESK', name: 'desk', is_channel: true, is_member: true })
  const { id } = await store.settings.onlyBranch()
  const space = await store.settings.space(id, 'slack', slack.space)
  await setSpace(store.settings, id, { ...space, officerChannel: 'C0DESK' })
  return world
}

const atDesk = ({ slack }: World, words: string): number =>
  slack.slack.space.messages.filter((each) => each.channel === 'C0DESK' && JSON.stringify(each).includes(words)).length

const told = ({ discord }: World, words: string): number =>
  [...discord.discord.posts.values()].filter(
    (post) => post.message.channel_id === IDS.direct && JSON.stringify(post).includes(words),
  ).length

describe('with two officers', () => {
  it('nothing that members would see is recorded on one officer’s yes', async () => {
    const world = await withDesk()
    const lines = [
      '/ballot closed:"10 January" returned:75 yes:59',
      '/claim topic:pay side:employer by:"Cllr Hill" says:"MARKED: pay is fair."',
      '/issue issue:"MARKED caseloads" kind:"new issue" text:"Too many."',
      '/opendispute title:"MARKED libraries" employer:"Kirklees Council" union:"UNISON" about:"Hours."',
    ]
    for (const line of lines) {
      await world.officer(line)
      expect(await world.press('Record it'), line).toContain('A second officer has to confirm it')
    }
    const all = async (): Promise<string> =>
      (await Promise.all(['/status', '/claims', '/issues'].map((line) => world.member(line)))).join()
    expect(await all()).not.toMatch(/MARKED|59/)
    await world.officer(lines[1] ?? '')
    const { code } = world
    await world.press('Record it')
    await world.officer(`/confirm ${code}`, SECOND)
    expect(await world.press('Confirm')).toContain('Recorded.')
    expect(await all()).toContain('MARKED: pay is fair.')
  })

  it('nobody is both of them by their accounts on two platforms', async () => {
    const world = await withDesk()
    const asks = async (line: string): Promise<string> => {
      const ask: Ask = {
        asker: { platform: 'slack', id: 'U0OFFICER' },
        place: { platform: 'slack', space: world.slack.space, channel: world.slack.channel },
        holds: async () => true,
        memberSince: async () => 'unknown',
        mayNotifyAll: async () => false,
      }
      return render(await world.bot.answer(line, ask, world.slack.adapter.limits), { colour: false })
    }
    const link = /\/link (\w+)/.exec(await world.officer('/link'))?.[1] ?? ''
    expect(await asks(`/link ${link}`)).toContain('Linked.')
    await world.officer(WALKOUT)
    const { code } = world
    await world.press('Publish')
    expect(await asks(`/confirm ${code}`)).toContain('You wrote it yourself.')
    expect(await asks(`confirm ${code} seen:yes`)).toContain('You wrote it yourself.')
    expect(saying(world, 'Announced')).toBe(0)
    await asks('/unlink')
    expect(await asks(`/confirm ${code}`)).toContain('Until then nothing is published.')
  })

  it('the second one is shown all that the first one was, and who asks', async () => {
    const world = await withDesk()
    const preview = await world.officer(WALKOUT)
    const cautions = preview.split('\n').filter((line) => /No ballot is on record|Notice has to reach/.test(line))
    expect(cautions).toHaveLength(2)
    const { code } = world
    await world.press('Publish')
    const typed = await world.officer(`/confirm ${code}`, SECOND)
    for (const line of cautions) expect(typed).toContain(line)
    expect(typed).toContain('Asked by')
    for (const words of ['No ballot is on record', 'Notice has to reach', 'Asked by ', '"No"', 'Confirm'])
      expect(atDesk(world, words), words).toBe(1)
  })

  it('the second one is shown what a record corrects, and what the law asks of a ballot', async () => {
    const world = await withDesk()
    const asked = async (line: string, label: string): Promise<string> => {
      await world.officer(line)
      const { code } = world
      await world.press(label)
      return world.officer(`/confirm ${code}`, SECOND)
    }
    await published(world, '/update text:"They offer 4%."')
    expect(await asked('/update text:"They offer 2%." corrects:"4%"', 'Publish')).toContain('Corrects: They offer 4%.')
    const ballot = '/ballot closed:"10 January" returned:75'
    expect(await asked(`${ballot} yes:15 no:60`, 'Record it')).toContain('15 said yes and 60 no, so it was not won.')
    await world.press('Confirm')
    expect(await asked(`${ballot} yes:59 no:15`, 'Record it')).toContain(
      'There is one on record: Strike ballot, closed Tue 10 January 2017. 20% of the 75 who voted (15) said yes; 60 no. This one takes its place.',
    )
  })

  it('a no is told to its author and to the officers, and stands in the audit list', async () => {
    const world = await withDesk()
    await world.officer(WALKOUT, IDS.member)
    const { code } = world
    await world.press('Publish')
    await world.officer(`/confirm ${code}`, SECOND)
    expect(await world.press('No')).toContain('Nothing is published. I tell its author')
    for (const count of [atDesk(world, 'A second officer said no'), told(world, 'A second officer said no')])
      expect(count).toBe(1)
    expect(atDesk(world, '"No"')).toBe(0)
    expect(await world.officer('/audit')).toMatch(/No to: Announce: Walkout/)
    expect(await world.officer(`/confirm ${code} seen:yes`, SECOND)).toContain('That does not wait for you')
    await world.pass(2 * DAY)
    expect(saying(world, 'I’ll be there')).toBe(0)
    expect(saying(world, 'No second officer has confirmed it')).toBe(0)
  })

  it('a day without a yes is told to its author and to the officers once, also after an outage and a new draft', async () => {
    const world = await withDesk()
    await world.officer('/update text:"Talks on Friday."', IDS.member)
    const { code } = world
    await world.press('Publish')
    await world.pass(DAY - 1)
    expect(saying(world, 'No second officer has confirmed it')).toBe(0)
    world.clock.wait(2 * DAY)
    const { id } = await world.store.settings.onlyBranch()
    const other = await world.store.acts.find(id, code)
    if (!other) throw new Error('the draft is gone')
    await world.store.acts.draft(id, other.proposal, other.author, world.clock.now())
    await world.pass(1)
    await world.pass(DAY)
    expect([atDesk(world, 'No second officer has confirmed it'), told(world, 'No second officer')]).toEqual([1, 1])
    expect(posts(world).join()).toContain('Update: Talks on Friday.')
    await world.pass(8 * DAY)
    await world.store.acts.draft(id, other.proposal, other.author, world.clock.now())
    expect(await world.store.acts.find(id, code)).toBeUndefined()
    expect(JSON.stringify(world.slack.slack.space.messages.filter(({ channel }) => channel === DIRECT))).toBe('[]')
  })

  it('what was confirmed, or thrown away, is not said to have failed', async () => {
    const world = await withDesk()
    await published(world, '/update text:"Talks on Friday."')
    await world.officer('/update text:"Talks on Monday."')
    const { code } = world
    await world.press('Publish')
    await world.officer(`/dropdraft ${code}`)
    expect([atDesk(world, 'Its author has taken it back or changed it.'), atDesk(world, '"No"')]).toEqual([1, 0])
    await world.pass(3 * DAY)
    expect(told(world, 'Nothing was published')).toBe(0)
    expect(saying(world, 'within a day')).toBe(0)
  })

  it('what was confirmed is told to its author, and where officers were asked nothing asks any more', async () => {
    const world = await withDesk()
    await world.officer('/update text:"Talks on Friday."', IDS.member)
    const { code } = world
    await world.press('Publish')
    await world.officer(`/confirm ${code}`, SECOND)
    await world.press('Confirm')
    const said = 'A second officer has confirmed it, so it is published.'
    expect([told(world, said), atDesk(world, said), atDesk(world, '"No"')]).toEqual([1, 1, 0])
    for (const late of [`/confirm ${code}`, `/confirm ${code} seen:yes`, `/refuse ${code}`])
      expect(await world.officer(late, SECOND), late).toContain(said)
    for (const late of [`/publish ${code}`, `/dropdraft ${code}`])
      expect(await world.officer(late, IDS.member), late).toContain(said)
  })

  it('what another change has overtaken is told to its author at once, and is not asked any more', async () => {
    const world = await withDesk()
    await published(world, WALKOUT)
    await world.officer('/correct action:walkout where:Guildhall reason:"Wrong hall."', IDS.member)
    const { code: mine } = world
    await world.press('Publish')
    await published(world, '/calloff action:walkout reason:"Talks."')
    const said = 'That action has been changed in the meantime. /actions shows how it stands.'
    expect([told(world, said), atDesk(world, said), atDesk(world, '"No"')]).toEqual([1, 1, 0])
    expect(await world.officer(`/confirm ${mine}`, SECOND)).toContain(`Nothing was published. ${said}`)
    await world.pass(2 * DAY)
    expect(saying(world, 'No second officer has confirmed it')).toBe(0)
  })

  it('what the end of the dispute has overtaken is said to be that, and not a change of an action', async () => {
    const world = await withDesk()
    await world.officer('/announce type:rally when:"2 March 3pm for an hour" title:Rally', IDS.member)
    const { code } = world
    await world.press('Publish')
    await published(world, '/settle text:"A deal."')
    const said = 'Nothing was published. The dispute has ended in the meantime.'
    expect(await world.officer(`/confirm ${code}`, SECOND)).toContain(said)
    expect(told(world, 'The dispute has ended in the meantime.')).toBe(1)
    expect(atDesk(world, 'The dispute has ended in the meantime.')).toBe(1)
  })

  it('what its author has changed asks anew, and the old question is taken back', async () => {
    const world = await withDesk()
    await world.officer('/ballot closed:"10 January" returned:75 yes:59 no:16')
    const { code } = world
    await world.press('Record it')
    await world.officer(`/ballotdetails ${code} by:"The scrutineer"`)
    expect(world.code).not.toBe(code)
    expect([atDesk(world, 'Its author has taken it back or changed it.'), atDesk(world, '"No"')]).toEqual([1, 0])
    await world.press('Record it')
    expect(atDesk(world, '"No"')).toBe(1)
    expect(await world.officer(`/confirm ${code} seen:yes`, SECOND)).toContain('Its author has taken it back')
  })
})

describe('that two officers are needed', () => {
  it('is set by one and taken back by two, and both stand in the audit list', async () => {
    const world = await withDesk({})
    await world.officer('/setup second:yes')
    expect(await world.officer('/setup second:no')).toContain('A second officer has to confirm it after you.')
    const { code } = world
    expect(await world.press('Change it')).toContain(`/confirm ${code}. Until then nothing is changed.`)
    expect(await world.officer('/setup')).toContain('What is published needs two officers.')
    await world.officer(`/confirm ${code}`, SECOND)
    expect(await world.press('Confirm')).toContain('Changed.')
    expect(await world.officer('/setup')).toContain('One officer can publish alone.')
    const audit = await world.officer('/audit')
    expect(audit).toMatch(/One officer can publish alone\. By .*, confirmed by /)
    expect(audit).toMatch(/Two officers are needed to publish\. By [^,]*\n/)
  })

  it('is not taken back in chat where whoever hosts Steward has set it', async () => {
    const world = await withDesk({ twoOfficers: true })
    await world.officer('/setup second:yes')
    expect(await world.officer('/setup second:no quiet:21:00-08:00')).toContain(
      'Whoever hosts me has set TWO_OFFICERS for every branch',
    )
    expect(await world.officer('/setup')).toContain('Quiet hours: none.')
  })
})
