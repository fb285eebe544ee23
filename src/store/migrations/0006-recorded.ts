import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Flavour } from '../flavour.ts'
import { tablesOf } from './tables.ts'

/** In which order officers recorded what is of the same day, and which records were corrected by a later one. */
export const recorded = (flavour: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    const { index, add } = tablesOf(db, flavour)
    await add('disputes', 'recorded', 'number?')
    await add('action_versions', 'position', 'number?')
    await add('issue_notes', 'position', 'number?')
    for (const table of ['ballots', 'issue_notes', 'claims', 'updates']) await add(table, 'corrected_at', 'text?')
    // Nobody has written down the order of what is there; the databases put what is missing at different ends.
    for (const table of ['disputes', 'action_versions', 'issue_notes'])
      await sql`update ${sql.table(table)} set ${sql.ref(table === 'disputes' ? 'recorded' : 'position')} = 0`.execute(
        db,
      )
    await db.schema.dropIndex('action_versions_by_changed_at').execute()
    await index('action_versions', ['dispute', 'changed_at', 'position', 'n', 'action'])
  },
})
