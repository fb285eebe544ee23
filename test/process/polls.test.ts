import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { until } from '../emulators/discord/person.ts'
import { killGroup } from '../support/process.ts'
import { world } from './world.ts'

it('counts what was cast while Steward was dead, and what it had acknowledged before', async () => {
  const { discord, slack, onDiscord, onSlack, data, start, connected } = await world()
  const first = start()
  await connected(first)
  await onDiscord.command(`/setup polls:${onDiscord.channel}`, 'manager')
  await onSlack.command(`/setup polls:${onSlack.channel}`, 'manager')

  await onDiscord.direct('poll question:"Which day?" options:"Mon; Tue"')
  await onDiscord.press('Post it')
  await until(() => discord.reactions.size > 0 && slack.space.reactions.under.size > 0)
  await onSlack.direct('poll question:"Secret day?" options:"Mon; Tue" secret:yes')
  await onSlack.press('Post it')
  await until(() => slack.space.messages.some(({ text }) => text?.includes('Secret day?') && !text.includes('check')))
  const secret = /vote (\w+) 1/.exec(JSON.stringify(slack.space.messages))?.[1] ?? ''
  expect((await onSlack.command(`/steward vote ${secret} 1`)).text).toContain('Your vote is in the box.')
  killGroup(first.child, 'SIGKILL')
  await first.ended

  const [message] = [...discord.reactions.keys()]
  discord.reactions.get(message ?? '')?.push({ emoji: '2️⃣', person: '77' })
  const second = start()
  await connected(second)
  await until(() => JSON.stringify([...discord.posts.values()]).includes('1 (100%)'), 15_000)
  expect((await onSlack.command(`/steward vote ${secret} 2`)).text).toContain('You have voted in this poll already.')
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)

  // Who set the channels stands in the audit list; who voted stands nowhere.
  const file = `${data}/steward.db`
  const database = new Sqlite(file)
  database.exec('delete from audit; vacuum')
  database.close()
  const kept = readFileSync(file).toString('latin1')
  for (const person of ['U0MEMBER', 'U0MANAGER', onDiscord.discord.token, '500000000000000001'])
    expect(kept.includes(person), person).toBe(false)
  for (const said of [first.stderr(), second.stderr()])
    expect(said).not.toMatch(/Which day|U0MEMBER|500000000000000001/)
  expect(discord.violations).toEqual([])
  expect(slack.violations).toEqual([])
}, 60_000)

it('posts a poll once, and counts under it, where Steward is killed between sending it and knowing that', async () => {
  const { discord, slack, onDiscord, onSlack, start, connected } = await world()
  const polls = (): number => slack.space.messages.filter((each) => JSON.stringify(each).includes('React with')).length
  const first = start({}, ['--now', '2099-03-02T09:00'])
  await connected(first)
  await onDiscord.command(`/setup polls:${onDiscord.channel}`, 'manager')
  await onSlack.command(`/setup polls:${onSlack.channel}`, 'manager')
  await onDiscord.direct('poll question:"Which day?" options:"Mon; Tue"')
  slack.fail('chat.postMessage', 'no answer')
  await onDiscord.press('Post it')
  await until(() => polls() > 0)
  await onSlack.react?.('1️⃣')
  killGroup(first.child, 'SIGKILL')
  await first.ended

  const second = start({}, ['--now', '2099-03-02T09:02'])
  await connected(second)
  await until(() => slack.called('reactions.add').length === 2 && slack.called('chat.update').length > 0, 15_000)
  await onSlack.react?.('1️⃣', 'officer')
  await until(() => [...discord.posts.values()].some((post) => JSON.stringify(post).includes('2 (100%)')), 15_000)
  expect(polls()).toBe(1)
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
  expect(slack.violations).toEqual([])
}, 60_000)
