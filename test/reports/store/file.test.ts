import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { UserError } from '../../../src/core/command.ts'
import { SQLITE } from '../../../src/reports/store/flavour.ts'
import { openReports, reportsOn } from '../../../src/reports/store/open.ts'
import type { TallyRow } from '../../../src/reports/store/schema.ts'
import { connectSqlite } from '../../../src/reports/store/sqlite.ts'
import { draftOf } from '../../support/reports-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'steward-'))
afterAll(() => rmSync(folder, { recursive: true }))

let n = 0
const newFile = (): string => join(folder, `place-${n++}`, 'reports-1.db')

const REPORT = { batch: '2017-P02', form: 'workload', area: 'north' }
const answers = (band: string) => ['a', 'b', 'c', 'd', 'e'].map((item) => ({ item, band }))

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8)

describe('the connection', () => {
  it('has every setting that keeps deleted rows out of files', async () => {
    const { db } = await connectSqlite(newFile())
    const settings = ['journal_mode', 'synchronous', 'secure_delete', 'temp_store', 'trusted_schema', 'foreign_keys']
    const found = await Promise.all(settings.map((name) => sql.raw(`pragma ${name}`).execute(db)))
    expect(found.flatMap(({ rows }) => rows.map((row) => Object.values(row as object)[0]))).toEqual([
      'delete',
      2,
      1,
      2,
      0,
      1,
    ])
    await db.destroy()
  })

  it('has the file and its journal readable by their owner alone, whatever the mode was', async () => {
    const file = newFile()
    await (await openReports({ sqlite: file })).close()
    expect(modeOf(join(file, '..'))).toBe('700')
    chmodSync(file, 0o644)
    const connection = await connectSqlite(file)
    const store = await reportsOn(connection)
    expect(modeOf(file)).toBe('600')
    await connection.db.transaction().execute(async (transaction) => {
      await transaction.insertInto('tick').values({ x: 1 }).execute()
      expect(modeOf(`${file}-journal`)).toBe('600')
    })
    await store.close()
    expect(readdirSync(join(file, '..'))).toEqual(['reports-1.db'])
  })
})

describe('the tables', () => {
  it('number no rows, know no other values than their own, and keep no statistics', async () => {
    const file = newFile()
    const store = await openReports({ sqlite: file })
    await store.file({ ...REPORT, answers: answers('b') })
    await store.close()
    const database = new Sqlite(file, { readonly: true })
    const tables = database
      .prepare<[], { name: string; wr: number; strict: number }>(
        `select name, wr, strict from pragma_table_list where schema = 'main' and name not like 'sqlite_%'`,
      )
      .all()
    expect(tables.map(({ name }) => name).sort()).toEqual(
      ['note', 'release', 'thread', 'thread_msg', 'tally', 'tick'].sort(),
    )
    for (const { name, wr, strict } of tables) expect([name, wr, strict]).toEqual([name, name === 'tick' ? 0 : 1, 1])
    expect(database.prepare(`select name from sqlite_schema where name like 'sqlite_stat%'`).all()).toEqual([])
    database.close()
  })

  it('leaves a file alone that is somebody else’s', async () => {
    const file = newFile()
    await (await openReports({ sqlite: file })).close()
    const other = join(file, '..', 'other.db')
    const database = new Sqlite(other)
    database.exec('create table members (name text)')
    database.close()
    await expect(openReports({ sqlite: other })).rejects.toThrow(/there is something else/)
    const text = join(file, '..', 'text.db')
    writeFileSync(text, 'Dear all, '.repeat(100))
    await expect(openReports({ sqlite: text })).rejects.toThrow(/damaged, or is no such file/)
    await expect(openReports({ sqlite: join(text, 'reports.db') })).rejects.toThrow(/Steward may not write/)
  })
})

describe('the order in which reports came', () => {
  /** Where in the file each row lies. */
  function placesOf(file: string, rows: readonly TallyRow[]): readonly number[] {
    const content = readFileSync(file)
    return rows.map(({ id }) => content.indexOf(Buffer.from(id)))
  }

  it('is neither in what is selected nor in how the rows lie in the file', async () => {
    const file = newFile()
    const connection = await connectSqlite(file)
    const store = await reportsOn(connection)
    for (let count = 0; count < 60; count++) await store.file({ ...REPORT, answers: answers(`b${count}`) })
    const rows = await connection.db.selectFrom('tally').selectAll().execute()
    const ids = rows.map(({ id }) => Buffer.from(id))
    expect(ids.map(String)).toEqual(ids.toSorted(Buffer.compare).map(String))
    expect(new Set(rows.map(({ rk }) => rk)).size).toBe(300)

    // The same rows, had they come in another order.
    const otherFile = newFile()
    const other = await connectSqlite(otherFile)
    const otherStore = await reportsOn(other)
    for (const row of rows.toSorted((a, b) => a.rk - b.rk)) await other.db.insertInto('tally').values(row).execute()
    expect(placesOf(otherFile, rows)).not.toEqual(placesOf(file, rows))
    await otherStore.note('2017-P02', Buffer.from('sweeps'))
    expect(placesOf(otherFile, rows)).toEqual(placesOf(file, rows))
    await store.close()
    await otherStore.close()
  })
})

describe('how often something was told', () => {
  /** Where SQLite counts changes, and where it counts changes of tables, which erasing is one of. */
  const counted = (file: string): readonly number[] => [24, 40].map((place) => readFileSync(file).readUInt32BE(place))

  it('cannot be told from the numbers that the file counts, as each minute adds to them at random', async () => {
    const file = newFile()
    const store = await openReports({ sqlite: file })
    const steps = counted(file).map(() => new Set<number>())
    for (let minute = 0; minute < 60; minute++) {
      const before = counted(file)
      await store.tick()
      for (const [n, count] of counted(file).entries()) steps[n]?.add(count - (before[n] ?? 0))
    }
    for (const each of steps) expect(each.size).toBeGreaterThan(3)
    await store.close()
  })
})

describe('a disk without room', () => {
  it('keeps nothing of a report, says so, and takes the next one when there is room again', async () => {
    const connection = await connectSqlite(newFile())
    const store = await reportsOn(connection)
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(connection.db)
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(connection.db)
    const many = Array.from({ length: 300 }, (_, item) => ({ item: `i${item}`, band: 'MARKER' }))
    const error: unknown = await store.file({ ...REPORT, answers: many }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UserError)
    expect(String(error)).toMatch(/There is no room left on the disk .*, so nothing was kept\./)
    expect(await store.unreleased()).toEqual([])
    await expect(store.note('2017-P02', Buffer.alloc(9000))).rejects.toThrow(/no room left/)
    await sql.raw('pragma max_page_count = 1000000').execute(connection.db)
    await store.file({ ...REPORT, answers: many })
    expect(await store.unreleased()).toEqual(['2017-P02'])
    await store.close()
  })
})

describe('another program', () => {
  it('that reads puts off the erasing, and not the answer; a tick catches up', async () => {
    const file = newFile()
    const connection = await connectSqlite(file)
    const reader = new Sqlite(file)
    let reads = false
    const sweep: typeof SQLITE.sweep = (tables) => {
      if (reads) {
        reader.exec('begin')
        reader.prepare('select * from tick').all()
        reads = false
      }
      return SQLITE.sweep(tables)
    }
    const store = await reportsOn({ ...connection, flavour: { ...SQLITE, sweep } })
    for (let count = 0; count < 60; count++) await store.file({ ...REPORT, answers: answers(`b${count}`) })
    reads = true
    const started = performance.now()
    await store.release('2017-P02', (rows) => draftOf('2017-P02', rows))
    expect(performance.now() - started).toBeLessThan(2000)
    const unused = async () =>
      (await sql<{ n: number }>`select freelist_count as n from pragma_freelist_count`.execute(connection.db)).rows[0]
        ?.n
    expect(await unused()).toBeGreaterThan(0)
    reader.exec('rollback')
    await store.tick()
    expect(await unused()).toBe(0)
    reader.close()
    await store.close()
  })

  it('that writes is waited for in a sentence', async () => {
    const file = newFile()
    const connection = await connectSqlite(file)
    const store = await reportsOn(connection)
    await sql`pragma busy_timeout = 20`.execute(connection.db)
    const writer = new Sqlite(file)
    writer.exec('begin immediate')
    await expect(store.note('2017-P02', Buffer.from('note'))).rejects.toThrow(/Another program is busy/)
    writer.close()
    await store.note('2017-P02', Buffer.from('note'))
    await store.close()
  })
})
