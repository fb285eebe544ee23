import { z } from 'zod'
import type { Block } from './message.ts'

const PAGES = 1000

export const pageOption = z
  .int()
  .min(1)
  .max(PAGES)
  .optional()
  .meta({ description: 'Which page, from 1', label: 'Page' })

/** One page of a list: what to ask the store for (one more than is shown, to know whether there are more), and what to show. */
export function pageOf(
  page: number,
  size: number,
): { readonly ask: { limit: number; offset: number }; of<T>(items: readonly T[]): readonly T[] } {
  return { ask: { limit: size + 1, offset: (page - 1) * size }, of: (items) => items.slice(0, size) }
}

/** "Back" and "More", where there is something to turn to. */
export function pageButtons({ page, more, run }: { page: number; more: boolean; run: string }): readonly Block[] {
  const buttons = [
    ...(page > 1 ? [{ label: '← Back', run: `${run} page:${page - 1}` }] : []),
    ...(more && page < PAGES ? [{ label: 'More →', run: `${run} page:${page + 1}` }] : []),
  ]
  return buttons.length === 0 ? [] : [{ type: 'buttons', buttons }]
}
