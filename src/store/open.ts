import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { ActionPosts, Acts, Askers, Going } from '../core/acts.ts'
import { UserError } from '../core/command.ts'
import type { DisputeFacts } from '../core/dispute-facts.ts'
import type { Jobs } from '../core/jobs.ts'
import type { Links, Polls } from '../core/polls.ts'
import type { Facts, Settings } from '../core/stores.ts'
import { actionPostsIn } from './action-posts.ts'
import { actsIn } from './acts.ts'
import { askersIn } from './askers.ts'
import { factsIn } from './facts.ts'
import type { Connection, Flavour } from './flavour.ts'
import { goingIn } from './going.ts'
import { type Hashes, hashesIn, keepSecret } from './hashing.ts'
import { jobsIn } from './jobs.ts'
import { linksIn } from './links.ts'
import { MIGRATIONS, migrationsFor } from './migrations/index.ts'
import { pollsIn } from './polls.ts'
import type { Database } from './schema.ts'
import { settingsIn } from './settings.ts'
import { inWords } from './trouble.ts'
import { type Written, writeDispute } from './write.ts'

export interface Store {
  readonly facts: Facts
  readonly settings: Settings
  readonly polls: Polls
  readonly links: Links
  readonly jobs: Jobs
  readonly acts: Acts
  readonly actionPosts: ActionPosts
  readonly going: Going
  readonly askers: Askers
  readonly salt: Hashes['salt']
  /** Records what a file says about one dispute: all of it, or nothing. */
  write(branch: string, facts: DisputeFacts): Promise<Written>
  close(): Promise<void>
}

/** A file (or ":memory:"), or the address of a PostgreSQL database. */
export type Where = { readonly sqlite: string } | { readonly postgres: string }

/** The branch that the very first start makes. */
export interface FirstBranch {
  readonly name: string
  readonly zone: string
}

const MIGRATION_TABLE = 'steward_migration'

/** Opens the store, bringing its tables up to date; only the driver that is used is loaded. */
export const openStore = async (where: Where, first: FirstBranch): Promise<Store> =>
  storeOn(await connect(where), first)

async function connect(where: Where): Promise<Connection> {
  if ('postgres' in where) return (await import('./postgres.ts')).connectPostgres(where.postgres)
  const { connectSqlite } = await import('./sqlite.ts')
  return explained(where.sqlite, () => connectSqlite(where.sqlite))
}

export async function storeOn({ db, forTables, flavour, place }: Connection, first: FirstBranch): Promise<Store> {
  let hashes: Hashes
  try {
    const tables = (forTables ?? db).transaction()
    await explained(place, () => tables.execute((transaction) => setUp(transaction, flavour, first)))
    hashes = await hashesIn(db)
  } catch (error) {
    await db.destroy()
    throw error
  } finally {
    await forTables?.destroy()
  }
  return {
    facts: factsIn(db),
    settings: settingsIn(db, flavour, hashes),
    polls: pollsIn(db, flavour, hashes),
    links: linksIn(db, flavour, hashes),
    jobs: jobsIn(db, flavour),
    acts: actsIn(db),
    actionPosts: actionPostsIn(db),
    going: goingIn(db, flavour, hashes),
    askers: askersIn(db, flavour),
    salt: hashes.salt,
    write: (branch, facts) => explained(place, () => writeDispute(db, branch, facts)),
    close: () => db.destroy(),
  }
}

async function explained<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw inWords(error, place)
  }
}

async function setUp(db: Kysely<Database>, flavour: Flavour, { name, zone }: FirstBranch): Promise<void> {
  if (flavour.waitInLine) await sql`${flavour.waitInLine}`.execute(db)
  const migrator = new Migrator({
    db,
    provider: migrationsFor(flavour),
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw (await isNewer(db)) ? new UserError(NEWER) : error
  await db
    .insertInto('branches')
    .values({ id: randomUUID(), number: 1, name, zone })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .execute()
  await keepSecret(db)
}

const NEWER =
  'This database was written by a newer release of Steward. Run that release, or put back the backup from before it was installed.'

async function isNewer(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(MIGRATION_TABLE)}`.execute(db)
  return rows.some(({ name }) => !(name in MIGRATIONS))
}
