import type { Ballot } from '../core/facts.ts'
import type { Line } from '../core/message.ts'
import { occasionWords } from '../core/time.ts'
import { citation, joined } from './wording.ts'

/** More than a dispute has. */
export const MOST_BALLOTS = 50

export const sameTitle = (a: Pick<Ballot, 'title'>, b: Pick<Ballot, 'title'>): boolean =>
  a.title.toLowerCase() === b.title.toLowerCase()

/** Rounded to a whole per cent, halves up. */
export const percent = (part: number, whole: number): string =>
  `${whole === 0 ? 0 : Math.floor((200 * part + whole) / (2 * whole))}%`

/** The same beside the share that is asked for: one that only rounds to it would read as if it were that. */
export function share(part: number, whole: number, asked: number): string {
  const [rounded, apart] = [percent(part, whole), 100 * part - asked * whole]
  if (rounded !== `${asked}%` || apart === 0) return rounded
  return `just ${apart < 0 ? 'under' : 'over'} ${rounded}`
}

/** Shares of a ballot that people measure it by: half of those who voted, half and two fifths of those who could. */
export const ASKED = { majority: 50, turnout: 50, support: 40 } as const

export type Outcome = 'won' | 'not won' | 'open'

/**
 * Whether the majority of those who voted said yes (Trade Union and Labour Relations (Consolidation) Act 1992, s.226(2)).
 * `open`: not more than half of all papers, yet more than said no, or nobody has said how many those were.
 */
export function outcome({ yes, no, returned }: Pick<Ballot, 'yes' | 'no' | 'returned'>): Outcome {
  if (2 * yes > returned) return 'won'
  return no !== undefined && yes <= no ? 'not won' : 'open'
}

/** Whether there is a mandate of which officers have to be reminded: none comes of a ballot that was not won, or of figures that were wrong. */
export const givesMandate = (ballot: Ballot): boolean => !ballot.corrected && outcome(ballot) !== 'not won'

/** "79% of the 75 who voted (59) said yes; 15 no and 1 spoilt." */
export function ballotResult({ yes, no, spoilt, returned }: Ballot): string {
  const rest = [...(no === undefined ? [] : [`${no} no`]), ...(spoilt === undefined ? [] : [`${spoilt} spoilt`])]
  const split = rest.length === 0 ? '' : `; ${joined(rest)}`
  return `${share(yes, returned, ASKED.majority)} of the ${returned} who voted (${yes}) said yes${split}.`
}

/** Of those that hold, the newest first, the newest one of each title. */
export const standing = <B extends Pick<Ballot, 'title'>>(ballots: readonly B[]): readonly B[] =>
  [...new Map(ballots.toReversed().map((ballot) => [ballot.title.toLowerCase(), ballot])).values()].sort(
    (a, b) => ballots.indexOf(a) - ballots.indexOf(b),
  )

/** "Strike ballot, closed Tue 10 January 2017". */
export const ballotName = ({ title, closed }: Pick<Ballot, 'title' | 'closed'>, zone: string): string =>
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
        `${returned} of ${whole} balloted is a turnout of ${share(returned, voters, ASKED.turnout)}; ${yes} of ${whole} is ${share(yes, voters, ASKED.support)}. Figure: ${by} (`,
        citation(source, zone),
        ').',
      ]
    }),
  ]
}
