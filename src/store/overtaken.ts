import type { Kysely } from 'kysely'
import type { Overtaken } from '../core/acts.ts'
import { type Ballot, UNDECIDED_HOURS } from '../core/facts.ts'
import type { Proposal } from '../core/proposal.ts'
import type { Temporal } from '../core/time.ts'
import { knownAt } from './actions.ts'
import { lastChange } from './history.ts'
import { stamp } from './rows.ts'
import type { Database } from './schema.ts'

export type Correctable = 'updates' | 'claims' | 'issue_notes' | 'ballots'

/** Why a proposal cannot be recorded as the facts are, where something else was recorded since it was made. */
export async function overtaken(
  db: Kysely<Database>,
  proposal: Proposal,
  now: Temporal.Instant,
): Promise<Overtaken | undefined> {
  switch (proposal.kind) {
    case 'action': {
      const { dispute, version, follows } = proposal
      if (await isOver(db, dispute, now)) return 'dispute over'
      return ((await lastChange(db, dispute, version.key))?.n ?? -1) === follows ? undefined : 'action changed'
    }
    case 'update': {
      if (await isOver(db, proposal.dispute, now)) return 'dispute over'
      return holds(db, 'updates', proposal.dispute, proposal.corrects?.key)
    }
    case 'settle': {
      if (await isOver(db, proposal.dispute, now)) return 'dispute over'
      // Officers could not stop it any more: they act in disputes that are open.
      return (await isToCome(db, proposal.dispute, now)) ? 'action to come' : undefined
    }
    case 'ballot':
      return (await sawAll(db, proposal)) ? undefined : 'ballot recorded'
    case 'claim':
      return holds(db, 'claims', proposal.dispute, proposal.corrects?.key)
    case 'issue note':
      return holds(db, 'issue_notes', proposal.dispute, proposal.corrects?.key)
    case 'issue':
    case 'open dispute':
    case 'comparison':
    case 'one officer':
      return undefined
  }
}

/** `corrected` where somebody else has corrected the same record. */
async function holds(
  db: Kysely<Database>,
  table: Correctable,
  dispute: string,
  key: string | undefined,
): Promise<'corrected' | undefined> {
  if (key === undefined) return undefined
  const row = await db
    .selectFrom(table)
    .select('key')
    .where('dispute', '=', dispute)
    .where('key', '=', key)
    .where('corrected_at', 'is', null)
    .executeTakeFirst()
  return row ? undefined : 'corrected'
}

/** False where the ballots on record are not those any more that the officer was shown. */
async function sawAll(
  db: Kysely<Database>,
  { dispute, ballot, replaces = [] }: Extract<Proposal, { kind: 'ballot' }>,
): Promise<boolean> {
  const held = await db
    .selectFrom('ballots')
    .select(['key', 'title', 'closed_at'])
    .where('dispute', '=', dispute)
    .where('corrected_at', 'is', null)
    .execute()
  const wrong = replaces.map(({ key }) => key)
  const same = ({ title, closed }: Ballot): readonly string[] =>
    held
      .filter((each) => each.closed_at === stamp(closed.at) && each.title.toLowerCase() === title.toLowerCase())
      .map(({ key }) => key)
  return same(ballot).every((key) => wrong.includes(key)) && wrong.every((key) => held.some((each) => each.key === key))
}

async function isOver(db: Kysely<Database>, dispute: string, now: Temporal.Instant): Promise<boolean> {
  const open = await db
    .selectFrom('disputes')
    .select('id')
    .where('id', '=', dispute)
    .where((where) => where.or([where('ended_at', 'is', null), where('ended_at', '>', stamp(now))]))
    .executeTakeFirst()
  return open === undefined
}

/** Whether there is an action that is not called off and not over, or one that is suspended until an agreed day and waits for a decision. */
async function isToCome(db: Kysely<Database>, dispute: string, now: Temporal.Instant): Promise<boolean> {
  const found = await db
    .selectFrom('action_versions as a')
    .select('a.action')
    .where('a.dispute', '=', dispute)
    .where('a.state', '!=', 'called off')
    .where((where) =>
      where.or([
        where('a.ends_at', '>', stamp(now)),
        where('a.resumes_at', '>=', stamp(now.subtract({ hours: UNDECIDED_HOURS }))),
      ]),
    )
    .where(knownAt(stamp(now)))
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
