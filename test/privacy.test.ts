import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openReports } from '../src/reports/store/open.ts'
import { openStore } from '../src/store/open.ts'
import { temporaryFolder } from './support/process.ts'

const DESIGN = new URL('../../shared/anonymity.md', import.meta.url)

function columnsOf(file: string): readonly string[] {
  const database = new Database(file, { readonly: true })
  const columns = database
    .prepare<[], { name: string }>(
      `select t.name || '.' || c.name as name from sqlite_master t join pragma_table_info(t.name) c
       where t.type = 'table' and t.name not like 'kysely_%' and t.name not like 'sqlite_%'`,
    )
    .all()
    .map(({ name }) => name)
  database.close()
  return columns
}

async function facts(): Promise<readonly string[]> {
  const file = join(temporaryFolder(), 'steward.db')
  await (await openStore({ sqlite: file }, { name: 'Kirklees UNISON', zone: 'Europe/London' })).close()
  return columnsOf(file)
}

async function reports(): Promise<readonly string[]> {
  const file = join(temporaryFolder(), 'reports.db')
  await (await openReports({ sqlite: file })).close()
  return columnsOf(file)
}

it('docs/privacy.md names every column of both databases, and no other', async () => {
  const documented = [...readFileSync('docs/privacy.md', 'utf8').matchAll(/^\| (\w+) \| (\w+) \| .+ \|$/gm)]
    .map(([, table, column]) => `${table}.${column}`)
    .filter((name) => name !== 'table.column')
  expect(documented.sort()).toEqual([...(await facts()), ...(await reports())].sort())
})

it.skipIf(!existsSync(DESIGN))(
  'the store of reports has exactly the columns of its design (../shared is not here otherwise)',
  async () => {
    const [sql = ''] = /```sql\n[\s\S]*?```/.exec(readFileSync(DESIGN, 'utf8')) ?? []
    const designed = [
      ...sql.replaceAll(/--.*$/gm, '').matchAll(/CREATE TABLE (\w+)\s*\(([\s\S]*?)\)\s*STRICT/g),
    ].flatMap(([, table, columns = '']) =>
      columns.split(',').map((column) => `${table}.${column.trim().split(/\s+/)[0]}`),
    )
    expect([...(await reports())].sort()).toEqual(designed.sort())
  },
)
