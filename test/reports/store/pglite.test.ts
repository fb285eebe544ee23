import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { postgresIn } from '../../../src/reports/store/flavour.ts'
import { reportsOn } from '../../../src/reports/store/open.ts'
import { connectPostgres } from '../../../src/reports/store/postgres.ts'
import type { Database } from '../../../src/reports/store/schema.ts'
import { reportsContract } from '../../contract/reports-store.ts'
import { lent } from '../../support/postgres.ts'

const SCHEMA = 'reports_1'

const connected = (pglite: PGlite) => ({
  db: new Kysely<Database>({ dialect: new PGliteDialect({ pglite: lent(pglite) }) }).withSchema(SCHEMA),
  flavour: postgresIn(SCHEMA),
})

describe('the store of reports on PGlite', () => {
  let pglite: PGlite
  reportsContract({
    start: async () => {
      pglite = await PGlite.create()
    },
    empty: async () => {
      await pglite.exec(`drop schema if exists ${SCHEMA} cascade`)
    },
    connect: async () => connected(pglite),
    stop: () => pglite.close(),
    fromTheFuture: `comment on schema ${SCHEMA} is 'Steward: what members reported, 2'`,
  })
})

describe('the store of reports on PostgreSQL', () => {
  it('has no order in which answers came, not even in a dump, and nothing that they have in common', async () => {
    const pglite = await PGlite.create()
    const connection = connected(pglite)
    const store = await reportsOn(connection)
    const sealed = (n: number): Buffer => Buffer.alloc(2400, n)
    for (let n = 0; n < 12; n++) {
      const answers = ['cases', 'over', 'it'].map((item) => ({ item, band: `b${n}` }))
      await store.file({ batch: '2017-P02', form: 'workload', area: 'north', answers })
      await store.note('2017-P02', sealed(n))
    }
    for (const table of ['tally', 'note'] as const) {
      const { rows } = await sql<{ id: Uint8Array; xmin: string }>`
        select id, xmin::text as xmin from ${sql.id(SCHEMA, table)} order by ctid`.execute(connection.db)
      const ids = rows.map(({ id }) => Buffer.from(id).toString('hex'))
      expect(ids).toEqual(ids.toSorted())
      expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1)
    }
    await pglite.exec('analyze')
    const { rows: statistics } = await pglite.query(`select 1 from pg_stats where schemaname = '${SCHEMA}'`)
    expect(statistics).toEqual([])
    await pglite.close()
  })

  it('leaves a schema alone in which there is something else', async () => {
    const pglite = await PGlite.create()
    await pglite.exec(`create schema ${SCHEMA}; create table ${SCHEMA}.members (name text)`)
    await expect(reportsOn(connected(pglite))).rejects.toThrow(/there is something else/)
    await pglite.close()
  })

  it('takes no schema that would have to be quoted', async () => {
    await expect(connectPostgres('postgres://nowhere', 'a"; drop')).rejects.toThrow(/needs a name of small letters/)
  })
})
