import { type Kysely, sql } from 'kysely'
import type { Facts } from '../core/stores.ts'
import { actionsIn } from './actions.ts'
import { ballotsIn } from './ballots.ts'
import { compiled } from './compiled.ts'
import { issueNotesIn } from './issue-notes.ts'
import { CITED, occasion, present, stamp, toClaim, toDispute, toSource, toTalks, toUpdate } from './rows.ts'
import type { Database } from './schema.ts'
import { singleFactsIn } from './single-facts.ts'

/**
 * The facts as they were known at `now`. A list that grows is read off an index from where the answer begins, and no further
 * than its limit. Read whole are the disputes of a branch and the issues of a dispute, which are few, and for its topics
 * what was claimed in a dispute.
 */
export function factsIn(db: Kysely<Database>): Facts {
  const ofBranch = (branch: string) =>
    db
      .selectFrom('disputes as d')
      .innerJoin('sources', (join) => join.onRef('sources.dispute', '=', 'd.id').onRef('sources.key', '=', 'd.source'))
      .selectAll('d')
      .select(CITED)
      .where('d.branch', '=', branch)
  const talksOf = (dispute: string) =>
    db
      .selectFrom('talks as t')
      .innerJoin('sources', (join) =>
        join.onRef('sources.dispute', '=', 't.dispute').onRef('sources.key', '=', 't.source'),
      )
      .selectAll('t')
      .select(CITED)
      .where('t.dispute', '=', dispute)
  const openDisputes = compiled(db, (branch: string, at: string) =>
    ofBranch(branch)
      .where('d.opened_at', '<=', at)
      .where((where) => where.or([where('d.ended_at', 'is', null), where('d.ended_at', '>', at)]))
      .orderBy('d.opened_at')
      .orderBy('d.key'),
  )

  return {
    disputes: async (branch, now) => (await openDisputes(branch, stamp(now))).map(toDispute),

    async ended(branch, now, { limit, offset = 0 }) {
      const ended = ofBranch(branch).where('d.ended_at', '<=', stamp(now))
      const rows = await ended.orderBy('d.ended_at', 'desc').orderBy('d.key').limit(limit).offset(offset).execute()
      return rows.map(toDispute)
    },

    async issues(dispute, now) {
      const rows = await db
        .selectFrom('issues as i')
        .innerJoin('sources', (join) =>
          join.onRef('sources.dispute', '=', 'i.dispute').onRef('sources.key', '=', 'i.source'),
        )
        .selectAll('i')
        .select(CITED)
        .where('i.dispute', '=', dispute)
        .where('sources.published_at', '<=', stamp(now))
        .orderBy('i.position')
        .orderBy('i.key')
        .execute()
      return rows.map((row) => ({
        key: row.key,
        title: row.title,
        ...present({ detail: row.detail }),
        ...(row.since_at === null ? {} : { since: occasion(row.since_at, row.since_day_only ?? 0) }),
        source: toSource(row),
      }))
    },

    ballots: ballotsIn(db).ballots,

    ...singleFactsIn(db),

    ...issueNotesIn(db),

    ...actionsIn(db),

    async talks(dispute, now, { limit, offset = 0 }) {
      const rows = await talksOf(dispute)
        .where('t.when_at', '<=', stamp(now))
        .orderBy('t.when_at', 'desc')
        .orderBy('t.position', 'desc')
        .orderBy('t.key')
        .limit(limit)
        .offset(offset)
        .execute()
      return rows.map(toTalks)
    },

    async talksToCome(dispute, now, { limit, offset = 0 }) {
      const rows = await talksOf(dispute)
        .where('t.when_at', '>', stamp(now))
        .where('sources.published_at', '<=', stamp(now))
        .orderBy('t.when_at')
        .orderBy('t.position')
        .orderBy('t.key')
        .limit(limit)
        .offset(offset)
        .execute()
      return rows.map(toTalks)
    },

    async updates(dispute, now, { limit, offset = 0, corrected }) {
      const at = stamp(now)
      const all = db
        .selectFrom('updates as u')
        .innerJoin('sources', (join) =>
          join.onRef('sources.dispute', '=', 'u.dispute').onRef('sources.key', '=', 'u.source'),
        )
        .selectAll('u')
        .select(CITED)
        .where('u.dispute', '=', dispute)
        .where('u.when_at', '<=', at)
      const holding = all.where((where) =>
        where.or([where('u.corrected_at', 'is', null), where('u.corrected_at', '>', at)]),
      )
      const rows = await (corrected ? all : holding)
        .orderBy('u.when_at', 'desc')
        .orderBy('u.position', 'desc')
        .orderBy('u.key')
        .limit(limit)
        .offset(offset)
        .execute()
      return rows.map((row) => toUpdate(row, at))
    },

    async claims(dispute, now, { topic, side }, { limit, offset = 0 }) {
      let query = db
        .selectFrom('claims as c')
        .innerJoin('sources', (join) =>
          join.onRef('sources.dispute', '=', 'c.dispute').onRef('sources.key', '=', 'c.source'),
        )
        .selectAll('c')
        .select(CITED)
        .where('c.dispute', '=', dispute)
        .where('c.said_at', '<=', stamp(now))
      if (topic !== undefined) query = query.where('c.topic', '=', topic)
      if (side !== undefined) query = query.where('c.side', '=', side)
      const rows = await query
        .orderBy('c.said_at', 'desc')
        .orderBy('c.position')
        .orderBy('c.key')
        .limit(limit)
        .offset(offset)
        .execute()
      return rows.map((row) => toClaim(row, stamp(now)))
    },

    async topics(dispute, now) {
      const rows = await db
        .selectFrom('claims')
        .select(['topic', sql<string>`min(said_at)`.as('first_said'), sql<number>`min(position)`.as('first_position')])
        .where('dispute', '=', dispute)
        .where('said_at', '<=', stamp(now))
        .groupBy('topic')
        .orderBy('first_said')
        .orderBy('first_position')
        .execute()
      return rows.map((row) => row.topic)
    },
  }
}
