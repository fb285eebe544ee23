import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { CompiledQuery, type DatabaseConnection, type SqliteDatabase, SqliteDriver } from 'kysely'

export const IN_MEMORY = ':memory:'

/** How long a second process waits for the first one's transaction to end. */
export const PATIENCE_MS = 5000
/** How long it waits for that where everybody's answers would wait with it. */
export const SHORT_PATIENCE_MS = 50

/**
 * Makes the file readable by its owner alone before SQLite sees it, as the files that SQLite makes beside it get the same mode:
 * union membership is nobody else's business, not even on the same machine.
 */
export function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
}

/** What a driver needs of better-sqlite3's database beyond what Kysely does. */
export type Native = SqliteDatabase & { readonly inTransaction: boolean }

export class WritingDriver extends SqliteDriver {
  readonly #database: Native

  constructor(database: Native) {
    super({ database })
    this.#database = database
  }

  /**
   * Every transaction here writes, so it takes the write lock at its beginning, where SQLite waits for it. Taken halfway,
   * after a read, it fails at once when another process has written in between.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** On a full disk SQLite has rolled back by itself; doing it again would fail, and hide what was wrong. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection)
  }
}
