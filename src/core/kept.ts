import type { Clock } from './time.ts'

/** Values that are kept in memory alone, and for some minutes. */
export interface Kept<V> {
  /** Keeps it from now on; the oldest one goes where there are too many. */
  put(key: string, value: V): void
  get(key: string): V | undefined
  /** Hands it out and lets go of it; what is put back keeps its time. */
  take(key: string): { readonly value: V; putBack(): void } | undefined
  /** For a clock to call, so that what nobody comes back for does not stay in memory. */
  forgetOld(): void
}

/** `most`: more than are needed in that time; a flood must not fill the memory. */
export function createKept<V>(clock: Clock, { minutes, most }: { minutes: number; most: number }): Kept<V> {
  const kept = new Map<string, { readonly value: V; readonly at: number }>()

  function forgetOld(): void {
    const oldest = clock.now().epochMilliseconds - minutes * 60_000
    // All of them, as they are not in the order of their times once a clock was put back.
    for (const [key, { at }] of kept) if (at <= oldest) kept.delete(key)
  }

  return {
    forgetOld,
    put(key, value) {
      forgetOld()
      // A Map keeps the order of arrival.
      const [oldest] = kept.keys()
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest)
      kept.set(key, { value, at: clock.now().epochMilliseconds })
    },
    get(key) {
      forgetOld()
      return kept.get(key)?.value
    },
    take(key) {
      forgetOld()
      const found = kept.get(key)
      kept.delete(key)
      return found && { value: found.value, putBack: () => void kept.set(key, found) }
    },
  }
}
