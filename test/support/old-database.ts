import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Connection } from '../../src/store/flavour.ts'
import { MIGRATIONS } from '../../src/store/migrations/index.ts'

type Row = Readonly<Record<string, string | number | null>>

const of = { dispute: 'd', source: 'paper' }

/** What the release that ended with 0001 had recorded: a branch, its settings and a dispute. */
const FACTS: readonly (readonly [table: string, row: Row])[] = [
  ['branches', { id: 'b', number: 1, name: 'Leeds', zone: 'UTC' }],
  ['spaces', { platform: 'slack', id: 'T1', branch: 'b', poll_channel: 'C1' }],
  [
    'disputes',
    {
      id: 'd',
      branch: 'b',
      key: 'kirklees',
      title: 'Kirklees',
      union_name: 'UNISON',
      employer: 'The council',
      about: 'Pay.',
      zone: 'Europe/London',
      opened_at: '2017-01-01T00:00:00Z',
      opened_day_only: 1,
      source: 'paper',
    },
  ],
  [
    'sources',
    {
      dispute: 'd',
      key: 'paper',
      position: 0,
      title: 'Article',
      publisher: 'Paper',
      published_at: '2017-01-16T00:00:00Z',
      background: 0,
    },
  ],
  [
    'ballots',
    {
      ...of,
      key: 'ballot',
      position: 0,
      title: 'Ballot',
      closed_at: '2017-01-10T00:00:00Z',
      closed_day_only: 1,
      returned: 75,
      yes: 59,
    },
  ],
  ...(['announced', 'called off'] as const).map((change, n): readonly [string, Row] => [
    'action_versions',
    {
      ...of,
      action: 'strike',
      n,
      change,
      state: change,
      type: 'strike',
      title: 'Strike',
      starts_at: '2017-01-27T00:00:00Z',
      ends_at: '2017-01-28T00:00:00Z',
      zone: 'Europe/London',
      all_day: 1,
      changed_at: n === 0 ? '2017-01-16T00:00:00Z' : '2017-01-26T09:30:00Z',
      changed_day_only: 0,
      valid_until: n === 0 ? '2017-01-26T09:30:00Z' : '9999-12-31T23:59:59Z',
      stopped_at: n === 0 ? null : '2017-01-26T09:30:00Z',
    },
  ]),
]

const job = (key: string, kind: string, more: Row): readonly [string, Row] => [
  'jobs',
  { key, due_at: '2017-03-01T12:00:00.500Z', kind, poll: 'p2345678', attempts: 0, ...more },
]

/** What the next release, which ended with 0002, had still to do. */
const JOBS = [
  job('1', 'poll post', { platform: 'slack', space: 'T1', channel: 'C1' }),
  job('2', 'poll show', { platform: 'terminal', space: '', channel: 'terminal', attempts: 3 }),
  job('3', 'poll result', { platform: 'discord', space: 'G1', channel: '81384788765712384' }),
  job('4', 'poll recount', {}),
  job('5', 'poll close', { due_at: '2017-03-03T17:00:00.000Z' }),
  job('6', 'poll post', { platform: 'slack', space: 'T1', channel: 'C2', trouble: 'not_in_channel' }),
]

const PAY = { ...of, when_at: '2017-03-01T12:00:00Z', when_day_only: 0 }

/** What officers of the release that ended with 0004 had recorded. */
const RECORDS: readonly (readonly [table: string, row: Row])[] = [
  ['issues', { ...of, key: 'pay', position: 1_000_000, title: 'Pay' }],
  ['issue_notes', { ...PAY, key: 'note', issue: 'pay', kind: 'settled', body: 'Agreed.' }],
  ['updates', { ...PAY, key: 'update', position: 1_000_000, body: 'Agreed.' }],
]

type Release = '0001-facts' | '0002-polls' | '0004-reporting'

/** Makes a database as the release that ended with this migration left it. */
export async function leaveOld({ db, flavour }: Connection, last: Release): Promise<void> {
  const names = Object.keys(MIGRATIONS)
  const released = Object.entries(MIGRATIONS).slice(0, names.indexOf(last) + 1)
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(released.map(([name, make]) => [name, make(flavour)])) },
    migrationTableName: 'steward_migration',
    migrationLockTableName: 'steward_migration_lock',
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
  // The schema of today is not the one that this is written into.
  const old = db as unknown as Kysely<Record<string, Row>>
  const more = { '0001-facts': [], '0002-polls': JOBS, '0004-reporting': RECORDS }[last]
  for (const [table, row] of [...FACTS, ...more]) await old.insertInto(table).values(row).execute()
}
