import { type Kysely, sql, type Transaction } from 'kysely'
import type { Place } from '../core/adapter.ts'
import type { Job } from '../core/jobs.ts'
import type { PollJob, Polls } from '../core/polls.ts'
import type { Temporal } from '../core/time.ts'
import { type Flavour, runAll } from './flavour.ts'
import { newKey } from './hashing.ts'
import { addJobs, closeAt, dontClose } from './jobs.ts'
import { endOf, fromPlace, fromResult, toPost } from './poll-rows.ts'
import { instant, OPEN_ENDED, stamp } from './rows.ts'
import type { Database } from './schema.ts'
import type { PollResultRow, PollRow } from './schema-polls.ts'

/** No hash is empty, so it is nobody's. */
const NOBODY = ''

type PlacedJob = Exclude<Extract<PollJob, { place: Place }>, { message: string }>

/** The steps in the life of a poll. Each is one transaction with the jobs that follow from it. */
export function lifeIn(
  db: Kysely<Database>,
  { erase }: Flavour,
): Pick<Polls, 'open' | 'startClosing' | 'finish' | 'extend'> {
  return {
    open: (poll, places, now) =>
      db.transaction().execute(async (transaction) => {
        const row = await step(transaction, poll, ['draft'], { state: 'open', opened_at: stamp(now) })
        if (!row) return false
        if (row.secret === 1) await makeBox(transaction, row)
        await makePosts(transaction, poll, places)
        await addJobs(
          transaction,
          places.map((place) => jobAt(place, 'poll post', poll, now)),
        )
        if (row.closes_at !== OPEN_ENDED) await closeAt(transaction, poll, instant(row.closes_at))
        return true
      }),

    startClosing: (poll, now) =>
      db.transaction().execute(async (transaction) => {
        const row = await step(transaction, poll, ['open'], { state: 'closing', closed_at: stamp(now) })
        return row !== undefined
      }),

    async finish(poll, result, now) {
      await db.transaction().execute(async (transaction) => {
        const row = await step(transaction, poll, ['open', 'closing'], { state: 'closed' })
        if (!row) return
        if (row.closed_at === null)
          await transaction
            .updateTable('polls')
            .set({ closed_at: stamp(now) })
            .where('id', '=', poll)
            .execute()
        await putResult(transaction, fromResult(poll, result))
        // A sealed box is never opened again, so nobody needs to know its author any more.
        if (row.secret === 1)
          await transaction.updateTable('polls').set({ author: NOBODY }).where('id', '=', poll).execute()
        await transaction.deleteFrom('poll_keys').where('poll', '=', poll).execute()
        await transaction.deleteFrom('poll_voters').where('poll', '=', poll).execute()
        await transaction.deleteFrom('poll_boxes').where('poll', '=', poll).execute()
        await dontClose(transaction, poll)
        const posts = await transaction
          .selectFrom('poll_posts')
          .selectAll()
          .where('poll', '=', poll)
          .where('gone', '=', 0)
          .execute()
        const places = posts.map((post) => toPost(post).place)
        await addJobs(
          transaction,
          places.flatMap((place) => [jobAt(place, 'poll show', poll, now), jobAt(place, 'poll result', poll, now)]),
        )
      })
      // Also where it had been closed before: then whoever closed it may have been killed before this.
      await runAll(db, erase)
    },

    extend: (poll, closes) =>
      db.transaction().execute(async (transaction) => {
        const closes_at = endOf(closes)
        const open = await step(transaction, poll, ['open'], { closes_at })
        if (!open && !(await reopen(transaction, poll, closes_at))) return false
        await (closes ? closeAt(transaction, poll, closes) : dontClose(transaction, poll))
        return true
      }),
  }
}

/** Changes a poll that is in one of these states, and keeps everybody else's steps waiting until this one is done. */
const step = (
  db: Transaction<Database>,
  poll: string,
  from: readonly string[],
  change: Partial<PollRow>,
): Promise<PollRow | undefined> =>
  db
    .updateTable('polls')
    .set(change)
    .where('id', '=', poll)
    .where('state', 'in', from)
    .returningAll()
    .executeTakeFirst()

async function reopen(db: Transaction<Database>, poll: string, closes_at: string): Promise<boolean> {
  const closed = await db
    .selectFrom('polls')
    .select('closed_at')
    .where('id', '=', poll)
    .where('state', '=', 'closed')
    .where('secret', '=', 0)
    .executeTakeFirst()
  if (!closed?.closed_at) return false
  if (!(await step(db, poll, ['closed'], { state: 'open', closes_at, closed_at: null }))) return false
  await db.deleteFrom('poll_results').where('poll', '=', poll).execute()
  // Its messages have stood still since then.
  const due = instant(closed.closed_at)
  await addJobs(db, [{ key: `poll recount ${poll} reopened`, due, work: { kind: 'poll recount', poll } }])
  await takeBack(db, poll, due)
  return true
}

/** Its result stands in the channel as if it held. */
async function takeBack(db: Transaction<Database>, poll: string, due: Temporal.Instant): Promise<void> {
  const rows = await db.selectFrom('poll_posts').selectAll().where('poll', '=', poll).execute()
  await addJobs(
    db,
    rows.flatMap((row): readonly Job[] => {
      const { result: message } = row
      if (message === null) return []
      const { place } = toPost(row)
      const work = { kind: 'poll taken back', poll, place, message } as const
      return [{ key: `poll taken back ${poll} ${row.platform} ${row.space} ${row.channel} ${message}`, due, work }]
    }),
  )
  await db.updateTable('poll_posts').set({ result: null }).where('poll', '=', poll).execute()
}

async function makeBox(db: Transaction<Database>, { id, options }: PollRow): Promise<void> {
  await db.insertInto('poll_keys').values({ poll: id, secret: newKey() }).execute()
  const rows = (JSON.parse(options) as string[]).map((_, option) => ({ poll: id, option, votes: 0 }))
  if (rows.length > 0) await db.insertInto('poll_boxes').values(rows).execute()
}

async function makePosts(db: Transaction<Database>, poll: string, places: readonly Place[]): Promise<void> {
  const rows = places.map((place) => ({ poll, ...fromPlace(place), message: null, gone: 0, result: null }))
  if (rows.length > 0) await db.insertInto('poll_posts').values(rows).execute()
}

/** The key has the time in it: a poll that was open again is announced again when it closes. */
function jobAt(place: Place, kind: PlacedJob['kind'], poll: string, due: Temporal.Instant): Job {
  const { platform, space, channel } = fromPlace(place)
  return { key: `${kind} ${poll} ${platform} ${space} ${channel} ${stamp(due)}`, due, work: { kind, poll, place } }
}

/** Keeps the newest count: of two that were under way at once, the one that began earlier may come last. */
export async function putResult(db: Transaction<Database>, row: PollResultRow): Promise<void> {
  const { poll: _, ...result } = row
  await db
    .insertInto('poll_results')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('poll')
        .doUpdateSet(result)
        .where('poll_results.counted_at', '<=', sql<string>`excluded.counted_at`),
    )
    .execute()
}
