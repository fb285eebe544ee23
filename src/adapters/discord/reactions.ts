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

/** The emoji under a message by the names that Discord knows them by. A server's own emoji are left out: no poll offers them. */
async function emojiUnder(rest: REST, { place, id }: MessageRef) {
  const { reactions: listed = [] } = (await rest.get(Routes.channelMessage(place.channel, id))) as APIMessage
  return listed.flatMap(({ emoji, count_details }) =>
    emoji.id === null && emoji.name ? [{ name: emoji.name, emoji: plainEmoji(emoji.name), counts: count_details }] : [],
  )
}

async function people(rest: REST, { place, id }: MessageRef, name: string, type: ReactionType): Promise<APIUser[]> {
  const all: APIUser[] = []
  const route = Routes.channelMessageReaction(place.channel, id, encodeURIComponent(name))
  for (;;) {
    const after = all.at(-1)?.id
    const query = new URLSearchParams({ type: String(type), limit: String(PAGE), ...(after ? { after } : {}) })
    try {
      const page = (await rest.get(route, { query })) as APIUser[]
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
  for (const { name, emoji, counts } of await emojiUnder(rest, ref)) {
    const persons = found.get(emoji) ?? new Set()
    found.set(emoji, persons)
    // Each request counts against Steward's rate, so none is made for what Discord has just said is empty.
    const types = [
      ...(counts.normal > 0 ? [ReactionType.Normal] : []),
      ...(counts.burst > 0 ? [ReactionType.Burst] : []),
    ]
    for (const type of types)
      for (const user of await people(rest, ref, name, type)) if (user.bot !== true) persons.add(user.id)
  }
  return [...found].flatMap(([emoji, persons]) => [...persons].map((person) => ({ emoji, person })))
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
