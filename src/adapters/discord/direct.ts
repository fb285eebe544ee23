import {
  type APIChannel,
  type APIGuildMember,
  type APIMessage,
  DiscordAPIError,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js'
import type { Since } from '../../core/access.ts'
import { type MessageRef, type Person, type Place, Refused } from '../../core/adapter.ts'
import { Temporal } from '../../core/time.ts'

const { UnknownMessage, UnknownChannel } = RESTJSONErrorCodes

export async function direct(rest: REST, { id }: Person): Promise<Place> {
  const made = (await rest.post(Routes.userChannels(), { body: { recipient_id: id } })) as APIChannel
  return { platform: 'discord', channel: made.id }
}

export async function memberSince(rest: REST, guild: string, person: string): Promise<Since> {
  try {
    const { joined_at } = (await rest.get(Routes.guildMember(guild, person))) as APIGuildMember
    return joined_at === null ? 'unknown' : Temporal.Instant.from(joined_at)
  } catch (error) {
    // Steward may have been taken out of that server itself.
    const isNot = error instanceof DiscordAPIError && (error.status === 404 || error.status === 403)
    if (isNot) return undefined
    throw error
  }
}

export async function remove(rest: REST, { place, id }: MessageRef): Promise<void> {
  try {
    await rest.delete(Routes.channelMessage(place.channel, id))
  } catch (error) {
    const gone = error instanceof DiscordAPIError && (error.code === UnknownMessage || error.code === UnknownChannel)
    if (!gone) throw error
  }
}

/** Nothing but what a member wrote to Steward alone: an id can be typed, and must not fetch what others wrote elsewhere. */
export async function read(rest: REST, { place, id }: MessageRef): Promise<string> {
  const gone = new Refused('message gone', 'That message is not there any more. Please write it again.')
  if (place.space !== undefined || !/^\d+$/.test(id)) throw gone
  const { content, author } = (await rest.get(Routes.channelMessage(place.channel, id))) as APIMessage
  if (author.bot) throw gone
  return content
}
