import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { describe } from 'vitest'
import { POSTGRES } from '../../src/store/flavour.ts'
import type { Database } from '../../src/store/schema.ts'
import { storeContract } from '../contract/store.ts'

describe('the store on PGlite', () => {
  let pglite: PGlite
  storeContract({
    start: async () => {
      pglite = await PGlite.create()
    },
    empty: async () => {
      await pglite.exec('drop schema public cascade; create schema public')
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

/** The one PGlite of the run: closing a store must not close it. */
const lent = (pglite: PGlite) => ({
  get closed() {
    return pglite.closed
  },
  get ready() {
    return pglite.ready
  },
  get waitReady() {
    return pglite.waitReady
  },
  query: pglite.query.bind(pglite),
  transaction: pglite.transaction.bind(pglite),
  close: async () => {},
})
