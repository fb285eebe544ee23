import { OTHER_AREAS } from './areas.ts'
import { fold } from './fold.ts'
import { unsafe, unsafeAfter } from './guard.ts'
import { allButOne, inWords } from './in-words.ts'
import { LEAST, LEAST_UNCERTAIN } from './least.ts'
import { mergeBands } from './merge.ts'
import { byArea, leastOutside, outsideCells } from './outside.ts'
import { itemOf } from './questions.ts'
import type { Audience, Cell, Params, Release, Row } from './release.ts'
import { add, type Count, type Group, type Headcounts, type Question, tally } from './tally.ts'
import { windowOf } from './window.ts'

const HIGHEST = 10_000

export interface Publication {
  /** All answers of the window, and of no other. */
  readonly rows: readonly Row[]
  readonly batch: string
  readonly headcounts: Headcounts
  readonly k: number
  readonly earlier: readonly Release[]
  readonly audience: Audience
  readonly distinct: boolean
}

export type Published = { readonly cells: readonly Cell[]; readonly params: Params } | { readonly refused: string }

export function leastShown(k: number, distinct: boolean): number {
  const floor = distinct ? LEAST : LEAST_UNCERTAIN
  return Number.isNaN(k) ? floor : Math.min(HIGHEST, Math.max(floor, Math.ceil(k)))
}

/**
 * What may be known of the reports of a window, and the only way to know it. Figures stand for reports that no other figure
 * counts; totals are not among them, because a reader can add up what is shown and must not be able to take it off again.
 */
export function publish({ rows, batch, headcounts, k, earlier, audience, distinct }: Publication): Published {
  if (!windowOf(batch)) return { refused: `“${batch}” is no window of time.` }
  const least = leastShown(k, distinct)
  const branch = tally(rows, headcounts).flatMap((question) => safeCells(question, headcounts, least))
  const outside = outsideCells(branch, least)
  const farLeast = leastOutside(least)
  const before = (to: Audience) => earlier.filter(({ params }) => params.audience === to)
  const refused =
    unsafe(branch, least) ??
    unsafe(outside, farLeast) ??
    unsafeAfter(branch, batch, least, before('branch')) ??
    unsafeAfter(outside, batch, farLeast, before('outside'))
  if (refused !== undefined) return { refused }
  return { cells: audience === 'branch' ? branch : outside, params: { batch, audience, k: least, distinct } }
}

/**
 * Equally many gave each of some answers, so what is left out of one could be taken from another that is shown whole, in an
 * area as well as in all. So of those each is shown for all areas together, where nothing is left out of any.
 */
function safeCells(question: Question, headcounts: Headcounts, least: number): readonly Cell[] {
  const together = itemOf(question.form, question.item)?.together === true
  const groups = together ? question.groups.map(withoutAreas) : question.groups
  return branchCells({ ...question, groups }, headcounts, least)
}

const withoutAreas = ({ bands, areas }: Group): Group => ({
  bands,
  areas: new Map([[OTHER_AREAS, [...areas.values()].reduce<Count>((a, b) => add(a, b), { count: 0, key: 0 })]]),
})

function branchCells(asked: Question, headcounts: Headcounts, least: number): readonly Cell[] {
  const { form, item } = asked
  const question = { ...asked, groups: mergeBands(asked, least) }
  return question.groups.flatMap((group): readonly Cell[] => {
    const { bands } = group
    const words = inWords(question, group, headcounts, least)
    const { shown, other } = fold(group, least, words)
    const isItsOwn = words.size > 0 && allButOne(group, words, headcounts, least)
    const parts = [...shown, ...(other && !isItsOwn ? [[OTHER_AREAS, other] as const] : [])]
    return [
      ...parts.map(([area, { count, key }]): Cell => ({ form, item, area, bands, count, key })),
      ...[...words.keys()].map((area): Cell => ({ form, item, area, bands, most: true })),
    ].sort(byArea)
  })
}
