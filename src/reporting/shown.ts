import type { Clock } from '../core/time.ts'

const KEPT_MINUTES = 15
/** Far more than are read in that time. */
const MOST = 1_000

/**
 * Answers that were shown just now, in memory alone: they are deleted by then, and may not have arrived at whoever asked. So
 * the same words show them again for a quarter of an hour.
 */
export interface Shown {
  /** With those that were shown under that key before, the older first. */
  add(key: string, texts: readonly string[]): readonly string[]
  forget(key: string): void
  /** For a clock to call, so that what nobody asks for again does not stay in memory. */
  forgetOld(): void
}

export function createShown(clock: Clock): Shown {
  const shown = new Map<string, { readonly texts: readonly string[]; readonly at: number }>()

  function forgetOld(): void {
    const oldest = clock.now().epochMilliseconds - KEPT_MINUTES * 60_000
    for (const [key, { at }] of shown) if (at <= oldest) shown.delete(key)
  }

  return {
    forgetOld,
    forget: (key) => void shown.delete(key),
    add(key, texts) {
      forgetOld()
      const before = shown.get(key)
      const all = [...(before?.texts ?? []), ...texts]
      // Asking again does not prolong it.
      const at = texts.length === 0 && before ? before.at : clock.now().epochMilliseconds
      const [oldest] = shown.keys()
      if (shown.size >= MOST && oldest !== undefined) shown.delete(oldest)
      if (all.length > 0) shown.set(key, { texts: all, at })
      return all
    },
  }
}
