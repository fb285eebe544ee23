import { setTimeout as pause } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import { type MessageRef, type Reaction, Refused } from '../../core/adapter.ts'
import type { Log } from '../../core/log.ts'
import { emojiOf, slackName } from './emoji.ts'
import { slackError } from './workspace.ts'

type Client = webApi.WebClient

/** Makes a call again as long as Slack asks to wait. */
export type Patiently = <T>(call: () => Promise<T>) => Promise<T>

const AGAIN_MS = 300
const READS = 3

export async function addReactions(client: Client, patiently: Patiently, ref: MessageRef, emoji: readonly string[]) {
  for (const each of emoji) {
    const name = slackName(each)
    if (name === undefined)
      throw new Refused('emoji refused', `I have no name for ${each} on Slack. Choose another emoji.`)
    try {
      await patiently(() => client.reactions.add({ channel: ref.place.channel, timestamp: ref.id, name }))
    } catch (error) {
      if (slackError(error) !== 'already_reacted') throw error
    }
  }
}

/**
 * Everybody's reactions but Steward's own. Slack has no pages here: `full` asks for all people at once, without it there are
 * only the first ones. Its documentation still calls `count` alone exact, so a list that is shorter is asked for again, and
 * the longest is taken; that one was short is said in the log.
 */
export async function readReactions(
  client: Client,
  patiently: Patiently,
  { place: { channel }, id }: MessageRef,
  me: string | undefined,
  log: Log,
): Promise<readonly Reaction[]> {
  const people = new Map<string, Set<string>>()
  for (let read = 1; ; read++) {
    const { message } = await patiently(() => client.reactions.get({ channel, timestamp: id, full: true }))
    const given = message?.reactions ?? []
    const found = new Map<string, Set<string>>()
    for (const { name = '', users = [] } of given) {
      const emoji = emojiOf(name)
      if (emoji === undefined) continue
      // A skin tone is a reaction of its own to Slack, and so is an alias. To a voter it is one choice.
      const those = found.get(emoji) ?? new Set()
      for (const user of users) if (user !== me) those.add(user)
      found.set(emoji, those)
    }
    for (const [emoji, those] of found) if (those.size >= (people.get(emoji)?.size ?? 0)) people.set(emoji, those)
    const short = given.some(({ users = [], count = 0 }) => users.length < count)
    if (!short) return listed(found)
    if (read === READS) {
      log.warn('slack reactions', { platform: 'slack', code: 'fewer_people_than_counted' })
      return listed(people)
    }
    await pause(AGAIN_MS)
  }
}

/** Slack has no way to ask for one person alone; this is one call, whoever else has reacted, and is never made again. */
export async function reactionsOf(
  client: Client,
  patiently: Patiently,
  { place: { channel }, id }: MessageRef,
  person: string,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const { message } = await patiently(() => client.reactions.get({ channel, timestamp: id, full: true }))
  const mine = (message?.reactions ?? []).filter(({ users = [] }) => users.includes(person))
  const emoji = new Set(mine.map(({ name = '' }) => emojiOf(name)))
  return wanted.filter((each) => emoji.has(each))
}

const listed = (people: ReadonlyMap<string, ReadonlySet<string>>): readonly Reaction[] =>
  [...people].flatMap(([emoji, those]) => [...those].map((person) => ({ emoji, person })))
