import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { commands } from '../commands/index.ts'
import { createTerminal, type TerminalOptions } from './adapters/terminal/index.ts'
import { type Arguments, readArguments, readNow, standing, USAGE } from './arguments.ts'
import { createBallotBox } from './ballot-box.ts'
import { type Config, loadEnvironment, readConfig } from './config.ts'
import type { Adapter } from './core/adapter.ts'
import { createBot } from './core/bot.ts'
import { UserError } from './core/command.ts'
import { failure, type Log } from './core/log.ts'
import { type Message, say } from './core/message.ts'
import { platformsOf } from './core/platforms.ts'
import { clockAt, systemClock } from './core/time.ts'
import { readDisputeFile } from './domain/dispute-file.ts'
import { createWorker, type Worker } from './jobs.ts'
import { createLog } from './log.ts'
import { createPollDesk } from './polls/desk.ts'
import { openStore, type Store } from './store/open.ts'

const EXAMPLE = new URL('../examples/kirklees-2017.json', import.meta.url)
/** The eve of the walkout. */
const EXAMPLE_NOW = '2017-03-01T09:00'
/** Discord and Slack both refuse more than about one edit a second in a channel; a poll is only one of many messages. */
const EDIT_EVERY_S = 5
/** Columns between which a line is easy to read. */
const [NARROWEST, WIDEST] = [20, 100]
/** After SIGTERM everything is over within this time, also where a platform does not hang up. */
const LAST_MS = 4_800

async function main(args: Arguments): Promise<void> {
  const config = readConfig(loadEnvironment())
  const platforms = !args.terminal && Boolean(config.discord ?? config.slack)
  const example = !args.terminal && !platforms
  const log = createLog(config.logLevel ?? (platforms ? 'info' : 'error'))
  const zone = config.branch.zone
  const set = args.now ?? (example ? EXAMPLE_NOW : undefined)
  const now = set === undefined ? undefined : readNow(set, zone)
  const stood = now && clockAt(now)
  const clock = stood ?? systemClock

  const store = example ? await openExample(zone) : await openStore(whereIs(config), config.branch)

  let runDue = async (): Promise<void> => {}
  const wait = (minutes: number): string => {
    stood?.wait(minutes)
    return standing(clock.now(), zone)
  }
  const terminal = platforms
    ? undefined
    : await openTerminal({
        welcome: welcome(example, now && standing(now, zone)),
        afterwards: () => runDue(),
        ...(stood ? { wait } : {}),
      })
  const adapters = terminal ? [terminal] : await connectors(config, log)
  const rehearsal = platforms && now ? `This is a rehearsal. ${standing(now, zone)}` : undefined
  const { facts, settings, links, jobs } = store
  const { cast } = createBallotBox(store.polls)
  // By a clock that stands still, the time of an edit to come would never be there.
  const editEvery = stood ? 0 : EDIT_EVERY_S
  const desk = createPollDesk({ polls: store.polls, links, jobs, settings, adapters, clock, log, cast, editEvery })
  const worker = createWorker({ jobs, handle: desk.handle, clock, log })
  // The branch's own polls are posted by the Steward that is connected, not by a look at its data.
  if (example)
    runDue = async () => {
      await desk.settled()
      await worker.runDue()
    }
  const bot = createBot({
    commands,
    facts,
    settings,
    polls: { ...store.polls, ...desk },
    links,
    jobs,
    listener: desk,
    platforms: platformsOf(adapters),
    clock,
    log,
    ...(rehearsal ? { rehearsal } : {}),
  })

  const stop = once(() => close(adapters, worker, store, log))
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (platforms) process.stdout.write(`Steward is starting. ${rehearsal ?? 'Ctrl-C stops it.'}\n`)
  await Promise.all(adapters.map((adapter) => adapter.start(bot)))
  if (platforms) worker.start()
  await terminal?.closed
  if (terminal) await stop()
}

const whereIs = (config: Config) =>
  config.databaseUrl === undefined ? { sqlite: join(config.dataDir, 'steward.db') } : { postgres: config.databaseUrl }

/** In memory: an example leaves nothing behind. */
async function openExample(zone: string): Promise<Store> {
  const store = await openStore({ sqlite: ':memory:' }, { name: 'Kirklees UNISON', zone })
  const facts = readDisputeFile(await readFile(EXAMPLE, 'utf8'), 'examples/kirklees-2017.json')
  const branch = await store.settings.onlyBranch()
  await store.write(branch.id, facts)
  await store.settings.saveSpace(branch.id, { platform: 'terminal', id: 'terminal', pollChannel: 'polls' })
  return store
}

/** Loads the SDK of a platform only where it is used: each takes a quarter of a second. */
async function connectors(config: Config, log: Log): Promise<readonly Adapter[]> {
  const { discord, slack } = config
  return Promise.all([
    ...(discord
      ? [import('./adapters/discord/index.ts').then(({ createDiscord }) => createDiscord({ ...discord, log }))]
      : []),
    ...(slack ? [import('./adapters/slack/index.ts').then(({ createSlack }) => createSlack({ ...slack, log }))] : []),
  ])
}

async function openTerminal(talk: Pick<TerminalOptions, 'afterwards' | 'wait'> & { readonly welcome: Message }) {
  const { stdin: input, stdout: output } = process
  if (!input.isTTY || !output.isTTY) {
    // In a pipe standard output holds the answers and nothing else.
    process.stderr.write(`${talk.welcome.summary}\n`)
    const { welcome: _, ...quiet } = talk
    return createTerminal({ ...quiet, input, output, interactive: false, look: { colour: false } })
  }
  const { default: wrapAnsi } = await import('wrap-ansi')
  const columns = Math.min(output.columns, WIDEST)
  const wrap = (text: string, indent: number) => wrapAnsi(text, Math.max(NARROWEST, columns - indent))
  return createTerminal({
    input,
    output,
    interactive: true,
    look: { colour: output.hasColors(), wrap },
    ...talk,
  })
}

function welcome(example: boolean, time: string | undefined): Message {
  const opening = example
    ? 'No token is set, so this is an example: the dispute in Kirklees, 2017.'
    : 'This is your own data.'
  return say(`${opening}${time ? ` ${time}` : ''}`, {
    type: 'text',
    text: 'Try /status, /nextaction, /poll or /help. A number presses a button, “react 2” answers a poll, “wait 1d” moves the clock, “as @sam” speaks as a member, “quit” ends it.',
  })
}

const once = (run: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined
  return () => {
    running ??= run()
    return running
  }
}

async function close(adapters: readonly Adapter[], worker: Worker, store: Store, log: Log): Promise<void> {
  setTimeout(() => process.exit(0), LAST_MS).unref()
  await worker.stop()
  await Promise.allSettled(adapters.map((adapter) => adapter.stop()))
  await store.close()
  log.info('stopped')
  process.exit(0)
}

// A stray failure of one connection must not silence the other; it is named by its code, because its message may quote people.
process.on('unhandledRejection', (error) => createLog('error').error('unhandled', failure(error)))

try {
  const args = readArguments(process.argv.slice(2))
  if (args.help) process.stdout.write(`${USAGE}\n`)
  else await main(args)
} catch (error) {
  if (error instanceof UserError) process.stderr.write(`${error.message}\n`)
  else createLog('error').error('could not start', failure(error))
  process.exitCode = 1
}
