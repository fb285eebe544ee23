import type { Migration, MigrationProvider } from 'kysely/migration'
import type { Flavour } from '../flavour.ts'
import { facts } from './0001-facts.ts'
import { polls } from './0002-polls.ts'
import { acts } from './0003-acts.ts'
import { reporting } from './0004-reporting.ts'
import { ranUntil } from './0005-ran-until.ts'
import { recorded } from './0006-recorded.ts'
import { reminderPosts } from './0007-reminder-posts.ts'
import { lists } from './0008-lists.ts'
import { endedDrafts } from './0009-ended-drafts.ts'
import { issueDays } from './0010-issue-days.ts'
import { pollResultsPosted } from './0011-poll-results-posted.ts'

/** Every migration there has been, in order. Forward only: a released one is never edited, the next one mends it. */
export const MIGRATIONS: Readonly<Record<string, (flavour: Flavour) => Migration>> = {
  '0001-facts': facts,
  '0002-polls': polls,
  '0003-acts': acts,
  '0004-reporting': reporting,
  '0005-ran-until': ranUntil,
  '0006-recorded': recorded,
  '0007-reminder-posts': reminderPosts,
  '0008-lists': lists,
  '0009-ended-drafts': endedDrafts,
  '0010-issue-days': issueDays,
  '0011-poll-results-posted': pollResultsPosted,
}

export const migrationsFor = (flavour: Flavour): MigrationProvider => ({
  getMigrations: async () =>
    Object.fromEntries(Object.entries(MIGRATIONS).map(([name, migration]) => [name, migration(flavour)])),
})
