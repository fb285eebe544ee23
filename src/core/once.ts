import type { Clock } from './time.ts'

const KEPT_MINUTES = 15
/** Enough for a quarter of an hour of a whole union asking; a flood must not fill the memory. */
const KEPT_AT_MOST = 100_000

/**
 * Says of each delivery whether it is the first. Slack delivers an event again after 1 and 5 minutes when it is not sure;
 * ids are kept in memory for 15, and nothing about who sent them.
 */
export function createOnce(clock: Clock): (id: string) => boolean {
  const seen = new Map<string, number>()
  return (id) => {
    const now = clock.now().epochMilliseconds
    // A Map keeps the order of arrival, so the oldest are in front.
    for (const [old, at] of seen) {
      if (now - at < KEPT_MINUTES * 60_000 && seen.size < KEPT_AT_MOST) break
      seen.delete(old)
    }
    if (seen.has(id)) return false
    seen.set(id, now)
    return true
  }
}
