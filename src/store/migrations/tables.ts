import type { CreateTableBuilder, Kysely } from 'kysely'
import type { Flavour } from '../flavour.ts'

export type Kind = 'text' | 'text?' | 'number' | 'number?'

interface Tables {
  table(name: string, columns: Readonly<Record<string, Kind>>): CreateTableBuilder<string, string>
  /** Named after its second column, or its only one. */
  index(on: string, columns: readonly string[]): Promise<void>
  /** A column more for a table that is there; it has to be one that may be empty. */
  add(to: string, column: string, kind: Extract<Kind, `${string}?`>): Promise<void>
}

const typeOf = (kind: Kind, { text }: Flavour) => (kind.startsWith('text') ? text : 'integer')

/** How the migrations write a table down. */
export const tablesOf = (db: Kysely<unknown>, flavour: Flavour): Tables => ({
  table: (name, columns) =>
    Object.entries(columns).reduce<CreateTableBuilder<string, string>>(
      (builder, [column, kind]) =>
        builder.addColumn(column, typeOf(kind, flavour), (each) => (kind.endsWith('?') ? each : each.notNull())),
      db.schema.createTable(name),
    ),
  index: (on, columns) =>
    db.schema
      .createIndex(`${on}_by_${columns[1] ?? columns[0]}`)
      .on(on)
      .columns([...columns])
      .execute(),
  add: (to, column, kind) => db.schema.alterTable(to).addColumn(column, typeOf(kind, flavour)).execute(),
})
