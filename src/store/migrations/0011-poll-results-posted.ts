import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Flavour } from '../flavour.ts'
import { tablesOf } from './tables.ts'

/** The message with a poll's result is known, so that it is taken back when the poll is opened again. */
export const pollResultsPosted = (flavour: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    await tablesOf(db, flavour).add('poll_posts', 'result', 'text?')
  },
})
