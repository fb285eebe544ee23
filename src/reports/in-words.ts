import { WHOLE_SERVICE } from './areas.ts'
import { itemOf } from './questions.ts'
import { type Group, type Headcounts, isArea, type Question } from './tally.ts'

/** From four in five on, knowing that somebody reported is as good as knowing what. */
const NEARLY_ALL = 4
const ALL = 5

/** The areas that get no number for an answer, and how many everybody can tell that each of them has at the least. */
export type InWords = ReadonlyMap<string, number>

/** Its count where that is large enough to be a figure. */
function large({ areas }: Group, area: string, least: number): number {
  const count = areas.get(area)?.count ?? 0
  return count < least ? 0 : count
}

const isSensitive = ({ form, item }: Question, { bands }: Group): boolean =>
  bands.every((band) => itemOf(form, item)?.bands.find(({ key }) => key === band)?.sensitive)

/** Every area that members can choose. Whoever chose none could be anybody in the service. */
const named = (headcounts: Headcounts): readonly string[] =>
  Object.keys(headcounts).filter((area) => isArea(headcounts, area))

/**
 * An area gets no number for an answer that could be held against somebody, where the figures say that nearly all there gave
 * it: four in five of the area's large counts, or of those who work there. Small counts have no part in that, as no figure
 * shows them. Else a number would say that they are many enough, and none that they are not, and so how many they are.
 */
export function inWords(question: Question, group: Group, headcounts: Headcounts, least: number): InWords {
  if (!isSensitive(question, group)) return new Map()
  const from = (area: string): number => {
    const others = question.groups.reduce((sum, one) => sum + (one === group ? 0 : large(one, area, least)), 0)
    const ofAnswers = (NEARLY_ALL / (ALL - NEARLY_ALL)) * others
    const ofStaff = Math.ceil((NEARLY_ALL * (headcounts[area] ?? 0)) / ALL)
    return Math.max(least, Math.min(ofAnswers, ofStaff))
  }
  return new Map(
    named(headcounts)
      .filter((area) => large(group, area, least) >= from(area))
      .map((area) => [area, from(area)]),
  )
}

/** Whether all areas but one have their number, so that whatever is left is that one’s. */
export const allButOne = (group: Group, words: InWords, headcounts: Headcounts, least: number): boolean =>
  [...named(headcounts), WHOLE_SERVICE].filter((area) => words.has(area) || large(group, area, least) === 0).length ===
  1
