import { BOT_USER, type Hands, type Posted, refuse, TEAM } from './api.ts'

type Json = Record<string, unknown>

/** Reactions under each message ("channel:ts"), by the emoji's name. */
export interface Reactions {
  readonly under: Map<string, Map<string, string[]>>
  /** How many people Slack lists although it was asked for all. */
  most: number
}

// Without `full`, these are all that Slack names.
const FIRST = 50
const KNOWN = new Set(
  'zero one two three four five six seven eight nine keycap_ten +1 -1 thumbsup thumbsdown tada hand raised_hand white_check_mark x'.split(
    ' ',
  ),
)

/** Puts somebody's reaction there, and says whether it is new. */
export function put(all: Reactions, { channel, ts }: Posted, name: string, ...users: readonly string[]): boolean {
  const key = `${channel}:${ts}`
  const names = all.under.get(key) ?? new Map<string, string[]>()
  all.under.set(key, names)
  const people = names.get(name) ?? []
  names.set(name, people)
  const fresh = users.filter((user) => !people.includes(user))
  people.push(...fresh)
  return fresh.length > 0
}

export function take(all: Reactions, { channel, ts }: Posted, name: string, user: string): void {
  const names = all.under.get(`${channel}:${ts}`)
  const left = names?.get(name)?.filter((each) => each !== user) ?? []
  if (left.length > 0) names?.set(name, left)
  else names?.delete(name)
}

/** The message that is meant, or why there is none. */
function meant({ channel, timestamp }: Json, { space }: Hands): Posted | Json {
  const place = space.channels.get(String(channel))
  if (!place) return refuse('channel_not_found')
  if (!timestamp) return refuse('no_item_specified')
  return space.messages.find((each) => each.channel === channel && each.ts === timestamp) ?? refuse('message_not_found')
}

const isPosted = (found: Posted | Json): found is Posted => !('ok' in found)

export function ADD_REACTION(args: Json, hands: Hands): Json {
  const message = meant(args, hands)
  if (!isPosted(message)) return message
  if (hands.space.channels.get(message.channel)?.is_archived) return refuse('is_archived')
  if (!KNOWN.has(String(args.name))) return refuse('invalid_name')
  return put(hands.space.reactions, message, String(args.name), BOT_USER) ? { ok: true } : refuse('already_reacted')
}

export function GET_REACTIONS(args: Json, hands: Hands): Json {
  const message = meant(args, hands)
  if (!isPosted(message)) return message
  const { under, most } = hands.space.reactions
  const listed = args.full === true ? most : FIRST
  const reactions = [...(under.get(`${message.channel}:${message.ts}`) ?? [])].map(([name, users]) => ({
    name,
    users: users.slice(0, listed),
    count: users.length,
  }))
  const shown = { type: 'message', user: BOT_USER, text: message.text, ts: message.ts, team: TEAM }
  // Slack leaves the list away where nobody has reacted.
  const { channel } = message
  return { ok: true, type: 'message', channel, message: reactions.length > 0 ? { ...shown, reactions } : shown }
}
