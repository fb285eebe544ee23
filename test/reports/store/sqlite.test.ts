import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openReports } from '../../../src/reports/store/open.ts'
import { connectSqlite } from '../../../src/reports/store/sqlite.ts'
import { IN_MEMORY } from '../../../src/sqlite.ts'
import { reportsContract } from '../../contract/reports-store.ts'

describe('the store of reports in a SQLite file', () => {
  let folder: string
  let n = 0
  reportsContract({
    start: async () => {
      folder = mkdtempSync(join(tmpdir(), 'steward-'))
    },
    empty: async () => {
      n++
    },
    connect: () => connectSqlite(join(folder, `reports-${n}.db`)),
    stop: async () => rmSync(folder, { recursive: true }),
    fromTheFuture: 'pragma user_version = 2',
  })
})

it('can be tried in memory', async () => {
  const store = await openReports({ sqlite: IN_MEMORY })
  await store.note('2017-P02', Buffer.from('note'))
  expect(await store.bundle('2017-P02')).toBeUndefined()
  await store.close()
})
