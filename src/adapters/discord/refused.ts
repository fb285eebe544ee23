import { RESTJSONErrorCodes as Code, DiscordAPIError } from 'discord.js'
import { Refused } from '../../core/adapter.ts'

/** The permissions that a request in a channel needs, by their names in Discord's settings. */
function needed({ method, url }: DiscordAPIError): string {
  if (!url.includes('/reactions/')) return '“Send Messages”, “Send Messages in Threads” and “Attach Files”'
  if (method === 'PUT') return '“Add Reactions” and “Read Message History”'
  return method === 'DELETE'
    ? '“Manage Messages” and “Read Message History”'
    : '“View Channel” and “Read Message History”'
}

const mend = (permissions: string): string =>
  `Give Steward the permissions ${permissions} in that channel: Edit Channel → Permissions.`

const FOR_EVENTS =
  'Give Steward’s role the permission “Create Events”: Server Settings → Roles. To change what somebody else entered it needs “Manage Events” too.'

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
        'out of reach',
        `Steward cannot see that channel any more. ${mend('“View Channel” and “Read Message History”')}`,
      )
    case Code.UnknownGuild:
      return new Refused(
        'out of reach',
        'Steward is not in that server any more. Please invite it again with the link that “npm run discord:invite” prints.',
      )
    case Code.MissingPermissions:
      return new Refused('not allowed', error.url.includes('/scheduled-events') ? FOR_EVENTS : mend(needed(error)))
    case Code.CannotSendMessagesToThisUser:
    case Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds:
      return new Refused(
        'not allowed',
        'That person takes no direct messages from Steward. They can allow them: Server → Privacy Settings → Direct Messages.',
      )
    case Code.UnknownUser:
    case Code.InvalidRecipients:
      return new Refused('not allowed', 'Discord lets Steward write no direct messages to that person.')
    case Code.MaximumNumberOfUncompletedGuildScheduledEventsReached:
      return new Refused(
        'not allowed',
        'This server has 100 events already, and Discord takes no more. Please delete some of them.',
      )
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
