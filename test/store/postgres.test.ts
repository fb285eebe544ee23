import { randomUUID } from 'node:crypto'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { sql } from 'kysely'
import { Client } from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connectPostgres } from '../../src/store/postgres.ts'
import { storeContract } from '../contract/store.ts'
import { EMPTY_TABLES, WITHOUT_TABLES } from '../support/postgres.ts'

const server = process.env.TEST_DATABASE_URL

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}

/** Stands between Steward and the server, and lets nothing through while it is silent: nobody hears that the other is gone. */
async function cutOff(port: string) {
  const sockets = new Set<Socket>()
  const state = { silent: false }
  const proxy = createServer((near) => {
    const far = connect(Number(port || 5432), '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (data) => {
        if (!state.silent) to.write(data)
      })
      from.on('error', () => {})
      from.on('close', () => to.destroy())
    }
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return Object.assign(state, {
    port: (proxy.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => proxy.close(resolve))
    },
  })
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
  describe('a server that is cut off without a word', () => {
    it('is given up after a while, and asked again by another connection; setting up the tables may take longer', async () => {
      const held = await cutOff(new URL(server).port)
      onTestFinished(() => held.close())
      const address = new URL(server)
      address.port = `${held.port}`
      const { db, forTables } = await connectPostgres(address.href, 300)
      onTestFinished(async () => {
        await Promise.all([db.destroy(), forTables?.destroy()])
      })
      const one = async (on = db): Promise<unknown> => (await sql`select 1 as one`.execute(on)).rows
      const slow = sql`select pg_sleep(0.6)`
      expect((await slow.execute(forTables ?? db)).rows).toHaveLength(1)
      expect(await one()).toEqual([{ one: 1 }])
      held.silent = true
      const begun = performance.now()
      await expect(one()).rejects.toThrow('Connection terminated')
      await expect(db.transaction().execute(one)).rejects.toThrow()
      expect(performance.now() - begun).toBeLessThan(8_000)
      held.silent = false
      expect(await one()).toEqual([{ one: 1 }])
    }, 20_000)
  })

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
