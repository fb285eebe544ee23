import { randomInt } from 'node:crypto'
import { type Counted, countedIn } from './counted.ts'
import { type Connection, runAll } from './flavour.ts'
import { setUp } from './set-up.ts'
import { type Texts, textsIn } from './texts.ts'
import { type Threads, threadsIn } from './threads.ts'
import { guarded } from './trouble.ts'
import { createWriter } from './write.ts'

/** What members of one branch reported. Nothing in it, and nothing that it is given, says who they are. */
export interface ReportsStore extends Counted, Texts, Threads {
  /**
   * To be called every minute, whether anything was reported or not: then the time at which the file was last changed says
   * nothing. Also erases what could not be erased when it was deleted.
   */
  tick(): Promise<void>
  close(): Promise<void>
}

/** A file of the branch's own (or ":memory:"), or a schema of its own in a PostgreSQL database. */
export type Where = { readonly sqlite: string } | { readonly postgres: string; readonly schema: string }

export const openReports = async (where: Where): Promise<ReportsStore> => reportsOn(await guarded(() => connect(where)))

async function connect(where: Where): Promise<Connection> {
  if ('postgres' in where) return (await import('./postgres.ts')).connectPostgres(where.postgres, where.schema)
  return (await import('./sqlite.ts')).connectSqlite(where.sqlite)
}

const MANY = 2 ** 31
/** A database counts its changes. So many at most go to one minute, at random, that a few reports are not seen among them. */
const MOST_CHANGES = 8

export async function reportsOn(connection: Connection): Promise<ReportsStore> {
  const { db, flavour } = connection
  const writer = createWriter(connection)
  try {
    await setUp(connection, writer)
  } catch (error) {
    await db.destroy()
    throw error
  }
  const change = (): Promise<void> =>
    db.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('tick')
        .set({ x: randomInt(MANY) })
        .execute()
      await runAll(transaction, flavour.cover)
    })
  return {
    ...countedIn(writer),
    ...textsIn(writer),
    ...threadsIn(writer),
    async tick() {
      for (let left = randomInt(1, MOST_CHANGES + 1); left > 0; left--) await guarded(change)
      await writer.catchUp()
    },
    close: () => db.destroy(),
  }
}
