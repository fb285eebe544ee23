import { above, atLeastWords, type Table } from './figures.ts'
import { itemOf, WORKLOAD } from './questions.ts'
import { dateWords } from './window.ts'

/** A figure that officers put beside the reports: the level agreed with the employer, or what the employer itself says. */
export type Comparison = {
  readonly item: string
  /** Who says so: "Kirklees Council". */
  readonly says: string
  readonly source: string
  /** "2016-05-03". */
  readonly date: string
} & (
  | { readonly kind: 'agreed level'; readonly value: number }
  | { readonly kind: 'own figure'; readonly value: string }
)

/** No law sets a caseload, and one wrong word would be quoted against the branch. */
const LEGAL = /\b(legal|lawful|statutory)\b/i

/** What is wrong with an officer's figure, a sentence each. */
export function checkComparison(comparison: Comparison): readonly string[] {
  const { item, says, source, date, kind, value } = comparison
  const known = itemOf(WORKLOAD, item)
  const words = [says, source, String(value)]
  return [
    ...(known ? [] : [`There is no question “${item}”.`]),
    ...(words.every((text) => text.trim() !== '') ? [] : ['Give the figure, who says it, and where.']),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(date) ? [] : ['Give the date as 2016-05-03.']),
    ...(kind === 'own figure' || (Number.isFinite(value) && value >= 0) ? [] : ['An agreed level must be a number.']),
    ...(kind === 'agreed level' && known && known.bands[0]?.from === undefined
      ? ['An agreed level needs a question that is answered with a number.']
      : []),
    ...(words.some((text) => LEGAL.test(text))
      ? ['No law sets such a limit; say what was agreed, or what the employer says.']
      : []),
  ]
}

/** "Agreed local level: 20 (…). At least 26 reports, 60% or more, are above the agreed local level." */
export function comparisonWords(comparison: Comparison, table: Table | undefined): string {
  const where = `${comparison.source}, ${dateWords(comparison.date)}`
  if (comparison.kind === 'own figure') return `${comparison.says} says: ${comparison.value} (${where}).`
  const level = `Agreed local level: ${comparison.value} (${comparison.says}; ${where}).`
  const over = table && above(table, comparison.value)
  if (!over) return level
  const figure = over.share === undefined ? atLeastWords(over) : `${atLeastWords(over)},`
  return `${level} At least ${figure} are above the agreed local level.`
}
