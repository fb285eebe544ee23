import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Facts } from '../core/stores.ts'
import { CITED, stamp, toAction } from './rows.ts'
import type { Database } from './schema.ts'

type ActionLists = Pick<Facts, 'coming' | 'past' | 'stoppedSince' | 'changes'>

/**
 * The lists of actions. Each is in the order of an index of its own, to the last column: read from where the answer begins
 * to its limit, it costs the same however long the history is.
 */
export function actionsIn(db: Kysely<Database>): ActionLists {
  const versions = (dispute: string) =>
    db
      .selectFrom('action_versions as a')
      .innerJoin('sources', (join) =>
        join.onRef('sources.dispute', '=', 'a.dispute').onRef('sources.key', '=', 'a.source'),
      )
      .selectAll('a')
      .select(CITED)
      .where('a.dispute', '=', dispute)

  return {
    async coming(dispute, now, { limit, offset = 0 }) {
      const rows = await versions(dispute)
        .where('a.ends_at', '>', stamp(now))
        .where(knownAt(stamp(now)))
        .orderBy('a.ends_at')
        .orderBy('a.starts_at')
        .orderBy('a.action')
        .limit(limit)
        .offset(offset)
        .execute()
      return rows.map(toAction)
    },

    async past(dispute, now, { limit, offset = 0 }) {
      const rows = await versions(dispute)
        .where('a.ends_at', '<=', stamp(now))
        .where(knownAt(stamp(now)))
        .orderBy('a.ends_at', 'desc')
        .orderBy('a.starts_at', 'desc')
        .orderBy('a.action', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      return rows.map(toAction)
    },

    async stoppedSince(dispute, since, now) {
      const rows = await versions(dispute)
        .where('a.stopped_at', '>=', stamp(since))
        .where('a.stopped_at', '<=', stamp(now))
        .where(knownAt(stamp(now)))
        .orderBy('a.stopped_at', 'desc')
        .orderBy('a.n', 'desc')
        .orderBy('a.action', 'desc')
        .execute()
      return rows.map(toAction)
    },

    async changes(dispute, now, { limit, offset = 0 }) {
      const rows = await versions(dispute)
        .where('a.changed_at', '<=', stamp(now))
        .orderBy('a.changed_at', 'desc')
        .orderBy('a.n', 'desc')
        .orderBy('a.action', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      return rows.map(toAction)
    },
  }
}

/** The version that stood at that moment: already changed to, and not yet overtaken. */
const knownAt = (at: string) => (where: ExpressionBuilder<{ a: Database['action_versions'] }, 'a'>) =>
  where.and([where('a.changed_at', '<=', at), where('a.valid_until', '>', at)])
