import type { Kysely } from 'kysely'
import type { Facts } from '../core/stores.ts'
import { ballotsIn } from './ballots.ts'
import { CITED, OPEN_ENDED, stamp, toAction, toDispute, toUpdate } from './rows.ts'
import type { Database } from './schema.ts'

/** Facts looked up by their keys, for what Steward does by itself. */
export function singleFactsIn(db: Kysely<Database>): Pick<Facts, 'dispute' | 'history' | 'ballot' | 'update'> {
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
