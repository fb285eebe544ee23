import type { Kysely } from 'kysely'
import type { Asker, Askers } from '../core/acts.ts'
import { newCode } from '../core/codes.ts'
import type { Platform } from '../core/message.ts'
import { type Flavour, runAll } from './flavour.ts'
import { addJobs } from './jobs.ts'
import type { Database } from './schema.ts'
import type { AskerRow } from './schema-acts.ts'

/** Long enough that none is ever made twice: reminders are known by it. */
const ID = 16

export function askersIn(db: Kysely<Database>, { settle }: Flavour): Askers {
  return {
    ask: ({ dispute, action }, { platform, id: person }, now) =>
      db.transaction().execute(async (transaction) => {
        const id = newCode(ID)
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('askers')
          .values({ dispute, action, id, platform, person })
          .onConflict((conflict) => conflict.columns(['dispute', 'action', 'platform', 'person']).doNothing())
          .executeTakeFirstOrThrow()
        if (numInsertedOrUpdatedRows === 0n) return false
        await addJobs(transaction, [{ key: `asker ${id}`, due: now, work: { kind: 'asker', asker: id } }])
        return true
      }),

    async stop(branch, { platform, id: person }) {
      const { numDeletedRows } = await db
        .deleteFrom('askers')
        .where('platform', '=', platform)
        .where('person', '=', person)
        .where('dispute', 'in', (disputes) =>
          disputes.selectFrom('disputes').select('disputes.id').where('disputes.branch', '=', branch),
        )
        .executeTakeFirstOrThrow()
      await runAll(db, settle)
      return Number(numDeletedRows)
    },

    async of({ dispute, action }) {
      const rows = await db
        .selectFrom('askers')
        .selectAll()
        .where('dispute', '=', dispute)
        .where('action', '=', action)
        .orderBy('id')
        .execute()
      return rows.map(toAsker)
    },

    async find(id) {
      const row = await db.selectFrom('askers').selectAll().where('id', '=', id).executeTakeFirst()
      return row && { ...toAsker(row), dispute: row.dispute, action: row.action }
    },

    async forget({ dispute, action }) {
      await db.deleteFrom('askers').where('dispute', '=', dispute).where('action', '=', action).execute()
      await runAll(db, settle)
    },
  }
}

const toAsker = ({ id, platform, person }: AskerRow): Asker => ({
  id,
  person: { platform: platform as Platform, id: person },
})
