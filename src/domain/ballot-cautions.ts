import type { Ballot } from '../core/facts.ts'
import type { Proposal } from '../core/proposal.ts'
import type { Facts } from '../core/stores.ts'
import { dayWords, type Temporal } from '../core/time.ts'
import { ballotName, ballotResult, MOST_BALLOTS, sameTitle } from './ballot.ts'
import { ballotDifferences } from './ballot-differences.ts'
import { ballotWarnings } from './law.ts'

export const sameDay = (a: Pick<Ballot, 'closed'>, b: Pick<Ballot, 'closed'>, zone: string): boolean =>
  dayWords(a.closed.at, zone) === dayWords(b.closed.at, zone)

/** "Strike ballot, closed Tue 10 January 2017. 79% of the 75 who voted (59) said yes; 15 no." */
export const ballotWords = (ballot: Ballot, zone: string): string =>
  `${ballotName(ballot, zone)}. ${ballotResult(ballot)}`

/** What officers should know before a ballot is recorded: what the law of its date asks, and what is on record already. */
export async function ballotCautions(
  { dispute: id, ballot, replaces = [] }: Extract<Proposal, { kind: 'ballot' }>,
  facts: Pick<Facts, 'ballots' | 'dispute'>,
  now: Temporal.Instant,
): Promise<readonly string[]> {
  const [dispute, known] = await Promise.all([facts.dispute(id), facts.ballots(id, now, { limit: MOST_BALLOTS })])
  if (!dispute) return []
  const { zone } = dispute
  const others = known.filter((each) => replaces.every(({ key }) => key !== each.key))
  const alike = others.find((each) => sameTitle(each, ballot) || sameDay(each, ballot, zone))
  return [
    ...sumCautions(ballot),
    ...ballotWarnings(ballot, zone).map(({ text }) => text),
    ...replaces.map(({ key, text }) => {
      const was = known.find((each) => each.key === key)
      const differ = was ? ballotDifferences(was, ballot, zone) : []
      const what = differ.length === 0 ? '' : ` What differs: ${differ.join('; ')}.`
      return `There is one on record: ${text} This one takes its place.${what} The old figures stay in /timeline, as corrected.`
    }),
    ...(alike
      ? [
          `There is one like it on record: ${ballotWords(alike, zone)} Both stay. If this one corrects it, say it again with replaces:"${dayWords(alike.closed.at, zone)}".`,
        ]
      : []),
  ]
}

/** A sum that is too high is refused; one that is too low may be a slip, or spoilt papers that nobody has given. */
function sumCautions({ returned, yes, no, spoilt }: Ballot): readonly string[] {
  if (no === undefined) return []
  const missing = returned - yes - no - (spoilt ?? 0)
  if (missing <= 0) return []
  return [
    spoilt === undefined
      ? `Yes and no come to ${yes + no}, but ${returned} voted. If the other ${missing} were spoilt, say spoilt:${missing} too; if not, please check the figures.`
      : `Yes, no and spoilt come to ${returned - missing}, but ${returned} voted: ${missing} ${missing === 1 ? 'is' : 'are'} missing. Please check the figures.`,
  ]
}
