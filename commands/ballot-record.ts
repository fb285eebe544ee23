import { type Context, UserError } from '../src/core/command.ts'
import type { Ballot, Dispute } from '../src/core/facts.ts'
import { visible } from '../src/core/message.ts'
import { readPastDay } from '../src/core/plain-time.ts'
import type { Proposal } from '../src/core/proposal.ts'
import { dayWords } from '../src/core/time.ts'
import { ballotName, ballotResult } from '../src/domain/ballot.ts'
import { ballotWarnings } from '../src/domain/law.ts'
import { joined } from '../src/domain/wording.ts'

const ON_RECORD = 50

const onRecord = ({ facts, clock }: Context, dispute: string): Promise<readonly Ballot[]> =>
  facts.ballots(dispute, clock.now(), { limit: ON_RECORD })

const sameTitle = (a: Ballot, b: Ballot): boolean => a.title.toLowerCase() === b.title.toLowerCase()

const sameDay = (a: Ballot, b: Pick<Ballot, 'closed'>, zone: string): boolean =>
  dayWords(a.closed.at, zone) === dayWords(b.closed.at, zone)

/** The ballots on record whose place this one takes: the one of its title and day, and the one that the officer names by its day. */
export async function replacedBy(
  ballot: Ballot,
  named: string | undefined,
  { id, zone }: Dispute,
  context: Context,
): Promise<readonly string[]> {
  const known = await onRecord(context, id)
  const same = known.filter((each) => sameTitle(each, ballot) && sameDay(each, ballot, zone))
  const wrong = named === undefined ? [] : [await closedOn(named, ballot, known, zone, context)]
  return [...new Set([...same, ...wrong].map(({ key }) => key))]
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

/** What an officer should know before a ballot is recorded. */
export async function ballotCautions(
  { dispute: id, ballot, replaces = [] }: Proposal & { kind: 'ballot' },
  context: Context,
): Promise<readonly string[]> {
  const dispute = await context.facts.dispute(id)
  if (!dispute) return []
  const { zone } = dispute
  const known = await onRecord(context, id)
  const alike = known.find(
    (each) => !replaces.includes(each.key) && (sameTitle(each, ballot) || sameDay(each, ballot, zone)),
  )
  return [
    ...ballotWarnings(ballot, zone).map(({ text }) => text),
    ...known
      .filter(({ key }) => replaces.includes(key))
      .map((each) => {
        const day = sameDay(each, ballot, zone) ? 'that day' : dayWords(each.closed.at, zone)
        return `There is a ballot of ${day} on record: ${ballotResult(each)} This one takes its place. The old figures stay in /timeline, as corrected.`
      }),
    ...(alike
      ? [
          `There is a ballot like it on record: ${ballotName(alike, zone)}. ${ballotResult(alike)} Both stay. If this one corrects it, say it again with replaces:"${dayWords(alike.closed.at, zone)}".`,
        ]
      : []),
  ]
}
