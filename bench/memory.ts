import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from '../src/core/time.ts'
import { openStore } from '../src/store/open.ts'
import { startDiscord } from '../test/emulators/discord/index.ts'
import { until } from '../test/emulators/discord/person.ts'
import { reactionEvent } from '../test/emulators/discord/reactions.ts'
import { IDS } from '../test/emulators/discord/world.ts'
import { APP_TOKEN, BOT_TOKEN, startSlack } from '../test/emulators/slack/index.ts'

const PEOPLE = 10_000
const EVENTS = 100_000
const AT_ONCE = 500
const EMOJI = ['1️⃣', '2️⃣'] as const
const WAIT_MS = 30_000

/** An open poll in a new branch, to be posted on Discord at the start. */
async function branchWithPoll(file: string): Promise<void> {
  const { settings, polls, close } = await openStore({ sqlite: file }, { name: 'Bench', zone: 'Europe/London' })
  const { id: branch } = await settings.onlyBranch()
  await settings.branchOf('discord', IDS.guild)
  const draft = { branch, question: 'Bench?', options: ['Yes', 'No'], picks: 1, secret: false, showing: true }
  const { id } = await polls.draft(draft, { platform: 'discord', id: IDS.owner }, Temporal.Now.instant())
  await polls.open(id, [{ platform: 'discord', space: IDS.guild, channel: IDS.channel }], Temporal.Now.instant())
  await close()
}

/** As `npm start` starts it. */
function startArguments(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
  return scripts.start.split(' ').slice(2)
}

/** What Steward's own process takes, connected to both platforms: when nothing happens, and in a flood of reactions. */
export async function memoryBench(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-bench-'))
  await branchWithPoll(join(folder, 'steward.db'))
  const [discord, slack] = await Promise.all([startDiscord(), startSlack()])
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
  }
  const steward = spawn(process.execPath, startArguments(), { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const megabytes = (): number =>
    Number(execFileSync('ps', ['-o', 'rss=', '-p', String(steward.pid)], { encoding: 'utf8' })) / 1024
  try {
    const message = await until(() => [...discord.posts.keys()].at(-1), WAIT_MS)
    await pause(2_000)
    const idle = megabytes()
    let most = idle
    for (let n = 0; n < EVENTS; n += AT_ONCE) {
      for (let each = n; each < n + AT_ONCE; each += 1) {
        const person = String(600_000_000_000_000_000n + BigInt(each % PEOPLE))
        if (each < PEOPLE) discord.reactions.get(message)?.push({ emoji: EMOJI[0], person })
        discord.gateway.send('MESSAGE_REACTION_ADD', reactionEvent(message, EMOJI[0], person, true))
      }
      await pause(20)
      most = Math.max(most, megabytes())
    }
    await pause(8_000)
    return [
      `Steward’s process alone: ${idle.toFixed(0)} MB when nothing happens; while ${EVENTS} reactions came ${most.toFixed(0)} MB at most, ${megabytes().toFixed(0)} MB after them (goal: under 250)`,
    ]
  } finally {
    steward.kill('SIGTERM')
    await new Promise((resolve) => steward.once('exit', resolve))
    await Promise.all([discord.stop(), slack.stop()])
    rmSync(folder, { recursive: true })
  }
}
