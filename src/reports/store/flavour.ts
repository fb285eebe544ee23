import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { PATIENCE_MS, SHORT_PATIENCE_MS } from '../../sqlite.ts'
import { type Database, TABLES, type Table, tablesIn } from './schema.ts'

/** A number that a release of Steward raises when it changes the tables. */
export const VERSION = 1

/** Where the two databases differ. */
export interface Flavour {
  /** Run first in every transaction, so that there is one at a time. */
  readonly waitInLine: readonly RawBuilder<unknown>[]
  readonly create: readonly RawBuilder<unknown>[]
  /** The version of the tables that are there, 0 where there are none, and whether anything else is there. */
  found(db: Kysely<Database>): Promise<{ readonly version: number; readonly occupied: boolean }>
  /** Run in the transaction that wrote into a table, so that its rows do not lie in the order in which they came. */
  shuffle(table: Table): readonly RawBuilder<unknown>[]
  /** Changes nothing, and is counted by the database as erasing is: to hide how often that was. */
  readonly cover: readonly RawBuilder<unknown>[]
  /** Run after a transaction, so that nothing of what was deleted is left in the files, and nothing tells what came when. */
  sweep(tables: readonly Table[]): readonly RawBuilder<unknown>[]
}

/** A database that answers, with or without tables. */
export interface Connection {
  readonly db: Kysely<Database>
  readonly flavour: Flavour
}

export const runAll = async (
  db: Kysely<Database> | Transaction<Database>,
  statements: readonly RawBuilder<unknown>[],
): Promise<void> => {
  for (const each of statements) await each.execute(db)
}

export const SQLITE: Flavour = {
  waitInLine: [],
  create: [
    ...tablesIn(
      { bytes: 'blob', text: 'text', 'whole number': 'integer' },
      { keyed: ' strict, without rowid', plain: ' strict' },
    ).map((text) => sql.raw(text)),
    sql`pragma user_version = ${sql.lit(VERSION)}`,
  ],
  async found(db) {
    const version = await sql<{ user_version: number }>`pragma user_version`.execute(db)
    const tables = await sql`select 1 from sqlite_schema limit 1`.execute(db)
    return { version: version.rows[0]?.user_version ?? 0, occupied: tables.rows.length > 0 }
  },
  shuffle: () => [],
  // SQLite's file counts its changes and, as such, how often it was written anew.
  cover: [sql`create view cover as select 1`, sql`drop view cover`],
  // Within a page of the file rows lie in the order in which they came, until it is written anew. That is put off where it
  // would have to wait for another program.
  sweep: () => [
    sql`pragma busy_timeout = ${sql.lit(SHORT_PATIENCE_MS)}`,
    sql`vacuum`,
    sql`pragma busy_timeout = ${sql.lit(PATIENCE_MS)}`,
  ],
}

const LINE = 5_738_292
const MARK = 'Steward: what members reported, '

/** The server's statistics are copies of values, and outlive the rows. */
const withoutStatistics = (schema: string): readonly RawBuilder<unknown>[] =>
  Object.entries(TABLES).map(
    ([table, { columns }]) =>
      sql`alter table ${sql.id(schema, table)} ${sql.join(
        Object.keys(columns).map((column) => sql`alter column ${sql.id(column)} set statistics 0`),
      )}`,
  )

/** In a schema of the branch's own. */
export function postgresIn(schema: string): Flavour {
  const table = (name: Table): RawBuilder<unknown> => sql.id(schema, name)
  return {
    waitInLine: [sql`select pg_advisory_xact_lock(${sql.lit(LINE)})`],
    create: [
      sql`create schema if not exists ${sql.id(schema)}`,
      ...tablesIn(
        { bytes: 'bytea', text: 'text collate "C"', 'whole number': 'integer' },
        { keyed: ' with (autovacuum_enabled = false)', plain: ' with (autovacuum_enabled = false)' },
        `"${schema}".`,
      ).map((text) => sql.raw(text)),
      ...withoutStatistics(schema),
      sql.raw(`comment on schema "${schema}" is '${MARK}${VERSION}'`),
    ],
    async found(db) {
      const { rows } = await sql<{ mark: string | null; tables: number }>`
        select obj_description(oid, 'pg_namespace') as mark,
          (select count(*)::int from pg_class where relnamespace = pg_namespace.oid) as tables
        from pg_namespace where nspname = ${schema}`.execute(db)
      const [found] = rows
      const version = found?.mark?.startsWith(MARK) ? Number(found.mark.slice(MARK.length)) : 0
      return { version, occupied: (found?.tables ?? 0) > 0 }
    },
    // A dump of the database has rows in the order in which they lie, and each row the number of its transaction, which all
    // answers of one report would have in common.
    shuffle: (name) => [
      sql`with every as (delete from ${table(name)} returning *)
        insert into ${table(name)} select * from every order by 1`,
    ],
    // The server counts what it did in places of its own.
    cover: [],
    sweep: (names) => names.map((name) => sql`vacuum full ${table(name)}`),
  }
}
