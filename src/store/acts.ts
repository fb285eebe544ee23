import { randomUUID } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Acts, AuditKind, Became, Draft, Signed } from '../core/acts.ts'
import type { Person } from '../core/adapter.ts'
import { newCode } from '../core/codes.ts'
import type { Job } from '../core/jobs.ts'
import type { Platform } from '../core/message.ts'
import { proposalText, readProposal } from '../core/proposal.ts'
import type { Temporal } from '../core/time.ts'
import { addJobs } from './jobs.ts'
import { overtaken } from './overtaken.ts'
import { fromPlace, toPlace } from './poll-rows.ts'
import { disputeOf, inLine, record } from './record.ts'
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
      await deleteOld(db, now)
      const row: DraftRow = {
        id: newCode(),
        branch,
        platform: author.platform,
        author: author.id,
        proposal: proposalText(proposal),
        waiting: 0,
        drafted_at: stamp(now),
        became: null,
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
        .where('became', 'is', null)
        .executeTakeFirst()
      return row && toDraft(row)
    },

    async ended(branch, id) {
      const row = await db
        .selectFrom('drafts')
        .selectAll()
        .where('id', '=', id)
        .where('branch', '=', branch)
        .where('became', 'is not', null)
        .executeTakeFirst()
      return row && { ...toDraft(row), became: row.became as Became }
    },

    overtaken: (proposal, now) => overtaken(db, proposal, now),

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
          .where('became', 'is', null)
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
        await addJobs(transaction, [overJob({ id, branch }, 'refused', now)])
        return true
      }),

    drop: (id, now) =>
      db.transaction().execute(async (transaction) => {
        await useUp(transaction, id, 'taken back', now)
      }),

    publish: (draft, signed, now) =>
      db.transaction().execute(async (transaction) => {
        await inLine(transaction, draft.proposal)
        // Before it is recorded, as it keeps whoever presses the same button at the same moment waiting, and then out.
        if (!(await useUp(transaction, draft.id, 'published', now))) return 'gone'
        const why = await record(transaction, draft.branch, draft.proposal, now)
        if (why !== undefined) {
          await transaction.updateTable('drafts').set({ became: why }).where('id', '=', draft.id).execute()
          return why
        }
        await noteDown(transaction, draft.branch, draft.proposal.kind, signed, now)
        await endOvertaken(transaction, draft, now)
        return 'published'
      }),

    note: (branch, signed, now) =>
      db.transaction().execute((transaction) => noteDown(transaction, branch, 'setting', signed, now)),

    async asked(draft, ref) {
      await db
        .insertInto('draft_posts')
        .values({ draft, ...fromPlace(ref.place), message: ref.id })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },

    async askedIn(draft) {
      const rows = await db
        .selectFrom('draft_posts')
        .selectAll()
        .where('draft', '=', draft)
        .orderBy('platform')
        .orderBy('channel')
        .orderBy('message')
        .execute()
      return rows.map((row) => ({ place: toPlace(row), id: row.message }))
    },

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

/** One that waited stays for a while, so that whoever wrote it, or was asked, can be told what became of it. */
async function deleteOld(db: Kysely<Database>, now: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('drafts')
    .where('drafted_at', '<', stamp(now.subtract(DRAFTS_HOLD)))
    .where((where) =>
      where.or([
        where.and([where('waiting', '=', 0), where('became', 'is', null)]),
        where('drafted_at', '<', stamp(now.subtract(WAITING_ONES_ARE_KEPT))),
      ]),
    )
    .execute()
  await db
    .deleteFrom('draft_posts')
    .where('draft', 'not in', (where) => where.selectFrom('drafts').select('id'))
    .execute()
}

const overJob = (
  { id, branch }: Pick<Draft, 'id' | 'branch'>,
  why: 'refused' | 'ended',
  now: Temporal.Instant,
): Job => ({
  key: `draft over ${id} ${why} ${stamp(now)}`,
  due: now,
  work: { kind: 'draft over', branch, draft: id, why },
})

/** False where it was used up before. */
async function useUp(db: Transaction<Database>, id: string, became: Became, now: Temporal.Instant): Promise<boolean> {
  const waited = await db
    .updateTable('drafts')
    .set({ became, waiting: 0 })
    .where('id', '=', id)
    .where('waiting', '=', 1)
    .where('became', 'is', null)
    .returning('branch')
    .executeTakeFirst()
  if (waited) {
    await addJobs(db, [overJob({ id, branch: waited.branch }, 'ended', now)])
    return true
  }
  const { numDeletedRows } = await db
    .deleteFrom('drafts')
    .where('id', '=', id)
    .where('became', 'is', null)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Nobody is to wait for what cannot be published any more. */
async function endOvertaken(
  db: Transaction<Database>,
  { branch, proposal: by }: Draft,
  now: Temporal.Instant,
): Promise<void> {
  const dispute = disputeOf(by)
  if (dispute === undefined) return

  const waiting = await db
    .selectFrom('drafts')
    .selectAll()
    .where('branch', '=', branch)
    .where('waiting', '=', 1)
    .where('drafted_at', '>=', stamp(now.subtract(DRAFTS_HOLD)))
    .orderBy('id')
    .execute()
  for (const { id, proposal: text } of waiting) {
    const proposal = readProposal(text)
    const why = disputeOf(proposal) === dispute ? await overtaken(db, proposal, now) : undefined
    if (why !== undefined) await useUp(db, id, why, now)
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
