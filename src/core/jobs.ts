import type { PollJob } from './polls.ts'
import type { Temporal } from './time.ts'

/** Work that must happen once, later, whether or not Steward is running by then. */
export interface Job {
  /** Names the work: adding a job whose key is there already changes nothing, unless that one was set aside. */
  readonly key: string
  readonly due: Temporal.Instant
  readonly work: PollJob
}

export interface ClaimedJob extends Job {
  /** How often it was tried before. */
  readonly attempts: number
}

export interface Jobs {
  add(jobs: readonly Job[]): Promise<void>
  /**
   * Hands out jobs that are due, the longest overdue first, to this process alone: no other gets them for `lease` seconds.
   * One that is neither done nor put off by then (the process was killed) is handed out again.
   */
  claim(now: Temporal.Instant, limit: number, lease: number): Promise<readonly ClaimedJob[]>
  /** Of a job that was claimed. One that was made anew in the meantime stays. */
  done(key: string): Promise<void>
  /** Tries again at `due`. */
  putOff(key: string, due: Temporal.Instant): Promise<void>
  /** Keeps it out of the way for good, with the code of what went wrong. */
  setAside(key: string, code: string): Promise<void>
  setAsideCount(): Promise<number>
}
