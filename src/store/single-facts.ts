import type { Kysely } from 'kysely'
import type { NoteKind } from '../core/facts.ts'
import type { Facts } from '../core/stores.ts'
import { ballotsIn } from './ballots.ts'
import { CITED, correctedBy, OPEN_ENDED, occasion, stamp, toAction, toDispute, toSource, toUpdate } from './rows.ts'
import type { Database } from './schema.ts'

/** Facts looked up by their keys, for what Steward does by itself. */
export function singleFactsIn(
  db: Kysely<Database>,
): Pick<Facts, 'dispute' | 'history' | 'issueNotes' | 'ballot' | 'update'> {
  return {
    async dispute(id) {
      const row = await db
        .selectFrom('disputes as d')
        .innerJoin('sources', (join) =>
          join.onRef('sources.dispute', '=', 'd.id').onRef('sources.key', '=', 'd.source'),
        )
        .selectAll('d')
        .select(CITED)
        .where('d.id', '=', id)
        .executeTakeFirst()
      return row && { ...toDispute(row), branch: row.branch }
    },

    async history(dispute, action, now) {
      const rows = await db
        .selectFrom('action_versions as a')
        .innerJoin('sources', (join) =>
          join.onRef('sources.dispute', '=', 'a.dispute').onRef('sources.key', '=', 'a.source'),
        )
        .selectAll('a')
        .select(CITED)
        .where('a.dispute', '=', dispute)
        .where('a.action', '=', action)
        .where('a.changed_at', '<=', stamp(now))
        .orderBy('a.n')
        .execute()
      return rows.map(toAction)
    },

    async issueNotes(dispute, now, { issue, kinds, holdingOnly = false, oldestFirst = false }, { limit, offset = 0 }) {
      const all = db
        .selectFrom('issue_notes as n')
        .innerJoin('sources', (join) =>
          join.onRef('sources.dispute', '=', 'n.dispute').onRef('sources.key', '=', 'n.source'),
        )
        .selectAll('n')
        .select(CITED)
        .where('n.dispute', '=', dispute)
        .where('n.issue', '=', issue)
        .where('n.when_at', '<=', stamp(now))
      const ofKinds = kinds === undefined ? all : all.where('n.kind', 'in', kinds)
      const holding = ofKinds.where((where) =>
        where.or([where('n.corrected_at', 'is', null), where('n.corrected_at', '>', stamp(now))]),
      )
      const [latest, earliest] = oldestFirst ? (['asc', 'desc'] as const) : (['desc', 'asc'] as const)
      const rows = await (holdingOnly ? holding : ofKinds)
        .orderBy('n.when_at', latest)
        .orderBy('n.position', latest)
        .orderBy('n.key', earliest)
        .limit(limit)
        .offset(offset)
        .execute()
      return rows.map((row) => ({
        key: row.key,
        issue: row.issue,
        kind: row.kind as NoteKind,
        text: row.body,
        when: occasion(row.when_at, row.when_day_only),
        ...correctedBy(row.corrected_at, stamp(now)),
        source: toSource(row),
      }))
    },

    ballot: async (dispute, key) => (await ballotsIn(db).withKey(dispute, key))[0],

    async update(dispute, key) {
      const row = await db
        .selectFrom('updates as u')
        .innerJoin('sources', (join) =>
          join.onRef('sources.dispute', '=', 'u.dispute').onRef('sources.key', '=', 'u.source'),
        )
        .selectAll('u')
        .select(CITED)
        .where('u.dispute', '=', dispute)
        .where('u.key', '=', key)
        .executeTakeFirst()
      return row && toUpdate(row, OPEN_ENDED)
    },
  }
}
