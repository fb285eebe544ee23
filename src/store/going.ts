import type { Kysely, Transaction } from 'kysely'
import type { ActionKey, Going } from '../core/acts.ts'
import { type Flavour, runAll } from './flavour.ts'
import { type Hashes, newKey, voterHashes } from './hashing.ts'
import { linkedIn } from './linked.ts'
import type { Database } from './schema.ts'

/** How many will be there. Each person is a hash under a key of that action alone, and both go when it is over. */
export function goingIn(db: Kysely<Database>, flavour: Flavour, hashes: Hashes): Going {
  const linked = linkedIn(db, flavour.items)

  /** All accounts of the person, as hashes under the action's key: any of them stands for all. */
  async function names(transaction: Transaction<Database>, key: string, account: string) {
    const known = await linked(transaction, [account])
    return { mine: voterHashes(key)(account), all: (known.get(account) ?? [account]).map(voterHashes(key)) }
  }

  /** The write makes everybody else who counts wait. Only somebody who comes makes a key: one left behind would never go. */
  async function keyOf(
    transaction: Transaction<Database>,
    { dispute, action }: ActionKey,
    coming: boolean,
  ): Promise<string | undefined> {
    const row = coming
      ? transaction
          .insertInto('going_keys')
          .values({ dispute, action, secret: newKey(), coming: 0 })
          .onConflict((conflict) => conflict.columns(['dispute', 'action']).doUpdateSet({ dispute }))
          .returning('secret')
      : transaction
          .updateTable('going_keys')
          .set({ dispute })
          .where('dispute', '=', dispute)
          .where('action', '=', action)
          .returning('secret')
    return (await row.executeTakeFirst())?.secret
  }

  return {
    say: (branch, { dispute, action }, person, coming) =>
      db.transaction().execute(async (transaction) => {
        const key = await keyOf(transaction, { dispute, action }, coming)
        if (key === undefined) return false
        const { mine, all } = await names(transaction, key, hashes.account(branch, person))
        const { numDeletedRows } = await transaction
          .deleteFrom('going')
          .where('dispute', '=', dispute)
          .where('action', '=', action)
          .where('who', 'in', all)
          .executeTakeFirstOrThrow()
        // Two, where somebody has linked accounts that had each been counted.
        const before = Number(numDeletedRows)
        if (coming) await transaction.insertInto('going').values({ dispute, action, who: mine }).execute()
        await transaction
          .updateTable('going_keys')
          .set((row) => ({ coming: row('coming', '+', (coming ? 1 : 0) - before) }))
          .where('dispute', '=', dispute)
          .where('action', '=', action)
          .execute()
        return before > 0 !== coming
      }),

    async count({ dispute, action }) {
      const row = await db
        .selectFrom('going_keys')
        .select('coming')
        .where('dispute', '=', dispute)
        .where('action', '=', action)
        .executeTakeFirst()
      return row?.coming ?? 0
    },

    async forget({ dispute, action }) {
      await db.transaction().execute(async (transaction) => {
        // The key first: it is what those wait for who are just being counted.
        for (const table of ['going_keys', 'going'] as const)
          await transaction.deleteFrom(table).where('dispute', '=', dispute).where('action', '=', action).execute()
      })
      await runAll(db, flavour.erase)
    },
  }
}
