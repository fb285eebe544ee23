import type { ActJob } from './acts.ts'
import type { PollJob } from './polls.ts'
import type { ReportJob } from './reports.ts'
import type { Temporal } from './time.ts'

/** Work that must happen once, later, whether or not Steward is running by then. */
export interface Job {
  /** Names the work: adding a job whose key is there already changes nothing, unless that one was set aside. */
  readonly key: string
  readonly due: Temporal.Instant
  readonly work: Work
  /** Where one of that key is just being done, it is done once more after that: it may have read what no longer holds. */
  readonly onceMore?: true
}

export type Work = PollJob | ActJob | ReportJob

/** Every kind there is: a newer release may have left others in the database. */
const KINDS: Readonly<Record<Work['kind'], true>> = {
  'poll post': true,
  'poll show': true,
  'poll result': true,
  'poll taken back': true,
  'poll recount': true,
  'poll close': true,
  action: true,
  'action post': true,
  'action show': true,
  'action event': true,
  'action count': true,
  'action over': true,
  'action news': true,
  reminder: true,
  'notice reminder': true,
  'mandate reminder': true,
  update: true,
  ballot: true,
  trouble: true,
  'reminder hours': true,
  asker: true,
  'second officer': true,
  'draft over': true,
  'resume reminder': true,
  release: true,
  'release told': true,
}

export const isKind = (kind: string): kind is Work['kind'] => Object.hasOwn(KINDS, kind)

/** Its `due` is when it was to be done at first, however often it was put off since. */
export interface ClaimedJob extends Job {
  /** How often it was tried before. */
  readonly attempts: number
}

/** Does a job, and returns the jobs that follow from it: they are added in the step that marks it as done. */
export type Handle = (job: ClaimedJob) => Promise<readonly Job[] | undefined>

export interface Jobs {
  add(jobs: readonly Job[]): Promise<void>
  /**
   * Hands out jobs that are due, the longest overdue first, to this process alone: no other gets them for `lease` seconds.
   * One that is neither done nor put off by then (the process was killed) is handed out again. One that cannot be read, or is of
   * no kind that this release knows, is set aside instead.
   */
  claim(now: Temporal.Instant, limit: number, lease: number): Promise<readonly ClaimedJob[]>
  /** Of a job that was claimed, with what follows from it. One that was made anew, or that another has done, stays as it is. */
  done(key: string, next?: readonly Job[]): Promise<void>
  /** Keeps what was claimed for `lease` seconds more; the keys of those that nobody else has taken meanwhile. */
  renew(held: readonly ClaimedJob[], now: Temporal.Instant, lease: number): Promise<readonly string[]>
  /** Tries again at `due`, and never before it was due at first. */
  putOff(key: string, due: Temporal.Instant): Promise<void>
  /** Keeps it out of the way for good, with the code of what went wrong. */
  setAside(key: string, code: string): Promise<void>
  setAsideCount(): Promise<number>
  /** When the next one is due that nobody has in hand. */
  nextDue(): Promise<Temporal.Instant | undefined>
  /** How many wait to be done by `now`. */
  dueCount(now: Temporal.Instant): Promise<number>
}

/**
 * The end of the stretch of so many seconds that `now` is in: one job there does for all that changes
 * meanwhile. With no seconds it is now.
 */
export function endOfStretch(now: Temporal.Instant, seconds: number): Temporal.Instant {
  const every = seconds * 1000
  return every === 0 ? now : now.add({ milliseconds: every - (now.epochMilliseconds % every) })
}
