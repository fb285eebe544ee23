import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Action } from '../../src/core/facts.ts'
import type { Connection } from '../../src/store/flavour.ts'
import { type Store, storeOn } from '../../src/store/open.ts'
import { disputeFacts, utc } from '../support/dispute.ts'
import { actsContract } from './store-acts.ts'
import { askersContract } from './store-askers.ts'
import { branchesContract } from './store-branches.ts'
import { factsContract } from './store-facts.ts'
import { fileJobsContract } from './store-file-jobs.ts'
import { followUpsContract } from './store-follow-ups.ts'
import { goingContract } from './store-going.ts'
import { importContract } from './store-import.ts'
import { jobsContract } from './store-jobs.ts'
import { linksContract } from './store-links.ts'
import { pollsContract } from './store-polls.ts'
import { actionPostsContract } from './store-posts.ts'
import { publishContract } from './store-publish.ts'
import { settingsContract } from './store-settings.ts'
import { singleFactsContract } from './store-single-facts.ts'
import { votesContract } from './store-votes.ts'

/** A database that the contract can empty and connect to. */
export interface StoreHarness {
  start(): Promise<void>
  /** Leaves a database without tables. */
  empty(): Promise<void>
  /** Leaves the tables of the last store, empty, where that is quicker. */
  clear?(): Promise<void>
  connect(): Promise<Connection>
  stop(): Promise<void>
  /** Why two processes cannot have it open at once, where they cannot. */
  readonly onlyOneAtATime?: string
}

/** What a test is given: a store on an empty database, with its first branch. */
export interface Given {
  readonly harness: StoreHarness
  readonly connection: Connection
  readonly store: Store
  readonly branch: string
  anotherBranch(): Promise<string>
  /** Records the facts and returns the id of their dispute. */
  written(more: Parameters<typeof disputeFacts>[0]): Promise<string>
  disputeId(branch?: string, at?: ReturnType<typeof utc>): Promise<string>
}

export const FIRST = { name: 'Kirklees UNISON', zone: 'Europe/London' }
export const ALL = { limit: 100 }
export const LATER = utc('2020-01-01')

export const keys = (records: readonly { key: string }[]): readonly string[] => records.map(({ key }) => key)

export const states = (actions: readonly Action[]): readonly string[] =>
  actions.map(({ key, state }) => `${key}: ${state}`)

/** What every store does, whatever database is under it. */
export function storeContract(harness: StoreHarness): void {
  let connection: Connection
  let store: Store
  let branch: string

  beforeAll(() => harness.start(), 30_000)
  afterAll(() => harness.stop())
  beforeEach(async () => {
    await (harness.clear ?? harness.empty)()
    connection = await harness.connect()
    store = await storeOn(connection, FIRST)
    branch = (await store.settings.onlyBranch()).id
    return () => store.close()
  })

  const given: Given = {
    harness,
    get connection() {
      return connection
    },
    get store() {
      return store
    },
    get branch() {
      return branch
    },
    anotherBranch: async () => {
      const row = {
        id: 'other',
        number: 2,
        name: 'Leeds UNISON',
        zone: 'Europe/London',
        quiet_from: null,
        quiet_to: null,
      }
      await connection.db.insertInto('branches').values(row).execute()
      return row.id
    },
    disputeId: async (of = branch, at = LATER) => {
      const [dispute] = await store.facts.disputes(of, at)
      if (!dispute) throw new Error('no dispute')
      return dispute.id
    },
    written: async (more) => {
      await store.write(branch, disputeFacts(more))
      return given.disputeId()
    },
  }

  settingsContract(given)
  branchesContract(given)
  factsContract(given)
  singleFactsContract(given)
  importContract(given)
  fileJobsContract(given)
  actsContract(given)
  publishContract(given)
  actionPostsContract(given)
  goingContract(given)
  askersContract(given)
  pollsContract(given)
  votesContract(given)
  linksContract(given)
  jobsContract(given)
  followUpsContract(given)

  it('refuses a database of a newer release in one sentence', async () => {
    const { db } = given.connection
    await db
      .insertInto('steward_migration' as never)
      .values({ name: '9999-from-the-future', timestamp: '2030-01-01T00:00:00Z' } as never)
      .execute()
    await expect(storeOn(await given.harness.connect(), FIRST)).rejects.toThrow(
      /^This database was written by a newer release/,
    )
  })
}
