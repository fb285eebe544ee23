import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Migrator } from 'kysely/migration'
import { afterAll, describe, expect, it } from 'vitest'
import { SQLITE } from '../../src/store/flavour.ts'
import { MIGRATIONS } from '../../src/store/migrations/index.ts'
import { openStore } from '../../src/store/open.ts'
import { connectSqlite } from '../../src/store/sqlite.ts'
import { writeDispute } from '../../src/store/write.ts'
import { disputeFacts, utc } from '../support/dispute.ts'

const folder = mkdtempSync(join(tmpdir(), 'steward-'))
afterAll(() => rmSync(folder, { recursive: true }))

const NOON = utc('2017-03-01T12:00')

/** A database as the release that ended with this migration left it, with a branch, its settings and a dispute. */
async function leftBy(last: string, file: string): Promise<void> {
  const { db } = await connectSqlite(file)
  const names = Object.keys(MIGRATIONS)
  const released = Object.entries(MIGRATIONS).slice(0, names.indexOf(last) + 1)
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(released.map(([name, make]) => [name, make(SQLITE)])) },
    migrationTableName: 'steward_migration',
    migrationLockTableName: 'steward_migration_lock',
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
  await db
    .insertInto('branches')
    .values({ id: 'b', number: 1, name: 'Leeds', zone: 'UTC' } as never)
    .execute()
  await db
    .insertInto('spaces')
    .values({ platform: 'slack', id: 'T1', branch: 'b', poll_channel: 'C1' } as never)
    .execute()
  await writeDispute(db, 'b', disputeFacts())
  await db.destroy()
}

describe('a database of an earlier release', () => {
  it('keeps all it has and takes polls from then on, with a secret that stays the same', async () => {
    const file = join(folder, 'first.db')
    await leftBy('0001-facts', file)
    const first = { name: 'Other', zone: 'Europe/London' }
    const author = { platform: 'slack', id: 'U1' } as const
    const open = await openStore({ sqlite: file }, first)
    expect(await open.settings.onlyBranch()).toEqual({ id: 'b', name: 'Leeds', zone: 'UTC' })
    expect(await open.settings.spaces('b')).toEqual([{ platform: 'slack', id: 'T1', pollChannel: 'C1' }])
    expect(await open.facts.disputes('b', utc('2020-01-01'))).toHaveLength(1)
    const question = { question: 'Which?', options: ['a', 'b'], picks: 1, secret: true, showing: false }
    const { id } = await open.polls.draft({ branch: 'b', ...question }, author, NOON)
    await open.polls.open(id, [], NOON)
    expect(await open.polls.cast([{ poll: id, option: 0, voter: author }])).toEqual(['counted'])
    await open.close()

    const again = await openStore({ sqlite: file }, first)
    expect(await again.polls.wrote(id, author)).toBe(true)
    expect(await again.polls.cast([{ poll: id, option: 0, voter: author }])).toEqual(['voted before'])
    await again.close()
  })
})
