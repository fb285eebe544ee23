import { type Context, UserError } from '../src/core/command.ts'
import type { Ballot, Dispute } from '../src/core/facts.ts'
import { visible } from '../src/core/message.ts'
import { readPastDay } from '../src/core/plain-time.ts'
import type { Corrected } from '../src/core/proposal.ts'
import { dayWords } from '../src/core/time.ts'
import { ballotName, MOST_BALLOTS, sameTitle } from '../src/domain/ballot.ts'
import { ballotWords, sameDay } from '../src/domain/ballot-cautions.ts'
import { joined } from '../src/domain/wording.ts'

/** The ballots on record whose place this one takes: the one of its title and day, and the one that the officer names by its day. */
export async function replacedBy(
  ballot: Ballot,
  named: string | undefined,
  { id, zone }: Dispute,
  context: Context,
): Promise<readonly Corrected[]> {
  const known = await context.facts.ballots(id, context.clock.now(), { limit: MOST_BALLOTS })
  const same = known.filter((each) => sameTitle(each, ballot) && sameDay(each, ballot, zone))
  const wrong = named === undefined ? [] : [await closedOn(named, ballot, known, zone, context)]
  return [...new Set([...same, ...wrong])].map((each) => ({ key: each.key, text: ballotWords(each, zone) }))
}

async function closedOn(
  named: string,
  ballot: Ballot,
  known: readonly Ballot[],
  zone: string,
  { branch, clock }: Context,
): Promise<Ballot> {
  const closed = await readPastDay(named, branch.zone, clock.now())
  const ofDay = known.filter((each) => sameDay(each, { closed }, zone))
  const [only, second] = ofDay
  const found = second ? ofDay.find((each) => sameTitle(each, ballot)) : only
  if (found) return found
  if (second)
    throw new UserError(
      `Of that day there are: ${ofDay.map(({ title }) => visible(title)).join('; ')}. Say title: with the one that is meant.`,
    )
  throw new UserError(
    `No ballot that closed on ${dayWords(closed.at, zone)} is on record. On record: ${joined(known.map((each) => ballotName(each, zone))) || 'none yet'}.`,
  )
}
