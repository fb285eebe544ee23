import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { describe, it } from 'vitest'
import { connectPostgres } from '../../src/store/postgres.ts'
import { storeContract } from '../contract/store.ts'
import { EMPTY_TABLES, WITHOUT_TABLES } from '../support/postgres.ts'

const server = process.env.TEST_DATABASE_URL

async function run(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

describe('the store on a PostgreSQL server', () => {
  if (!server) {
    it.skip('is not tried: TEST_DATABASE_URL names no server', () => {})
    return
  }
  // A database of its own, so that the test can neither see nor hurt what is in the one it was given.
  const name = `steward_test_${randomUUID().replaceAll('-', '')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  storeContract({
    start: () => run(server, `create database ${name}`),
    empty: () => run(url.href, ...WITHOUT_TABLES),
    clear: () => run(url.href, EMPTY_TABLES),
    connect: () => connectPostgres(url.href),
    stop: () => run(server, `drop database ${name} with (force)`),
  })
})
