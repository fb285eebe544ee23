import { type APIApplication, DiscordAPIError, OAuth2Scopes, REST, Routes } from 'discord.js'
import { NEEDED, WELCOME } from '../adapters/discord/permissions.ts'
import { loadEnvironment, readConfig } from '../config.ts'
import { UserError } from '../core/command.ts'
import { errorCode } from '../core/log.ts'

/** `npm run discord:invite`: prints the link with which somebody who manages a Discord server lets Steward in. */

/** The link asks for what Steward needs and nothing more: where one asks for less, fewer things can go wrong. */
export function inviteLink(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize')
  link.searchParams.set('client_id', applicationId)
  link.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '))
  link.searchParams.set(
    'permissions',
    String(Object.values({ ...NEEDED, ...WELCOME }).reduce((all, each) => all | each, 0n)),
  )
  return link.href
}

async function applicationId(token: string, apiUrl: string | undefined): Promise<string> {
  const rest = new REST(apiUrl === undefined ? {} : { api: apiUrl }).setToken(token)
  try {
    return ((await rest.get(Routes.currentApplication())) as APIApplication).id
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401)
      throw new UserError('Discord does not know this DISCORD_TOKEN. Copy it again: Bot → Reset Token.')
    throw new UserError(`Discord could not be asked for the application (${errorCode(error)}). Please try again.`)
  }
}

async function main(): Promise<void> {
  const { discord } = readConfig(loadEnvironment())
  if (!discord) throw new UserError('Set DISCORD_TOKEN first: the link is for the application that it belongs to.')
  console.log(inviteLink(await applicationId(discord.token, discord.apiUrl)))
}

if (import.meta.main) {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof UserError ? error.message : errorCode(error))
    process.exitCode = 1
  }
}
