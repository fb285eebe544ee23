import {
  type DialectAdapter,
  type Driver,
  Kysely,
  type QueryCompiler,
  SqliteAdapter,
  SqliteDialect,
  SqliteQueryCompiler,
} from 'kysely'
import { IN_MEMORY, makePrivate, type Native, PATIENCE_MS, WritingDriver } from '../sqlite.ts'
import { type Connection, SQLITE } from './flavour.ts'
import type { Database } from './schema.ts'

const SYNCHRONOUS_FULL = 2

export async function connectSqlite(file: string): Promise<Connection> {
  const { default: Sqlite } = await import('better-sqlite3')
  if (file !== IN_MEMORY) makePrivate(file)
  const database = new Sqlite(file, { timeout: PATIENCE_MS })
  try {
    database.pragma('journal_mode = WAL')
    // This build of SQLite falls back to NORMAL in WAL mode, with which a power cut takes back what was acknowledged.
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    // What is deleted is overwritten, and nothing is spilt into other files: who voted must be gone when a poll has closed.
    database.pragma('secure_delete = ON')
    database.pragma('temp_store = MEMORY')
    // A process that was killed between a deletion and its erasing has left the deleted rows in the write-ahead log.
    database.pragma('wal_checkpoint(TRUNCATE)')
    if (database.pragma('synchronous', { simple: true }) !== SYNCHRONOUS_FULL)
      throw new Error('SQLite did not accept synchronous=FULL')
  } catch (error) {
    database.close()
    throw error
  }
  return {
    db: new Kysely<Database>({ dialect: new WritingDialect(remembering(database)) }),
    flavour: SQLITE,
    place: file,
  }
}

/** How many statements are kept prepared: more than Steward has, fewer than an import could make up. */
const REMEMBERED = 200

/** Preparing a statement costs more than running it, and Kysely prepares on every call. */
function remembering(database: Native): Native {
  const statements = new Map<string, ReturnType<Native['prepare']>>()
  return {
    get inTransaction() {
      return database.inTransaction
    },
    close: () => database.close(),
    prepare(text) {
      const known = statements.get(text)
      if (known) return known
      if (statements.size >= REMEMBERED) statements.clear()
      const statement = database.prepare(text)
      statements.set(text, statement)
      return statement
    },
  }
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

  override createQueryCompiler(): QueryCompiler {
    return new BlindCompiler()
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter()
  }
}

/**
 * This build of SQLite plans a statement anew whenever another value is bound next to a column or a limit, ten times the
 * cost of running it. The plus hides the value from the planner, and means nothing else.
 */
class BlindCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?'
  }
}

/** SQLite can take back a CREATE TABLE; Kysely leaves that off, and a process killed within a migration would leave half of it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
