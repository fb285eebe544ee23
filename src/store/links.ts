import { randomUUID } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Links } from '../core/polls.ts'
import type { Flavour } from './flavour.ts'
import type { Hashes } from './hashing.ts'
import { linkedIn } from './linked.ts'
import { stamp } from './rows.ts'
import type { Database } from './schema.ts'

const CODES_HOLD = { minutes: 10 }

export function linksIn(db: Kysely<Database>, { items, locksRows }: Flavour, hashes: Hashes): Links {
  /** Of two links that overlap, the second must see the first. */
  async function oneAtATime(transaction: Transaction<Database>, branch: string): Promise<void> {
    const row = transaction.selectFrom('branches').select('id').where('id', '=', branch)
    if (locksRows) await row.forNoKeyUpdate().execute()
  }
  const linked = linkedIn(db, items)

  return {
    async offer(branch, code, person, now) {
      const account = hashes.account(branch, person)
      await db
        .deleteFrom('link_codes')
        .where((where) => where.or([where('account', '=', account), where('expires_at', '<=', stamp(now))]))
        .execute()
      const row = { account, platform: person.platform, expires_at: stamp(now.add(CODES_HOLD)) }
      await db
        .insertInto('link_codes')
        .values({ code: hashes.code(branch, code), ...row })
        .execute()
    },

    accept: (branch, code, person, now) =>
      db.transaction().execute(async (transaction) => {
        await oneAtATime(transaction, branch)
        const offered = await transaction
          .selectFrom('link_codes')
          .selectAll()
          .where('code', '=', hashes.code(branch, code))
          .where('expires_at', '>', stamp(now))
          .executeTakeFirst()
        if (!offered) return 'no such code'
        // Not used up: it was typed in the wrong window, and still holds in the right one.
        if (offered.platform === person.platform) return 'same platform'
        await transaction.deleteFrom('link_codes').where('code', '=', offered.code).execute()
        await join(transaction, offered.account, hashes.account(branch, person))
        return 'linked'
      }),

    unlink: (branch, person) =>
      db.transaction().execute(async (transaction) => {
        await oneAtATime(transaction, branch)
        const account = hashes.account(branch, person)
        const gone = await transaction
          .deleteFrom('links')
          .where('account', '=', account)
          .returning('person')
          .executeTakeFirst()
        if (!gone) return false
        const left = transaction.selectFrom('links').select('account').where('person', '=', gone.person).limit(2)
        // One account alone is linked to nothing.
        if ((await left.execute()).length < 2)
          await transaction.deleteFrom('links').where('person', '=', gone.person).execute()
        return true
      }),

    async sameFor(branch, people) {
      const accounts = people.map((person) => hashes.account(branch, person))
      const others = await linked(db, accounts)
      return accounts.map((account) => others.get(account)?.reduce((a, b) => (a < b ? a : b)) ?? account)
    },
  }
}

/** Makes one person of two accounts, and of everything that was linked to either. */
async function join(db: Transaction<Database>, one: string, other: string): Promise<void> {
  const rows = await db.selectFrom('links').select('person').where('account', 'in', [one, other]).execute()
  const person = randomUUID()
  const before = rows.map((row) => row.person)
  if (before.length > 0) await db.updateTable('links').set({ person }).where('person', 'in', before).execute()
  await db
    .insertInto('links')
    .values([one, other].map((account) => ({ account, person })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
