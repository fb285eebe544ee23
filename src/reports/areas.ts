/** Of a report whose writer named no area. */
export const WHOLE_SERVICE = 'whole-service'
/** The areas that are too small to be shown by themselves, taken together. */
export const OTHER_AREAS = 'other-areas'

/** In a smaller area colleagues know who is in trouble, whatever is suppressed. */
export const SMALLEST_AREA = 20

const MOST_AREAS = 12
const LONGEST_TITLE = 60
const KEY = /^[a-z0-9][a-z0-9-]{0,39}$/

export interface Area {
  readonly key: string
  readonly title: string
  readonly headcount: number
}

/** What is wrong with a list of areas, a sentence each; nothing when it can be used. */
export function checkAreas(areas: readonly Area[]): readonly string[] {
  const taken = new Set<string>([WHOLE_SERVICE, OTHER_AREAS])
  const wrong: string[] = []
  if (areas.length > MOST_AREAS)
    wrong.push(
      `There are ${areas.length} areas; at most ${MOST_AREAS} fit, and with about four most figures can be shown.`,
    )
  for (const { key, title, headcount } of areas) {
    const name = title.trim() || key
    if (!KEY.test(key)) wrong.push(`“${key}” cannot be the key of an area: use small letters, digits and hyphens.`)
    else if (taken.has(key)) wrong.push(`The key “${key}” is taken; each area needs its own.`)
    taken.add(key)
    if (title.trim() === '' || title.length > LONGEST_TITLE)
      wrong.push(`The area “${key}” needs a title of at most ${LONGEST_TITLE} characters.`)
    if (!Number.isInteger(headcount)) wrong.push(`How many work in ${name} must be a whole number.`)
    else if (headcount < SMALLEST_AREA)
      wrong.push(
        `${name} has ${headcount}; an area needs at least ${SMALLEST_AREA}, or colleagues could guess who reported. Join it with another.`,
      )
  }
  return wrong
}

const LONGEST_KEY = 40

const keyOf = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_KEY)
    .replace(/^-+|-+$/g, '')

/** Reads "North 120; Duty and assessment: 60". Nothing where it cannot be read so. */
export function readAreas(typed: string): readonly Area[] | undefined {
  const areas: Area[] = []
  for (const part of typed.split(/[;\n]+/).filter((each) => each.trim() !== '')) {
    const [, title = '', headcount = ''] = /^\s*(.*?[^\s:,(-])[\s:,(-]+(\d{1,6})\)?\s*$/.exec(part) ?? []
    if (title === '') return undefined
    areas.push({ key: keyOf(title), title, headcount: Number(headcount) })
  }
  return areas.length === 0 ? undefined : areas
}
