import type { Socket } from 'node:net'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { type Connection, POSTGRES } from './flavour.ts'
import type { Database } from './schema.ts'

/** How long a server may take to answer at all. */
const CONNECTING_MS = 5000
/** Nothing that Steward asks for in a day's work takes nearly as long. */
const SILENCE_MS = 30_000
const POSTGRES_SERVER = 'PostgreSQL'

/** `silence`: after so many milliseconds without a word from the server a connection is given up. */
export async function connectPostgres(url: string, silence = SILENCE_MS): Promise<Connection> {
  const { default: driver } = await import('pg')
  const poolOf = (): pg.Pool => {
    const pool = new driver.Pool({ connectionString: url, connectionTimeoutMillis: CONNECTING_MS, keepAlive: true })
    // A server that restarts breaks connections. Unheard, that would end the process; the next query opens a new one.
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', () => {}))
    return pool
  }
  const daily = poolOf()
  daily.on('connect', (client) => giveUpAfter(client, silence))
  const kysely = (pool: pg.Pool) => new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  return {
    db: kysely(daily),
    // A migration may take long, and waits for that of another process.
    forTables: kysely(poolOf()),
    flavour: POSTGRES,
    place: POSTGRES_SERVER,
  }
}

/**
 * A server that is cut off without a word (its machine fell over, a firewall forgot the connection) would be waited for until
 * TCP gives up, a quarter of an hour later, and all of Steward with it.
 */
function giveUpAfter(client: pg.PoolClient, silence: number): void {
  const { stream } = client.connection
  if ('setTimeout' in stream) (stream as Socket).setTimeout(silence, () => stream.destroy())
}
