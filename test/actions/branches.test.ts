import { expect, it } from 'vitest'
import { IDS } from '../emulators/discord/world.ts'
import { inDispute } from '../support/running.ts'

it('what one branch’s officers cannot be told is not told to another’s', async () => {
  const world = await inDispute({ now: '2017-02-20T08:00', twoOfficers: true })
  const { store, discord, slack, clock } = world
  const { id: first } = await store.settings.onlyBranch()
  const place = { platform: 'discord', id: discord.space, officerGroup: 'officers' } as const
  // Steward may not write where the first branch's officers meet.
  await store.settings.saveSpace(first, { ...place, announceChannel: IDS.channel, officerChannel: IDS.quiet })
  await store.settings.newBranch({ name: 'Leeds UNISON', zone: 'Europe/London' }, 'code', clock.now())
  const second = await store.settings.joinBranch('slack', slack.space, 'code', clock.now())
  if (!second) throw new Error('no second branch')
  const theirs = { platform: 'slack', id: slack.space, officerChannel: slack.channel } as const
  await store.settings.saveSpace(second.id, { ...theirs, announceChannel: slack.channel })

  await world.officer('/ballot closed:"23 January" returned:10 yes:9')
  await world.press('Record it')
  await world.officer('/announce type:strike when:"3 March all day" who:"Members"')
  const { code } = world
  await world.press('Publish')
  await world.officer(`/confirm ${code}`, '500000000000000002')
  await world.pass(10 * 24 * 60)
  expect(discord.discord.requests.filter(({ status }) => status === 403).length).toBeGreaterThan(1)
  expect(JSON.stringify(slack.slack.space.messages)).not.toMatch(/strike|ballot|second officer/i)
})
