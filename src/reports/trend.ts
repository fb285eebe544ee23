import { laterHalf, portion, type Titles, tables } from './figures.ts'
import { leastOutside } from './outside.ts'
import { MANAGEABLE } from './questions.ts'
import type { Release } from './release.ts'
import { windowOf, windowWords } from './window.ts'

export interface Point {
  readonly batch: string
  readonly when: string
  /** Never fewer than there were. */
  readonly n: number
  readonly count: number
  /** "24 of 41 reports (58%)". */
  readonly words: string
}

export const HARD_OR_WORSE = 'Hard to manage or completely unmanageable'

const start = ({ params }: Release): string => String(windowOf(params.batch)?.first ?? params.batch)

/** The oldest window first. */
export const byTime = (releases: readonly Release[]): readonly Release[] =>
  [...releases].sort((a, b) => (start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : 0))

/** How many found their work hard to manage or worse, in each window in which that can be shown. */
export const trend = (releases: readonly Release[], titles: Titles): readonly Point[] =>
  byTime(releases).flatMap(({ params: { batch, k, audience }, cells }): readonly Point[] => {
    const table = tables(cells, titles).find(({ item }) => item === MANAGEABLE)
    const half = table && laterHalf(table, audience === 'outside' ? leastOutside(k) : k)
    return half ? [{ batch, when: windowWords(batch), ...half, words: portion(half.count, half.n) }] : []
  })
