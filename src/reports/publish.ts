import { OTHER_AREAS, WHOLE_SERVICE } from './areas.ts'
import { fold } from './fold.ts'
import { unsafe, unsafeAfter } from './guard.ts'
import { LEAST, LEAST_UNCERTAIN } from './least.ts'
import { mergeBands } from './merge.ts'
import { leastOutside, outsideCells, sorted } from './outside.ts'
import { itemOf } from './questions.ts'
import type { Audience, Cell, Params, Release, Row } from './release.ts'
import { type Headcounts, type Question, tally } from './tally.ts'
import { windowOf } from './window.ts'

const HIGHEST = 10_000

/** From this share on, knowing that somebody reported is as good as knowing what. */
const NEARLY_ALL = 0.8

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
  const branch = tally(rows, headcounts).flatMap((question) => branchCells(question, headcounts, least))
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

function branchCells(question: Question, headcounts: Headcounts, least: number): readonly Cell[] {
  const { form, item } = question
  const answers = new Map<string, number>()
  for (const { areas } of question.groups)
    for (const [area, { count }] of areas) answers.set(area, (answers.get(area) ?? 0) + count)
  return mergeBands(question, least).flatMap((group): readonly Cell[] => {
    const { bands } = group
    const sensitive = bands.every((band) => itemOf(form, item)?.bands.find(({ key }) => key === band)?.sensitive)
    // Whoever named no area could be anybody in the service, and says nothing of anyone.
    const disclosing = (area: string, count: number): boolean =>
      sensitive &&
      area !== WHOLE_SERVICE &&
      count >= least &&
      count >= NEARLY_ALL * Math.min(headcounts[area] ?? 0, answers.get(area) ?? 0)
    const { shown, other } = fold(group, least, disclosing)
    const words = [...group.areas].filter(([area, { count }]) => disclosing(area, count))
    return [
      ...sorted([...shown, ...words, ...(other ? [[OTHER_AREAS, other] as const] : [])]).map(
        ([area, { count, key }]): Cell =>
          words.some(([name]) => name === area)
            ? { form, item, area, bands, most: true }
            : { form, item, area, bands, count, key },
      ),
    ]
  })
}
