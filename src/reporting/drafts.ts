import { newCode } from '../core/codes.ts'
import type { HeldDraft, HeldDrafts } from '../core/reports.ts'
import type { Clock } from '../core/time.ts'

const KEPT_MINUTES = 15
/** More than a branch writes in a quarter of an hour; a flood must not fill the memory. */
const MOST = 5_000
/** Nobody guesses one in that time. */
const CODE_LENGTH = 16

interface Held {
  readonly draft: HeldDraft
  readonly at: number
}

/** `forgetOld` is for a clock to call, so that a text which nobody comes back for does not stay in memory. */
export function createDrafts(clock: Clock): HeldDrafts & { forgetOld(): void } {
  const held = new Map<string, Held>()

  function forgetOld(): void {
    const oldest = clock.now().epochMilliseconds - KEPT_MINUTES * 60_000
    // All of them, as they are not in the order of their times once a clock was put back.
    for (const [code, { at }] of held) if (at <= oldest) held.delete(code)
  }

  function makeRoom(): void {
    // A Map keeps the order of arrival.
    const [oldest] = held.keys()
    if (held.size >= MOST && oldest !== undefined) held.delete(oldest)
  }

  return {
    forgetOld,
    hold(draft) {
      forgetOld()
      makeRoom()
      const code = newCode(CODE_LENGTH)
      held.set(code, { draft, at: clock.now().epochMilliseconds })
      return code
    },
    take(code) {
      forgetOld()
      const found = held.get(code)
      held.delete(code)
      return found && { ...found.draft, putBack: () => void held.set(code, found) }
    },
  }
}
