import type { APIMessage } from 'discord.js'
import { counts, type Given, reactionEvent, reactionRoute } from './reactions.ts'
import { scheduledRoute } from './scheduled.ts'
import {
  application,
  channels,
  directChannel,
  guild,
  IDS,
  member,
  message,
  roles,
  snowflake,
  thread,
  user,
} from './world.ts'

type Json = Record<string, unknown>

export interface Answer {
  readonly status: number
  readonly body?: unknown
}

/** What the bot has made of one interaction. */
export interface Interaction {
  readonly id: string
  readonly token: string
  readonly channel: string
  readonly at: number
  /** The message that its button stands on. */
  readonly source?: string | undefined
  callback?: { readonly type: number; readonly data?: Json }
  /** Later replies first to last; the callback's message, or what a deferred one became, in front. */
  readonly messages: { message: APIMessage; readonly body: Json; readonly id: string }[]
}

export interface State {
  commands: Json[]
  readonly interactions: Map<string, Interaction>
  readonly posts: Map<string, { message: APIMessage; body: Json }>
  /** What members wrote to Steward alone. */
  readonly written: Map<string, APIMessage>
  /** Messages that Steward has deleted. */
  readonly cleared: Set<string>
  /** When somebody joined the server, where that is not long ago. */
  readonly joined: Map<string, string>
  /** Servers of Steward's in which the member is not. */
  readonly notIn: Set<string>
  /** Who takes no direct messages. */
  readonly closed: Set<string>
  readonly scheduled: Map<string, Json>
  /** For so long the nonce of a post is known. */
  nonceMs: number
  /** By message. */
  readonly reactions: Map<string, Given[]>
  gatewayUrl(): string
  /** Sends an event to whoever is connected. */
  tell(event: string, data: unknown): void
}

export const error = (status: number, code: number, text: string): Answer => ({ status, body: { message: text, code } })
export const ok = (body: unknown): Answer => ({ status: 200, body })

/** How long Discord waits for the first answer. */
const PATIENCE_MS = 3_000
const EPHEMERAL = 64
const LETTERS = 2_000
/** "I have taken it": the message that a button stands on is the reply from then on. */
const UPDATE = 6

/** What Discord refuses although its description of the request has no word about it. */
function refused(body: Json): Answer | undefined {
  const content = typeof body.content === 'string' ? body.content : ''
  if (content.trim() === '') return error(400, 50_006, 'Cannot send an empty message')
  if ([...content].length > LETTERS) return error(400, 50_035, 'Invalid Form Body')
  const rows = (body.components ?? []) as { components: { custom_id: string; label: string }[] }[]
  const buttons = rows.flatMap((row) => row.components)
  const ids = new Set(buttons.map((each) => each.custom_id))
  const fits =
    rows.length <= 5 &&
    rows.every((row) => row.components.length > 0 && row.components.length <= 5) &&
    ids.size === buttons.length &&
    buttons.every((each) => each.label.trim() !== '' && each.label.length <= 80)
  return fits ? undefined : error(400, 50_035, 'Invalid Form Body')
}

const bot = user(IDS.bot, true)

function callback(state: State, token: string, body: Json): Answer {
  const found = state.interactions.get(token)
  if (!found || Date.now() - found.at > PATIENCE_MS) return error(404, 10_062, 'Unknown interaction')
  if (found.callback) return error(400, 40_060, 'Interaction has already been acknowledged.')
  const data = (body.data ?? {}) as Json
  if (body.type === 4) {
    const no = refused(data)
    if (no) return no
    found.messages.push({ message: message(found.channel, bot, data), body: data, id: '@original' })
  }
  found.callback = body as unknown as NonNullable<Interaction['callback']>
  return { status: 204 }
}

function webhook(state: State, token: string, id: string | undefined, method: string, body: Json): Answer {
  const found = state.interactions.get(token)
  if (!found?.callback) return error(404, 10_015, 'Unknown Webhook')
  const deferred = found.callback.type === 5
  const at = found.messages.findIndex((each) => each.id === id || each.message.id === id)
  if (method === 'delete') {
    const source = found.callback.type === UPDATE && id === '@original' ? found.source : id
    if (source !== undefined && source === found.source) {
      state.cleared.add(source)
      state.posts.delete(source)
      return { status: 204 }
    }
    if (at < 0) return error(404, 10_008, 'Unknown Message')
    found.messages.splice(at, 1)
    return { status: 204 }
  }
  const no = refused(body)
  if (no) return no
  const hidden = (Number(found.callback.data?.flags ?? 0) | Number(body.flags ?? 0)) & EPHEMERAL
  const made = message(found.channel, bot, {
    ...body,
    flags: Number(body.flags ?? 0) | (id === undefined ? 0 : hidden),
  })
  if (id === undefined) {
    found.messages.push({ message: made, body, id: made.id })
    return ok(made)
  }
  if (at < 0 && !(deferred && id === '@original')) return error(404, 10_008, 'Unknown Message')
  // Who sees a message is settled when it is announced.
  const flags = (Number(found.callback.data?.flags ?? 0) & EPHEMERAL) | Number(body.flags ?? 0)
  const entry = { message: made, body: { ...body, flags }, id: '@original' }
  if (at < 0) found.messages.unshift(entry)
  else found.messages[at] = entry
  return ok(made)
}

/** Only with the permission, which the role of everybody may give too; else Discord shows the word and tells nobody. */
function notifiesAll({ content, allowed_mentions: allowed }: Json): boolean {
  const { parse = ['everyone'] } = (allowed ?? {}) as { parse?: readonly string[] }
  const mayNotify = roles.some(({ permissions }) => (BigInt(permissions) & (1n << 17n)) !== 0n)
  return mayNotify && parse.includes('everyone') && /@(everyone|here)/.test(String(content))
}

function post(state: State, channel: string, body: Json): Answer {
  const closed = access(channel)
  if (closed.status !== 200) return closed
  if (channel === IDS.quiet) return error(403, 50_013, 'Missing Permissions')
  if (channel === IDS.direct && state.closed.has(IDS.member))
    return error(403, 50_007, 'Cannot send messages to this user')
  const no = refused(body)
  if (no) return no
  if (body.enforce_nonce === true) {
    const before = [...state.posts.values()].find(
      ({ message: { nonce, channel_id, timestamp } }) =>
        nonce === body.nonce && channel_id === channel && Date.now() - Date.parse(timestamp) < state.nonceMs,
    )
    if (before) return ok(before.message)
  }
  const made = { ...message(channel, bot, body), mention_everyone: notifiesAll(body) }
  state.posts.set(made.id, { message: made, body })
  return ok(made)
}

function edit(state: State, id: string, body: Json): Answer {
  const before = state.posts.get(id)
  if (!before) return error(404, 10_008, 'Unknown Message')
  const no = refused({ ...before.body, ...body })
  if (no) return no
  const made = { ...message(before.message.channel_id, bot, { ...before.body, ...body }), id }
  state.posts.set(id, { message: made, body })
  return ok(made)
}

/** The latest first. Discord gives the nonce back to whoever has just posted, and to nobody else. */
function history(state: State, channel: string, query: URLSearchParams): Answer {
  const closed = access(channel)
  if (closed.status !== 200) return closed
  const all = [...state.posts.values()].map(({ message: { nonce: _, ...rest } }) => rest)
  const here = all.filter(({ channel_id }) => channel_id === channel)
  return ok(here.reverse().slice(0, Number(query.get('limit') ?? 50)))
}

function access(id: string): Answer {
  if (id === IDS.hidden) return error(403, 50_001, 'Missing Access')
  const found = [...channels, thread, directChannel].find((each) => each.id === id)
  return found ? ok(found) : error(404, 10_003, 'Unknown Channel')
}

function onMessage(
  state: State,
  method: string,
  [, place = '', , id = '', what, emoji = '', who]: readonly string[],
  query: URLSearchParams,
): Answer {
  const closed = access(place)
  if (closed.status !== 200) return closed
  const written = state.written.get(id)
  if (written && what === undefined && method === 'get' && place === written.channel_id) return ok(written)
  const found = state.posts.get(id)
  if (!found || found.message.channel_id !== place) return error(404, 10_008, 'Unknown Message')
  if (what === undefined && method === 'delete') {
    state.cleared.add(id)
    state.posts.delete(id)
    return { status: 204 }
  }
  const given = state.reactions.get(id) ?? []
  state.reactions.set(id, given)
  if (what === undefined) return ok({ ...found.message, reactions: counts(given) })
  const done = reactionRoute(given, method, emoji, who, query)
  // Whoever is connected hears of it, the one who did it included.
  const person = who === undefined || who === '@me' ? IDS.bot : who
  if (method === 'put' && done.status === 204)
    state.tell('MESSAGE_REACTION_ADD', reactionEvent(id, emoji, person, true))
  if (method === 'delete' && done.status === 204)
    state.tell('MESSAGE_REACTION_REMOVE', reactionEvent(id, emoji, person))
  return done
}

/** The routes that Steward uses, and nothing more. */
export function answer(state: State, method: string, path: string, body: Json, query = new URLSearchParams()): Answer {
  const parts = path.slice(1).split('/')
  const [first, second, third, fourth, fifth] = parts
  const route = `${method} ${path}`
  if (route === 'get /gateway/bot')
    return ok({
      url: state.gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 1000, max_concurrency: 1 },
    })
  if (route === 'get /users/@me') return ok({ ...bot, mfa_enabled: false, locale: 'en-GB' })
  if (route === 'get /applications/@me' || route === 'get /oauth2/applications/@me') return ok(application)
  if (route === `get /applications/${IDS.application}/commands`) return ok(state.commands)
  if (route === `put /applications/${IDS.application}/commands`) {
    state.commands = (body as unknown as Json[]).map((each) => ({
      ...each,
      id: snowflake(),
      application_id: IDS.application,
      version: snowflake(),
      default_member_permissions: null,
      nsfw: false,
      name_localizations: null,
      description_localizations: null,
      // Discord gives back only what says something.
      options: ((each.options as Json[] | undefined) ?? []).map(({ required, ...option }) =>
        required ? { ...option, required } : option,
      ),
    }))
    return ok(state.commands)
  }
  if (first === 'interactions' && fourth === 'callback') return callback(state, third ?? '', body)
  if (first === 'webhooks') return webhook(state, third ?? '', fourth === 'messages' ? fifth : undefined, method, body)
  if (route === 'post /users/@me/channels')
    return body.recipient_id === IDS.member ? ok(directChannel) : error(400, 50_033, 'Invalid Recipient(s)')
  if (first === 'channels' && third === 'messages' && method === 'post') return post(state, second ?? '', body)
  if (first === 'channels' && third === 'messages' && method === 'patch') return edit(state, fourth ?? '', body)
  if (first === 'channels' && third === 'messages' && fourth === undefined) return history(state, second ?? '', query)
  if (first === 'channels' && third === 'messages') return onMessage(state, method, parts, query)
  if (first === 'channels' && third === undefined) return access(second ?? '')
  if (first === 'guilds' && third === 'members' && fourth === IDS.member && state.notIn.has(second ?? ''))
    return error(404, 10_007, 'Unknown Member')
  if (first === 'guilds' && second === IDS.elsewhere && third === 'members') return ok(member(fourth ?? '', []))
  if (first === 'guilds' && second !== IDS.guild) return error(404, 10_004, 'Unknown Guild')
  if (first === 'guilds' && third === undefined) return ok(guild)
  if (first === 'guilds' && third === 'scheduled-events') return scheduledRoute(state, method, fourth, body)
  if (first === 'guilds' && third === 'roles') return ok(roles)
  if (first === 'guilds' && third === 'members')
    return ok({
      ...member(fourth ?? '', fourth === IDS.bot ? [IDS.botRole] : []),
      ...(state.joined.has(fourth ?? '') ? { joined_at: state.joined.get(fourth ?? '') } : {}),
    })
  return error(404, 0, '404: Not Found')
}
