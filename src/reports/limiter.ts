import { createHmac, randomBytes } from 'node:crypto'

/** Whether somebody has reported in a window, in memory alone and under a key that dies with the window. */
export interface Limiter {
  /** False where the person has had their turn with this form in this window. */
  take(who: string, form: string, window: string): boolean
  /** Whether they have had it. */
  had(who: string, form: string, window: string): boolean
  /** Nothing was kept, so nothing was used up. */
  giveBack(who: string, form: string, window: string): void
  /** To be called as time passes: who reported in a window is forgotten when it is over, also where nobody comes after it. */
  enter(window: string): void
  /** Whether this has seen every report of the window, so that no account can have reported twice in it. */
  sinceBoot(window: string): boolean
}

const KEY_BYTES = 32
const MARK_BYTES = 16

/** Far more than a branch has members; each costs some hundred bytes. */
const MOST = 50_000

/**
 * `first` is the window in which Steward started. What was reported in it before is not known here, unless nothing had been.
 */
export function createLimiter(first: string, nothingYet = false, most = MOST): Limiter {
  let current = first
  let key = randomBytes(KEY_BYTES)
  const taken = new Set<string>()
  const lost = new Set<string>(nothingYet ? [] : [first])

  function enter(window: string): void {
    // A clock that was put back: those who reported in that window are forgotten already.
    if (window < current) lost.add(window)
    if (window <= current) return
    current = window
    key.fill(0)
    key = randomBytes(KEY_BYTES)
    taken.clear()
  }

  const markOf = (who: string, form: string, window: string): string =>
    createHmac('sha256', key).update(`${who}|${form}|${window}`).digest().toString('base64', 0, MARK_BYTES)

  return {
    enter,
    take(who, form, window) {
      enter(window)
      const mark = markOf(who, form, window)
      if (taken.has(mark)) return false
      if (taken.size >= most) {
        const [oldest] = taken
        if (oldest !== undefined) taken.delete(oldest)
        lost.add(current)
      }
      taken.add(mark)
      return true
    },
    had(who, form, window) {
      enter(window)
      return taken.has(markOf(who, form, window))
    },
    giveBack(who, form, window) {
      if (window === current) taken.delete(markOf(who, form, window))
    },
    sinceBoot: (window) => window >= first && !lost.has(window),
  }
}
