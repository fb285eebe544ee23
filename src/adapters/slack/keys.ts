import { createHash } from 'node:crypto'
import type { types, webApi } from '@slack/bolt'
import { Refused } from '../../core/adapter.ts'
import type { Patiently } from './reactions.ts'

const EVENT = 'steward_post'
const LENGTH = 22
const LATEST = 100

/** What tells Steward's posts apart. Any app in the channel can read it, so it says nothing. */
export const metadataOf = (key: string): types.MessageMetadata => ({
  event_type: EVENT,
  event_payload: { key: createHash('sha256').update(key).digest('base64url').slice(0, LENGTH) },
})

/**
 * The message that an earlier try has left in the channel after all. Slack cannot tell a post sent twice from two posts, so
 * its latest messages are looked through. Where Steward may not read them, none is found.
 */
export async function postedBefore(
  client: webApi.WebClient,
  patiently: Patiently,
  orSay: <T>(work: () => Promise<T>) => Promise<T>,
  { channel, key, me }: { readonly channel: string; readonly key: string; readonly me: string | undefined },
): Promise<string | undefined> {
  const wanted = metadataOf(key)
  try {
    const { messages = [] } = await orSay(() =>
      patiently(() => client.conversations.history({ channel, include_all_metadata: true, limit: LATEST })),
    )
    return messages.find(
      ({ user, metadata }) =>
        user === me &&
        metadata?.event_type === EVENT &&
        (metadata.event_payload as { key?: unknown } | undefined)?.key === wanted.event_payload.key,
    )?.ts
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}
