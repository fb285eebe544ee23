import { Kysely, PostgresDialect } from 'kysely'
import { type Connection, POSTGRES } from './flavour.ts'
import type { Database } from './schema.ts'

const PATIENCE_MS = 5000
const POSTGRES_SERVER = 'PostgreSQL'

export async function connectPostgres(url: string): Promise<Connection> {
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS })
  // A server that restarts breaks idle connections. Unheard, that would end the process; the next query opens a new one.
  pool.on('error', () => {})
  return {
    db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }),
    flavour: POSTGRES,
    place: POSTGRES_SERVER,
  }
}
