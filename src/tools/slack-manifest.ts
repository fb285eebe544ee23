import { parseArgs } from 'node:util'
import { commands } from '../../commands/index.ts'
import { slackManifest } from '../adapters/slack/manifest.ts'

const USAGE = `npm run slack:manifest                             the app manifest for Socket Mode
npm run slack:manifest -- --url https://example.org  for HTTP: Slack calls that address`

function address(): string | undefined {
  const { url } = parseArgs({ options: { url: { type: 'string' } } }).values
  if (url !== undefined && !/^https?:\/\/[^\s/]+/.test(url)) throw new Error('--url must be an address with https://')
  return url
}

try {
  console.log(JSON.stringify(slackManifest(commands, address()), null, 2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.error(USAGE)
  process.exitCode = 1
}
