import { describe, expect, it } from 'vitest'
import { setSpace } from '../support/settings.ts'
import { type PollWorld, pollWorld } from './world.ts'

/** Everything that was ever posted on Discord, where the officers meet too. */
const onDiscord = ({ discord }: PollWorld): readonly string[] =>
  [...discord.discord.posts.values()].map(({ body }) => String(body.content).replaceAll('\\', ''))

async function worldWithOfficers(): Promise<PollWorld> {
  const world = await pollWorld()
  const { discord, store } = world
  const channels = { pollChannel: discord.channel, officerChannel: discord.channel }
  const { id } = await store.settings.onlyBranch()
  await setSpace(store.settings, id, { platform: 'discord', id: discord.space, ...channels })
  return world
}

describe('a poll that could not be posted in one channel', () => {
  it.each([
    ['not_in_channel', 'I am not in that channel. Open it and type /invite @steward there.'],
    ['restricted_action', 'A rule of your Slack workspace keeps me from that.'],
  ])(
    'is named to officers with the way to mend it (%s), and nothing of it is lost',
    async (refusal, how) => {
      const world = await worldWithOfficers()
      const { discord, slack } = world
      slack.slack.fail('chat.postMessage', refusal)
      const id = await world.ask('Which day?', 'options:"Mon; Tue"')
      await world.pass(1)
      const told = onDiscord(world).filter((text) => text.startsWith('I could not post the poll “Which day?”'))
      expect(told).toEqual([expect.stringContaining(how)])
      expect(told[0]).toContain('in one of our channels.')
      expect(told[0]).toContain('I try again every hour.')
      await world.discord.react?.('1️⃣', 'member')
      const [message] = [...discord.discord.posts.keys()]
      discord.discord.reactions.get(message ?? '')?.push({ emoji: '1️⃣', person: discord.person })
      await discord.direct(`closepoll ${id}`)
      await world.pass(1)
      const result = onDiscord(world).find((text) => text.includes('Result: Which day?'))
      expect(result).toContain('Most votes: Mon.')
      expect(result).not.toMatch(/could not|deleted|lost/)
    },
    40_000,
  )
})

it('is posted within the hour where that was mended, and not after its end', async () => {
  const world = await worldWithOfficers()
  const { discord, slack } = world
  const attempts = (): number => slack.slack.called('chat.postMessage').length
  slack.slack.fail('chat.postMessage', 'not_in_channel', 2)
  await world.ask('Which day?', 'options:"Mon; Tue"')
  await world.pass(61)
  expect(onDiscord(world).filter((text) => text.startsWith('I could not post the poll'))).toHaveLength(1)
  await world.pass(61)
  await slack.react?.('1️⃣', 'member')
  await world.pass(1)
  expect((await slack.posted?.())?.text).toContain('1 person voted so far.')

  slack.slack.fail('chat.postMessage', 'not_in_channel', 99)
  const id = await world.ask('Which hour?', 'options:"Noon; 3pm"')
  await discord.direct(`closepoll ${id}`)
  await world.pass(1)
  const before = attempts()
  await world.pass(61)
  expect(attempts()).toBe(before)
}, 40_000)

describe('a poll whose votes Steward may not read', () => {
  it('says so to officers once, and in the result, and counts all of them when it is opened again', async () => {
    const world = await worldWithOfficers()
    const { discord, slack } = world
    const id = await world.ask('Which day?', 'options:"Mon; Tue"')
    await slack.react?.('2️⃣', 'member')
    slack.slack.fail('reactions.get', 'missing_scope', 99)
    for (let minute = 0; minute < 3; minute += 1) {
      await slack.react?.('2️⃣', 'officer')
      await world.pass(1)
    }
    const told = (words: string): readonly string[] => onDiscord(world).filter((text) => text.includes(words))
    expect(told('I may not read the votes under the poll “Which day?” in one of our channels')).toEqual([
      expect.stringContaining('Paste the manifest of npm run slack:manifest again, and reinstall the app.'),
    ])
    await discord.direct(`closepoll ${id}`)
    await world.pass(1)
    await world.pass(1)
    expect(told('Result: Which day?')[0]).toContain(
      'I could not read one message of this poll at the count: it was deleted, or I may not look there. Votes under it are not counted.',
    )
    expect(told('/extendpoll opens it again')).toEqual([expect.stringContaining('Paste the manifest')])

    slack.slack.mend()
    await discord.direct(`extendpoll closes:"Friday 5pm" poll:${id}`)
    await world.pass(3 * 24 * 60)
    expect((await slack.posted?.())?.text).toMatch(/Tue\W+2 \(100%\)/)

    // What was mended and breaks again is said again.
    await discord.direct(`extendpoll closes:"11 March 5pm" poll:${id}`)
    await world.pass(1)
    slack.slack.fail('reactions.get', 'missing_scope', 99)
    await discord.direct(`closepoll ${id}`)
    await world.pass(1)
    await world.pass(1)
    expect(told('/extendpoll opens it again')).toHaveLength(2)
  }, 40_000)

  it('says to officers, once, that one of its messages is gone', async () => {
    const world = await worldWithOfficers()
    const { slack } = world
    await world.ask('Which hour?', 'options:"Noon; 3pm" closes:"Friday 5pm"')
    await slack.remove?.()
    await world.discord.react?.('1️⃣', 'member')
    for (let day = 0; day < 4; day += 1) await world.pass(24 * 60)
    const told = onDiscord(world).filter((text) =>
      text.includes('I cannot reach one message of the poll “Which hour?” any more'),
    )
    expect(told).toEqual([expect.stringContaining('That message is not there any more.')])
  }, 40_000)
})

it('says to officers where the choices could not be put under a poll', async () => {
  const world = await worldWithOfficers()
  world.slack.slack.fail('reactions.add', 'too_many_emoji')
  await world.ask('Which hour?', 'options:"Noon; 3pm"')
  await world.pass(1)
  expect(onDiscord(world).at(-1)).toContain('I could not put all choices under the poll “Which hour?”')
}, 40_000)
