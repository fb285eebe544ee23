import wrapAnsi from 'wrap-ansi'
import { visible } from '../core/message.ts'
import { windowWords } from '../reports/window.ts'

export interface Opened {
  readonly text: string
  /** What to call it in /answer. */
  readonly code?: string
}

/** What came of a file of texts. */
export interface Pile {
  readonly opened: readonly Opened[]
  /** Sealed to other keys. */
  readonly others: number
  readonly damaged: number
  /** Cut off the end of the file. */
  readonly missing: number
}

const MARGIN = '    '

const are = (n: number): string => (n === 1 ? 'is' : 'are')

const sum = ({ opened, others, damaged, missing }: Pile): number => opened.length + others + damaged + missing

export const othersWords = (pile: Pile): string =>
  `${pile.others} of ${sum(pile)} ${are(pile.others)} sealed to ${pile.others === 1 ? 'another key' : 'other keys'}.`

export function lostWords(pile: Pile): string {
  const lost = pile.damaged + pile.missing
  return `${lost} of ${sum(pile)} ${are(lost)} damaged or missing.`
}

/** Set in, on every row of the screen, so that nobody can write a text that looks like two or like a word of Steward's. */
function shown(text: string, columns: number | undefined): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map(visible)
  const rows = columns === undefined ? lines : lines.flatMap((line) => wrapped(line, columns - MARGIN.length))
  return rows.map((row) => `${MARGIN}${row}`.trimEnd()).join('\n')
}

const wrapped = (line: string, width: number): readonly string[] =>
  wrapAnsi(line, Math.max(width, 1), { hard: true }).split('\n')

/** `columns` is the width of the screen, where it goes to one. */
export function page(window: string, pile: Pile, columns?: number): string {
  const [all, several] = [sum(pile), pile.opened.length]
  return [
    `${all === 1 ? '1 text' : `${all} texts`} from ${windowWords(window)} or in the twelve weeks before, in no order.`,
    ...(pile.others === 0 ? [] : [othersWords(pile)]),
    ...pile.opened.flatMap(({ text, code }, n) => [
      `\n${n + 1} of ${several}:\n\n${shown(text, columns)}`,
      ...(code === undefined ? [] : [`\nTo answer: /answer code:${code}`]),
    ]),
  ].join('\n')
}
