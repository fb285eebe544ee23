import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Flavour } from '../flavour.ts'
import { tablesOf } from './tables.ts'

/** Until when an action took place that was stopped while it was under way; and a list of those that are to be resumed. */
export const ranUntil = (flavour: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    const { index, add } = tablesOf(db, flavour)
    await add('action_versions', 'ran_until', 'text?')
    await index('action_versions', ['dispute', 'resumes_at', 'action', 'n'])
    await sql`update action_versions set ran_until = changed_at
      where change in ('called off', 'suspended') and exists (
        select 1 from action_versions as before
        where before.dispute = action_versions.dispute and before.action = action_versions.action
          and before.n = action_versions.n - 1 and before.state = 'announced'
          and before.starts_at < action_versions.changed_at and before.ends_at > action_versions.changed_at
      )`.execute(db)
  },
})
