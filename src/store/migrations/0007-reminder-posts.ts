import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Flavour } from '../flavour.ts'
import { tablesOf } from './tables.ts'

/** Reminders are kept among the messages of an action, so that they are changed with it. */
export const reminderPosts = (flavour: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    await tablesOf(db, flavour).add('action_posts', 'reminds', 'number?')
  },
})
