import { type Kysely, sql } from 'kysely'
import { prepared } from './compiled.ts'
import type { Flavour } from './flavour.ts'
import type { Database } from './schema.ts'

/** For each of these accounts that is linked: all accounts of the person, itself among them. */
export type Linked = (
  db: Kysely<Database>,
  accounts: readonly string[],
) => Promise<ReadonlyMap<string, readonly string[]>>

interface Pair {
  readonly account: string
  readonly other: string
}

export function linkedIn(on: Kysely<Database>, items: Flavour['items']): Linked {
  const pairs = prepared((accounts: string) => ({
    compile: () =>
      sql<Pair>`select mine.account, their.account as other
        from ${items(accounts)} join links mine on mine.account = item.value join links their on their.person = mine.person`.compile(
        on,
      ),
  }))
  return async (db, accounts) => {
    const unique = [...new Set(accounts)]
    const { rows } = await db.executeQuery<Pair>(pairs(JSON.stringify(unique)))
    const all = Map.groupBy(rows, ({ account }) => account)
    return new Map([...all].map(([account, found]) => [account, found.map(({ other }) => other)]))
  }
}
