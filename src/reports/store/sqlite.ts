import type { Database as Native } from 'better-sqlite3'
import { type Driver, Kysely, SqliteDialect } from 'kysely'
import { IN_MEMORY, makePrivate, PATIENCE_MS, WritingDriver } from '../../sqlite.ts'
import { type Connection, SQLITE } from './flavour.ts'
import type { Database } from './schema.ts'

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
