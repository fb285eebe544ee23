import { Kysely, PostgresDialect } from 'kysely'
import { UserError } from '../../core/user-error.ts'
import { type Connection, postgresIn } from './flavour.ts'
import type { Database } from './schema.ts'

/** How long a server may take to answer at all. */
const CONNECTING_MS = 5000
const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/

/** A schema of the branch's own, in a database that may be the one of everything else. */
export async function connectPostgres(url: string, schema: string): Promise<Connection> {
  if (!SCHEMA.test(schema)) throw new UserError('The schema of members’ reports needs a name of small letters.')
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: CONNECTING_MS })
  // A server that restarts breaks idle connections. Unheard, that would end the process; the next query opens a new one.
  pool.on('error', () => {})
  return {
    db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }).withSchema(schema),
    flavour: postgresIn(schema),
  }
}
