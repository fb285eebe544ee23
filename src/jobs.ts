import type { ClaimedJob, Handle, Jobs, Work } from './core/jobs.ts'
import { failure, type Log } from './core/log.ts'
import type { Clock, Temporal } from './core/time.ts'

export interface Worker {
  /** Looks for due jobs from now on. */
  start(): void
  /** Does what is due now, and comes back when there is no more. */
  runDue(): Promise<void>
  /** Finishes the jobs in hand. */
  stop(): Promise<void>
}

const EVERY_MS = 1_000
const AT_ONCE = 10
/** So many that the posts of a platform that does not answer leave room for the others'. */
const IN_HAND = 500
/** Seconds after which a job whose process died is handed to another. */
const LEASE = 60
const FIRST_RETRY_S = 5
const LONGEST_RETRY_S = 900
/** After about ten minutes of trying, while it can still be said in another way. */
const WORRIED = 8
/** At the longest wait, two days: an outage of a weekend must not cost an announcement. */
const TRIES = 200
const notYet = (what: string): string =>
  `For about ten minutes I have not been able to post ${what}. I go on trying. If it is urgent, please tell members in another way.`
const givenUp = (what: string): string =>
  `After two days of trying I gave up on ${what}. If members wait for it, please tell them in another way. Whoever hosts me finds why in the log, under “job set aside”.`

/** Whose a job is, and what it says, as officers know it. */
export interface About {
  readonly branch: string
  readonly what: string
}

interface WorkerParts {
  readonly jobs: Jobs
  readonly handle: Handle
  /** Undefined where it is nobody's: then nobody but the log is told. */
  readonly about: (work: Work) => Promise<About | undefined>
  readonly clock: Clock
  readonly log: Log
}

interface Held {
  readonly job: ClaimedJob
  since: Temporal.Instant
}

/**
 * What waits for each other: the posts of one platform, so that what is posted first stands first in the channel. A platform
 * that does not answer holds up no other.
 */
function laneOf(work: Work): string {
  // A server's own list says only what its channels say, which must not wait for it.
  if (work.kind === 'action event') return 'events'
  if ('place' in work) return work.place.platform
  if ('to' in work && work.to) return work.to.platform
  // Behind what everybody reads: one person after the other is written to.
  if ('platform' in work && work.platform !== undefined) return `askers ${work.platform}`
  // It reckons for a while.
  if (work.kind === 'release') return 'figures'
  return 'poll' in work ? 'polls' : 'plans'
}

/** Members wait for it where everybody reads. */
const isAwaited = ({ kind }: Work): boolean => kind === 'action post' || kind === 'update' || kind === 'reminder'

/** The one loop over all that Steward does by itself. A job is done only after its handler has come back. */
export function createWorker({ jobs, handle, about, clock, log }: WorkerParts): Worker {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let stopped = false
  const lanes = new Map<string, Promise<void>>()
  const inHand = new Map<string, Held>()
  let finished = false
  let wake = (): void => {}

  async function tell(key: string, { work }: ClaimedJob, sentence: (what: string) => string): Promise<void> {
    const found = await about(work)
    if (!found) return
    const trouble = { kind: 'trouble', sentence: sentence(found.what), branch: found.branch } as const
    await jobs.add([{ key: `trouble ${key}`, due: clock.now(), work: trouble }])
  }

  async function run(job: ClaimedJob): Promise<void> {
    try {
      await jobs.done(job.key, await handle(job))
    } catch (error) {
      const fields = failure(error)
      const tries = job.attempts + 1
      if (tries >= TRIES) {
        // It would stand in the way of nothing, but nobody would know: the log names it, /setup counts it, and officers are told.
        await jobs.setAside(job.key, fields.code ?? 'unknown')
        if (job.work.kind !== 'trouble') await tell(job.key, job, givenUp)
        return log.error('job set aside', fields)
      }
      // Taken by another process meanwhile, which has it in hand now.
      if (!isMine(job)) return
      const wait = Math.min(FIRST_RETRY_S * 2 ** job.attempts, LONGEST_RETRY_S) * (0.75 + Math.random() / 2)
      await jobs.putOff(job.key, clock.now().add({ milliseconds: Math.round(wait * 1000) }))
      if (tries === WORRIED && isAwaited(job.work)) await tell(`not yet ${job.key}`, job, notYet)
      log.warn('job put off', fields)
    }
  }

  /** Not so where another process has taken it, or where it was made anew and taken once more. */
  const isMine = (job: ClaimedJob): boolean => inHand.get(job.key)?.job === job

  const isStale = ({ since }: Held): boolean => clock.now().since(since).total('seconds') > LEASE / 2

  /** Renews leases in time, and lets go of what another process has taken all the same: this one may have been held up for long. */
  async function keep(): Promise<void> {
    if (![...inHand.values()].some(isStale)) return
    const now = clock.now()
    const held = [...inHand.values()]
    const kept = new Set(
      await jobs.renew(
        held.map(({ job }) => job),
        now,
        LEASE,
      ),
    )
    for (const each of held) {
      if (kept.has(each.job.key)) each.since = now
      else inHand.delete(each.job.key)
    }
  }

  async function take(job: ClaimedJob): Promise<void> {
    try {
      await keep()
      if (!isMine(job)) return
      // Given back when Steward stops, so that the next start need not wait for the lease to run out.
      if (stopped) await jobs.putOff(job.key, job.due)
      else await run(job)
    } catch (error) {
      log.error('jobs', failure(error))
    } finally {
      if (isMine(job)) inHand.delete(job.key)
      finished = true
      wake()
    }
  }

  async function claim(): Promise<void> {
    while (!stopped && inHand.size < IN_HAND) {
      const claimed = await jobs.claim(clock.now(), AT_ONCE, LEASE)
      if (claimed.length === 0) return
      for (const job of claimed) {
        inHand.set(job.key, { job, since: clock.now() })
        const lane = laneOf(job.work)
        const before = lanes.get(lane) ?? Promise.resolve()
        lanes.set(
          lane,
          before.then(() => take(job)),
        )
      }
    }
  }

  async function all(): Promise<void> {
    for (;;) {
      finished = false
      await claim()
      // What was done meanwhile may have brought more to do.
      if (finished) continue
      if (inHand.size === 0) return
      await new Promise<void>((resolve) => {
        wake = resolve
      })
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
        wake()
        keep().catch((error: unknown) => log.error('jobs', failure(error)))
        runDue().catch((error: unknown) => log.error('jobs', failure(error)))
      }, EVERY_MS)
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await running?.catch(() => {})
      await Promise.all(lanes.values())
    },
  }
}
