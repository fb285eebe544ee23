import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { ITEMS, WORKLOAD } from '../src/reports/questions.ts'
import { openReports } from '../src/reports/store/open.ts'

const BATCH = '2017-P02'
const TIMES = 40
/** More than a service of 1,300 files in four weeks. */
const BUSY = 1_000

const report = {
  batch: BATCH,
  form: WORKLOAD,
  area: 'north',
  answers: ITEMS.map(({ key }) => ({ item: key, band: '1-5' })),
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** What keeping one report costs, in an empty window and in a full one, beside a bare insert of as many rows that is synced to the disk. */
export async function reportsBench(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-bench-'))
  try {
    const store = await openReports({ sqlite: join(folder, 'reports.db') })
    const file = async (): Promise<number> => {
      const started = performance.now()
      await store.file(report)
      return performance.now() - started
    }
    const timed = async (): Promise<number> => {
      const all: number[] = []
      for (let n = 0; n < TIMES; n++) all.push(await file())
      return median(all)
    }
    const floor = bareInsert(join(folder, 'bare.db'))
    const empty = await timed()
    for (let n = 0; n < BUSY; n++) await store.file(report)
    const full = await timed()
    await store.close()
    const line = (name: string, ms: number): string => `${name}: ${ms.toFixed(1)} ms, ${(ms / floor).toFixed(1)} of it`
    return [
      `a bare insert of ${ITEMS.length} rows: ${floor.toFixed(1)} ms`,
      line('a report in an empty window, erased and shuffled', empty),
      line(`after ${BUSY} more`, full),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function bareInsert(path: string): number {
  const database = new Sqlite(path)
  database.pragma('journal_mode = delete')
  database.pragma('synchronous = full')
  database.exec('create table t (id blob primary key, item text, band text) strict, without rowid')
  const insert = database.prepare('insert into t values (randomblob(16), ?, ?)')
  const all = Array.from({ length: TIMES }, () => {
    const started = performance.now()
    database.transaction(() => {
      for (const { key } of ITEMS) insert.run(key, '1-5')
    })()
    return performance.now() - started
  })
  database.close()
  return median(all)
}
