import { describe, expect, it } from 'vitest'
import { inDispute, published, saying } from '../support/running.ts'

const WALKOUT = '/announce type:walkout when:"2 March 3pm for an hour" who:"UNISON members"'
const CALL = 'I’ll be there'
const HOUR = 60

type World = Awaited<ReturnType<typeof inDispute>>

/** A walkout that is announced; the officers meet on Discord, where no `failing` platform keeps a sentence from them. */
async function announced(): Promise<World> {
  const world = await inDispute({ now: '2017-02-28T09:00' })
  await world.officer(`/setup desk:${world.discord.channel}`)
  await published(world, WALKOUT)
  return world
}

describe('what a channel refuses', () => {
  it.each(['not_in_channel', 'channel_not_found', 'is_archived', 'missing_scope'])(
    'with %s is told to officers once, and said there when it is mended',
    async (code) => {
      const world = await announced()
      const { slack } = world
      await world.officer('/calloff reason:"Talks."')
      for (const method of ['chat.update', 'chat.postMessage']) slack.slack.fail(method, code, 100)
      await world.press('Publish')
      for (let n = 0; n < 3; n++) await world.pass(HOUR)
      expect(saying(world, 'I could not post “CALLED OFF: walkout on Thu 2 March')).toBe(1)
      expect(saying(world, 'I could not change an old message about “One-hour walkout”')).toBe(1)
      expect(saying(world, 'I try again every hour.')).toBe(2)
      expect(saying(world, CALL)).toBe(1)
      slack.slack.mend()
      await world.pass(HOUR)
      expect(saying(world, CALL)).toBe(0)
      expect(saying(world, 'CALLED OFF')).toBe(4 + 1)
    },
  )

  it('is not said any more once it does not hold, and is said no more once the action would be over', async () => {
    const world = await inDispute({ now: '2017-02-28T09:00' })
    const { slack } = world
    await world.officer(WALKOUT)
    slack.slack.fail('chat.postMessage', 'not_in_channel', 1)
    await world.press('Publish')
    await published(world, '/calloff reason:"Talks."')
    await world.pass(HOUR)
    expect(saying(world, CALL)).toBe(0)
    // In Slack the call-off alone; on Discord the old message as well.
    expect(saying(world, 'CALLED OFF')).toBe(3)

    const other = await announced()
    await other.officer('/calloff reason:"Talks."')
    other.slack.slack.fail('chat.postMessage', 'not_in_channel', 1_000)
    await other.press('Publish')
    await other.until('2017-03-03T09:00')
    other.slack.slack.mend()
    const before = other.slack.slack.called('chat.postMessage').length
    await other.pass(24 * HOUR)
    expect(other.slack.slack.called('chat.postMessage')).toHaveLength(before)
  })

  it('on Discord is said once Steward may see the channel again', async () => {
    const world = await announced()
    const { failures } = world.discord.discord
    await world.officer('/calloff reason:"Talks."')
    failures.push({ path: /^\/channels\/\d+\/messages/, status: 403, code: 50_001, times: 3 })
    await world.press('Publish')
    failures.length = 0
    await world.pass(HOUR)
    expect(saying(world, CALL)).toBe(0)
    expect(saying(world, 'CALLED OFF')).toBeGreaterThanOrEqual(4)
  })
})

it('how many will be there is changed once in a message, however long it could not be', async () => {
  const world = await announced()
  const { slack } = world.slack
  const [, key = ''] = /there (walkout-\w+)/.exec(JSON.stringify(slack.space.messages)) ?? []
  slack.fail('chat.update', '5xx', 10_000)
  for (let n = 0; n < 20; n++) {
    await world.member(`/there ${key}`, `7000000000000000${10 + n}`)
    await world.pass(0.2)
  }
  slack.mend()
  const before = slack.called('chat.update').length
  await world.pass(30)
  expect(slack.called('chat.update').length - before).toBe(1)
  expect(saying(world, '20 say they will be there.')).toBe(2)
})

describe('an old message that cannot be changed any more', () => {
  it('is told to officers, with its channel, so that they can delete it', async () => {
    const world = await announced()
    world.slack.slack.fail('chat.update', 'edit_window_closed', 1)
    await published(world, '/calloff reason:"Talks."')
    await world.pass(HOUR)
    const [told, ...more] = [...world.discord.discord.posts.values()].filter((post) =>
      JSON.stringify(post).includes('I could not change an old message about “One-hour walkout”'),
    )
    expect(told?.message.content).toContain('Slack does not let me change that message any more.')
    expect(told?.message.content).toContain('Please delete that message.')
    expect(told?.message.content).toContain('Where: a channel on Slack')
    expect(more).toEqual([])
  })

  it('is no news where somebody has deleted it, or where only the number of those who come has changed', async () => {
    const world = await announced()
    world.slack.slack.space.messages.length = 0
    await published(world, '/move when:"3 March 3pm for an hour" reason:"The hall."')
    world.slack.slack.fail('chat.update', 'edit_window_closed', 100)
    const [, key = ''] = /there (walkout-\w+)/.exec(JSON.stringify(world.slack.slack.space.messages)) ?? []
    for (let n = 1; n <= 5; n++) await world.member(`/there ${key}`, `70000000000000000${n}`)
    await world.pass(1)
    expect(world.slack.slack.called('chat.update').length).toBeGreaterThan(1)
    expect(saying(world, 'I could not')).toBe(0)
  })
})
