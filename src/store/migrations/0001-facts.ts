import type { CreateTableBuilder, Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Flavour } from '../flavour.ts'
import { type Kind, tablesOf } from './tables.ts'

/** Branches, their servers and workspaces, and the facts of their disputes. */
export const facts = (flavour: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    const { table, index } = tablesOf(db, flavour)
    const ofDispute = (name: string, columns: Readonly<Record<string, Kind>>): CreateTableBuilder<string, string> =>
      table(name, { dispute: 'text', key: 'text', position: 'number', ...columns })
        .addPrimaryKeyConstraint(`${name}_pk`, ['dispute', 'key'])
        .addForeignKeyConstraint(`${name}_of`, ['dispute'], 'disputes', ['id'])
    const cited = (name: string, columns: Readonly<Record<string, Kind>>): CreateTableBuilder<string, string> =>
      ofDispute(name, { ...columns, source: 'text' }).addForeignKeyConstraint(
        `${name}_source`,
        ['dispute', 'source'],
        'sources',
        ['dispute', 'key'],
      )
    await table('branches', {
      id: 'text',
      number: 'number',
      name: 'text',
      zone: 'text',
      quiet_from: 'text?',
      quiet_to: 'text?',
    })
      .addPrimaryKeyConstraint('branches_pk', ['id'])
      .addUniqueConstraint('branches_number', ['number'])
      .execute()
    await table('spaces', {
      platform: 'text',
      id: 'text',
      branch: 'text',
      announce_channel: 'text?',
      poll_channel: 'text?',
      officer_group: 'text?',
      owner: 'text?',
    })
      .addPrimaryKeyConstraint('spaces_pk', ['platform', 'id'])
      .addForeignKeyConstraint('spaces_of', ['branch'], 'branches', ['id'])
      .execute()
    await index('spaces', ['branch'])

    await table('disputes', {
      id: 'text',
      branch: 'text',
      key: 'text',
      title: 'text',
      union_name: 'text',
      employer: 'text',
      about: 'text',
      zone: 'text',
      opened_at: 'text',
      opened_day_only: 'number',
      ended_at: 'text?',
      ended_day_only: 'number?',
      source: 'text',
    })
      .addPrimaryKeyConstraint('disputes_pk', ['id'])
      .addUniqueConstraint('disputes_key', ['branch', 'key'])
      .addForeignKeyConstraint('disputes_of', ['branch'], 'branches', ['id'])
      .execute()
    await index('disputes', ['branch', 'opened_at'])

    await ofDispute('sources', {
      title: 'text',
      publisher: 'text',
      published_at: 'text',
      url: 'text?',
      background: 'number',
    }).execute()
    await cited('issues', { title: 'text', detail: 'text?' }).execute()
    await cited('ballots', {
      title: 'text',
      closed_at: 'text',
      closed_day_only: 'number',
      returned: 'number',
      yes: 'number',
      no: 'number?',
      spoilt: 'number?',
    }).execute()
    await index('ballots', ['dispute', 'closed_at'])
    await table('entitlements', {
      dispute: 'text',
      ballot: 'text',
      position: 'number',
      voters: 'number',
      about: 'number',
      said_by: 'text',
      source: 'text',
    })
      .addPrimaryKeyConstraint('entitlements_pk', ['dispute', 'ballot', 'position'])
      .addForeignKeyConstraint('entitlements_of', ['dispute', 'ballot'], 'ballots', ['dispute', 'key'])
      .addForeignKeyConstraint('entitlements_source', ['dispute', 'source'], 'sources', ['dispute', 'key'])
      .execute()

    await table('action_versions', {
      dispute: 'text',
      action: 'text',
      n: 'number',
      change: 'text',
      state: 'text',
      type: 'text',
      title: 'text',
      place: 'text?',
      who: 'text?',
      ask: 'text?',
      replaces: 'text?',
      reason: 'text?',
      starts_at: 'text',
      ends_at: 'text',
      zone: 'text',
      all_day: 'number',
      changed_at: 'text',
      changed_day_only: 'number',
      valid_until: 'text',
      stopped_at: 'text?',
      resumes_at: 'text?',
      source: 'text',
    })
      .addPrimaryKeyConstraint('action_versions_pk', ['dispute', 'action', 'n'])
      .addForeignKeyConstraint('action_versions_of', ['dispute'], 'disputes', ['id'])
      .addForeignKeyConstraint('action_versions_source', ['dispute', 'source'], 'sources', ['dispute', 'key'])
      .execute()
    // Each is the whole order of a list, so that the list is read off it from its beginning and nothing has to be sorted;
    // with less, SQLite prefers another index and reads all of history.
    await index('action_versions', ['dispute', 'ends_at', 'starts_at', 'action'])
    await index('action_versions', ['dispute', 'changed_at', 'n', 'action'])
    await index('action_versions', ['dispute', 'stopped_at', 'n', 'action'])

    await cited('talks', { title: 'text', when_at: 'text', when_day_only: 'number', confidential: 'number' }).execute()
    await index('talks', ['dispute', 'when_at'])
    await cited('claims', {
      topic: 'text',
      side: 'text',
      said_by: 'text',
      says: 'text',
      said_at: 'text',
      said_day_only: 'number',
    }).execute()
    await index('claims', ['dispute', 'said_at'])
    await cited('updates', { when_at: 'text', when_day_only: 'number', body: 'text' }).execute()
    await index('updates', ['dispute', 'when_at'])
  },
})
