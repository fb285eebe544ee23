import type { Kysely, Transaction } from 'kysely'
import { type Connection, runAll } from './flavour.ts'
import type { Database, Table } from './schema.ts'
import { guarded } from './trouble.ts'

export type Work<T> = (transaction: Transaction<Database>) => Promise<T>

/** How everything here is written. */
export interface Writer {
  read<T>(work: (db: Kysely<Database>) => Promise<T>): Promise<T>
  /**
   * All of the work or nothing, on the disk when this answers; then what was deleted in these tables is erased, and what was
   * added lies where it says nothing of when it came. Always the same steps, so that how long it takes says nothing either.
   */
  write<T>(tables: readonly Table[], work: Work<T>): Promise<T>
  /** Erases again what could not be erased before. */
  catchUp(): Promise<void>
}

export function createWriter({ db, flavour }: Connection): Writer {
  /** Tables with something deleted in their files. */
  const unswept = new Set<Table>()

  /** What was written is written: when another program is in the way, or the disk is full, the erasing is done later. */
  async function sweep(): Promise<void> {
    const tables = [...unswept]
    unswept.clear()
    let failed = false
    await db.connection().execute(async (connection) => {
      for (const statement of flavour.sweep(tables))
        await statement.execute(connection).catch(() => {
          failed = true
        })
    })
    if (failed) for (const table of tables) unswept.add(table)
  }

  return {
    read: (work) => guarded(() => work(db)),
    async write(tables, work) {
      const result = await guarded(() =>
        db.transaction().execute(async (transaction) => {
          await runAll(transaction, flavour.waitInLine)
          const done = await work(transaction)
          for (const table of tables) await runAll(transaction, flavour.shuffle(table))
          return done
        }),
      )
      for (const table of tables) unswept.add(table)
      await sweep().catch(() => {})
      return result
    },
    async catchUp() {
      if (unswept.size > 0) await guarded(sweep)
    },
  }
}
