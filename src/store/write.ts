import { randomUUID } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DisputeFacts } from '../core/dispute-facts.ts'
import type { Ballot, Dispute } from '../core/facts.ts'
import type { Job } from '../core/jobs.ts'
import { appendHistories } from './history.ts'
import { addJobs } from './jobs.ts'
import { fromBallot, fromClaim, fromDispute, fromEntitlement, fromIssue, fromSource, fromUpdate } from './records.ts'
import { flag, stamp } from './rows.ts'
import type { Database } from './schema.ts'

/** How many records were new, and how many were there and now say something else. */
export interface Written {
  readonly added: number
  readonly changed: number
}

type Value = string | number | null
type Values = Readonly<Record<string, Value>>
type Table = 'sources' | 'issues' | 'ballots' | 'talks' | 'claims' | 'updates'

/** Records a dispute: all of it or nothing. Records are found again by their keys; those that the file does not have stay. */
export function writeDispute(db: Kysely<Database>, branch: string, facts: DisputeFacts): Promise<Written> {
  return db.transaction().execute(async (transaction) => {
    const { id, ...dispute } = await putDispute(transaction, branch, facts.dispute)
    const put = (table: Table, records: readonly Values[]): Promise<Written> =>
      putRecords(transaction, table, id, records)
    const counts = [
      dispute,
      await put('sources', facts.sources.map(fromSource)),
      await put('issues', facts.issues.map(fromIssue)),
      await putBallots(transaction, id, facts.ballots),
      await appendHistories(transaction, id, facts.actions),
      await put(
        'talks',
        facts.talks.map(({ key, title, when, confidential, source }) => ({
          key,
          title,
          when_at: stamp(when.at),
          when_day_only: flag(when.dayOnly),
          confidential: flag(confidential),
          source: source.key,
        })),
      ),
      await put('claims', facts.claims.map(fromClaim)),
      await put('updates', facts.updates.map(fromUpdate)),
    ]
    return {
      added: counts.reduce((sum, { added }) => sum + added, 0),
      changed: counts.reduce((sum, { changed }) => sum + changed, 0),
    }
  })
}

/** Has what follows from a ballot worked out: when its mandate ends, and when officers have to be told so. */
export const mandateJob = (dispute: string, { key, closed }: Ballot): Job => ({
  key: `ballot ${dispute} ${key}`,
  due: closed.at,
  work: { kind: 'ballot', dispute, ballot: key },
})

/** Comes first, as its write holds up another import of the same dispute until this one is done. */
async function putDispute(
  db: Transaction<Database>,
  branch: string,
  dispute: Omit<Dispute, 'id'>,
): Promise<Written & { id: string }> {
  const values = fromDispute(branch, dispute)
  const id = randomUUID()
  const row = await db
    .insertInto('disputes')
    .values({ id, recorded: 0, ...values })
    .onConflict((conflict) => conflict.columns(['branch', 'key']).doUpdateSet({ key: dispute.key }))
    .returningAll()
    .executeTakeFirstOrThrow()
  if (row.id === id) return { id, added: 1, changed: 0 }
  const { ended_at, ended_day_only, ...rest } = values
  // What officers have settled is not open again because a file from before that comes once more.
  const known = ended_at === null ? rest : { ...rest, ended_at, ended_day_only }
  const changed = differs({ ...row }, known)
  if (changed) await db.updateTable('disputes').set(known).where('id', '=', row.id).execute()
  return { id: row.id, added: 0, changed: changed ? 1 : 0 }
}

const differs = (before: Values, after: Values): boolean =>
  Object.entries(after).some(([column, value]) => before[column] !== value)

async function putRecords(
  db: Transaction<Database>,
  table: Table,
  dispute: string,
  records: readonly Values[],
): Promise<Written & { readonly news: ReadonlySet<Value | undefined> }> {
  const { rows } = await sql<Values>`select * from ${sql.table(table)} where dispute = ${dispute}`.execute(db)
  const known = new Map(rows.map((row) => [row.key, row]))
  const news = new Set<Value | undefined>()
  let added = 0
  for (const [position, record] of records.entries()) {
    const before = known.get(record.key ?? null)
    if (!before) {
      await insert(db, table, { dispute, position, ...record })
      news.add(record.key)
      added++
      continue
    }
    // That a record stands elsewhere in the file is no news to anybody.
    if (differs(before, record)) news.add(record.key)
    else if (before.position === position) continue
    await update(db, table, before, { position, ...record })
  }
  return { added, changed: news.size - added, news }
}

const insert = (db: Transaction<Database>, table: Table, values: Values): Promise<unknown> =>
  sql`insert into ${sql.table(table)} (${sql.join(Object.keys(values).map((column) => sql.ref(column)))})
    values (${sql.join(Object.values(values))})`.execute(db)

const update = (db: Transaction<Database>, table: Table, before: Values, values: Values): Promise<unknown> =>
  sql`update ${sql.table(table)}
    set ${sql.join(Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`))}
    where dispute = ${before.dispute} and key = ${before.key}`.execute(db)

/** A ballot and the figures of who was entitled are one record: where any of it is new, the figures are written afresh. */
async function putBallots(db: Transaction<Database>, dispute: string, ballots: readonly Ballot[]): Promise<Written> {
  const { added, changed, news } = await putRecords(db, 'ballots', dispute, ballots.map(fromBallot))
  await addJobs(
    db,
    ballots.filter(({ key }) => news.has(key)).map((ballot) => mandateJob(dispute, ballot)),
  )
  let figures = 0
  for (const { key, entitlements } of ballots) {
    const rows = entitlements.map((each, position) => fromEntitlement(dispute, key, each, position))
    const before = await db
      .selectFrom('entitlements')
      .selectAll()
      .where('dispute', '=', dispute)
      .where('ballot', '=', key)
      .orderBy('position')
      .execute()
    const same = before.length === rows.length && rows.every((row, index) => !differs({ ...before[index] }, { ...row }))
    if (same) continue
    if (before.length > 0) figures++
    await db.deleteFrom('entitlements').where('dispute', '=', dispute).where('ballot', '=', key).execute()
    if (rows.length > 0) await db.insertInto('entitlements').values(rows).execute()
  }
  return { added, changed: Math.max(changed, figures) }
}
