import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { openReports } from '../../../src/reports/store/open.ts'
import { connectPostgres } from '../../../src/reports/store/postgres.ts'
import { reportsContract } from '../../contract/reports-store.ts'
import { draftOf } from '../../support/reports-store.ts'

const server = process.env.TEST_DATABASE_URL

async function run(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

describe('the store of reports on a PostgreSQL server', () => {
  if (!server) {
    it.skip('is not tried: TEST_DATABASE_URL names no server', () => {})
    return
  }
  // A database of its own, so that the test can neither see nor hurt what is in the one it was given.
  const name = `steward_test_${randomUUID().replaceAll('-', '')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  reportsContract({
    start: () => run(server, `create database ${name}`),
    empty: () => run(url.href, 'drop schema if exists reports_1 cascade'),
    connect: () => connectPostgres(url.href, 'reports_1'),
    stop: () => run(server, `drop database ${name} with (force)`),
    fromTheFuture: `comment on schema reports_1 is 'Steward: what members reported, 2'`,
  })

  it('is opened, written and released by several at once', async () => {
    const where = { postgres: url.href, schema: 'reports_2' }
    const stores = await Promise.all([1, 2, 3].map(() => openReports(where)))
    const answers = [{ item: 'cases', band: 'b' }]
    await Promise.all(
      stores.flatMap((store) =>
        Array.from({ length: 5 }, () => store.file({ batch: '2017-P02', form: 'workload', area: 'north', answers })),
      ),
    )
    const releases = await Promise.all(
      stores.map((store) => store.release('2017-P02', (rows) => draftOf('2017-P02', rows))),
    )
    for (const release of releases) expect(release.cells).toMatchObject([{ count: 15 }])
    for (const store of stores) await store.close()
  })
})
