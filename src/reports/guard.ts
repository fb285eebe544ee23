import { type Cell, isCounted, placeOf, type Release } from './release.ts'
import { overlaps, windowWords } from './window.ts'

/**
 * What must hold of every release, checked on what is about to be published and not on how it came about: no figure is
 * small, and none is part of another, so that a sum less some of its parts is a sum of whole figures.
 */
export function unsafe(cells: readonly Cell[], least: number): string | undefined {
  const small = cells.find((cell) => isCounted(cell) && !(Number.isInteger(cell.count) && cell.count >= least))
  if (small) return `A figure for “${small.item}” would stand for fewer than ${least} reports.`
  if (new Set(cells.map(placeOf)).size < cells.length) return 'A figure would be published twice.'
  const bands = new Map<string, string>()
  for (const cell of cells)
    for (const band of cell.bands) {
      const [name, group] = [JSON.stringify([cell.form, cell.item, band]), JSON.stringify(cell.bands)]
      if ((bands.get(name) ?? group) !== group) return `Two figures for “${cell.item}” would overlap.`
      bands.set(name, group)
    }
  return undefined
}

/**
 * Whether the cells, beside what was published before, would let somebody take one from the other. Weeks that were
 * published are done with: only the same window again, with nothing changed or with whole figures more, can follow.
 */
export function unsafeAfter(
  cells: readonly Cell[],
  window: string,
  least: number,
  earlier: readonly Release[],
): string | undefined {
  const forms = new Set(cells.map(({ form }) => form))
  for (const { params, cells: before } of earlier) {
    if (!overlaps(window, params.batch)) continue
    if (window === params.batch) {
      if (!grew(before, cells, least))
        return `The figures for ${windowWords(window)} are published, and others for the same time would show a few reports.`
    } else if (before.some(({ form }) => forms.has(form)))
      return `Part of ${windowWords(window)} is published already, and cut in another way it would show a few reports.`
  }
  return undefined
}

function grew(before: readonly Cell[], now: readonly Cell[], least: number): boolean {
  const known = new Map(before.map((cell) => [placeOf(cell), cell]))
  return (
    before.length === now.length &&
    now.every((cell) => {
      const old = known.get(placeOf(cell))
      if (!old || isCounted(old) !== isCounted(cell)) return false
      if (!isCounted(old) || !isCounted(cell)) return true
      const growth = cell.count - old.count
      return growth === 0 ? cell.key === old.key : growth >= least
    })
  )
}
