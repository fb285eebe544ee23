import { expect, it } from 'vitest'
import { pollWorld } from './world.ts'

const POSTS = /^\/channels\/\d+\/messages$/

it('is posted once and counted whole where the platforms take it and the answer is lost, its result too', async () => {
  const world = await pollWorld()
  const { discord, slack } = world
  const unheard = (): void => {
    slack.slack.fail('chat.postMessage', 'no answer')
    discord.discord.failures.push({ method: 'post', path: POSTS, status: 'no answer', times: 1 })
  }
  const onBoth = (words: string): readonly number[] =>
    [[...discord.discord.posts.values()], slack.slack.space.messages].map(
      (all) => all.filter((post) => JSON.stringify(post).includes(words)).length,
    )

  unheard()
  await world.ask('Where shall we meet?', 'options:"Town hall; Library" closes:"Friday 5pm"')
  // Members see it, and do not wait.
  await slack.react?.('1️⃣', 'officer')
  await world.pass(1)
  expect(onBoth('React with the number')).toEqual([1, 1])
  await world.pass(1)
  expect((await discord.posted?.())?.text).toContain('1 person voted so far.')
  await slack.react?.('1️⃣', 'member')
  await discord.react?.('1️⃣', 'member')
  unheard()
  await world.pass(3 * 24 * 60)
  await world.pass(1)
  expect(onBoth('Result: Where shall we meet?')).toEqual([1, 1])
  expect((await slack.posted?.())?.text).toMatch(/Town hall\W+3 \(100%\)/)
}, 90_000)
