import { expect, it } from 'vitest'
import { commands } from '../../../commands/index.ts'
import { SCOPES, slackManifest, WELCOME } from '../../../src/adapters/slack/manifest.ts'
import { contractCommands } from '../../contract/adapter.ts'
import { specsMissing, wrong } from '../../emulators/slack/check.ts'

const sets = [
  ['the commands of the contract', contractCommands],
  ['Steward’s commands', commands],
] as const

it.for(sets)('is one that Slack takes, with %s', ([, list], test) => {
  if (specsMissing) test.skip(specsMissing)
  expect(wrong(slackManifest(list), 'manifest', 'manifest')).toEqual([])
  expect(wrong(slackManifest(list, 'https://steward.example.org/'), 'manifest', 'manifest')).toEqual([])
})

it('names no command that Slack keeps for itself', () => {
  const names = slackManifest(contractCommands).features.slash_commands.map(({ command }) => command)
  expect(names).toEqual(expect.arrayContaining(['/steward', '/hello', '/dispute', '/pick']))
  expect(names).not.toContain('/status')
})

it('names no command that a button alone reaches, and no option that a button brings along', () => {
  const all = slackManifest(contractCommands).features.slash_commands
  for (const name of ['/directconcern', '/reread', '/drop'])
    expect(all.map(({ command }) => command)).not.toContain(name)
  expect(all.find(({ command }) => command === '/change')).toMatchObject({ usage_hint: '<text>' })
})

it('asks for what Steward can do without as such', () => {
  expect(slackManifest(contractCommands).oauth_config.scopes).toEqual({ bot: SCOPES, bot_optional: WELCOME })
  expect(SCOPES.filter((scope) => WELCOME.includes(scope))).toEqual([])
})

it('is for Socket Mode, or for an address to which Slack sends everything', () => {
  const socket = slackManifest(contractCommands)
  expect(socket.settings.socket_mode_enabled).toBe(true)
  expect(JSON.stringify(socket)).not.toContain('url')
  const http = slackManifest(contractCommands, 'https://steward.example.org/')
  const url = 'https://steward.example.org/slack/events'
  expect(http.settings).toMatchObject({
    socket_mode_enabled: false,
    interactivity: { request_url: url, message_menu_options_url: url },
    event_subscriptions: { request_url: url },
  })
  for (const command of http.features.slash_commands) expect(command).toMatchObject({ url, should_escape: true })
})
