import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { describe } from 'vitest'
import { POSTGRES } from '../../src/store/flavour.ts'
import type { Database } from '../../src/store/schema.ts'
import { storeContract } from '../contract/store.ts'
import { EMPTY_TABLES, lent, WITHOUT_TABLES } from '../support/postgres.ts'

describe('the store on PGlite', () => {
  let pglite: PGlite
  storeContract({
    start: async () => {
      pglite = await PGlite.create()
    },
    empty: async () => {
      await pglite.exec(WITHOUT_TABLES.join(';'))
    },
    clear: async () => {
      await pglite.exec(EMPTY_TABLES)
    },
    connect: async () => ({
      db: new Kysely<Database>({ dialect: new PGliteDialect({ pglite: lent(pglite) }) }),
      flavour: POSTGRES,
      place: 'PGlite',
    }),
    stop: () => pglite.close(),
    onlyOneAtATime: 'PGlite is one connection',
  })
})
