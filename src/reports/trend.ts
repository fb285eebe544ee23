import { type AtLeast, atLeastWords, laterHalf, type Titles, tables } from './figures.ts'
import { MANAGEABLE } from './questions.ts'
import type { Release } from './release.ts'
import { windowOf, windowWords } from './window.ts'

export interface Point extends AtLeast {
  readonly window: string
  readonly when: string
  /** "at least 24 reports, 58% or more". */
  readonly words: string
}

export const HARD_OR_WORSE = 'Hard to manage or completely unmanageable'

const start = ({ params }: Release): string => String(windowOf(params.batch)?.first ?? params.batch)

/** The oldest window first. */
export const byTime = (releases: readonly Release[]): readonly Release[] =>
  [...releases].sort((a, b) => (start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : 0))

/** How many found their work hard to manage or worse, in each window in which that can be shown. */
export const trend = (releases: readonly Release[], titles: Titles): readonly Point[] =>
  byTime(releases).flatMap((release): readonly Point[] => {
    const { batch: window } = release.params
    const table = tables(release, titles).find(({ item }) => item === MANAGEABLE)
    const half = table && laterHalf(table)
    return half ? [{ window, when: windowWords(window), ...half, words: `at least ${atLeastWords(half)}` }] : []
  })
