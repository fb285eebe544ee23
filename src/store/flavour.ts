import { type Kysely, type RawBuilder, sql } from 'kysely'
import { PATIENCE_MS, SHORT_PATIENCE_MS } from '../sqlite.ts'
import type { Database } from './schema.ts'

/** Where the two databases differ, as data. */
export interface Flavour {
  /** The column type for text that is compared byte by byte: keys and times have no language. SQLite never does otherwise. */
  readonly text: RawBuilder<unknown>
  /** What to run first in a transaction that sets the database up or numbers a branch, so that of two one waits for the other. */
  readonly waitInLine?: RawBuilder<unknown>
  /** What makes a table keep no numbering of its rows, which would tell in what order they came. */
  readonly unnumbered?: RawBuilder<unknown>
  /** The texts of a JSON array as rows with a column `item.value`: one statement, however many there are. */
  items(json: string): RawBuilder<unknown>
  /** Whether rows have locks of their own. SQLite has one lock for all, taken when a transaction begins. */
  readonly locksRows: boolean
  /** What to run, on one connection, after secrets were deleted, so that they are gone from the files as well. */
  readonly erase: readonly RawBuilder<unknown>[]
  /** What to run after votes came in or accounts were deleted, so that the database's log does not tell them any more. */
  readonly settle: readonly RawBuilder<unknown>[]
}

/**
 * Runs statements on one connection, outside any transaction: each of them, also where one has failed, as a later one may put
 * back what an earlier one has set. Fails with the first failure.
 */
export const runAll = (db: Kysely<Database>, statements: readonly RawBuilder<unknown>[]): Promise<void> =>
  db.connection().execute(async (connection) => {
    const failures: unknown[] = []
    for (const each of statements) await each.execute(connection).catch((error) => failures.push(error))
    if (failures.length > 0) throw failures[0]
  })

/** A database that answers, with or without tables. */
export interface Connection {
  readonly db: Kysely<Database>
  /** The same, for setting up the tables alone, where that may take longer than anything else. It is closed after that. */
  readonly forTables?: Kysely<Database>
  readonly flavour: Flavour
  /** What to call it when something is wrong with it: never the address, which has a password in it. */
  readonly place: string
}

/**
 * Empties the write-ahead log into the database. Where another process goes on reading, this changes nothing: the next time
 * does it, or the next start. To wait for it would keep everybody's answers waiting.
 */
const EMPTY_LOG = [
  sql`pragma busy_timeout = ${sql.lit(SHORT_PATIENCE_MS)}`,
  sql`pragma wal_checkpoint(truncate)`,
  sql`pragma busy_timeout = ${sql.lit(PATIENCE_MS)}`,
]

export const SQLITE: Flavour = {
  text: sql`text`,
  unnumbered: sql`without rowid`,
  items: (json) => sql`json_each(${json}) as item`,
  locksRows: false,
  erase: EMPTY_LOG,
  settle: EMPTY_LOG,
}

const SETUP_LOCK = 5_738_291

export const POSTGRES: Flavour = {
  text: sql`text collate "C"`,
  waitInLine: sql`select pg_advisory_xact_lock(${sql.lit(SETUP_LOCK)})`,
  items: (json) => sql`json_array_elements_text(${json}::json) as item(value)`,
  locksRows: true,
  // Writes the tables anew, into other files.
  erase: [sql`vacuum full poll_keys`, sql`vacuum full going_keys`],
  // Its log is the server's own affair.
  settle: [],
}
