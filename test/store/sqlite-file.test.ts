import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { UserError } from '../../src/core/command.ts'
import { openStore, storeOn } from '../../src/store/open.ts'
import { connectSqlite } from '../../src/store/sqlite.ts'
import { day, disputeFacts, source, utc } from '../support/dispute.ts'

const FIRST = { name: 'Kirklees UNISON', zone: 'Europe/London' }
const folder = mkdtempSync(join(tmpdir(), 'steward-'))
afterAll(() => rmSync(folder, { recursive: true }))

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8)
const many = (count: number, text = 'News.') =>
  disputeFacts({
    updates: Array.from({ length: count }, (_, n) => ({
      key: `u${n}`,
      when: day('2017-02-01'),
      text,
      source: source(),
    })),
  })

describe('the file of the store', () => {
  it('is for its owner alone, and so are its folder and the files beside it', async () => {
    const file = join(folder, 'a', 'b', 'steward.db')
    const store = await openStore({ sqlite: file }, FIRST)
    await store.write((await store.settings.onlyBranch()).id, disputeFacts())
    expect([mode(join(folder, 'a')), mode(join(folder, 'a', 'b'))]).toEqual(['700', '700'])
    expect([file, `${file}-wal`, `${file}-shm`].map(mode)).toEqual(['600', '600', '600'])
    await store.close()
  })

  it('is taken from everybody else, where it could be read by them', async () => {
    const file = join(folder, 'open.db')
    writeFileSync(file, '', { mode: 0o644 })
    chmodSync(file, 0o644)
    const store = await openStore({ sqlite: file }, FIRST)
    expect(mode(file)).toBe('600')
    await store.close()
  })

  it('has every commit on the disk before it is acknowledged', async () => {
    const connection = await connectSqlite(join(folder, 'full.db'))
    const store = await storeOn(connection, FIRST)
    await store.write((await store.settings.onlyBranch()).id, disputeFacts())
    const read = async (pragma: string): Promise<unknown> =>
      Object.values((await sql<object>`${sql.raw(`pragma ${pragma}`)}`.execute(connection.db)).rows[0] ?? {})[0]
    expect(await read('synchronous')).toBe(2)
    expect(await read('journal_mode')).toBe('wal')
    expect(await read('foreign_keys')).toBe(1)
    await store.close()
  })

  it('waits for other programs as long as before, also after it could not empty its log', async () => {
    const connection = await connectSqlite(join(folder, 'waits.db'))
    const store = await storeOn(connection, FIRST)
    const patience = async (): Promise<unknown> =>
      (await sql<{ timeout: number }>`pragma busy_timeout`.execute(connection.db)).rows[0]?.timeout
    const before = await patience()
    // In a transaction SQLite refuses to empty it.
    await sql`begin immediate`.execute(connection.db)
    await expect(store.polls.settle()).rejects.toThrow('locked')
    await sql`rollback`.execute(connection.db)
    expect(await patience()).toBe(before)
    await store.close()
  })

  it('still has everything when it is opened again', async () => {
    const file = join(folder, 'again.db')
    const first = await openStore({ sqlite: file }, FIRST)
    const branch = await first.settings.branchOf('discord', 'guild')
    await first.write(branch.id, many(3))
    await first.close()
    const second = await openStore({ sqlite: file }, { name: 'Other', zone: 'UTC' })
    expect(await second.settings.branchOf('discord', 'guild')).toEqual(branch)
    const [dispute] = await second.facts.disputes(branch.id, utc('2020-01-01'))
    expect(await second.facts.updates(dispute?.id ?? '', utc('2020-01-01'), { limit: 9 })).toHaveLength(3)
    await second.close()
  })

  it('is named in a sentence when it is no database', async () => {
    const file = join(folder, 'letter.db')
    writeFileSync(file, 'Dear all, '.repeat(1000))
    await expect(openStore({ sqlite: file }, FIRST)).rejects.toThrow(/letter\.db is damaged, or is not a database/)
    expect(readFileSync(file, 'utf8')).toMatch(/^Dear all/)
  })

  it('is named in a sentence when it is damaged in the middle', async () => {
    const file = join(folder, 'damaged.db')
    const store = await openStore({ sqlite: file }, FIRST)
    await store.close()
    const bytes = readFileSync(file)
    bytes.fill(0xff, 100, bytes.length)
    writeFileSync(file, bytes)
    await expect(openStore({ sqlite: file }, FIRST)).rejects.toThrow(/is damaged/)
  })

  it('is named in a sentence when it cannot be made', async () => {
    writeFileSync(join(folder, 'not-a-folder'), '')
    mkdirSync(join(folder, 'folder.db'))
    for (const file of ['not-a-folder/steward.db', 'folder.db'])
      await expect(openStore({ sqlite: join(folder, file) }, FIRST)).rejects.toThrow(/^Steward may not write to /)
  })

  it.skipIf(process.getuid?.() === 0)('is named in a sentence when it may not be written to (root may)', async () => {
    const file = join(folder, 'locked.db')
    writeFileSync(file, '')
    chmodSync(file, 0o400)
    await expect(openStore({ sqlite: file }, FIRST)).rejects.toThrow(/^Steward may not write to /)
  })

  it('keeps what it had when the disk is full, and says so', async () => {
    const connection = await connectSqlite(join(folder, 'small.db'))
    const store = await storeOn(connection, FIRST)
    const { id } = await store.settings.onlyBranch()
    await store.write(id, many(3))
    // As good as a full disk: SQLite gives the same error when it may not grow.
    await sql`pragma max_page_count = 60`.execute(connection.db)
    const written = store.write(id, many(500, 'Long news. '.repeat(80)))
    await expect(written).rejects.toThrow(UserError)
    await expect(written).rejects.toThrow(/^The disk is full/)
    const [dispute] = await store.facts.disputes(id, utc('2020-01-01'))
    const kept = await store.facts.updates(dispute?.id ?? '', utc('2020-01-01'), { limit: 9 })
    expect(kept.map(({ text }) => text)).toEqual(['News.', 'News.', 'News.'])
    await store.close()
  })

  it('is not made for a database in memory', async () => {
    const store = await openStore({ sqlite: ':memory:' }, FIRST)
    await store.close()
    expect(existsSync(':memory:')).toBe(false)
  })
})

describe('a PostgreSQL server that is not there', () => {
  it('is said without the password that is in its address', async () => {
    const opened = openStore({ postgres: 'postgres://sam:s3cret@127.0.0.1:1/steward' }, FIRST)
    await expect(opened).rejects.toThrow('PostgreSQL does not answer. Is it running, and is DATABASE_URL right?')
    await expect(opened).rejects.not.toThrow('s3cret')
  })
})
