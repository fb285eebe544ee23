import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import type { Ask } from '../../src/core/access.ts'
import type { Message } from '../../src/core/message.ts'
import { parseWords } from '../../src/core/parse-words.ts'
import { readDisputeFile } from '../../src/domain/dispute-file.ts'
import { isSealed, openSealed } from '../../src/reports/seal.ts'
import { reportsOn } from '../../src/reports/store/open.ts'
import { TABLES } from '../../src/reports/store/schema.ts'
import { connectSqlite } from '../../src/reports/store/sqlite.ts'
import { limits, seed } from './branch.ts'
import { temporaryFolder } from './process.ts'
import { openWorld, type World } from './world.ts'

/** What a form's button sends, with what was filled in as words: `cases:20 over:3`. */
export function filledIn({ bot }: Pick<World, 'bot'>, name: string, words: string, ask: Ask): Promise<Message> {
  const command = bot.find(name)
  if (!command) throw new Error(`no command ${name}`)
  return bot.run(command, parseWords(command, words), ask, limits)
}

export interface Confidence extends World {
  /** The file of reports, as a stranger finds it on the disk. */
  readonly file: string
  /** How many rows there are in each table that has any, but for the one that covers the time. */
  rows(): Readonly<Record<string, number>>
  /** Texts that are kept unsealed. */
  texts(): Promise<readonly string[]>
  /** Somebody with the file in hands changes it. */
  tamper(statement: string): void
  readonly asOfficer: Ask
  tally(): readonly { readonly item: string; readonly band: string; readonly area: string; readonly batch: string }[]
}

interface Options {
  readonly now?: string
  readonly recipients?: readonly string[]
  /** One that an earlier Steward has left. */
  readonly file?: string
  /** Whether no other process takes reports. */
  readonly alone?: boolean
  /** So many pages of the file, and then the disk is full. */
  readonly pages?: number
}

/** The branch in Kirklees on both platforms, with the file of reports in a folder of its own. */
export async function confidence({
  now = '2017-03-01T09:00',
  recipients = [],
  alone = true,
  pages,
  file = join(temporaryFolder(), 'reports.db'),
}: Options = {}): Promise<Confidence> {
  const open = async (id: string) => {
    if (id === 'damaged') throw new Error('damaged')
    const connection = await connectSqlite(file)
    const store = await reportsOn(connection)
    if (pages !== undefined) await sql.raw(`pragma max_page_count = ${pages}`).execute(connection.db)
    return store
  }
  const world = await openWorld({ now, reports: { recipients, alone, open } })
  const branch = await world.store.settings.onlyBranch()
  await world.store.write(branch.id, readDisputeFile(seed(), 'seed.json'))
  await world.keepWindows()

  /** Nothing was ever reported, so no file was made. */
  function read<T>(statement: string): readonly T[] {
    if (!existsSync(file)) return []
    const database = new Sqlite(file, { readonly: true })
    const rows = database.prepare<[], T>(statement).all()
    database.close()
    return rows
  }
  const sealed = (): readonly Uint8Array[] =>
    read<{ sealed: Uint8Array }>('select sealed from note union all select sealed from thread_msg where dir = 0').map(
      (row) => row.sealed,
    )

  return {
    ...world,
    officer: world.officer,
    press: world.press,
    get code() {
      return world.code
    },
    file,
    tamper(statement) {
      const database = new Sqlite(file)
      database.exec(statement)
      database.close()
    },
    asOfficer: {
      asker: { platform: 'discord', id: 'officer' },
      place: { platform: 'discord', space: world.discord.space, channel: world.discord.channel },
      holds: async () => true,
      memberSince: async () => 'unknown',
      mayNotifyAll: async () => true,
    },
    rows: () =>
      Object.fromEntries(
        Object.keys(TABLES)
          .filter((table) => table !== 'tick')
          .map((table) => [table, read(`select 1 from ${table}`).length] as const)
          .filter(([, count]) => count > 0),
      ),
    texts: async () =>
      (await Promise.all(sealed().map((bytes) => (isSealed(bytes) ? '' : openSealed(bytes))))).flatMap(
        (text) => text ?? [],
      ),
    tally: () => read('select item, band, area, batch from tally order by item'),
  }
}
