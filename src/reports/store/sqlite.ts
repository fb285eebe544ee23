import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database as Native } from 'better-sqlite3'
import { CompiledQuery, type DatabaseConnection, type Driver, Kysely, SqliteDialect, SqliteDriver } from 'kysely'
import { type Connection, PATIENCE_MS, SQLITE } from './flavour.ts'
import type { Database } from './schema.ts'

export const IN_MEMORY = ':memory:'

/**
 * What every connection asks for, and what SQLite must answer when it has taken. None of this is remembered in the file. No
 * write-ahead log, where deleted rows stay; what is deleted is overwritten; nothing is spilt into other files.
 */
const SETTINGS: readonly (readonly [name: string, value: string, taken: string | number])[] = [
  ['journal_mode', 'DELETE', 'delete'],
  ['synchronous', 'FULL', 2],
  ['secure_delete', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['trusted_schema', 'OFF', 0],
  ['foreign_keys', 'ON', 1],
]

/** What is written in memory has no journal on a disk either. */
const expected = (file: string, name: string, taken: string | number): string | number =>
  file === IN_MEMORY && name === 'journal_mode' ? 'memory' : taken

function harden(database: Native, file: string): void {
  for (const [name, value, taken] of SETTINGS) {
    database.pragma(`${name} = ${value}`)
    if (database.pragma(name, { simple: true }) !== expected(file, name, taken))
      throw new Error(`SQLite did not accept ${name}`)
  }
}

/** Made for its owner alone before SQLite sees it: the journal beside it gets the same mode. */
function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
}

export async function connectSqlite(file: string): Promise<Connection> {
  const { default: Sqlite } = await import('better-sqlite3')
  if (file !== IN_MEMORY) makePrivate(file)
  const database = new Sqlite(file, { timeout: PATIENCE_MS })
  try {
    harden(database, file)
  } catch (error) {
    database.close()
    throw error
  }
  return { db: new Kysely<Database>({ dialect: new WritingDialect(database) }), flavour: SQLITE }
}

class WritingDialect extends SqliteDialect {
  readonly #database: Native

  constructor(database: Native) {
    super({ database })
    this.#database = database
  }

  override createDriver(): Driver {
    return new WritingDriver(this.#database)
  }
}

class WritingDriver extends SqliteDriver {
  readonly #database: Native

  constructor(database: Native) {
    super({ database })
    this.#database = database
  }

  /** Every transaction here writes: taking the lock at its beginning, it waits for another process instead of failing. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** On a full disk SQLite has rolled back by itself; doing it again would fail, and hide what was wrong. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection)
  }
}
