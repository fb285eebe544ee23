import { createHash } from 'node:crypto'
import { WHOLE_SERVICE } from './areas.ts'
import { ISSUE, ITEMS } from './questions.ts'

/** A report on its way from the form to the store: the band chosen for each item that was answered. */
export interface Answers {
  readonly area: string
  readonly bands: Readonly<Record<string, string>>
}

/** What the branch's own form offers. */
export interface Offered {
  readonly areas: readonly string[]
  readonly issues: readonly string[]
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
const NO_ANSWER = '-'
const MARK = 4

const bandsOf = (item: (typeof ITEMS)[number], { issues }: Offered): readonly string[] =>
  item.key === ISSUE ? issues : item.bands.map(({ key }) => key)

const areasOf = ({ areas }: Offered): readonly string[] => [WHOLE_SERVICE, ...areas]

/** A button lives on after officers changed the areas or the issues, and its positions would then mean something else. */
function mark(offered: Offered): string {
  const form = [areasOf(offered), ...ITEMS.map((item) => [item.key, bandsOf(item, offered)])]
  const digest = createHash('sha256').update(JSON.stringify(form)).digest()
  return [...digest.subarray(0, MARK)].map((byte) => DIGITS.charAt(byte % DIGITS.length)).join('')
}

function digit(list: readonly string[], value: string | undefined): string {
  const place = value === undefined ? -1 : list.indexOf(value)
  return DIGITS.charAt(place) || NO_ANSWER
}

/** All answers in 16 small letters, digits and hyphens, so that the button that sends a report carries it whole. */
export const encodeAnswers = ({ area, bands }: Answers, offered: Offered): string =>
  [
    mark(offered),
    digit(areasOf(offered), areasOf(offered).includes(area) ? area : WHOLE_SERVICE),
    ...ITEMS.map((item) => digit(bandsOf(item, offered), Object.hasOwn(bands, item.key) ? bands[item.key] : undefined)),
  ].join('')

/** Nothing unless the code is whole and was made for the form as it stands now. */
export function decodeAnswers(code: string, offered: Offered): Answers | undefined {
  if (code.length !== MARK + 1 + ITEMS.length || code.slice(0, MARK) !== mark(offered)) return undefined
  const area = areasOf(offered)[DIGITS.indexOf(code.charAt(MARK))]
  if (area === undefined) return undefined
  const bands: [string, string][] = []
  for (const [n, item] of ITEMS.entries()) {
    const letter = code.charAt(MARK + 1 + n)
    if (letter === NO_ANSWER) continue
    const band = bandsOf(item, offered)[DIGITS.indexOf(letter)]
    if (band === undefined) return undefined
    bands.push([item.key, band])
  }
  return { area, bands: Object.fromEntries(bands) }
}
