import type { Answer } from './rest.ts'
import { IDS, member, user } from './world.ts'

/** One reaction: a super-reaction is kept apart from a plain one, as Discord does. */
export interface Given {
  readonly emoji: string
  readonly person: string
  readonly burst?: boolean
}

const PAGE = 100

const byAge = (a: string, b: string): number => (BigInt(a) < BigInt(b) ? -1 : 1)

/** A message's reactions as they stand on it: counts, and no names. */
export function counts(given: readonly Given[]): readonly Record<string, unknown>[] {
  return [...new Set(given.map(({ emoji }) => emoji))].map((emoji) => {
    const mine = given.filter((each) => each.emoji === emoji)
    const burst = mine.filter((each) => each.burst).length
    return {
      emoji: { id: null, name: emoji },
      count: mine.length,
      count_details: { burst, normal: mine.length - burst },
      burst_colors: [],
      me_burst: false,
      burst_me: false,
      me: mine.some(({ person }) => person === IDS.bot),
      burst_count: burst,
    }
  })
}

/** What the gateway says when somebody reacts in the channel; `added`: with what it says of them then. */
export const reactionEvent = (message_id: string, name: string, user_id: string, added = false) => ({
  user_id,
  channel_id: IDS.channel,
  message_id,
  guild_id: IDS.guild,
  emoji: { id: null, name },
  burst: false,
  type: 0,
  ...(added ? { member: member(user_id, []), message_author_id: IDS.bot, burst_colors: [] } : {}),
})

/** `/channels/{channel}/messages/{message}/reactions/{emoji}[/{who}]`. */
export function reactionRoute(
  given: Given[],
  method: string,
  emoji: string,
  who: string | undefined,
  query: URLSearchParams,
): Answer {
  if (method === 'put') {
    if (!given.some((each) => each.emoji === emoji && each.person === IDS.bot)) given.push({ emoji, person: IDS.bot })
    return { status: 204 }
  }
  if (method === 'delete') {
    const at = given.findIndex((each) => each.emoji === emoji && each.person === who)
    if (at >= 0) given.splice(at, 1)
    return at >= 0 ? { status: 204 } : { status: 404, body: { message: 'Unknown Emoji', code: 10_014 } }
  }
  const after = query.get('after') ?? '0'
  const burst = query.get('type') === '1'
  const people = given
    .filter((each) => each.emoji === emoji && (each.burst ?? false) === burst && BigInt(each.person) > BigInt(after))
    .map(({ person }) => person)
    .sort(byAge)
    .slice(0, Math.min(PAGE, Number(query.get('limit') ?? 25)))
  return { status: 200, body: people.map((person) => user(person, person === IDS.bot)) }
}
