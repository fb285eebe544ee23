import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Flavour } from '../flavour.ts'
import { type Kind, tablesOf } from './tables.ts'

/** What officers publish, who asked to be reminded of it, and how many said that they will be there. */
export const acts = (flavour: Flavour): Migration => ({
  async up(db: Kysely<unknown>) {
    const { table, index, add } = tablesOf(db, flavour)
    const ofAction = (
      name: string,
      columns: Readonly<Record<string, Kind>>,
      key: readonly string[],
    ): CreateTableBuilder<string, string> =>
      table(name, { dispute: 'text', action: 'text', ...columns })
        .addPrimaryKeyConstraint(`${name}_pk`, ['dispute', 'action', ...key])
        .addForeignKeyConstraint(`${name}_of`, ['dispute'], 'disputes', ['id'])

    await add('branches', 'reminder_hours', 'text?')
    await add('branches', 'two_officers', 'number?')
    await add('branches', 'notice_to', 'text?')
    await add('branches', 'calendar_key', 'text?')
    await add('spaces', 'officer_channel', 'text?')
    await add('action_versions', 'issues', 'text?')
    await add('ballots', 'opened_at', 'text?')
    await add('ballots', 'opened_day_only', 'number?')
    await add('ballots', 'agreed_until', 'text?')

    await table('branch_codes', { code: 'text', branch: 'text', expires_at: 'text' })
      .addPrimaryKeyConstraint('branch_codes_pk', ['code'])
      .addForeignKeyConstraint('branch_codes_of', ['branch'], 'branches', ['id'])
      .execute()

    await table('issue_notes', {
      dispute: 'text',
      key: 'text',
      issue: 'text',
      kind: 'text',
      body: 'text',
      when_at: 'text',
      when_day_only: 'number',
      source: 'text',
    })
      .addPrimaryKeyConstraint('issue_notes_pk', ['dispute', 'key'])
      .addForeignKeyConstraint('issue_notes_of', ['dispute', 'issue'], 'issues', ['dispute', 'key'])
      .addForeignKeyConstraint('issue_notes_source', ['dispute', 'source'], 'sources', ['dispute', 'key'])
      .execute()
    await index('issue_notes', ['dispute', 'when_at'])

    await table('drafts', {
      id: 'text',
      branch: 'text',
      platform: 'text',
      author: 'text',
      proposal: 'text',
      waiting: 'number',
      drafted_at: 'text',
    })
      .addPrimaryKeyConstraint('drafts_pk', ['id'])
      .addForeignKeyConstraint('drafts_of', ['branch'], 'branches', ['id'])
      .execute()
    await table('audit', {
      id: 'text',
      branch: 'text',
      at: 'text',
      what: 'text',
      about: 'text',
      platform: 'text',
      officer: 'text',
      second_platform: 'text?',
      second_officer: 'text?',
    })
      .addPrimaryKeyConstraint('audit_pk', ['id'])
      .addForeignKeyConstraint('audit_of', ['branch'], 'branches', ['id'])
      .execute()
    await index('audit', ['branch', 'at', 'id'])

    await ofAction(
      'action_posts',
      { revision: 'number', platform: 'text', space: 'text', channel: 'text', message: 'text' },
      ['platform', 'channel', 'message'],
    ).execute()
    await ofAction('action_events', { platform: 'text', space: 'text', event: 'text' }, ['platform', 'space']).execute()
    await ofAction('going_keys', { secret: 'text', coming: 'number' }, []).execute()
    const going = ofAction('going', { who: 'text' }, ['who'])
    await (flavour.unnumbered ? going.modifyEnd(flavour.unnumbered) : going).execute()
    await ofAction('askers', { id: 'text', platform: 'text', person: 'text' }, ['platform', 'person'])
      .addUniqueConstraint('askers_id', ['id'])
      .execute()

    // The work becomes one text, as each kind of it needs other words.
    await add('jobs', 'work', 'text?')
    await sql`update jobs set work = '{"poll":"' || poll || '"' || case when channel is null then '' else
      ',"place":{"platform":"' || platform || '","channel":"' || channel || '"' ||
      case when coalesce(space, '') = '' then '' else ',"space":"' || space || '"' end || '}' end || '}'`.execute(db)
    for (const column of ['poll', 'platform', 'space', 'channel'])
      await db.schema.alterTable('jobs').dropColumn(column).execute()

    // What follows from facts that came with a file is worked out from now on, also from those that came before.
    const due = (at: string) => sql`replace(${sql.ref(at)}, 'Z', '.000Z')`
    await sql`insert into jobs (key, due_at, kind, attempts, work)
      select 'action ' || dispute || ' ' || action || ' ' || n, ${due('changed_at')}, 'action', 0,
        '{"dispute":"' || dispute || '","action":"' || action || '","revision":' || n || ',"announce":false}'
      from action_versions where valid_until = '9999-12-31T23:59:59Z'`.execute(db)
    await sql`insert into jobs (key, due_at, kind, attempts, work)
      select 'ballot ' || dispute || ' ' || key, ${due('closed_at')}, 'ballot', 0,
        '{"dispute":"' || dispute || '","ballot":"' || key || '"}' from ballots`.execute(db)
  },
})
