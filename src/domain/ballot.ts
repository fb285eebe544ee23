import type { Ballot } from '../core/facts.ts'
import type { Line } from '../core/message.ts'
import { occasionWords } from '../core/time.ts'
import { citation, joined } from './wording.ts'

/** Rounded to a whole per cent, halves up. */
export const percent = (part: number, whole: number): string =>
  `${whole === 0 ? 0 : Math.floor((200 * part + whole) / (2 * whole))}%`

/** "79% of the 75 who voted (59) said yes; 15 no and 1 spoilt." */
export function ballotResult({ yes, no, spoilt, returned }: Ballot): string {
  const rest = [...(no === undefined ? [] : [`${no} no`]), ...(spoilt === undefined ? [] : [`${spoilt} spoilt`])]
  const split = rest.length === 0 ? '' : `; ${joined(rest)}`
  return `${percent(yes, returned)} of the ${returned} who voted (${yes}) said yes${split}.`
}

/** "Strike ballot, closed Tue 10 January 2017". */
export const ballotName = ({ title, closed }: Ballot, zone: string): string =>
  `${title}, closed ${occasionWords(closed, zone)}`

/**
 * A ballot's figures, every percentage with what it is a percentage of: "79%" and "20%" can both be true of one ballot, and
 * the quarrel is over the denominator. Where several say how many were entitled, each is printed with who says so.
 */
export function ballotLines(ballot: Ballot, zone: string): readonly Line[] {
  const { yes, returned, entitlements } = ballot
  return [
    [`${ballotResult(ballot)} Source: `, citation(ballot.source, zone), '.'],
    ...entitlements.map(({ voters, about, by, source }): Line => {
      const whole = `${about ? 'about ' : ''}${voters}`
      return [
        `${returned} of ${whole} balloted is a turnout of ${percent(returned, voters)}; ${yes} of ${whole} is ${percent(yes, voters)}. Figure: ${by} (`,
        citation(source, zone),
        ').',
      ]
    }),
  ]
}
