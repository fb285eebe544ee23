import {
  type APIMessage,
  type APIUser,
  type Client,
  DiscordAPIError,
  GatewayDispatchEvents,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveAllDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
  type GatewayMessageReactionRemoveEmojiDispatchData,
  type REST,
  RESTJSONErrorCodes,
  ReactionType,
  Routes,
} from 'discord.js'
import type { MessageRef, Reaction } from '../../core/adapter.ts'
import type { Bot } from '../../core/bot.ts'
import { plainEmoji } from './emoji.ts'

const PAGE = 100

const gone = (error: unknown, ...codes: readonly number[]): boolean =>
  error instanceof DiscordAPIError && codes.some((code) => code === error.code)

/**
 * The emoji under a message by the names that Discord knows them by, and in what ways somebody has pressed them. A server's own
 * emoji are left out: no poll offers them. So is what Steward alone has put there: each request counts against its rate, so
 * none is made for what Discord has just said is empty.
 */
async function emojiUnder(rest: REST, { place, id }: MessageRef) {
  const { reactions: listed = [] } = (await rest.get(Routes.channelMessage(place.channel, id))) as APIMessage
  return listed.flatMap(({ emoji, count_details: { normal, burst }, me }) => {
    if (emoji.id !== null || !emoji.name) return []
    const types = [...(normal > (me ? 1 : 0) ? [ReactionType.Normal] : []), ...(burst > 0 ? [ReactionType.Burst] : [])]
    return [{ name: emoji.name, emoji: plainEmoji(emoji.name), types }]
  })
}

const pageOf = (rest: REST, { place, id }: MessageRef, name: string, query: Readonly<Record<string, string>>) =>
  rest.get(Routes.channelMessageReaction(place.channel, id, encodeURIComponent(name)), {
    query: new URLSearchParams(query),
  }) as Promise<APIUser[]>

async function people(rest: REST, ref: MessageRef, name: string, type: ReactionType): Promise<APIUser[]> {
  const all: APIUser[] = []
  for (;;) {
    const after = all.at(-1)?.id
    try {
      const page = await pageOf(rest, ref, name, {
        type: String(type),
        limit: String(PAGE),
        ...(after ? { after } : {}),
      })
      all.push(...page)
      if (page.length < PAGE) return all
    } catch (error) {
      // The last of them was taken away between two requests.
      if (gone(error, RESTJSONErrorCodes.UnknownEmoji)) return all
      throw error
    }
  }
}

/**
 * Everybody's reactions. A super-reaction is listed apart and may come on top of a plain one, and each skin tone is an emoji
 * of its own: all are one choice of one person.
 */
export async function reactions(rest: REST, ref: MessageRef): Promise<readonly Reaction[]> {
  const found = new Map<string, Set<string>>()
  for (const { name, emoji, types } of await emojiUnder(rest, ref)) {
    const persons = found.get(emoji) ?? new Set()
    found.set(emoji, persons)
    for (const type of types)
      for (const user of await people(rest, ref, name, type)) if (user.bot !== true) persons.add(user.id)
  }
  return [...found].flatMap(([emoji, persons]) => [...persons].map((person) => ({ emoji, person })))
}

/** Discord lists people by their ids, so that one can be looked up among thousands. */
async function isAmong(rest: REST, ref: MessageRef, name: string, type: ReactionType, person: string) {
  const after = String(BigInt(person) - 1n)
  try {
    const [found] = await pageOf(rest, ref, name, { type: String(type), limit: '1', after })
    return found?.id === person
  } catch (error) {
    if (gone(error, RESTJSONErrorCodes.UnknownEmoji)) return false
    throw error
  }
}

/** Which of these emoji that person has pressed, in whatever skin tone. */
export async function reactionsOf(
  rest: REST,
  ref: MessageRef,
  person: string,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const { name, emoji, types } of await emojiUnder(rest, ref)) {
    if (!wanted.includes(emoji)) continue
    for (const type of types) if (!found.has(emoji) && (await isAmong(rest, ref, name, type, person))) found.add(emoji)
  }
  return [...found]
}

/** One after another, because Discord shows them in the order in which they came. */
export async function react(rest: REST, { place, id }: MessageRef, emoji: readonly string[]): Promise<void> {
  for (const each of emoji)
    await rest.put(Routes.channelMessageOwnReaction(place.channel, id, encodeURIComponent(each)))
}

/** Takes somebody's choice away in every skin tone. That it is gone already is what was wanted. */
export async function unreact(rest: REST, ref: MessageRef, reaction: Reaction): Promise<void> {
  const { place, id } = ref
  for (const { name, emoji } of await emojiUnder(rest, ref)) {
    if (emoji !== reaction.emoji) continue
    try {
      await rest.delete(Routes.channelMessageUserReaction(place.channel, id, encodeURIComponent(name), reaction.person))
    } catch (error) {
      if (!gone(error, RESTJSONErrorCodes.UnknownEmoji, RESTJSONErrorCodes.UnknownUser)) throw error
    }
  }
}

interface Where {
  readonly guild_id?: string
  readonly channel_id: string
  readonly message_id: string
}

const refOf = ({ guild_id, channel_id, message_id }: Where): MessageRef => ({
  place: { platform: 'discord', ...(guild_id === undefined ? {} : { space: guild_id }), channel: channel_id },
  id: message_id,
})

/**
 * Reactions, taken before discord.js makes objects of them: that drops those under messages it does not remember, and
 * Steward lets it remember none.
 */
export function hearReactions(client: Client, bot: Bot, live: (work: () => void) => void): void {
  const touched: Bot['touched'] = (ref, added) => live(() => bot.touched(ref, added))
  // Its own are put there and known already. A server's own emoji are no choice of any poll.
  const counts = ({ user_id, emoji }: GatewayMessageReactionRemoveDispatchData): boolean =>
    user_id !== client.user?.id && emoji.id === null
  const { MessageReactionAdd, MessageReactionRemove, MessageReactionRemoveAll, MessageReactionRemoveEmoji } =
    GatewayDispatchEvents
  client.ws.on(MessageReactionAdd, (added: GatewayMessageReactionAddDispatchData) => {
    if (counts(added)) touched(refOf(added), { emoji: plainEmoji(added.emoji.name ?? ''), person: added.user_id })
  })
  client.ws.on(MessageReactionRemove, (removed: GatewayMessageReactionRemoveDispatchData) => {
    if (counts(removed)) touched(refOf(removed))
  })
  client.ws.on(MessageReactionRemoveAll, (all: GatewayMessageReactionRemoveAllDispatchData) => touched(refOf(all)))
  client.ws.on(MessageReactionRemoveEmoji, (all: GatewayMessageReactionRemoveEmojiDispatchData) => touched(refOf(all)))
}
