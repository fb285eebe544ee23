import { expect, it } from 'vitest'
import { snowflake } from '../emulators/discord/world.ts'
import { put } from '../emulators/slack/reactions.ts'
import { askOf, pollWorld } from './world.ts'

const CROWD = 450

it('tells a member whether they have voted without reading what everybody else chose', async () => {
  const world = await pollWorld()
  const { discord, slack } = world
  await world.ask('Where?', 'options:"Town hall; Library; Pub" choices:2')
  const [message] = [...discord.discord.reactions.keys()]
  const given = discord.discord.reactions.get(message ?? '')
  for (let n = 0; n < CROWD; n += 1) given?.push({ emoji: '1️⃣', person: snowflake() })
  const posted = slack.slack.space.messages.at(-1)
  if (!posted) throw new Error('nothing was posted')
  put(slack.slack.space.reactions, posted, 'one', ...Array.from({ length: CROWD }, (_, n) => `U${n}`))

  const reads = (): number =>
    discord.discord.requests.filter(({ method, path }) => method === 'get' && path.includes('/reactions/')).length
  const asking = async (): Promise<[text: string, reads: number]> => {
    const before = reads()
    return [(await discord.command('/polls')).text, reads() - before]
  }
  expect(await asking()).toEqual([expect.stringContaining('not voted yet'), 1])
  given?.push({ emoji: '1️⃣', person: discord.person }, { emoji: '3️⃣', person: discord.person })
  expect(await asking()).toEqual([expect.stringContaining('you have voted'), 2])
  given?.push({ emoji: '2️⃣', person: discord.person })
  expect(await asking()).toEqual([expect.stringContaining('you chose more than 2 options'), 3])

  put(slack.slack.space.reactions, posted, 'two', slack.person)
  const before = slack.slack.called('reactions.get').length
  expect((await slack.command('/polls')).text).toContain('you have voted')
  expect(slack.slack.called('reactions.get').length - before).toBe(1)
}, 40_000)

it('reads once for a member who asks again before they are answered', async () => {
  const world = await pollWorld()
  const { slack, bot, discord } = world
  await world.ask('Where?', 'options:"Town hall; Library"')
  const before = slack.slack.called('reactions.get').length
  const ask = askOf('slack', slack.person)
  await Promise.all(Array.from({ length: 20 }, () => bot.answer('polls', ask, discord.adapter.limits)))
  expect(slack.slack.called('reactions.get').length - before).toBe(1)
}, 40_000)

it('asks how many are in a channel once, when the poll closes', async () => {
  const world = await pollWorld()
  const { discord, slack } = world
  const id = await world.ask('Where?', 'options:"Town hall; Library"')
  const asked = (): number => slack.slack.called('conversations.info').length
  const before = asked()
  for (const emoji of ['1️⃣', '2️⃣']) {
    await slack.react?.(emoji, 'member')
    await world.pass(1)
  }
  expect((await discord.posted?.())?.text).toContain('not counted')
  expect(asked()).toBe(before)
  await discord.direct(`closepoll ${id}`)
  await world.pass(1)
  expect(asked()).toBe(before + 1)
}, 40_000)
