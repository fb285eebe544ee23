import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { connectSqlite } from '../../src/store/sqlite.ts'
import { storeContract } from '../contract/store.ts'

describe('the store on SQLite', () => {
  let folder = ''
  let file = ''
  let files = 0
  storeContract({
    start: async () => {
      folder = mkdtempSync(join(tmpdir(), 'steward-'))
    },
    empty: async () => {
      file = join(folder, `${++files}.db`)
    },
    connect: () => connectSqlite(file),
    onlyOneAtATime: 'two connections of one process would wait for each other; see processes.test.ts',
    stop: async () => rmSync(folder, { recursive: true }),
  })
})
