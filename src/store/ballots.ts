import type { Kysely } from 'kysely'
import type { Ballot, Entitlement } from '../core/facts.ts'
import type { Facts } from '../core/stores.ts'
import {
  CITED,
  type Cited,
  correctedBy,
  instant,
  OPEN_ENDED,
  occasion,
  present,
  recorded,
  stamp,
  toSource,
} from './rows.ts'
import type { BallotRow, Database, EntitlementRow } from './schema.ts'

/** Ballots with all the figures of who was entitled. */
export function ballotsIn(db: Kysely<Database>): Pick<Facts, 'ballots'> & {
  withKey(dispute: string, key: string): Promise<readonly Ballot[]>
} {
  const ballots = (dispute: string) =>
    db
      .selectFrom('ballots as b')
      .innerJoin('sources', (join) =>
        join.onRef('sources.dispute', '=', 'b.dispute').onRef('sources.key', '=', 'b.source'),
      )
      .selectAll('b')
      .select(CITED)
      .where('b.dispute', '=', dispute)

  async function whole(rows: readonly (BallotRow & Cited)[], at: string): Promise<readonly Ballot[]> {
    const [first] = rows
    if (!first) return []
    const keys = rows.map(({ key }) => key)
    const entitled = await entitlements(db, first.dispute, keys, at)
    return rows.map((row) => toBallot(row, entitled, at))
  }

  return {
    async ballots(dispute, now, { limit, offset = 0, corrected }) {
      const at = stamp(now)
      const all = ballots(dispute).where('b.closed_at', '<=', at)
      const holding = all.where((where) =>
        where.or([where('b.corrected_at', 'is', null), where('b.corrected_at', '>', at)]),
      )
      const known = (corrected ? all : holding)
        .orderBy('b.closed_at', 'desc')
        .orderBy('b.position', 'desc')
        .orderBy('b.key')
      return whole(await known.limit(limit).offset(offset).execute(), at)
    },
    withKey: async (dispute, key) => whole(await ballots(dispute).where('b.key', '=', key).execute(), OPEN_ENDED),
  }
}

type EntitlementFound = EntitlementRow & Cited

const entitlements = (
  db: Kysely<Database>,
  dispute: string,
  ballots: readonly string[],
  at: string,
): Promise<EntitlementFound[]> =>
  db
    .selectFrom('entitlements as e')
    .innerJoin('sources', (join) =>
      join.onRef('sources.dispute', '=', 'e.dispute').onRef('sources.key', '=', 'e.source'),
    )
    .selectAll('e')
    .select(CITED)
    .where('e.dispute', '=', dispute)
    .where('e.ballot', 'in', ballots)
    .where('sources.published_at', '<=', at)
    .orderBy('e.position')
    .execute()

const toEntitlement = (row: EntitlementFound): Entitlement => ({
  voters: row.voters,
  about: row.about === 1,
  by: row.said_by,
  source: toSource(row),
})

const toBallot = (row: BallotRow & Cited, entitled: readonly EntitlementFound[], at: string): Ballot => ({
  key: row.key,
  title: row.title,
  ...(row.opened_at === null ? {} : { opened: occasion(row.opened_at, row.opened_day_only ?? 1) }),
  closed: occasion(row.closed_at, row.closed_day_only),
  ...(row.agreed_until === null ? {} : { agreedUntil: { at: instant(row.agreed_until), dayOnly: true } }),
  returned: row.returned,
  yes: row.yes,
  ...present({ no: row.no, spoilt: row.spoilt }),
  entitlements: entitled.filter((each) => each.ballot === row.key).map(toEntitlement),
  ...correctedBy(row.corrected_at, at),
  ...recorded(row.position),
  source: toSource(row),
})
