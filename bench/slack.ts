import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createConnection, createServer } from 'node:net'
import { promisify } from 'node:util'
import { BOT_TOKEN } from '../test/emulators/slack/index.ts'

const run = promisify(execFile)
const SECRET = 'bench-signing-secret'
const ROUNDS = 3
const SECONDS = 4

interface Result {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

/**
 * Steward's Slack HTTP mode beside a Bolt app whose handler does nothing but ack, and reply to a button: in turn, several times, so that a machine that grows
 * warm or busy in between bears on both. `slackUrl`: where Steward finds its Slack; `dataDir`: with the example imported;
 * `poll`: an open secret poll in it, whose button is then pressed.
 */
export async function slackBench(slackUrl: string, dataDir: string, poll?: string): Promise<readonly string[]> {
  const load = poll === undefined ? [] : [poll]
  const floor: Result[] = []
  const steward: Result[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    floor.push(await measure(['bench/only-acks.ts'], (port) => [String(port), SECRET], {}, load))
    steward.push(
      await measure(
        ['src/main.ts', '--now', '2017-03-01T09:00'],
        () => [],
        {
          SLACK_BOT_TOKEN: BOT_TOKEN,
          SLACK_SIGNING_SECRET: SECRET,
          SLACK_API_URL: slackUrl,
          DATA_DIR: dataDir,
          LOG_LEVEL: 'error',
        },
        load,
      ),
    )
  }
  const line = (name: string, { perSecond, p50, p99 }: Result): string =>
    `${name.padEnd(26)} ${perSecond.toFixed(0).padStart(6)} requests/s   p50 ${p50.toFixed(2)} ms   p99 ${p99.toFixed(2)} ms`
  const [best, ours] = [median(floor), median(steward)]
  return [
    line(poll === undefined ? 'Bolt, only acks' : 'Bolt, acks and replies', best),
    line(poll === undefined ? 'Steward, /nextaction' : 'Steward, a secret vote', ours),
    `ratio ${(ours.perSecond / best.perSecond).toFixed(2)} (goal: at least 0.90)`,
  ]
}

const median = (results: readonly Result[]): Result => {
  const sorted = [...results].sort((a, b) => a.perSecond - b.perSecond)
  return sorted[Math.floor(sorted.length / 2)] ?? { perSecond: 0, p50: 0, p99: 0 }
}

async function measure(
  script: readonly string[],
  rest: (port: number) => readonly string[],
  settings: Record<string, string>,
  load: readonly string[],
): Promise<Result> {
  const port = await freePort()
  const env = { PATH: process.env.PATH, ...settings, PORT: String(port) }
  const server = spawn(process.execPath, [...script, ...rest(port)], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    await listening(port, server)
    const { stdout } = await run(process.execPath, ['bench/load.ts', String(port), SECRET, String(SECONDS), ...load])
    return JSON.parse(stdout)
  } finally {
    server.kill('SIGTERM')
    await new Promise((resolve) => server.once('exit', resolve))
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function listening(port: number, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null) throw new Error('the server stopped')
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ port, host: '127.0.0.1' }, () => resolve(true)).on('error', () =>
        resolve(false),
      )
      socket.on('connect', () => socket.destroy())
    })
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the server never listened')
}
