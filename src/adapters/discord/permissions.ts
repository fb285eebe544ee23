import {
  type Client,
  DiscordAPIError,
  type GuildBasedChannel,
  HTTPError,
  PermissionFlagsBits,
  RateLimitError,
} from 'discord.js'
import type { Place, Use } from '../../core/adapter.ts'

/** All that Steward asks of a server, as it stands in the invite link. Anything more would be a risk and no use. */
export const NEEDED = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Add Reactions': PermissionFlagsBits.AddReactions,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const

/**
 * Steward works without these too. Without the first whoever chooses twice in a poll is not counted, where with it their
 * later choice holds; without the second an action stands in no list of events.
 */
export const WELCOME = {
  'Manage Messages': PermissionFlagsBits.ManageMessages,
  'Create Events': PermissionFlagsBits.CreateEvents,
} as const

type Name = keyof typeof NEEDED

/** Reactions to press, and a picture of the result. */
const FOR_POLLS = ['Attach Files', 'Add Reactions', 'Read Message History'] as const

const CREATE_EVENTS = 'Give Steward’s role the permission “Create Events”: Server Settings → Roles.'

const give = (name: Name, channel: string): string =>
  `Give Steward the permission “${name}” in ${channel}: Edit Channel → Permissions.`

async function inChannel(client: Client, channel: GuildBasedChannel, use: Use | undefined): Promise<readonly string[]> {
  const name = `#${channel.name}`
  if (!channel.isSendable()) return [`${name} takes no messages. Please choose a text channel.`]
  // A thread has the permissions of the channel it hangs on.
  if (channel.isThread() && channel.parentId) await client.channels.fetch(channel.parentId, { force: true })
  const me = await channel.guild.members.fetchMe({ force: true })
  const held = channel.permissionsFor(me)
  const sending = channel.isThread() ? 'Send Messages in Threads' : 'Send Messages'
  const needed: readonly Name[] = ['View Channel', sending, ...(use === 'polls' ? FOR_POLLS : [])]
  const lacking = needed.filter((each) => !held?.has(NEEDED[each])).map((each) => give(each, name))
  // An event belongs to the server and to none of its channels.
  return use === 'events' && !me.permissions.has(WELCOME['Create Events']) ? [...lacking, CREATE_EVENTS] : lacking
}

/** Whether Discord, or the way there, is at fault: anything else is a mistake of ours, which must not pass for an outage. */
const isOfDiscord = (error: unknown): boolean =>
  error instanceof DiscordAPIError ||
  error instanceof HTTPError ||
  error instanceof RateLimitError ||
  (error instanceof Error &&
    (error.name === 'AbortError' || ('code' in error && /^(?:UND_ERR_|E[A-Z]+$)/.test(String(error.code)))))

/** What Steward may not do in a place, as Discord sees it now: nothing is taken from memory, an officer may just have mended it. */
export async function missing(client: Client, { space, channel: id }: Place, use?: Use): Promise<readonly string[]> {
  if (space === undefined) return []
  try {
    await client.guilds.fetch({ guild: space, force: true })
    const channel = await client.channels.fetch(id, { force: true })
    if (!channel || channel.isDMBased() || channel.guildId !== space)
      return ['That is not a channel of this server. Please choose a text channel.']
    return await inChannel(client, channel, use)
  } catch (error) {
    const code = error instanceof DiscordAPIError ? error.status : undefined
    if (code === 404 || code === 400)
      return ['I cannot find that channel: it may have been deleted. Please choose another.']
    if (code === 403) return [give('View Channel', 'that channel')]
    if (!isOfDiscord(error)) throw error
    return [
      'I cannot reach Discord just now, so I cannot tell whether I may post there. Please try again in a few minutes.',
    ]
  }
}
