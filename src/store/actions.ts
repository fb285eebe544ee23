import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Facts } from '../core/stores.ts'
import { compiled } from './compiled.ts'
import { CITED, stamp, toAction } from './rows.ts'
import type { Database } from './schema.ts'

type ActionLists = Pick<Facts, 'coming' | 'past' | 'stoppedSince' | 'resuming' | 'changes'>

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

  const coming = compiled(db, (dispute: string, at: string, limit: number, offset: number) =>
    versions(dispute)
      .where('a.ends_at', '>', at)
      .where(knownAt(at))
      .orderBy('a.ends_at')
      .orderBy('a.starts_at')
      .orderBy('a.action')
      .limit(limit)
      .offset(offset),
  )
  const past = compiled(db, (dispute: string, at: string, limit: number, offset: number) =>
    versions(dispute)
      .where('a.ends_at', '<=', at)
      .where(knownAt(at))
      .orderBy('a.ends_at', 'desc')
      .orderBy('a.starts_at', 'desc')
      .orderBy('a.action', 'desc')
      .limit(limit)
      .offset(offset),
  )
  const stopped = compiled(db, (dispute: string, since: string, at: string) =>
    versions(dispute)
      .where('a.stopped_at', '>=', since)
      .where('a.stopped_at', '<=', at)
      .where(knownAt(at))
      .orderBy('a.stopped_at', 'desc')
      .orderBy('a.n', 'desc')
      .orderBy('a.action', 'desc'),
  )

  const resuming = compiled(db, (dispute: string, since: string, at: string) =>
    versions(dispute)
      .where('a.resumes_at', '>=', since)
      .where('a.state', '=', 'suspended')
      .where(knownAt(at))
      .orderBy('a.resumes_at')
      .orderBy('a.action')
      .orderBy('a.n'),
  )

  return {
    coming: async (dispute, now, { limit, offset = 0 }) =>
      (await coming(dispute, stamp(now), limit, offset)).map(toAction),
    past: async (dispute, now, { limit, offset = 0 }) => (await past(dispute, stamp(now), limit, offset)).map(toAction),
    stoppedSince: async (dispute, since, now) => (await stopped(dispute, stamp(since), stamp(now))).map(toAction),
    resuming: async (dispute, since, now) => (await resuming(dispute, stamp(since), stamp(now))).map(toAction),
    changes: async (dispute, now, { limit, offset = 0 }) => {
      const rows = await versions(dispute)
        .where('a.changed_at', '<=', stamp(now))
        .orderBy('a.changed_at', 'desc')
        .orderBy('a.position', 'desc')
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
export const knownAt = (at: string) => (where: ExpressionBuilder<{ a: Database['action_versions'] }, 'a'>) =>
  where.and([where('a.changed_at', '<=', at), where('a.valid_until', '>', at)])
