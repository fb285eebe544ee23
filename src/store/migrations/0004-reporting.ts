import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Flavour } from '../flavour.ts'
import { tablesOf } from './tables.ts'

/** What officers set for members' reports, and the figures that they put beside them. The reports are in a store of their own. */
export const reporting = (flavour: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    const { table, add } = tablesOf(db, flavour)
    await add('branches', 'reporting', 'text?')
    await table('comparisons', {
      branch: 'text',
      item: 'text',
      kind: 'text',
      says: 'text',
      figure: 'text',
      source: 'text',
      date: 'text',
    })
      .addPrimaryKeyConstraint('comparisons_pk', ['branch', 'item', 'kind', 'says'])
      .addForeignKeyConstraint('comparisons_of', ['branch'], 'branches', ['id'])
      .execute()
  },
})
