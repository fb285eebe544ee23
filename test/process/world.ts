import { onTestFinished } from 'vitest'
import { type Discord, startDiscord } from '../emulators/discord/index.ts'
import { createPerson, until } from '../emulators/discord/person.ts'
import { APP_TOKEN, BOT_TOKEN, startSlack } from '../emulators/slack/index.ts'
import { slackPerson } from '../emulators/slack/person.ts'
import { npm, type Running, temporaryFolder } from '../support/process.ts'

/** Both platforms on this machine, a person on each, and the settings that lead Steward there. */
export async function world() {
  const [discord, slack] = await Promise.all([startDiscord(), startSlack()])
  onTestFinished(async () => {
    await Promise.all([discord.stop(), slack.stop()])
  })
  const [onDiscord, onSlack] = await Promise.all([createPerson({ discord }), slackPerson({ mode: 'socket', slack })])
  const data = `${temporaryFolder()}/data`
  const settings = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    DATA_DIR: data,
    BRANCH_NAME: 'Kirklees UNISON',
  }
  const start = (changed: Record<string, string> = {}, args: readonly string[] = []): Running =>
    npm(['start', '--silent', '--', ...args], { ...settings, ...changed })
  const connected = async (steward: Running): Promise<void> => {
    await Promise.all([steward.says('discord connected'), steward.says('slack connected')])
    await registered(discord)
  }
  return { connected, discord, slack, onDiscord, onSlack, data, settings, start }
}

export const registered = (discord: Discord): Promise<unknown> => until(() => discord.commands.length > 0)
