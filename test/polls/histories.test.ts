import fc from 'fast-check'
import { expect, it } from 'vitest'
import { reactionEvent } from '../emulators/discord/reactions.ts'
import { put, take } from '../emulators/slack/reactions.ts'
import { askOf, pollWorld } from './world.ts'

const EMOJI = ['1️⃣', '2️⃣', '3️⃣']
const NAMES = ['one', 'two', 'three']
const PICKS = 2

/** Somebody's thumb: whether Steward hears of it is another matter, and it may hear of it twice. */
const deed = fc.record({
  platform: fc.constantFrom('discord', 'slack'),
  person: fc.integer({ min: 1, max: 5 }),
  option: fc.integer({ min: 0, max: 2 }),
  adds: fc.boolean(),
  heard: fc.integer({ min: 0, max: 2 }),
  after: fc.constantFrom('nothing', 'nothing', 'time passes', 'the line drops'),
})

type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

/** What the count should be, in the plainest way: who has which marks at the end. */
function expected(deeds: readonly Deed[]): { votes: number[]; spoilt: number } {
  const marks = new Map<string, Set<number>>()
  for (const { platform, person, option, adds } of deeds) {
    const mine = marks.get(`${platform}${person}`) ?? new Set<number>()
    marks.set(`${platform}${person}`, mine)
    if (adds) mine.add(option)
    else mine.delete(option)
  }
  const all = [...marks.values()]
  const counted = all.filter((mine) => mine.size <= PICKS)
  return {
    votes: EMOJI.map((_, n) => counted.filter((mine) => mine.has(n)).length),
    spoilt: all.length - counted.length,
  }
}

it('counts what stands under the messages, whatever was heard of it on the way', async () => {
  const world = await pollWorld()
  const { discord, slack } = world

  const onDiscord = ({ person, option, adds, heard }: Deed): void => {
    const message = [...discord.discord.posts.keys()].at(-1) ?? ''
    const [emoji, who] = [EMOJI[option] ?? '', `50000000000000010${person}`]
    const given = discord.discord.reactions.get(message) ?? []
    const others = given.filter((each) => each.emoji !== emoji || each.person !== who)
    discord.discord.reactions.set(message, adds ? [...others, { emoji, person: who }] : others)
    for (let times = 0; times < heard; times += 1)
      discord.discord.gateway.send(
        `MESSAGE_REACTION_${adds ? 'ADD' : 'REMOVE'}`,
        reactionEvent(message, emoji, who, adds),
      )
  }

  const onSlack = async ({ person, option, adds, heard }: Deed): Promise<void> => {
    const message = slack.slack.space.messages.at(-1)
    if (!message) throw new Error('nothing was posted')
    const [reaction, user] = [NAMES[option] ?? '', `U0PERSON${person}`]
    if (adds) put(slack.slack.space.reactions, message, reaction, user)
    else take(slack.slack.space.reactions, message, reaction, user)
    const item = { type: 'message', channel: message.channel, ts: message.ts }
    const event = slack.event({ type: adds ? 'reaction_added' : 'reaction_removed', user, reaction, item })
    for (let times = 0; times < heard; times += 1) await slack.deliver('events_api', event)
  }

  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
      const id = await world.ask('Which?', `options:"A; B; C" choices:${PICKS}`)
      for (const each of deeds) {
        if (each.platform === 'discord') onDiscord(each)
        else await onSlack(each)
        if (each.after === 'time passes') await world.pass(1)
        if (each.after === 'the line drops') discord.discord.gateway.drop(4000)
      }
      await world.bot.answer(`closepoll ${id}`, askOf('discord', '500000000000000001'), discord.adapter.limits)
      await world.pass(1)
      const branch = await world.store.settings.onlyBranch()
      const { result } = (await world.store.polls.poll(branch.id, id)) ?? {}
      expect({ votes: result?.votes, spoilt: result?.spoilt }).toEqual(expected(deeds))
    }),
    { numRuns: 15 },
  )
}, 90_000)
