import {
  type APIMessage,
  type APIUser,
  ChannelType,
  type GatewayMessageCreateDispatchData,
  PermissionFlagsBits,
  type UserFlags,
} from 'discord.js'

/** The server of the emulator, with what Steward may meet in it; and another one, of which nothing but its members is known. */
export const IDS = {
  application: '100000000000000001',
  bot: '100000000000000002',
  guild: '200000000000000001',
  elsewhere: '200000000000000002',
  channel: '300000000000000001',
  /** A channel in which Steward may not write, and one that it cannot even see. */
  quiet: '300000000000000002',
  hidden: '300000000000000003',
  thread: '300000000000000004',
  voice: '300000000000000005',
  category: '300000000000000006',
  direct: '300000000000000007',
  officers: '400000000000000001',
  botRole: '400000000000000002',
  member: '500000000000000001',
  owner: '500000000000000009',
} as const

let last = 0n

/** Ids that grow, as Discord's do. */
export function snowflake(): string {
  last += 1n
  return String((BigInt(Date.now() - 1_420_070_400_000) << 22n) + last)
}

const NO_FLAGS = 0 as UserFlags

export const user = (id: string, bot = false): APIUser => ({
  id,
  username: bot ? 'steward' : `user${id.slice(-4)}`,
  avatar: null,
  discriminator: '0',
  public_flags: NO_FLAGS,
  flags: NO_FLAGS,
  global_name: null,
  primary_guild: null,
  ...(bot ? { bot } : {}),
})

const role = (id: string, name: string, permissions: bigint) => ({
  id,
  name,
  permissions: String(permissions),
  position: id === IDS.guild ? 0 : 1,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: false,
  mentionable: true,
  icon: null,
  unicode_emoji: null,
  flags: 0,
})

const {
  ViewChannel,
  SendMessages,
  SendMessagesInThreads,
  AttachFiles,
  AddReactions,
  ReadMessageHistory,
  CreateEvents,
  MentionEveryone,
} = PermissionFlagsBits

export const roles = [
  // As Discord makes it in a new server.
  role(IDS.guild, '@everyone', MentionEveryone),
  role(IDS.officers, 'Officers', 0n),
  role(
    IDS.botRole,
    'Steward',
    ViewChannel | SendMessages | SendMessagesInThreads | AttachFiles | AddReactions | ReadMessageHistory | CreateEvents,
  ),
]

const channel = (id: string, type: ChannelType, name: string, denied = 0n) => ({
  id,
  type,
  name,
  guild_id: IDS.guild,
  position: 0,
  flags: 0,
  parent_id: null,
  permission_overwrites: denied === 0n ? [] : [{ id: IDS.botRole, type: 0, allow: '0', deny: String(denied) }],
})

export const channels = [
  channel(IDS.channel, ChannelType.GuildText, 'general'),
  channel(IDS.quiet, ChannelType.GuildText, 'read-only', SendMessages | SendMessagesInThreads),
  channel(IDS.hidden, ChannelType.GuildText, 'committee', ViewChannel),
  channel(IDS.category, ChannelType.GuildCategory, 'Branch'),
]

export const thread = {
  id: IDS.thread,
  type: ChannelType.PublicThread,
  name: 'picket rota',
  guild_id: IDS.guild,
  parent_id: IDS.quiet,
  owner_id: IDS.member,
  flags: 0,
  message_count: 0,
  member_count: 1,
  total_message_sent: 0,
  rate_limit_per_user: 0,
  last_message_id: null,
  thread_metadata: {
    archived: false,
    archive_timestamp: '2017-03-01T09:00:00.000000+00:00',
    auto_archive_duration: 1440,
    locked: false,
    create_timestamp: '2017-03-01T09:00:00.000000+00:00',
  },
}

export const directChannel = { id: IDS.direct, type: ChannelType.DM, flags: 0, recipients: [user(IDS.member)] }

export const guild = {
  id: IDS.guild,
  name: 'Kirklees branch',
  icon: null,
  description: null,
  home_header: null,
  splash: null,
  discovery_splash: null,
  features: [],
  banner: null,
  owner_id: IDS.owner,
  application_id: null,
  region: 'uk',
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: null,
  system_channel_flags: 0,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 0,
  roles,
  default_message_notifications: 0,
  mfa_level: 0,
  explicit_content_filter: 0,
  max_presences: null,
  max_members: 500_000,
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  preferred_locale: 'en-GB',
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  public_updates_channel_id: null,
  premium_progress_bar_enabled: false,
  nsfw: false,
  nsfw_level: 0,
  emojis: [],
  stickers: [],
  incidents_data: null,
}

export const member = (id: string, held: readonly string[]) => ({
  user: user(id, id === IDS.bot),
  roles: [...held],
  avatar: null,
  banner: null,
  communication_disabled_until: null,
  flags: 0,
  joined_at: '2017-01-01T09:00:00.000000+00:00',
  nick: null,
  pending: false,
  premium_since: null,
  mute: false,
  deaf: false,
})

export const application = {
  id: IDS.application,
  name: 'Steward',
  icon: null,
  description: '',
  type: null,
  verify_key: '0'.repeat(64),
  flags: 0,
  flags_new: '0',
  redirect_uris: [],
  interactions_endpoint_url: null,
  role_connections_verification_url: null,
  owner: user(IDS.owner),
  approximate_guild_count: 1,
  approximate_user_install_count: 0,
  approximate_user_authorization_count: 0,
  explicit_content_filter: 0,
  team: null,
  eligible_oauth2_scopes: ['bot', 'applications.commands'],
}

type Component = { components?: readonly Component[]; component?: Component; [key: string]: unknown }

/** Discord numbers the components of a message. */
function numbered(list: readonly Component[], next = { id: 1 }): Component[] {
  return list.map((each) => ({
    ...each,
    id: next.id++,
    ...(each.components ? { components: numbered(each.components, next) } : {}),
  }))
}

export function message(place: string, author: APIUser, body: Readonly<Record<string, unknown>>): APIMessage {
  const made = {
    id: snowflake(),
    type: 0,
    channel_id: place,
    author,
    content: body.content ?? '',
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    attachments: ((body.attachments ?? []) as Readonly<Record<string, unknown>>[]).map((each) => ({
      filename: 'picture.png',
      ...each,
      id: snowflake(),
      size: 1,
      url: 'https://cdn.discordapp.com/picture.png',
      proxy_url: 'https://media.discordapp.net/picture.png',
      content_type: 'image/png',
    })),
    embeds: [],
    components: numbered((body.components as Component[] | undefined) ?? []),
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    flags: body.flags ?? 0,
    pinned: false,
    tts: false,
    ...(body.nonce === undefined ? {} : { nonce: body.nonce }),
  }
  return made as unknown as APIMessage
}

export const directMessage = (content: string): GatewayMessageCreateDispatchData =>
  message(IDS.direct, user(IDS.member), { content }) as unknown as GatewayMessageCreateDispatchData
