import { BOT_USER, type Hands, PEOPLE, refuse } from './api.ts'

type Json = Record<string, unknown>

/** What a member wrote to Steward alone. */
export interface Written {
  readonly channel: string
  readonly user: string
  readonly ts: string
  readonly text: string
  readonly thread_ts?: string
}

const directWith = (user: string): string => user.replace('U0', 'D0')

/** Steward's conversations with each person alone. */
export const directChannels = () => Object.values(PEOPLE).map((user) => ({ id: directWith(user), is_im: true }))

export const DIRECT = 'D0MEMBER'

export function OPEN({ users }: Json, { space }: Hands): Json {
  if (users === space.closed) return refuse('user_disabled')
  const known = Object.values<unknown>(PEOPLE).includes(users)
  return known ? { ok: true, channel: { id: directWith(String(users)) } } : refuse('user_not_found')
}

const byAge = (a: Json, b: Json): number => (String(a.ts) < String(b.ts) ? 1 : -1)

function all(channel: unknown, { space }: Hands, withMetadata: unknown): Json[] {
  const posted = space.messages.map(
    ({ metadata, ...message }): Json => ({
      type: 'message',
      user: BOT_USER,
      bot_id: 'B0STEWARD',
      ...message,
      ...(withMetadata === true && metadata ? { metadata } : {}),
    }),
  )
  const written = space.written.map((message): Json => ({ type: 'message', ...message }))
  return [...posted, ...written].filter((each) => each.channel === channel).sort(byAge)
}

/** The newest first, without what was answered in threads. */
export function HISTORY(args: Json, hands: Hands): Json {
  if (!hands.space.channels.has(String(args.channel))) return refuse('channel_not_found')
  const { latest = '9', oldest = '0', limit = 100 } = args
  const found = all(args.channel, hands, args.include_all_metadata).filter(
    ({ ts, thread_ts }) => thread_ts === undefined && String(ts) <= String(latest) && String(ts) >= String(oldest),
  )
  return { ok: true, messages: found.slice(0, Number(limit)), has_more: found.length > Number(limit) }
}

export function REPLIES(args: Json, hands: Hands): Json {
  const found = all(args.channel, hands, false).filter(({ ts, thread_ts }) => ts === args.ts || thread_ts === args.ts)
  return found.length === 0 ? refuse('thread_not_found') : { ok: true, messages: found.reverse(), has_more: false }
}

export function DELETE({ channel, ts }: Json, { space }: Hands): Json {
  const at = space.messages.findIndex((each) => each.channel === channel && each.ts === ts)
  if (at < 0) return refuse(space.written.some((each) => each.ts === ts) ? 'cant_delete_message' : 'message_not_found')
  space.messages.splice(at, 1)
  space.cleared.push(String(ts))
  return { ok: true, channel, ts }
}
