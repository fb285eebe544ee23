import { UserError } from '../../core/user-error.ts'
import { type Connection, runAll, VERSION } from './flavour.ts'
import { TABLES, type Table } from './schema.ts'
import { guarded } from './trouble.ts'
import type { Writer } from './write.ts'

const NEWER =
  'Members’ reports were written by a newer release of Steward. Run that release, or put back the backup from before it was installed.'
const FOREIGN =
  'Where members’ reports should be there is something else. Steward leaves it alone: give it another place.'

/** Makes the tables, if they are not there; then erases what a process that was killed may have left. */
export async function setUp({ db, flavour }: Connection, writer: Writer): Promise<void> {
  await guarded(() =>
    db.transaction().execute(async (transaction) => {
      await runAll(transaction, flavour.waitInLine)
      const { version, occupied } = await flavour.found(transaction)
      if (version > VERSION) throw new UserError(NEWER)
      if (version === VERSION) return
      if (occupied) throw new UserError(FOREIGN)
      await runAll(transaction, flavour.create)
      await transaction.insertInto('tick').values({ x: 0 }).execute()
    }),
  )
  await writer.write(Object.keys(TABLES) as Table[], async () => {})
}
