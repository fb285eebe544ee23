import { type APIMessage, ComponentType, type REST, Routes } from 'discord.js'
import { Refused } from '../../core/adapter.ts'
import type { Temporal } from '../../core/time.ts'
import { refusing } from './refused.ts'
import type { Payload } from './render.ts'

const LATEST = 100
/** The clocks of Discord and of this computer may differ. */
const APART = { minutes: 1 }

interface Wanted {
  readonly channel: string
  readonly payload: Payload
  readonly since: Temporal.Instant
  readonly me: string | undefined
}

/**
 * The message that an earlier try has left in the channel after all. Discord knows a nonce for a few minutes only, and does
 * not tell it of messages in a channel, so of the latest ones the one with the same words and buttons is meant, if Steward
 * posted it since the first try. Where Steward may not read them, none is found.
 */
export async function postedBefore(rest: REST, wanted: Wanted): Promise<APIMessage | undefined> {
  const query = new URLSearchParams({ limit: String(LATEST) })
  try {
    const latest = (await refusing(rest.get(Routes.channelMessages(wanted.channel), { query }))) as APIMessage[]
    return latest.find((message) => isThat(message, wanted))
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

const isThat = ({ author, timestamp, content, components = [] }: APIMessage, { payload, since, me }: Wanted): boolean =>
  author.id === me &&
  Date.parse(timestamp) >= since.subtract(APART).epochMilliseconds &&
  content.trim() === payload.content.trim() &&
  buttonsIn(components) === buttonsIn(payload.components)

/** Buttons name what they are for: two polls may ask the same thing. */
const buttonsIn = (rows: APIMessage['components'] | Payload['components']): string =>
  JSON.stringify(
    (rows ?? []).flatMap((row) =>
      row.type === ComponentType.ActionRow
        ? row.components.flatMap((each) => ('custom_id' in each ? [each.custom_id] : []))
        : [],
    ),
  )
