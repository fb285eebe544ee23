import { describe, expect, it } from 'vitest'
import { emojiOf, slackName } from '../../../src/adapters/slack/emoji.ts'
import { say } from '../../../src/core/message.ts'
import { BOT_USER, PEOPLE, TEAM } from '../../emulators/slack/api.ts'
import type { FakeSlack } from '../../emulators/slack/index.ts'
import { put, take } from '../../emulators/slack/reactions.ts'
import { collectLog } from '../../support/log.ts'
import { adapterOn, emulator, listening, personOn } from './bot.ts'

const place = { platform: 'slack' as const, space: TEAM, channel: 'C0ANNOUNCE' }
const people = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, n) => `U${from + n}`)

function lastIn(slack: FakeSlack) {
  const message = slack.space.messages.at(-1)
  if (!message) throw new Error('nothing was posted')
  return message
}

describe.concurrent('reading reactions', () => {
  it('takes all of ten thousand', async (test) => {
    const slack = await emulator(test)
    const { adapter, log, start } = adapterOn(test, slack.apiUrl)
    await start()
    const ref = await adapter.post(place, say('Which?'), 'poll')
    put(slack.space.reactions, lastIn(slack), 'one', ...people(0, 6_000))
    put(slack.space.reactions, lastIn(slack), 'two', ...people(6_000, 10_000))
    const read = await adapter.reactions(ref)
    expect(read).toHaveLength(10_000)
    expect(read.filter(({ emoji }) => emoji === '2️⃣')).toHaveLength(4_000)
    expect(new Set(read.map(({ person }) => person)).size).toBe(10_000)
    expect(log.text()).not.toContain('U1')
  })

  it('counts a person once for an emoji, whatever its skin tone and its name', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    const ref = await adapter.post(place, say('Which?'), 'poll')
    for (const name of ['+1', '+1::skin-tone-2', '+1::skin-tone-6', 'thumbsup'])
      put(slack.space.reactions, lastIn(slack), name, 'U1')
    put(slack.space.reactions, lastIn(slack), 'thumbsup::skin-tone-4', 'U2')
    put(slack.space.reactions, lastIn(slack), 'tada', 'U3')
    expect(await adapter.reactions(ref)).toEqual([
      { emoji: '👍', person: 'U1' },
      { emoji: '👍', person: 'U2' },
    ])
    expect(await adapter.reactionsOf(ref, 'U2', ['👍', '1️⃣'])).toEqual(['👍'])
    expect(await adapter.reactionsOf(ref, 'U3', ['👍', '1️⃣'])).toEqual([])
  })

  it('leaves Steward’s own out where they are, and nobody’s where they are not', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    const ref = await adapter.post(place, say('Which?'), 'poll')
    await adapter.react(ref, ['1️⃣', '2️⃣'])
    put(slack.space.reactions, lastIn(slack), 'one', 'U1')
    put(slack.space.reactions, lastIn(slack), 'two', 'U2')
    take(slack.space.reactions, lastIn(slack), 'two', BOT_USER)
    expect(await adapter.reactions(ref)).toEqual([
      { emoji: '1️⃣', person: 'U1' },
      { emoji: '2️⃣', person: 'U2' },
    ])
  })

  it('asks again where Slack names fewer people than it counts, and says so where that does not help', async (test) => {
    const slack = await emulator(test)
    const { adapter, lines, start } = adapterOn(test, slack.apiUrl)
    await start()
    const ref = await adapter.post(place, say('Which?'), 'poll')
    put(slack.space.reactions, lastIn(slack), 'one', ...people(0, 80))
    slack.space.reactions.most = 50
    setTimeout(() => {
      slack.space.reactions.most = 1_000
    }, 150)
    expect(await adapter.reactions(ref)).toHaveLength(80)
    expect(lines().join()).not.toContain('fewer_people')
    slack.space.reactions.most = 70
    expect(await adapter.reactions(ref)).toHaveLength(70)
    expect(lines().at(-1)).toContain('fewer_people_than_counted')
  })

  it('waits as long as Slack asks', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    const ref = await adapter.post(place, say('Which?'), 'poll')
    slack.fail('reactions.get', 'ratelimited')
    expect(await adapter.reactions(ref)).toEqual([])
    slack.fail('reactions.add', 'ratelimited')
    await adapter.react(ref, ['1️⃣', '2️⃣'])
    expect(slack.called('reactions.add').map(({ args }) => args.name)).toEqual(['one', 'one', 'two'])
  })
})

describe.concurrent('Steward’s own emoji', () => {
  it('are put in order, and it is no matter where they are already', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    const ref = await adapter.post(place, say('Which?'), 'poll')
    await adapter.react(ref, ['2️⃣'])
    await adapter.react(ref, ['1️⃣', '2️⃣', '🔟'])
    expect(slack.called('reactions.add').map(({ args }) => args.name)).toEqual(['two', 'one', 'two', 'keycap_ten'])
    await expect(adapter.unreact(ref, { emoji: '1️⃣', person: 'U1' })).rejects.toThrow()
    expect(adapter.limits.removesReactions).toBe(false)
  })
})

describe.concurrent('hearing of reactions', () => {
  it('tells the place as it was posted to, and who pressed what', async (test) => {
    const slack = await emulator(test)
    const heard = listening()
    const person = await personOn(test, slack, collectLog(), heard)
    const ref = await person.adapter.post(place, say('Which?'), 'poll')
    await person.react?.('+1::skin-tone-3')
    await person.unreact?.('+1::skin-tone-3')
    await test.expect.poll(() => heard.touches).toHaveLength(2)
    expect(heard.touches).toEqual([{ ref, added: { emoji: '👍', person: PEOPLE.member } }, { ref }])
  })

  it('takes what is delivered again once, and leaves its own and other emoji alone', async (test) => {
    const slack = await emulator(test)
    const heard = listening()
    const log = collectLog()
    const person = await personOn(test, slack, log, heard)
    const ref = await person.adapter.post(place, say('Which?'), 'poll')
    const event = (user: string, reaction: string, type = 'reaction_added') =>
      person.event({
        type,
        user,
        reaction,
        item_user: BOT_USER,
        item: { type: 'message', channel: 'C0ANNOUNCE', ts: ref.id },
      })
    for (const type of ['reaction_added', 'reaction_removed'])
      for (const [user, name] of [
        [BOT_USER, 'one'],
        [PEOPLE.member, 'tada'],
        [PEOPLE.member, 'one-of-our-own'],
      ] as const)
        await person.deliver('events_api', event(user, name, type))
    const pressed = event(PEOPLE.member, 'one')
    await Promise.all([1, 2, 3].map(() => person.deliver('events_api', pressed)))
    await person.deliver('events_api', event(PEOPLE.officer, 'two'))
    await test.expect.poll(() => heard.touches).toHaveLength(2)
    expect(heard.touches.map(({ added }) => added?.emoji)).toEqual(['1️⃣', '2️⃣'])
    expect(log.text()).not.toContain('U0')
  })
})

describe.concurrent('being connected', () => {
  it('is told, and told again after the line was lost', async (test) => {
    const slack = await emulator(test)
    const heard = listening()
    const person = await personOn(test, slack, collectLog(), heard)
    expect(heard.connections).toEqual(['slack'])
    for (const socket of slack.sockets) socket.terminate()
    await test.expect.poll(() => heard.connections, { timeout: 4_000 }).toEqual(['slack', 'slack'])
    expect(person.adapter.state()).toBe('connected')
  })
})

describe.concurrent('the audience', () => {
  it('is who is in the channel but for Steward, where Slack tells', async (test) => {
    const slack = await emulator(test)
    const { adapter, start } = adapterOn(test, slack.apiUrl)
    await start()
    expect(await adapter.audience(place)).toBe(300)
    expect(await adapter.audience({ ...place, channel: 'D0MEMBER' })).toBeUndefined()
    await expect(adapter.audience({ ...place, channel: 'C0GONE' })).rejects.toMatchObject({ why: 'out of reach' })
  })
})

it('the names of the emoji lead back to them', () => {
  for (const emoji of ['1️⃣', '2️⃣', '3️⃣', '4️⃣', '5️⃣', '6️⃣', '7️⃣', '8️⃣', '9️⃣', '🔟', '✅', '❌'])
    expect(emojiOf(slackName(emoji) ?? '')).toBe(emoji)
  expect(slackName('1\u20E3')).toBe('one')
  expect(emojiOf('one::skin-tone-9x')).toBeUndefined()
})
