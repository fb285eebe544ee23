import type { PGlite } from '@electric-sql/pglite'
import { MIGRATIONS } from '../../src/store/migrations/index.ts'

/** The one PGlite of a run: closing a store must not close it. */
export const lent = (pglite: PGlite) => ({
  get closed() {
    return pglite.closed
  },
  get ready() {
    return pglite.ready
  },
  get waitReady() {
    return pglite.waitReady
  },
  query: pglite.query.bind(pglite),
  transaction: pglite.transaction.bind(pglite),
  close: async () => {},
})

export const WITHOUT_TABLES = ['drop schema if exists public cascade', 'create schema public']

/** Tables that are there as they should be are emptied, which takes a small part of the time that making them anew takes. */
export const EMPTY_TABLES = `do $$
  declare names text; done int := 0;
  begin
    if to_regclass('public.steward_migration') is not null then
      select count(*) into done from steward_migration where name in (${Object.keys(MIGRATIONS)
        .map((name) => `'${name}'`)
        .join(', ')});
      if (select count(*) from steward_migration) <> done then done := 0; end if;
    end if;
    if done = ${Object.keys(MIGRATIONS).length} then
      -- Row by row: to truncate makes new files for every table and index, which takes far longer where there are few rows.
      set local session_replication_role = replica;
      for names in select tablename from pg_tables where schemaname = 'public' and tablename not like 'steward_migration%'
      loop
        execute format('delete from %I', names);
      end loop;
    else
      drop schema public cascade;
      create schema public;
    end if;
  end $$`
