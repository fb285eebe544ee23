import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Flavour } from '../flavour.ts'
import { tablesOf } from './tables.ts'

/** Since when an issue is one. */
export const issueDays = (flavour: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    const { add } = tablesOf(db, flavour)
    await add('issues', 'since_at', 'text?')
    await add('issues', 'since_day_only', 'number?')
  },
})
