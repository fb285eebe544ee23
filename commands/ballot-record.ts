import { type Context, UserError } from '../src/core/command.ts'
import type { Ballot, Dispute } from '../src/core/facts.ts'
import { visible } from '../src/core/message.ts'
import { readPastDay } from '../src/core/plain-time.ts'
import type { Corrected } from '../src/core/proposal.ts'
import { dayWords } from '../src/core/time.ts'
import { ballotName, MOST_BALLOTS, sameTitle } from '../src/domain/ballot.ts'
import { ballotWords, sameDay } from '../src/domain/ballot-cautions.ts'
import { ballotDifferences } from '../src/domain/ballot-differences.ts'
import { joined } from '../src/domain/wording.ts'
import { sameSource } from './corrects-input.ts'

/** The ballots on record whose place this one takes: the one of its title and day, and the one that the officer names by its day. */
export async function replacedBy(
  ballot: Ballot,
  { named, source }: { readonly named?: string | undefined; readonly source?: string | undefined },
  { id, zone }: Dispute,
  context: Context,
): Promise<readonly Corrected[]> {
  const known = await context.facts.ballots(id, context.clock.now(), { limit: MOST_BALLOTS })
  const same = known.filter((each) => sameTitle(each, ballot) && sameDay(each, ballot, zone))
  const wrong = named === undefined ? [] : [await closedOn(named, ballot, known, zone, context)]
  const replaced = [...new Set([...same, ...wrong])]
  if (replaced.length === 1 && replaced.every((each) => isSame(each, ballot, source, zone, context)))
    throw new UserError('It says that already. To change or add something, say it too: spoilt, opened, source …')
  return replaced.map((each) => ({ key: each.key, text: ballotWords(each, zone) }))
}

/** `source`: what the officer typed; where they left it out, they do not correct it. */
const isSame = (was: Ballot, is: Ballot, source: string | undefined, zone: string, { clock }: Context): boolean =>
  ballotDifferences(was, source === undefined ? { ...is, source: was.source } : is, zone).length === 0 &&
  (source === undefined || sameSource(was.source, is.source, zone, clock.now()))

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
