import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { commands } from '../commands/index.ts'
import { createTerminal, type TerminalOptions } from './adapters/terminal/index.ts'
import { type Arguments, readArguments, readNow, standing, USAGE } from './arguments.ts'
import { type Config, loadEnvironment, readConfig, whereIs } from './config.ts'
import type { Adapter } from './core/adapter.ts'
import { UserError } from './core/command.ts'
import type { Jobs } from './core/jobs.ts'
import { failure, type Log } from './core/log.ts'
import type { Message } from './core/message.ts'
import { type Clock, clockAt, type StandingClock, systemClock } from './core/time.ts'
import { readDisputeFile } from './domain/dispute-file.ts'
import { createLog } from './log.ts'
import { inRounds, type Rounds } from './rounds.ts'
import { createSteward, type ReportsParts, type Steward } from './steward.ts'
import { openStore, type Store } from './store/open.ts'
import { welcome } from './welcome.ts'

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
  if (config.recipients.length > 0) await (await import('./reports/seal.ts')).checkRecipients(config.recipients)
  const platforms = !args.terminal && !args.blank && Boolean(config.discord ?? config.slack)
  const example = !args.terminal && !platforms
  const log = createLog(config.logLevel ?? (platforms ? 'info' : 'error'))
  const zone = config.branch.zone
  const set = args.now ?? (example ? EXAMPLE_NOW : undefined)
  const now = set === undefined ? undefined : readNow(set, zone)
  const stood = now && clockAt(now)
  const clock = stood ?? systemClock

  const store = example ? await openExample(zone, args.blank) : await openStore(whereIs(config), config.branch)

  let runDue = async (): Promise<void> => {}
  const wait = async (minutes: number): Promise<string> => {
    if (stood) await passing(stood, minutes, store.jobs, runDue)
    return standing(clock.now(), zone)
  }
  const terminal = platforms
    ? undefined
    : await openTerminal({
        welcome: welcome(args.blank ? 'blank' : example ? 'example' : 'own', now && standing(now, zone)),
        afterwards: () => runDue(),
        ...(stood ? { wait } : {}),
      })
  const adapters = terminal ? [terminal] : await connectors(config, log)
  const rehearsal = platforms && now ? `This is a rehearsal. ${standing(now, zone)}` : undefined
  const web =
    platforms && config.web ? await openWeb(config.web, { jobs: store.jobs, adapters, clock, log }) : undefined
  const steward = createSteward({
    store,
    adapters,
    clock,
    log: web?.log ?? log,
    // By a clock that stands still, the time of an edit to come would never be there.
    editEvery: stood ? 0 : EDIT_EVERY_S,
    url: config.web?.publicUrl,
    twoOfficers: config.twoOfficers,
    rehearsal,
    reports: reportsOf(config, example),
  })
  const { bot, worker } = steward
  // The branch's own polls and actions are posted by the Steward that is connected, not by a look at its data.
  if (example) runDue = steward.catchUp
  const server = web?.serve(steward.calendars)

  try {
    await server?.start()
  } catch (error) {
    await steward.rooms.close()
    await store.close()
    throw error
  }

  let reports: Rounds | undefined
  const stop = once(() => close(adapters, steward, store, log, [server, reports]))
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (platforms) process.stdout.write(`Steward is starting. ${rehearsal ?? 'Ctrl-C stops it.'}\n${readers(config)}\n`)
  if (!args.terminal) await steward.keepWindows()
  await Promise.all(adapters.map((adapter) => adapter.start(bot)))
  if (platforms) {
    worker.start()
    reports = keepReports(steward, store, log)
    await reports.first
  }
  await terminal?.closed
  if (terminal) await stop()
}

/** Stops at each job on the way, so that nothing is said late that Steward would have said in time. */
async function passing(clock: StandingClock, minutes: number, jobs: Jobs, runDue: () => Promise<void>): Promise<void> {
  const end = clock.now().add({ minutes })
  for (;;) {
    const due = await jobs.nextDue()
    if (!due || due.epochMilliseconds > end.epochMilliseconds) break
    clock.wait(Math.max(0, due.since(clock.now()).total('minutes')))
    await runDue()
  }
  clock.wait(end.since(clock.now()).total('minutes'))
}

interface WebParts {
  readonly jobs: Store['jobs']
  readonly adapters: readonly Adapter[]
  readonly clock: Clock
  readonly log: Log
}

/** Loaded only where a port is set for it. */
async function openWeb({ host, port }: NonNullable<Config['web']>, parts: WebParts) {
  const { webOver } = await import('./web/open.ts')
  return webOver({ host, port, commandNames: commands.map(({ name }) => name), ...parts })
}

/** A file or a schema of each branch's own, apart from everything else. */
function reportsOf({ dataDir, databaseUrl, reportsDatabaseUrl, recipients }: Config, example: boolean): ReportsParts {
  return {
    recipients,
    alone: databaseUrl === undefined && reportsDatabaseUrl === undefined,
    async open(branch) {
      // It brings the driver's SDK along, which most conversations do not need.
      const { openReports } = await import('./reports/store/open.ts')
      if (example) return openReports({ sqlite: ':memory:' })
      if (reportsDatabaseUrl === undefined) return openReports({ sqlite: join(dataDir, `reports-${branch}.db`) })
      return openReports({ postgres: reportsDatabaseUrl, schema: `reports_${branch.replaceAll('-', '_')}` })
    },
  }
}

/** Said at the start, as whoever hosts Steward may be the one who forgot it. */
const readers = ({ recipients }: Config): string =>
  recipients.length === 0
    ? 'What members write in confidence can be read on this computer, as CONCERN_RECIPIENTS is not set.'
    : `What members write in confidence is sealed to: ${recipients.join(', ')}. Ask each organiser whether that is their key.`

const EVERY_MINUTE_MS = 60_000

/** At the start what a process that was killed left behind is erased; and from then on what is over is let go of in time. */
const keepReports = ({ bot, rooms, keepWindows }: Steward, { settings }: Store, log: Log): Rounds =>
  inRounds(async () => {
    bot.forgetOld()
    try {
      await keepWindows()
      await rooms.tick(await settings.branches())
    } catch (error) {
      log.error('reports', failure(error))
    }
  }, EVERY_MINUTE_MS)

/** In memory: an example leaves nothing behind. */
async function openExample(zone: string, blank: boolean): Promise<Store> {
  const store = await openStore({ sqlite: ':memory:' }, { name: 'Kirklees UNISON', zone })
  const branch = await store.settings.onlyBranch()
  if (!blank)
    await store.write(branch.id, readDisputeFile(await readFile(EXAMPLE, 'utf8'), 'examples/kirklees-2017.json'))
  await store.settings.saveSpace(branch.id, { platform: 'terminal', id: 'terminal' }, (space) => ({
    ...space,
    announceChannel: 'announcements',
    pollChannel: 'polls',
    officerChannel: 'officers',
  }))
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

const once = (run: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined
  return () => {
    running ??= run()
    return running
  }
}

async function close(
  adapters: readonly Adapter[],
  { worker, rooms }: Steward,
  store: Store,
  log: Log,
  others: readonly ({ stop(): Promise<void> } | undefined)[],
): Promise<void> {
  setTimeout(() => process.exit(0), LAST_MS).unref()
  await worker.stop()
  for (const each of others) await each?.stop()
  await Promise.allSettled(adapters.map((adapter) => adapter.stop()))
  await rooms.close()
  await store.close()
  log.info('stopped')
  process.exit(0)
}

// Nobody knows what state it left behind, so whoever keeps Steward running starts it anew. It is named by its code alone,
// because its message may quote people.
process.on('uncaughtException', (error) => {
  createLog('error').error('uncaught', failure(error))
  process.exit(1)
})
// A stray failure of one connection must not silence the other.
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
