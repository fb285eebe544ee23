import { type Action, UNDECIDED_HOURS } from '../core/facts.ts'
import { type Span, Temporal } from '../core/time.ts'

/** For how long an action that was stopped is said before anything else. */
export const SAID_FIRST_DAYS = 7

/** More are not to come at once. */
export const MOST_COMING = 100

export type Phase = 'to come' | 'under way' | 'over'

/** Read off the clock: it starts at its start, and is over at its end. */
export const phase = (action: Action, now: Temporal.Instant): Phase => spanPhase(action, now)

export function spanPhase({ starts, ends }: Pick<Span, 'starts' | 'ends'>, now: Temporal.Instant): Phase {
  if (now.epochMilliseconds >= ends.epochMilliseconds) return 'over'
  return now.epochMilliseconds >= starts.epochMilliseconds ? 'under way' : 'to come'
}

/** When the agreed day of resuming has passed; undefined where none was agreed. */
const dayOfResumingEnds = ({ state, resumes, zone }: Action): Temporal.Instant | undefined =>
  state === 'suspended' && resumes
    ? resumes.toZonedDateTimeISO(zone).startOfDay().add({ days: 1 }).toInstant()
    : undefined

/** When nothing more is to come of it: at its end, or when the agreed day of resuming has passed. */
export function overAt(action: Action): Temporal.Instant {
  const day = dayOfResumingEnds(action)
  return day && Temporal.Instant.compare(day, action.ends) > 0 ? day : action.ends
}

/** Suspended until a day that both sides agreed, and officers have not said since whether it resumes. */
export const isAwaited = ({ state, resumes }: Action, now: Temporal.Instant): boolean =>
  state === 'suspended' && resumes !== undefined && Temporal.Instant.compare(resumes, awaitedSince(now)) >= 0

/** The earliest agreed day for which officers may still have to decide. */
export const awaitedSince = (now: Temporal.Instant): Temporal.Instant => now.subtract({ hours: UNDECIDED_HOURS })

/** Whether the day has passed on which both sides agreed to resume. */
export function agreedDayPassed(action: Action, now: Temporal.Instant): boolean {
  const day = dayOfResumingEnds(action)
  return day !== undefined && Temporal.Instant.compare(now, day) >= 0
}

/** Called off while it was under way: nothing of it is to come. */
export const endedEarly = ({ state, ranUntil }: Action): boolean => state === 'called off' && ranUntil !== undefined

/** What a member has to know about actions, in the order in which it has to be said. */
export interface Outlook {
  /**
   * Called off or suspended within the last seven days: turning up to a dead action is the costliest mistake. And what is
   * suspended until an agreed day, until officers have said whether it resumes.
   */
  readonly stopped: readonly Action[]
  readonly underWay: readonly Action[]
  readonly next: Action | undefined
  /** Announced for after `next`. */
  readonly later: readonly Action[]
  /** Stopped longer ago, but their day has not passed: somebody may still have them in a diary. */
  readonly stillStopped: readonly Action[]
  /** The latest that is over. */
  readonly last: Action | undefined
}

export const recently = (now: Temporal.Instant): Temporal.Instant => now.subtract({ hours: 24 * SAID_FIRST_DAYS })

const byStart = (a: Action, b: Action): number => a.starts.epochMilliseconds - b.starts.epochMilliseconds

/**
 * `coming`: not over yet, in any state. `stopped`: called off or suspended since `recently(now)`. `past`: over, the latest first. `suspended`: with
 * an agreed day since `awaitedSince(now)`.
 */
export function outlook(
  now: Temporal.Instant,
  coming: readonly Action[],
  stopped: readonly Action[],
  past: readonly Action[],
  suspended: readonly Action[],
): Outlook {
  const on = coming.filter((action) => action.state === 'announced').sort(byStart)
  const toCome = on.filter((action) => phase(action, now) === 'to come')
  const recent = new Set(stopped.map((action) => action.key))
  const awaited = suspended.filter((action) => isAwaited(action, now) && !recent.has(action.key))
  const saidFirst = new Set([...stopped, ...awaited].map((action) => action.key))
  return {
    stopped: [...stopped, ...awaited],
    underWay: on.filter((action) => phase(action, now) === 'under way'),
    next: toCome[0],
    later: toCome.slice(1),
    stillStopped: coming
      .filter((action) => action.state !== 'announced' && !endedEarly(action) && !saidFirst.has(action.key))
      .sort(byStart),
    last: past[0],
  }
}
