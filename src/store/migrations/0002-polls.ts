import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Flavour } from '../flavour.ts'
import { type Kind, tablesOf } from './tables.ts'

/** Polls and what was voted in them, accounts that are linked, and work that is to be done later. */
export const polls = (flavour: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    const { table, index } = tablesOf(db, flavour)
    const ofPoll = (
      name: string,
      columns: Readonly<Record<string, Kind>>,
      key: readonly string[],
    ): CreateTableBuilder<string, string> =>
      table(name, { poll: 'text', ...columns })
        .addPrimaryKeyConstraint(`${name}_pk`, ['poll', ...key])
        .addForeignKeyConstraint(`${name}_of`, ['poll'], 'polls', ['id'])

    await table('polls', {
      id: 'text',
      branch: 'text',
      author: 'text',
      question: 'text',
      options: 'text',
      picks: 'number',
      secret: 'number',
      showing: 'number',
      roll: 'number?',
      state: 'text',
      drafted_at: 'text',
      closes_at: 'text',
      opened_at: 'text?',
      closed_at: 'text?',
    })
      .addPrimaryKeyConstraint('polls_pk', ['id'])
      .addForeignKeyConstraint('polls_of', ['branch'], 'branches', ['id'])
      .execute()
    await index('polls', ['branch', 'state', 'closes_at', 'opened_at', 'id'])
    await index('polls', ['state', 'drafted_at'])

    await ofPoll(
      'poll_results',
      { votes: 'text', voters: 'number', spoilt: 'number', eligible: 'number?', lost: 'number', counted_at: 'text' },
      [],
    ).execute()
    await ofPoll('poll_posts', { platform: 'text', space: 'text', channel: 'text', message: 'text?', gone: 'number' }, [
      'platform',
      'space',
      'channel',
    ]).execute()
    await index('poll_posts', ['message', 'channel'])

    await ofPoll('poll_keys', { secret: 'text' }, []).execute()
    await ofPoll('poll_boxes', { option: 'number', votes: 'number' }, ['option']).execute()
    // No foreign key: it would be checked for each vote, and the poll's row is locked while votes go in.
    const voters = table('poll_voters', { poll: 'text', who: 'text' }).addPrimaryKeyConstraint('poll_voters_pk', [
      'poll',
      'who',
    ])
    await (flavour.unnumbered ? voters.modifyEnd(flavour.unnumbered) : voters).execute()

    await table('secrets', { name: 'text', value: 'text' }).addPrimaryKeyConstraint('secrets_pk', ['name']).execute()
    await table('links', { account: 'text', person: 'text' }).addPrimaryKeyConstraint('links_pk', ['account']).execute()
    await index('links', ['person'])
    await table('link_codes', { code: 'text', account: 'text', platform: 'text', expires_at: 'text' })
      .addPrimaryKeyConstraint('link_codes_pk', ['code'])
      .execute()

    await table('jobs', {
      key: 'text',
      due_at: 'text',
      kind: 'text',
      poll: 'text',
      platform: 'text?',
      space: 'text?',
      channel: 'text?',
      attempts: 'number',
      leased_until: 'text?',
      trouble: 'text?',
    })
      .addPrimaryKeyConstraint('jobs_pk', ['key'])
      .execute()
    // Without those that are set aside, which stay for good.
    await db.schema
      .createIndex('jobs_by_due_at')
      .on('jobs')
      .columns(['due_at', 'key'])
      .where(sql.ref('trouble'), 'is', null)
      .execute()
  },
})
