import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Ballot, Source } from '../core/facts.ts'
import type { Proposal } from '../core/proposal.ts'
import type { Temporal } from '../core/time.ts'
import { knownAt } from './actions.ts'
import { appendChange, lastChange, versionJob } from './history.ts'
import { addJobs } from './jobs.ts'
import {
  fromBallot,
  fromClaim,
  fromDispute,
  fromEntitlement,
  fromIssue,
  fromIssueNote,
  fromSource,
  fromUpdate,
} from './records.ts'
import { AFTER_FILES, stamp } from './rows.ts'
import type { Database } from './schema.ts'
import { mandateJob } from './write.ts'

/** Makes a proposal a fact, with the jobs that follow from it. False where it was overtaken by another. */
export async function record(
  db: Transaction<Database>,
  branch: string,
  proposal: Proposal,
  now: Temporal.Instant,
): Promise<boolean> {
  switch (proposal.kind) {
    case 'open dispute': {
      const id = randomUUID()
      const { source } = proposal.dispute
      await db
        .insertInto('disputes')
        .values({ id, recorded: 0, ...fromDispute(branch, proposal.dispute) })
        .execute()
      await cite(db, id, source)
      return true
    }
    case 'action': {
      const { dispute, version, follows, notify } = proposal
      if (!(await stillOpen(db, dispute, now))) return false
      const last = await lastChange(db, dispute, version.key)
      if ((last?.n ?? -1) !== follows) return false
      await cite(db, dispute, version.source)
      // It holds from now on: while it waited for a second officer, nobody could know of it.
      const row = await appendChange(
        db,
        dispute,
        { ...version, changed: { at: now, dayOnly: false } },
        last,
        await nextPosition(db, dispute),
      )
      await addJobs(db, [versionJob(row, { announce: true, notify })])
      return true
    }
    case 'update':
    case 'settle': {
      const { dispute, update } = proposal
      if (!(await stillOpen(db, dispute, now))) return false
      if (proposal.kind === 'settle') {
        // Officers could not stop it any more: they act in disputes that are open.
        if (await isToCome(db, dispute, now)) return false
        await end(db, dispute, now)
      }
      const corrects = proposal.kind === 'update' ? proposal.corrects?.key : undefined
      if (!(await correct(db, 'updates', dispute, corrects, now))) return false
      await cite(db, dispute, update.source)
      await db
        .insertInto('updates')
        .values({ ...(await placed(db, dispute)), ...fromUpdate(update) })
        .execute()
      const ends = proposal.kind === 'settle' ? ({ ends: true } as const) : {}
      const wrong = corrects === undefined ? {} : { corrects }
      const work = { kind: 'update', dispute, update: update.key, ...wrong, ...ends } as const
      await addJobs(db, [{ key: `update ${dispute} ${update.key}`, due: now, work }])
      return true
    }
    case 'ballot': {
      const { dispute, ballot, replaces = [] } = proposal
      const place = await placed(db, dispute)
      const wrong = replaces.map(({ key }) => key)
      if (!(await takePlace(db, dispute, ballot, wrong, now))) return false
      for (const { source } of [ballot, ...ballot.entitlements]) await cite(db, dispute, source)
      await db
        .insertInto('ballots')
        .values({ ...place, ...fromBallot(ballot) })
        .execute()
      const entitled = ballot.entitlements.map((each, position) => fromEntitlement(dispute, ballot.key, each, position))
      if (entitled.length > 0) await db.insertInto('entitlements').values(entitled).execute()
      await addJobs(db, [mandateJob(dispute, ballot)])
      return true
    }
    case 'claim': {
      const { dispute, claim, corrects } = proposal
      if (!(await correct(db, 'claims', dispute, corrects?.key, now))) return false
      await cite(db, dispute, claim.source)
      await db
        .insertInto('claims')
        .values({ ...(await placed(db, dispute)), ...fromClaim(claim) })
        .execute()
      return true
    }
    case 'issue': {
      const { dispute, issue } = proposal
      await cite(db, dispute, issue.source)
      await db
        .insertInto('issues')
        .values({ dispute, position: await nextPosition(db, dispute), ...fromIssue(issue) })
        .execute()
      return true
    }
    case 'comparison': {
      const { item, kind, says, value, source, date } = proposal.comparison
      const key = { branch, item, kind, says }
      await db
        .deleteFrom('comparisons')
        .where('branch', '=', branch)
        .where('item', '=', item)
        .where('kind', '=', kind)
        .where('says', '=', says)
        .execute()
      if (!proposal.out)
        await db
          .insertInto('comparisons')
          .values({ ...key, figure: String(value), source, date })
          .execute()
      return true
    }
    case 'one officer': {
      await db.updateTable('branches').set({ two_officers: 0 }).where('id', '=', branch).execute()
      return true
    }
    case 'issue note': {
      const { dispute, note, corrects } = proposal
      if (!(await correct(db, 'issue_notes', dispute, corrects?.key, now))) return false
      await cite(db, dispute, note.source)
      await db
        .insertInto('issue_notes')
        .values({ ...(await placed(db, dispute)), ...fromIssueNote(note) })
        .execute()
      return true
    }
  }
}

/** Facts of one day are told apart by the order in which they were recorded. Its write keeps another officer waiting, so no two get the same. */
async function nextPosition(db: Transaction<Database>, dispute: string): Promise<number> {
  const { recorded } = await db
    .updateTable('disputes')
    .set((row) => ({ recorded: row('recorded', '+', 1) }))
    .where('id', '=', dispute)
    .returning('recorded')
    .executeTakeFirstOrThrow()
  return AFTER_FILES + recorded
}

/** Where what can be corrected has its place. */
const placed = async (db: Transaction<Database>, dispute: string) => ({
  dispute,
  position: await nextPosition(db, dispute),
  corrected_at: null,
})

/** False where somebody else has corrected the same record. */
async function correct(
  db: Transaction<Database>,
  table: 'updates' | 'claims' | 'issue_notes',
  dispute: string,
  key: string | undefined,
  now: Temporal.Instant,
): Promise<boolean> {
  if (key === undefined) return true
  const { numUpdatedRows } = await db
    .updateTable(table)
    .set({ corrected_at: stamp(now) })
    .where('dispute', '=', dispute)
    .where('key', '=', key)
    .where('corrected_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** False where the ballots on record are not those any more that the officer was shown. */
async function takePlace(
  db: Transaction<Database>,
  dispute: string,
  { title, closed }: Ballot,
  replaces: readonly string[],
  now: Temporal.Instant,
): Promise<boolean> {
  const held = await db
    .selectFrom('ballots')
    .select(['key', 'title', 'closed_at'])
    .where('dispute', '=', dispute)
    .where('corrected_at', 'is', null)
    .execute()
  const same = held.filter(
    (each) => each.closed_at === stamp(closed.at) && each.title.toLowerCase() === title.toLowerCase(),
  )
  const keys = held.map(({ key }) => key)
  if (same.some(({ key }) => !replaces.includes(key)) || replaces.some((key) => !keys.includes(key))) return false
  if (replaces.length > 0)
    await db
      .updateTable('ballots')
      .set({ corrected_at: stamp(now) })
      .where('dispute', '=', dispute)
      .where('key', 'in', replaces)
      .execute()
  return true
}

const cite = (db: Transaction<Database>, dispute: string, source: Source): Promise<unknown> =>
  db
    .insertInto('sources')
    .values({ dispute, position: AFTER_FILES, ...fromSource(source) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** Its write keeps everybody waiting who changes the same, so that of two at once the second sees what the first did. */
async function stillOpen(db: Transaction<Database>, dispute: string, now: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('disputes')
    .set((row) => ({ key: row.ref('key') }))
    .where('id', '=', dispute)
    .where((where) => where.or([where('ended_at', 'is', null), where('ended_at', '>', stamp(now))]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Whether there is an action that is not called off and not over, or one that is suspended until an agreed day to come. */
async function isToCome(db: Transaction<Database>, dispute: string, now: Temporal.Instant): Promise<boolean> {
  const found = await db
    .selectFrom('action_versions as a')
    .select('a.action')
    .where('a.dispute', '=', dispute)
    .where('a.state', '!=', 'called off')
    .where((where) =>
      where.or([where('a.ends_at', '>', stamp(now)), where('a.resumes_at', '>', stamp(now.subtract({ hours: 24 })))]),
    )
    .where(knownAt(stamp(now)))
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

const end = (db: Transaction<Database>, dispute: string, at: Temporal.Instant): Promise<unknown> =>
  db
    .updateTable('disputes')
    .set({ ended_at: stamp(at), ended_day_only: 0 })
    .where('id', '=', dispute)
    .execute()
