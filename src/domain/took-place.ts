import type { Action } from '../core/facts.ts'
import { type Span, Temporal } from '../core/time.ts'
import { spanPhase } from './outlook.ts'

/** What took place of an action until that change; undefined where it had not begun, or went on all the same. */
export function tookPlaceUntil(before: Action, { state, changed, ...after }: Action): Span | undefined {
  const runs = (span: Span): boolean => spanPhase(span, changed.at) === 'under way'
  if (before.state !== 'announced' || changed.dayOnly || !runs(before)) return undefined
  if (state === 'announced' && runs(after)) return undefined
  // One that was suspended in between took place from when it was back on.
  const back = before.change === 'resumed' && Temporal.Instant.compare(before.changed.at, before.starts) > 0
  return { starts: back ? before.changed.at : before.starts, ends: changed.at, zone: before.zone, allDay: false }
}

/**
 * What took place of an action at times that it does not have any more: it was moved or suspended while it was under way. A
 * later change does not undo it, and whoever took part loses pay for it.
 */
export function tookPlaceBefore(history: readonly Action[]): readonly Span[] {
  const said = history.at(-1)?.ranUntil
  return history.flatMap((after, index) => {
    const before = history[index - 1]
    const span = before && tookPlaceUntil(before, after)
    return span && !said?.equals(span.ends) ? [span] : []
  })
}
