import { wrong } from './check.ts'
import { DELETE, DIRECT, directChannels, HISTORY, OPEN, REPLIES, type Written } from './conversations.ts'
import { COMPLETE_UPLOAD, type File, GET_UPLOAD, unusable } from './files.ts'
import type { Appearance, View } from './index.ts'
import { ADD_REACTION, GET_REACTIONS, type Reactions } from './reactions.ts'
import type { Node, Shown } from './read.ts'

type Json = Record<string, unknown>

export const TEAM = 'T0BRANCH'
export const BOT_USER = 'U0STEWARD'
export const OFFICERS = 'S0OFFICERS'
export const PEOPLE = { member: 'U0MEMBER', manager: 'U0MANAGER', officer: 'U0OFFICER' } as const

interface Channel extends Json {
  readonly id: string
  readonly name?: string
  readonly is_member?: boolean
  readonly is_archived?: boolean
  readonly num_members?: number
}

export interface Posted extends Shown {
  readonly channel: string
  readonly ts: string
  readonly metadata?: Json
}

export interface Workspace {
  readonly channels: Map<string, Channel>
  readonly messages: Posted[]
  /** What members wrote to Steward alone. */
  readonly written: Written[]
  /** Messages that Steward deleted: by their ts, or by the address to respond to. */
  readonly cleared: string[]
  /** Files that were shared as messages of their own. */
  readonly shared: { readonly channel: string; readonly name: string; readonly content: string }[]
  /** Whom nobody can write to. */
  closed: string | undefined
  readonly views: Map<string, View>
  readonly homes: Map<string, View>
  readonly files: Map<string, File>
  readonly reactions: Reactions
  /** Where uploads go. */
  origin: string
  readonly groups: { id: string; name: string; handle: string }[]
  ids: number
}

export const workspace = (): Workspace => ({
  channels: new Map(
    [
      { id: 'C0ANNOUNCE', name: 'announce', is_channel: true, is_member: true, num_members: 301 },
      { id: 'C0STRANGE', name: 'strange', is_channel: true, is_member: false },
      { id: 'C0OLD', name: 'old', is_channel: true, is_member: true, is_archived: true },
      ...directChannels(),
    ].map((channel) => [channel.id, channel]),
  ),
  messages: [],
  written: [],
  cleared: [],
  shared: [],
  closed: undefined,
  views: new Map(),
  homes: new Map(),
  files: new Map(),
  reactions: { under: new Map(), most: Number.POSITIVE_INFINITY },
  origin: '',
  groups: [{ id: OFFICERS, name: 'Officers', handle: 'officers' }],
  ids: 0,
})

export interface Hands {
  readonly space: Workspace
  readonly violations: string[]
  useTrigger(id: string): string | undefined
  appear(seen: Appearance): void
  wrongMessage(message: Json): string[]
  wrongView(view: Json): string[]
}

/** Metadata can be read by every app in the channel. */
function wrongMetadata({ metadata }: Json): string[] {
  if (metadata === undefined) return []
  const { event_payload: payload } = metadata as { event_payload?: { key?: unknown } }
  const readable = !/^[\w-]{22}$/.test(String(payload?.key))
  return [...wrong(metadata, 'MessageMetadata', 'strict'), ...(readable ? ['metadata that can be read'] : [])]
}

export const refuse = (error: string): Json => ({ ok: false, error })

const METHODS = {
  'auth.test': () => ({
    ok: true,
    url: 'https://branch.slack.com/',
    team: 'Branch',
    user: 'steward',
    team_id: TEAM,
    user_id: BOT_USER,
    bot_id: 'B0STEWARD',
    is_enterprise_install: false,
  }),
  'chat.postMessage': (args, hands) => {
    const channel = hands.space.channels.get(String(args.channel))
    if (!channel) return refuse('channel_not_found')
    if (channel.is_archived) return refuse('is_archived')
    if (!channel.is_im && !channel.is_member) return refuse('not_in_channel')
    if (channel.id === DIRECT && hands.space.closed === PEOPLE.member) return refuse('messages_tab_disabled')
    const wrong = [...hands.wrongMessage(args), ...wrongMetadata(args)]
    hands.violations.push(...wrong)
    if (wrong.length > 0) return refuse('invalid_blocks')
    const file = unusable(args, hands.space.files)
    if (file) return file
    const message = {
      ...(args as Shown),
      channel: channel.id,
      ts: `1488366000.${String(++hands.space.ids).padStart(6, '0')}`,
    }
    hands.space.messages.push(message)
    hands.appear({ by: 'chat.postMessage', private: Boolean(channel.is_im), message })
    return { ok: true, channel: channel.id, ts: message.ts, message }
  },
  'chat.postEphemeral': (args, hands) => {
    if (!hands.space.channels.get(String(args.channel))?.is_member) return refuse('not_in_channel')
    hands.violations.push(...hands.wrongMessage(args))
    hands.appear({ by: 'chat.postEphemeral', private: true, message: args as Shown })
    return { ok: true, message_ts: '1488366000.000100' }
  },
  'chat.update': (args, hands) => {
    const at = hands.space.messages.findIndex(({ channel, ts }) => channel === args.channel && ts === args.ts)
    if (at < 0) return refuse('message_not_found')
    hands.violations.push(...hands.wrongMessage(args))
    const file = unusable(args, hands.space.files)
    if (file) return file
    const { metadata } = hands.space.messages[at] ?? {}
    hands.space.messages[at] = { ...(metadata ? { metadata } : {}), ...(args as unknown as Posted) }
    return { ok: true, channel: args.channel, ts: args.ts, text: args.text }
  },
  'views.open': (args, hands) => {
    const wrong = hands.useTrigger(String(args.trigger_id))
    return wrong ? refuse(wrong) : showView(args, hands, `V${++hands.space.ids}`, 'views.open')
  },
  'views.update': (args, hands) => {
    const id = String(args.view_id)
    const known = hands.space.views.get(id)
    if (!known) return refuse('not_found')
    if (args.hash !== undefined && args.hash !== known.hash) return refuse('hash_conflict')
    return showView(args, hands, id, 'views.update')
  },
  'views.publish': (args, hands) => {
    const given = args.view as Json & { type: string; blocks: readonly Node[] }
    hands.violations.push(...hands.wrongView(given))
    const view: View = { ...given, id: `H${args.user_id}`, hash: newHash(hands.space) }
    hands.space.homes.set(String(args.user_id), view)
    hands.appear({ by: 'views.publish', private: true, view })
    return { ok: true, view }
  },
  'chat.delete': DELETE,
  'conversations.open': OPEN,
  'conversations.history': HISTORY,
  'conversations.replies': REPLIES,
  'conversations.info': (args, { space }) => {
    const known = space.channels.get(String(args.channel))
    if (!known) return refuse('channel_not_found')
    const { num_members, ...channel } = known
    return { ok: true, channel: args.include_num_members && num_members ? { ...channel, num_members } : channel }
  },
  'reactions.add': ADD_REACTION,
  'reactions.get': GET_REACTIONS,
  'files.getUploadURLExternal': GET_UPLOAD,
  'files.completeUploadExternal': COMPLETE_UPLOAD,
  'users.info': (args) => {
    if (!(Object.values(PEOPLE) as string[]).includes(String(args.user))) return refuse('user_not_found')
    return { ok: true, user: { id: args.user, is_admin: args.user === PEOPLE.manager, is_owner: false } }
  },
  'usergroups.list': (_, { space }) => ({ ok: true, usergroups: space.groups }),
  'usergroups.users.list': (args, { space }) =>
    space.groups.some(({ id }) => id === args.usergroup)
      ? { ok: true, users: args.usergroup === OFFICERS ? [PEOPLE.officer] : [] }
      : refuse('no_such_subteam'),
} satisfies Record<string, (args: Json, hands: Hands) => Json>

export const newHash = (space: Workspace): string => `1488366000.${++space.ids}`

function showView(args: Json, hands: Hands, id: string, by: string): Json {
  const given = args.view as Json & { type: string; blocks: readonly Node[] }
  const wrong = hands.wrongView(given)
  hands.violations.push(...wrong)
  if (wrong.length > 0) return refuse('invalid_arguments')
  const view: View = { ...given, id, hash: newHash(hands.space) }
  hands.space.views.set(id, view)
  hands.appear({ by, private: true, view })
  return { ok: true, view }
}

export type Method = keyof typeof METHODS

export function answerMethod(method: Method, args: Json, hands: Hands): Json {
  const answer: ((args: Json, hands: Hands) => Json) | undefined = METHODS[method]
  if (answer) return answer(args, hands)
  hands.violations.push(`${method} is not a method that this Slack knows`)
  return refuse('unknown_method')
}
