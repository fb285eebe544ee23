import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { describe, it } from 'vitest'
import { connectPostgres } from '../../src/store/postgres.ts'
import { storeContract } from '../contract/store.ts'
import { EMPTY_TABLES, WITHOUT_TABLES } from '../support/postgres.ts'

const server = process.env.TEST_DATABASE_URL

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
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
  let beside: Client
  let inside: Client
  const run = async (...statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await inside.query(statement)
  }
  storeContract({
    start: async () => {
      beside = await connected(server)
      await beside.query(`create database ${name}`)
      inside = await connected(url.href)
    },
    empty: () => run(...WITHOUT_TABLES),
    clear: () => run(EMPTY_TABLES),
    connect: () => connectPostgres(url.href),
    stop: async () => {
      await inside.end()
      await beside.query(`drop database ${name} with (force)`)
      await beside.end()
    },
  })
})
