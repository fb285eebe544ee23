import type { ClaimedJob, Handle, Jobs } from './core/jobs.ts'
import { failure, type Log } from './core/log.ts'
import type { Clock } from './core/time.ts'

export interface Worker {
  /** Looks for due jobs from now on. */
  start(): void
  /** Does what is due now, and comes back when there is no more. */
  runDue(): Promise<void>
  /** Finishes the job in hand. */
  stop(): Promise<void>
}

const EVERY_MS = 1_000
const AT_ONCE = 10
/** Seconds after which a job whose process died is handed to another. */
const LEASE = 60
const FIRST_RETRY_S = 5
const LONGEST_RETRY_S = 900
/** At the longest wait, two days: an outage of a weekend must not cost an announcement. */
const TRIES = 200
const GIVEN_UP =
  'After two days of trying I gave up sending a message. Whoever hosts me finds why in the log, under “job set aside”.'

interface WorkerParts {
  readonly jobs: Jobs
  readonly handle: Handle
  readonly clock: Clock
  readonly log: Log
}

/** The one loop over all that Steward does by itself. A job is done only after its handler has come back. */
export function createWorker({ jobs, handle, clock, log }: WorkerParts): Worker {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let stopped = false

  async function run(job: ClaimedJob): Promise<void> {
    try {
      await jobs.done(job.key, await handle(job))
    } catch (error) {
      const fields = failure(error)
      if (job.attempts + 1 >= TRIES) {
        // It would stand in the way of nothing, but nobody would know: the log names it, /setup counts it, and officers are told.
        await jobs.setAside(job.key, fields.code ?? 'unknown')
        if (job.work.kind !== 'trouble')
          await jobs.add([
            { key: `trouble ${job.key}`, due: clock.now(), work: { kind: 'trouble', sentence: GIVEN_UP } },
          ])
        return log.error('job set aside', fields)
      }
      const wait = Math.min(FIRST_RETRY_S * 2 ** job.attempts, LONGEST_RETRY_S) * (0.75 + Math.random() / 2)
      await jobs.putOff(job.key, clock.now().add({ milliseconds: Math.round(wait * 1000) }))
      log.warn('job put off', fields)
    }
  }

  async function all(): Promise<void> {
    while (!stopped) {
      const claimed = await jobs.claim(clock.now(), AT_ONCE, LEASE)
      if (claimed.length === 0) return
      // One by one: what is posted first stands first in the channel.
      for (const job of claimed) {
        // Given back when Steward stops, so that the next start need not wait for the lease to run out.
        if (stopped) await jobs.putOff(job.key, job.due)
        else await run(job)
      }
    }
  }

  const runDue = (): Promise<void> => {
    running ??= all().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    runDue,
    start() {
      timer = setInterval(() => {
        runDue().catch((error: unknown) => log.error('jobs', failure(error)))
      }, EVERY_MS)
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await running?.catch(() => {})
    },
  }
}
