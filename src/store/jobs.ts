import type { Kysely, Transaction } from 'kysely'
import { type ClaimedJob, isKind, type Job, type Jobs, type Work } from '../core/jobs.ts'
import type { Temporal } from '../core/time.ts'
import type { Flavour } from './flavour.ts'
import { instant } from './rows.ts'
import type { Database } from './schema.ts'
import type { JobRow } from './schema-polls.ts'

export function jobsIn(db: Kysely<Database>, { locksRows }: Flavour): Jobs {
  /** Undefined where all that it found had to be set aside: there may be more behind them. */
  const claimSome = (now: Temporal.Instant, limit: number, lease: number): Promise<readonly ClaimedJob[] | undefined> =>
    db.transaction().execute(async (transaction) => {
      const due = transaction
        .selectFrom('jobs')
        .selectAll()
        .where('trouble', 'is', null)
        .where('due_at', '<=', precise(now))
        .where((where) => where.or([where('leased_until', 'is', null), where('leased_until', '<=', precise(now))]))
        .orderBy('due_at')
        .orderBy('key')
        .limit(limit)
      const rows = await (locksRows ? due.forUpdate().skipLocked() : due).execute()
      const jobs: ClaimedJob[] = []
      for (const row of rows) {
        const job = toJob(row)
        if (typeof job !== 'string') jobs.push(job)
        else await transaction.updateTable('jobs').set({ trouble: job }).where('key', '=', row.key).execute()
      }
      if (jobs.length > 0)
        await transaction
          .updateTable('jobs')
          .set((job) => ({
            leased_until: precise(now.add({ milliseconds: Math.round(lease * 1000) })),
            attempts: job('attempts', '+', 1),
          }))
          .where(
            'key',
            'in',
            jobs.map(({ key }) => key),
          )
          .execute()
      return jobs.length === 0 && rows.length > 0 ? undefined : jobs
    })

  return {
    add: (jobs) => db.transaction().execute((transaction) => addJobs(transaction, jobs)),

    async claim(now, limit, lease) {
      for (;;) {
        const claimed = await claimSome(now, limit, lease)
        if (claimed) return claimed
      }
    },

    async done(key, next = []) {
      await db.transaction().execute(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('jobs')
          .where('key', '=', key)
          .where('leased_until', 'is not', null)
          .executeTakeFirstOrThrow()
        // Its lease ran out and another process has done it: then what follows is there already, or done as well.
        if (numDeletedRows > 0n) await addJobs(transaction, next)
      })
    },

    async renew(held, now, lease) {
      const until = precise(now.add({ milliseconds: Math.round(lease * 1000) }))
      return db.transaction().execute(async (transaction) => {
        const kept: string[] = []
        // In one order for everybody, so that no two wait for each other.
        for (const { key, attempts } of [...held].sort((a, b) => (a.key < b.key ? -1 : 1))) {
          const { numUpdatedRows } = await transaction
            .updateTable('jobs')
            .set({ leased_until: until })
            .where('key', '=', key)
            .where('leased_until', 'is not', null)
            // Whoever has claimed it since has counted one more.
            .where('attempts', '=', attempts + 1)
            .executeTakeFirstOrThrow()
          if (numUpdatedRows > 0n) kept.push(key)
        }
        return kept
      })
    },

    async putOff(key, due) {
      await db.transaction().execute(async (transaction) => {
        const mine = transaction
          .selectFrom('jobs')
          .select(['due_at', 'work'])
          .where('key', '=', key)
          .where('leased_until', 'is not', null)
        const row = await (locksRows ? mine.forUpdate() : mine).executeTakeFirst()
        if (!row) return
        const work = JSON.parse(row.work ?? '{}')
        const again = precise(due)
        await transaction
          .updateTable('jobs')
          .set({
            // Never before it was due: where the clock was set back, the fact that it follows from is still to come.
            due_at: again > row.due_at ? again : row.due_at,
            leased_until: null,
            work: JSON.stringify({ ...work, [SINCE]: work[SINCE] ?? row.due_at }),
          })
          .where('key', '=', key)
          .execute()
      })
    },

    async setAside(key, code) {
      await db.updateTable('jobs').set({ trouble: code, leased_until: null }).where('key', '=', key).execute()
    },

    async setAsideCount() {
      const { count } = await db
        .selectFrom('jobs')
        .select((jobs) => jobs.fn.countAll().as('count'))
        .where('trouble', 'is not', null)
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    async nextDue() {
      const row = await db
        .selectFrom('jobs')
        .select('due_at')
        .where('trouble', 'is', null)
        .where('leased_until', 'is', null)
        .orderBy('due_at')
        .orderBy('key')
        .limit(1)
        .executeTakeFirst()
      return row && instant(row.due_at)
    },

    async dueCount(now) {
      const { count } = await db
        .selectFrom('jobs')
        .select((jobs) => jobs.fn.countAll().as('count'))
        .where('trouble', 'is', null)
        .where('due_at', '<=', precise(now))
        .executeTakeFirstOrThrow()
      return Number(count)
    },
  }
}

const FRESH = { attempts: 0, leased_until: null, trouble: null } as const

/** Adds jobs within the transaction that writes down what they follow from. */
export async function addJobs(db: Transaction<Database>, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return
  await db
    .deleteFrom('jobs')
    .where(
      'key',
      'in',
      jobs.map(({ key }) => key),
    )
    .where('trouble', 'is not', null)
    .execute()
  // In one order for everybody, so that no two wait for each other.
  const ordered = [...jobs].sort((a, b) => (a.key < b.key ? -1 : 1))
  for (const again of [false, true]) {
    const rows = ordered.filter(({ onceMore = false }) => onceMore === again).map(fromJob)
    if (rows.length === 0) continue
    await db
      .insertInto('jobs')
      .values(rows)
      .onConflict((conflict) => {
        const there = conflict.column('key')
        if (!again) return there.doNothing()
        return there
          .doUpdateSet((row) => ({ due_at: row.ref('excluded.due_at'), work: row.ref('excluded.work'), ...FRESH }))
          .where('jobs.leased_until', 'is not', null)
      })
      .execute()
  }
}

/** Has a poll closed at that time and no other, even where somebody is at it. */
export async function closeAt(db: Transaction<Database>, poll: string, due: Temporal.Instant): Promise<void> {
  const row = fromJob({ key: closing(poll), due, work: { kind: 'poll close', poll } })
  await db
    .insertInto('jobs')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ due_at: row.due_at, ...FRESH }))
    .execute()
}

export const dontClose = (db: Transaction<Database>, poll: string): Promise<unknown> =>
  db.deleteFrom('jobs').where('key', '=', closing(poll)).execute()

const closing = (poll: string): string => `poll close ${poll}`

const precise = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'millisecond', roundingMode: 'floor' })

const fromJob = ({ key, due, work: { kind, ...rest } }: Job): JobRow => ({
  key,
  due_at: precise(due),
  kind,
  work: JSON.stringify(rest),
  ...FRESH,
})

/** When it was due at first, of a job that was put off: what is said late says since when. */
const SINCE = 'since'

/** What is wrong with it, where it cannot be handed out: one bad line must not keep all others waiting. */
function toJob(row: JobRow): ClaimedJob | 'unreadable' | 'unknown kind' {
  if (!isKind(row.kind)) return 'unknown kind'
  try {
    const { [SINCE]: since = row.due_at, ...work } = JSON.parse(row.work ?? '{}')
    return {
      key: row.key,
      due: instant(since),
      work: { kind: row.kind, ...work } as Work,
      attempts: row.attempts,
    }
  } catch {
    return 'unreadable'
  }
}
