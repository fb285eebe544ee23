import { newCode } from '../core/codes.ts'
import { createKept } from '../core/kept.ts'
import type { HeldDraft, HeldDrafts } from '../core/reports.ts'
import type { Clock } from '../core/time.ts'

/** More than a branch writes in a quarter of an hour. */
const HELD = { minutes: 15, most: 5_000 }
/** Nobody guesses one in that time. */
const CODE_LENGTH = 16

export function createDrafts(clock: Clock): HeldDrafts & { forgetOld(): void } {
  const held = createKept<HeldDraft>(clock, HELD)
  return {
    forgetOld: held.forgetOld,
    hold(draft) {
      const code = newCode(CODE_LENGTH)
      held.put(code, draft)
      return code
    },
    take(code) {
      const found = held.take(code)
      return found && { ...found.value, putBack: found.putBack }
    },
  }
}
