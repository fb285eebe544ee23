import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from './schema.ts'

/** Where the two databases differ, as data. */
export interface Flavour {
  /** The column type for text that is compared byte by byte: keys and times have no language. SQLite never does otherwise. */
  readonly text: RawBuilder<unknown>
  /** What to run first in the transaction that sets the database up, so that of two first starts one waits for the other. */
  readonly waitInLine?: RawBuilder<unknown>
}

/** A database that answers, with or without tables. */
export interface Connection {
  readonly db: Kysely<Database>
  readonly flavour: Flavour
  /** What to call it when something is wrong with it: never the address, which has a password in it. */
  readonly place: string
}

export const SQLITE: Flavour = { text: sql`text` }

const SETUP_LOCK = 5_738_291

export const POSTGRES: Flavour = {
  text: sql`text collate "C"`,
  waitInLine: sql`select pg_advisory_xact_lock(${sql.lit(SETUP_LOCK)})`,
}
