import { type Command, typedName } from '../../core/command.ts'
import { cut } from '../../core/message.ts'
import { options } from '../../core/options.ts'
import { slackLimits } from './commands.ts'

/** The least that works; the README says what each is for. */
export const SCOPES = [
  'app_mentions:read',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:read',
  'im:history',
  'im:write',
  'reactions:read',
  'reactions:write',
  'usergroups:read',
  'users:read',
]
/** Steward works without these, and then may say something twice where the line broke while it was sending. */
export const WELCOME = ['channels:history', 'groups:history']
export const EVENTS = ['app_home_opened', 'app_mention', 'message.im', 'reaction_added', 'reaction_removed']
const MOST_COMMANDS = 50

function hint(command: Command): { usage_hint?: string } {
  if (command.form) return {}
  const asked = options(command).filter(({ carried }) => !carried)
  const words = asked.map(({ name, required }) => (required ? `<${name}>` : `[${name}]`))
  return words.length > 0 ? { usage_hint: cut(words.join(' '), 1_000) } : {}
}

/**
 * Steward as Slack's settings page takes it. Without an address it is set for Socket Mode; with one ("https://steward.example.org")
 * Slack sends everything there.
 */
export function slackManifest(commands: readonly Command[], address?: string) {
  const url = address === undefined ? undefined : `${address.replace(/\/+$/, '')}/slack/events`
  const own = commands
    .filter(({ buttonOnly }) => !buttonOnly)
    .map((command) => ({ command, name: typedName(command, slackLimits) }))
    // One reserved name, and Slack refuses all of the manifest. The command is still there as "/steward name".
    .filter(({ name }) => !slackLimits.reserved.has(name.slice(1)))
    .map(({ command, name }) => ({ command: name, description: command.summary, ...hint(command) }))
  const all = [
    { command: '/steward', description: 'Ask Steward, the branch’s bot.', usage_hint: 'help, or any command' },
    ...own,
  ]
  const requestUrl = url === undefined ? {} : { request_url: url }
  return {
    _metadata: { major_version: 1 },
    display_information: {
      name: 'Steward',
      description: 'What is happening in our dispute, and when the next action is.',
      background_color: '#7a1f2b',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Steward', always_online: true },
      slash_commands: all.slice(0, MOST_COMMANDS).map((command) => ({
        ...command,
        ...(url === undefined ? {} : { url }),
        // So that "#announce" arrives as a channel's id and not as a word.
        should_escape: true,
      })),
    },
    oauth_config: { scopes: { bot: SCOPES, bot_optional: WELCOME } },
    settings: {
      event_subscriptions: { ...requestUrl, bot_events: EVENTS },
      interactivity: {
        is_enabled: true,
        ...requestUrl,
        ...(url === undefined ? {} : { message_menu_options_url: url }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  }
}
