import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Overtaken } from '../core/acts.ts'
import type { Source } from '../core/facts.ts'
import type { Proposal } from '../core/proposal.ts'
import type { Temporal } from '../core/time.ts'
import { appendChange, lastChange, versionJob } from './history.ts'
import { addJobs } from './jobs.ts'
import { type Correctable, overtaken } from './overtaken.ts'
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

/** Makes a proposal a fact, with the jobs that follow from it; or says why it was overtaken. Whoever asks is in line. */
export async function record(
  db: Transaction<Database>,
  branch: string,
  proposal: Proposal,
  now: Temporal.Instant,
): Promise<Overtaken | undefined> {
  const why = await overtaken(db, proposal, now)
  if (why === undefined) await write(db, branch, proposal, now)
  return why
}

async function write(
  db: Transaction<Database>,
  branch: string,
  proposal: Proposal,
  now: Temporal.Instant,
): Promise<void> {
  switch (proposal.kind) {
    case 'open dispute': {
      const id = randomUUID()
      const { source } = proposal.dispute
      await db
        .insertInto('disputes')
        .values({ id, recorded: 0, ...fromDispute(branch, proposal.dispute) })
        .execute()
      await cite(db, id, source)
      return
    }
    case 'action': {
      const { dispute, version, notify } = proposal
      const last = await lastChange(db, dispute, version.key)
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
      return
    }
    case 'update':
    case 'settle': {
      const { dispute, update } = proposal
      if (proposal.kind === 'settle') await end(db, dispute, now)
      const corrects = proposal.kind === 'update' ? proposal.corrects?.key : undefined
      await correct(db, 'updates', dispute, corrects, now)
      await cite(db, dispute, update.source)
      await db
        .insertInto('updates')
        .values({ ...(await placed(db, dispute)), ...fromUpdate(update) })
        .execute()
      const ends = proposal.kind === 'settle' ? ({ ends: true } as const) : {}
      const wrong = corrects === undefined ? {} : { corrects }
      const work = { kind: 'update', dispute, update: update.key, ...wrong, ...ends } as const
      await addJobs(db, [{ key: `update ${dispute} ${update.key}`, due: now, work }])
      return
    }
    case 'ballot': {
      const { dispute, ballot, replaces = [] } = proposal
      const place = await placed(db, dispute)
      for (const { key } of replaces) await correct(db, 'ballots', dispute, key, now)
      for (const { source } of [ballot, ...ballot.entitlements]) await cite(db, dispute, source)
      await db
        .insertInto('ballots')
        .values({ ...place, ...fromBallot(ballot) })
        .execute()
      const entitled = ballot.entitlements.map((each, position) => fromEntitlement(dispute, ballot.key, each, position))
      if (entitled.length > 0) await db.insertInto('entitlements').values(entitled).execute()
      await addJobs(db, [mandateJob(dispute, ballot)])
      return
    }
    case 'claim': {
      const { dispute, claim, corrects } = proposal
      await correct(db, 'claims', dispute, corrects?.key, now)
      await cite(db, dispute, claim.source)
      await db
        .insertInto('claims')
        .values({ ...(await placed(db, dispute)), ...fromClaim(claim) })
        .execute()
      return
    }
    case 'issue': {
      const { dispute, issue } = proposal
      await cite(db, dispute, issue.source)
      await db
        .insertInto('issues')
        .values({ dispute, position: await nextPosition(db, dispute), ...fromIssue(issue) })
        .execute()
      return
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
      return
    }
    case 'one officer': {
      await db.updateTable('branches').set({ two_officers: 0 }).where('id', '=', branch).execute()
      return
    }
    case 'issue note': {
      const { dispute, note, corrects } = proposal
      await correct(db, 'issue_notes', dispute, corrects?.key, now)
      await cite(db, dispute, note.source)
      await db
        .insertInto('issue_notes')
        .values({ ...(await placed(db, dispute)), ...fromIssueNote(note) })
        .execute()
      return
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

async function correct(
  db: Transaction<Database>,
  table: Correctable,
  dispute: string,
  key: string | undefined,
  now: Temporal.Instant,
): Promise<void> {
  if (key === undefined) return
  await db
    .updateTable(table)
    .set({ corrected_at: stamp(now) })
    .where('dispute', '=', dispute)
    .where('key', '=', key)
    .execute()
}

const cite = (db: Transaction<Database>, dispute: string, source: Source): Promise<unknown> =>
  db
    .insertInto('sources')
    .values({ dispute, position: AFTER_FILES, ...fromSource(source) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** The dispute in which it is recorded; undefined for what belongs to none. */
export const disputeOf = (proposal: Proposal): string | undefined =>
  'dispute' in proposal && typeof proposal.dispute === 'string' ? proposal.dispute : undefined

/**
 * Its write keeps everybody waiting who changes the same, so that of two at once the second sees what the first did. It comes
 * before any other write: whoever held a draft and waited here would keep the first from ending that draft.
 */
export async function inLine(db: Transaction<Database>, proposal: Proposal): Promise<void> {
  const dispute = disputeOf(proposal)
  if (dispute === undefined) return
  await db
    .updateTable('disputes')
    .set((row) => ({ key: row.ref('key') }))
    .where('id', '=', dispute)
    .execute()
}

const end = (db: Transaction<Database>, dispute: string, at: Temporal.Instant): Promise<unknown> =>
  db
    .updateTable('disputes')
    .set({ ended_at: stamp(at), ended_day_only: 0 })
    .where('id', '=', dispute)
    .execute()
