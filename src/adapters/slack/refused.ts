import { Refused } from '../../core/adapter.ts'
import { slackError } from './workspace.ts'

const REINSTALL =
  'Slack does not allow me that. Paste the manifest of npm run slack:manifest again, and reinstall the app.'
const RULE = 'A rule of your Slack workspace keeps me from that. Ask its admin to allow it, or choose another channel.'
const GONE = 'That message is not there any more. If it is still needed, post it again.'
const UNREACHABLE = 'Slack lets me write no direct messages to that person. Their account may be deactivated.'

type Why = readonly [why: Refused['why'], sentence: string]

const of = (why: Why, ...words: readonly string[]): [string, Why][] => words.map((word) => [word, why])

const REASONS: ReadonlyMap<string, Why> = new Map([
  ...of(['message gone', GONE], 'message_not_found', 'thread_not_found', 'no_item_specified', 'bad_timestamp'),
  ...of(
    [
      'out of reach',
      'I cannot see that channel. If it is private, open it and type /invite @NAME there; if it is gone, choose another one.',
    ],
    'channel_not_found',
  ),
  ...of(
    ['out of reach', 'That channel is archived. Unarchive it, or choose another channel.'],
    'is_archived',
    'is_inactive',
  ),
  ...of(['out of reach', 'I am not in that channel. Open it and type /invite @NAME there.'], 'not_in_channel'),
  ...of(['not allowed', REINSTALL], 'missing_scope', 'no_permission', 'not_allowed_token_type', 'access_denied'),
  ...of(['not allowed', REINSTALL], 'not_authed', 'invalid_auth', 'account_inactive', 'token_revoked', 'token_expired'),
  ...of(['not allowed', RULE], 'ekm_access_denied', 'no_access', 'thread_locked', 'team_access_not_granted'),
  ...of(
    ['cannot be changed', 'Slack does not let me change that message any more.'],
    'cant_update_message',
    'edit_window_closed',
  ),
  ...of(
    ['not allowed', 'Slack does not let me delete that message. Ask an admin of the workspace to.'],
    'cant_delete_message',
    'compliance_exports_prevent_deletion',
  ),
  ...of(['not allowed', UNREACHABLE], 'user_not_found', 'users_not_found', 'user_not_visible', 'user_disabled'),
  ...of(['not allowed', UNREACHABLE], 'cannot_dm_bot', 'messages_tab_disabled', 'user_is_restricted'),
  ...of(['emoji refused', 'Slack does not know one of these emoji. Choose another one.'], 'invalid_name'),
  ...of(
    ['emoji refused', 'There are too many different emoji under that message already. Post it again, with fewer.'],
    'too_many_emoji',
    'too_many_reactions',
  ),
])

/** Does what Slack is asked, and says why where no later try can succeed. Anything else is thrown as it came. */
export async function orRefused<T>(me: () => string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const word = slackError(error) ?? ''
    // Slack has several of these, for channels that can only be read or only be answered in.
    const reason = REASONS.get(word) ?? (word.startsWith('restricted_action') ? (['not allowed', RULE] as const) : null)
    if (!reason) throw error
    throw new Refused(reason[0], reason[1].replace('NAME', me()))
  }
}
