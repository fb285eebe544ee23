import { type Client, DiscordAPIError, type GuildBasedChannel, PermissionFlagsBits } from 'discord.js'
import type { Place } from '../../core/adapter.ts'

/** All that Steward asks of a server, as it stands in the invite link. Anything more would be a risk and no use. */
export const NEEDED = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
} as const

type Name = keyof typeof NEEDED

const give = (name: Name, channel: string): string =>
  `Give Steward the permission “${name}” in ${channel}: Edit Channel → Permissions.`

async function inChannel(client: Client, channel: GuildBasedChannel): Promise<readonly string[]> {
  const name = `#${channel.name}`
  if (!channel.isSendable()) return [`${name} takes no messages. Please choose a text channel.`]
  // A thread has the permissions of the channel it hangs on.
  if (channel.isThread() && channel.parentId) await client.channels.fetch(channel.parentId, { force: true })
  const held = channel.permissionsFor(await channel.guild.members.fetchMe({ force: true }))
  const needed: readonly Name[] = ['View Channel', channel.isThread() ? 'Send Messages in Threads' : 'Send Messages']
  return needed.filter((each) => !held?.has(NEEDED[each])).map((each) => give(each, name))
}

/** What Steward may not do in a place, as Discord sees it now: nothing is taken from memory, an officer may just have mended it. */
export async function missing(client: Client, { space, channel: id }: Place): Promise<readonly string[]> {
  if (space === undefined) return []
  try {
    await client.guilds.fetch({ guild: space, force: true })
    const channel = await client.channels.fetch(id, { force: true })
    if (!channel || channel.isDMBased() || channel.guildId !== space)
      return ['That is not a channel of this server. Please choose a text channel.']
    return await inChannel(client, channel)
  } catch (error) {
    const code = error instanceof DiscordAPIError ? error.status : undefined
    if (code === 404 || code === 400)
      return ['I cannot find that channel: it may have been deleted. Please choose another.']
    if (code === 403) return [give('View Channel', 'that channel')]
    return [
      'I cannot reach Discord just now, so I cannot tell whether I may post there. Please try again in a few minutes.',
    ]
  }
}
