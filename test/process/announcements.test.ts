import { expect, it } from 'vitest'
import { until } from '../emulators/discord/person.ts'
import { killGroup } from '../support/process.ts'
import { world } from './world.ts'

it('says an announcement and a reminder once, also where Steward is killed between sending it and knowing that', async () => {
  const { discord, slack, onDiscord, onSlack, start, connected } = await world()
  const onBoth = (words: string): readonly number[] =>
    [[...discord.posts.values()], slack.space.messages].map(
      (all) => all.filter((post) => JSON.stringify(post).includes(words)).length,
    )
  const everywhere = (words: string): Promise<unknown> => until(() => onBoth(words).every((count) => count > 0), 15_000)
  const retried = async (): Promise<void> => {
    const posts = (): number =>
      discord.requests.filter(({ method, path }) => method === 'post' && path.endsWith('/messages')).length
    const before = [posts(), slack.called('conversations.history').length] as const
    await until(() => posts() > before[0] && slack.called('conversations.history').length > before[1], 15_000)
  }
  const unheard = (): void => {
    slack.fail('chat.postMessage', 'no answer')
    discord.failures.push({ method: 'post', path: /^\/channels\/\d+\/messages$/, status: 'no answer', times: 1 })
  }

  // Discord takes no event that is past, by the clock of this computer.
  const first = start({}, ['--now', '2099-03-02T09:00'])
  await connected(first)
  await onDiscord.command(`/setup announce:${onDiscord.channel}`, 'manager')
  await onSlack.command(`/setup announce:${onSlack.channel}`, 'manager')
  const dispute = 'title:Kirklees employer:"The council" union:UNISON about:Caseloads'
  await onSlack.command(`/opendispute ${dispute}`, 'manager')
  await onSlack.press('Record it')
  await onSlack.command('/announce type:walkout when:"3 March 3pm for an hour"', 'manager')
  unheard()
  discord.failures.push({ method: 'post', path: /\/scheduled-events$/, status: 'no answer', times: 1 })
  expect((await onSlack.press('Publish')).text).toContain('Published.')
  await everywhere('I’ll be there')
  await until(() => discord.scheduled.size > 0, 15_000)
  killGroup(first.child, 'SIGKILL')
  await first.ended

  const second = start({}, ['--now', '2099-03-02T09:02'])
  await retried()
  expect(onBoth('I’ll be there')).toEqual([1, 1])
  // It finishes what it has begun: else the next one would say the announcement again, and not the reminder, unheard.
  second.child.kill('SIGTERM')
  await second.ended

  unheard()
  const third = start({}, ['--now', '2099-03-02T15:00'])
  await everywhere('Reminder: One-hour walkout')
  killGroup(third.child, 'SIGKILL')
  await third.ended

  const fourth = start({}, ['--now', '2099-03-02T15:02'])
  await retried()
  await connected(fourth)
  expect(onBoth('Reminder: One-hour walkout')).toEqual([1, 1])

  // What was posted unheard is known after all, and changes with the action.
  await onSlack.command('/calloff reason:"Talks."', 'manager')
  await onSlack.press('Publish')
  await until(() => onBoth('CALLED OFF').every((count) => count === 3), 15_000)
  await until(() => [...discord.scheduled.values()].every(({ status }) => status === 4), 15_000)
  expect(discord.scheduled.size).toBe(1)
  fourth.child.kill('SIGTERM')
  expect(await fourth.ended).toBe(0)
  expect(discord.violations).toEqual([])
  expect(slack.violations).toEqual([])
}, 60_000)
