import { randomUUID } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Acts, AuditKind, Draft, Signed } from '../core/acts.ts'
import type { Person } from '../core/adapter.ts'
import { newCode } from '../core/codes.ts'
import type { Platform } from '../core/message.ts'
import { proposalText, readProposal } from '../core/proposal.ts'
import type { Temporal } from '../core/time.ts'
import { addJobs } from './jobs.ts'
import { record } from './record.ts'
import { instant, stamp } from './rows.ts'
import type { Database } from './schema.ts'
import type { AuditRow, DraftRow } from './schema-acts.ts'

const DRAFTS_HOLD = { hours: 24 }
/** One that waits for a second officer is there until it could be said that none came, however long a platform is away. */
const WAITING_ONES_ARE_KEPT = { hours: 7 * 24 }
/** A confirmation that came within the last second of the day has been recorded by then. */
const GRACE = { minutes: 1 }

export function actsIn(db: Kysely<Database>): Acts {
  return {
    async draft(branch, proposal, author, now) {
      await db
        .deleteFrom('drafts')
        .where('drafted_at', '<', stamp(now.subtract(DRAFTS_HOLD)))
        .where((where) =>
          where.or([where('waiting', '=', 0), where('drafted_at', '<', stamp(now.subtract(WAITING_ONES_ARE_KEPT)))]),
        )
        .execute()
      const row: DraftRow = {
        id: newCode(),
        branch,
        platform: author.platform,
        author: author.id,
        proposal: proposalText(proposal),
        waiting: 0,
        drafted_at: stamp(now),
      }
      await db.insertInto('drafts').values(row).execute()
      return toDraft(row)
    },

    async find(branch, id) {
      const row = await db
        .selectFrom('drafts')
        .selectAll()
        .where('id', '=', id)
        .where('branch', '=', branch)
        .executeTakeFirst()
      return row && toDraft(row)
    },

    async redraft(id, proposal) {
      await db
        .updateTable('drafts')
        .set({ proposal: proposalText(proposal), waiting: 0 })
        .where('id', '=', id)
        .execute()
    },

    await: (id, now) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction
          .updateTable('drafts')
          .set({ waiting: 1 })
          .where('id', '=', id)
          .where('waiting', '=', 0)
          .returning(['branch', 'drafted_at'])
          .executeTakeFirst()
        if (!row) return
        const of = { branch: row.branch, draft: id } as const
        const end = instant(row.drafted_at).add(DRAFTS_HOLD).add(GRACE)
        await addJobs(transaction, [
          { key: `second officer ${id} ${stamp(now)}`, due: now, work: { kind: 'second officer', ...of } },
          { key: `draft over ${id}`, due: end, work: { kind: 'draft over', why: 'too late', ...of } },
        ])
      }),

    refuse: ({ id, branch }, signed, now) =>
      db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('drafts')
          .set({ waiting: 0 })
          .where('id', '=', id)
          .where('waiting', '=', 1)
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return false
        await noteDown(transaction, branch, 'refused', signed, now)
        const work = { kind: 'draft over', branch, draft: id, why: 'refused' } as const
        await addJobs(transaction, [{ key: `draft refused ${id} ${stamp(now)}`, due: now, work }])
        return true
      }),

    async drop(id) {
      await db.deleteFrom('drafts').where('id', '=', id).execute()
    },

    publish: (draft, signed, now) =>
      db.transaction().execute(async (transaction) => {
        // First of all, as it keeps whoever presses the same button at the same moment waiting, and then out.
        const { numDeletedRows } = await transaction
          .deleteFrom('drafts')
          .where('id', '=', draft.id)
          .executeTakeFirstOrThrow()
        if (numDeletedRows === 0n) return 'gone'
        if (!(await record(transaction, draft.branch, draft.proposal, now))) return 'overtaken'
        await noteDown(transaction, draft.branch, draft.proposal.kind, signed, now)
        return 'published'
      }),

    note: (branch, signed, now) =>
      db.transaction().execute((transaction) => noteDown(transaction, branch, 'setting', signed, now)),

    async audit(branch, { limit, offset = 0 }) {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('branch', '=', branch)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      return rows.map((row) => ({
        at: instant(row.at),
        what: row.what as AuditKind,
        about: row.about,
        officer: person(row.platform, row.officer),
        ...(row.second_platform === null || row.second_officer === null
          ? {}
          : { second: person(row.second_platform, row.second_officer) }),
      }))
    },
  }
}

/** Entries of one second stay in their order. */
async function nextId(db: Transaction<Database>, branch: string, at: string): Promise<string> {
  const { count } = await db
    .selectFrom('audit')
    .select((audit) => audit.fn.countAll().as('count'))
    .where('branch', '=', branch)
    .where('at', '=', at)
    .executeTakeFirstOrThrow()
  return `${String(count).padStart(4, '0')}-${randomUUID()}`
}

/** Puts down who did what, within the transaction in which it is done. */
export async function noteDown(
  db: Transaction<Database>,
  branch: string,
  what: AuditKind,
  { about, officer, second }: Signed,
  now: Temporal.Instant,
): Promise<void> {
  const row: AuditRow = {
    id: await nextId(db, branch, stamp(now)),
    branch,
    at: stamp(now),
    what,
    about,
    platform: officer.platform,
    officer: officer.id,
    second_platform: second?.platform ?? null,
    second_officer: second?.id ?? null,
  }
  await db.insertInto('audit').values(row).execute()
}

const person = (platform: string, id: string): Person => ({ platform: platform as Platform, id })

const toDraft = (row: DraftRow): Draft => ({
  id: row.id,
  branch: row.branch,
  author: person(row.platform, row.author),
  proposal: readProposal(row.proposal),
  waiting: row.waiting === 1,
  drafted: instant(row.drafted_at),
})
