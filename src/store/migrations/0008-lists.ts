import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Flavour } from '../flavour.ts'
import { tablesOf } from './tables.ts'

/** Lists that were sorted anew each time, or read through, are read off from their beginning. */
export const lists = (flavour: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    const { index } = tablesOf(db, flavour)
    await index('disputes', ['branch', 'ended_at'])
    await index('issue_notes', ['dispute', 'issue', 'when_at', 'position'])
    // Named apart from the ones that begin as they do.
    const closed = db.schema.createIndex('polls_by_closed_at').on('polls')
    await closed.columns(['branch', 'state', 'closed_at']).execute()
    const kinds = db.schema.createIndex('issue_notes_by_kind').on('issue_notes')
    await kinds.columns(['dispute', 'issue', 'kind', 'when_at', 'position']).execute()
  },
})
