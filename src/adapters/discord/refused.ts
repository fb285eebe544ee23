import { RESTJSONErrorCodes as Code, DiscordAPIError } from 'discord.js'
import { Refused } from '../../core/adapter.ts'

/** The permissions that a request needs, by their names in Discord's settings. */
function needed({ method, url }: DiscordAPIError): string {
  if (!url.includes('/reactions/')) return '“Send Messages”, “Send Messages in Threads” and “Attach Files”'
  if (method === 'PUT') return '“Add Reactions” and “Read Message History”'
  return method === 'DELETE'
    ? '“Manage Messages” and “Read Message History”'
    : '“View Channel” and “Read Message History”'
}

const mend = (permissions: string): string =>
  `Give Steward the permissions ${permissions} in that channel: Edit Channel → Permissions.`

/** What Discord will go on refusing, as something that an officer can mend. */
function reason(error: DiscordAPIError): Refused | undefined {
  switch (error.code) {
    case Code.UnknownMessage:
      return new Refused(
        'message gone',
        'That message has been deleted on Discord. Please post it again if it is needed.',
      )
    case Code.UnknownChannel:
      return new Refused('channel gone', 'That channel has been deleted on Discord. Please choose another.')
    case Code.MissingAccess:
      return new Refused(
        'channel gone',
        `Steward cannot see that channel any more. ${mend('“View Channel” and “Read Message History”')}`,
      )
    case Code.UnknownGuild:
      return new Refused(
        'channel gone',
        'Steward is not in that server any more. Please invite it again with the link that “npm run discord:invite” prints.',
      )
    case Code.MissingPermissions:
      return new Refused('not allowed', mend(needed(error)))
    case Code.UnknownEmoji:
      return new Refused('emoji refused', 'Discord does not know that emoji. Please choose another.')
    case Code.MaximumNumberOfReactionsReached:
      return new Refused(
        'emoji refused',
        'Discord takes no more than 20 different emoji under a message. Please take one of them away there.',
      )
    case Code.ReactionWasBlocked:
      return new Refused(
        'emoji refused',
        'Discord blocks Steward’s reactions there. Please see whether somebody has blocked it, or choose another channel.',
      )
    default:
      return undefined
  }
}

/** Turns what no later try can mend into what an officer can. Everything else passes as it is. */
export async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw (error instanceof DiscordAPIError && reason(error)) || error
  }
}
