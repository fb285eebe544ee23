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
  const shown = new Map<string, readonly { readonly text: string; readonly at: number }[]>()

  function forgetOld(): void {
    const oldest = clock.now().epochMilliseconds - KEPT_MINUTES * 60_000
    for (const [key, texts] of shown) {
      const left = texts.filter(({ at }) => at > oldest)
      if (left.length > 0) shown.set(key, left)
      else shown.delete(key)
    }
  }

  return {
    forgetOld,
    forget: (key) => void shown.delete(key),
    add(key, texts) {
      forgetOld()
      const at = clock.now().epochMilliseconds
      const all = [...(shown.get(key) ?? []), ...texts.map((text) => ({ text, at }))]
      const [oldest] = shown.keys()
      if (shown.size >= MOST && oldest !== undefined) shown.delete(oldest)
      if (all.length > 0) shown.set(key, all)
      return all.map(({ text }) => text)
    },
  }
}
