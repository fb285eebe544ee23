import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Flavour } from '../flavour.ts'
import { tablesOf } from './tables.ts'

/** What became of a draft that waited for a second officer, and where one was asked: so that both can be told the truth. */
export const endedDrafts = (flavour: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    const { table, add } = tablesOf(db, flavour)
    await add('drafts', 'became', 'text?')
    await table('draft_posts', { draft: 'text', platform: 'text', space: 'text', channel: 'text', message: 'text' })
      .addPrimaryKeyConstraint('draft_posts_pk', ['draft', 'platform', 'channel', 'message'])
      .execute()
  },
})
