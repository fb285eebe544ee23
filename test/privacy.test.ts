import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openStore } from '../src/store/open.ts'

it('docs/privacy.md names every column of the database, and no other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-'))
  const file = join(folder, 'steward.db')
  await (await openStore({ sqlite: file }, { name: 'Kirklees UNISON', zone: 'Europe/London' })).close()
  const database = new Database(file, { readonly: true })
  const columns = database
    .prepare<[], { name: string }>(
      `select t.name || '.' || c.name as name from sqlite_master t join pragma_table_info(t.name) c
       where t.type = 'table' and t.name not like 'kysely_%' and t.name not like 'sqlite_%'`,
    )
    .all()
    .map(({ name }) => name)
  database.close()
  rmSync(folder, { recursive: true })

  const documented = [...readFileSync('docs/privacy.md', 'utf8').matchAll(/^\| (\w+) \| (\w+) \| .+ \|$/gm)]
    .map(([, table, column]) => `${table}.${column}`)
    .filter((name) => name !== 'table.column')
  expect(documented.sort()).toEqual(columns.sort())
})
