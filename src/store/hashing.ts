import { createHmac, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Person } from '../core/adapter.ts'
import type { Database } from './schema.ts'

const KEY_BYTES = 32
/** Enough that no two of a poll's voters meet by chance. */
const VOTER_BYTES = 16
const INSTANCE = 'instance'

export const newKey = (): string => randomBytes(KEY_BYTES).toString('base64url')

/** Makes this installation's secret at the first start. */
export async function keepSecret(db: Kysely<Database>): Promise<void> {
  await db
    .insertInto('secrets')
    .values({ name: INSTANCE, value: newKey() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface Hashes {
  account(branch: string, person: Person): string
  code(branch: string, code: string): string
  /** Makes what is derived for this purpose another thing here than in any other installation. */
  salt(purpose: string): Uint8Array
}

/** Stands for accounts and codes in the database: without this installation's secret nobody can tell whose they are. */
export async function hashesIn(db: Kysely<Database>): Promise<Hashes> {
  const { value } = await db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', INSTANCE)
    .executeTakeFirstOrThrow()
  const secret = bytes(value)
  return {
    account: (branch, { platform, id }) => hmac(secret, `${branch}|${platform}|${id}`).toString('base64url'),
    code: (branch, code) => hmac(secret, `code|${branch}|${code}`).toString('base64url'),
    salt: (purpose) => hmac(secret, `salt|${purpose}`),
  }
}

/** Stands for an account among the voters of one poll; with that poll's key destroyed, for nobody any more. */
export const voterHashes = (key: string): ((account: string) => string) => {
  const secret = bytes(key)
  return (account) => hmac(secret, account).toString('base64url', 0, VOTER_BYTES)
}

const bytes = (key: string): Buffer => Buffer.from(key, 'base64url')

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
