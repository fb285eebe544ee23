/**
 * All that is kept of what members report, whatever database is under it. No column names a person, an account, a place or a
 * time of day; the window ("2017-P02") is the only time. What is not a column here cannot be asked for by anyone.
 */
export interface Database {
  tally: TallyRow
  note: NoteRow
  thread: ThreadRow
  thread_msg: ThreadMessageRow
  release: ReleaseRow
  tick: TickRow
}

/** One answer. Nothing ties it to the other answers of the same report. */
export interface TallyRow {
  id: Uint8Array
  batch: string
  form: string
  area: string
  item: string
  band: string
  rk: number
}

export interface NoteRow {
  id: Uint8Array
  batch: string
  sealed: Uint8Array
}

export interface ThreadRow {
  lookup: Uint8Array
  reply_to: string
  expires_batch: string
}

export interface ThreadMessageRow {
  id: Uint8Array
  lookup: Uint8Array
  dir: number
  n: number
  sealed: Uint8Array
}

export interface ReleaseRow {
  id: string
  closed: string
  params: string
  cells: string
  prev_hash: Uint8Array
}

export interface TickRow {
  x: number
}

export type Table = keyof Database
type Type = 'bytes' | 'text' | 'whole number'

interface Shape<T> {
  /** The first is the key, but for the one table of one row. */
  readonly columns: { readonly [column in keyof T]: Type }
  readonly keyed: boolean
}

export const TABLES: { readonly [T in Table]: Shape<Database[T]> } = {
  tally: {
    columns: { id: 'bytes', batch: 'text', form: 'text', area: 'text', item: 'text', band: 'text', rk: 'whole number' },
    keyed: true,
  },
  note: { columns: { id: 'bytes', batch: 'text', sealed: 'bytes' }, keyed: true },
  thread: { columns: { lookup: 'bytes', reply_to: 'text', expires_batch: 'text' }, keyed: true },
  thread_msg: {
    columns: { id: 'bytes', lookup: 'bytes', dir: 'whole number', n: 'whole number', sealed: 'bytes' },
    keyed: true,
  },
  release: {
    columns: { id: 'text', closed: 'text', params: 'text', cells: 'text', prev_hash: 'bytes' },
    keyed: true,
  },
  tick: { columns: { x: 'whole number' }, keyed: false },
}

/** The statements that make the tables, with a database's own words for the types and for what ends a table. */
export const tablesIn = (
  types: Readonly<Record<Type, string>>,
  end: { readonly keyed: string; readonly plain: string },
  place = '',
): readonly string[] =>
  Object.entries(TABLES).map(([table, { columns, keyed }]) => {
    const lines = Object.entries(columns).map(
      ([column, type], n) => `"${column}" ${types[type]} ${keyed && n === 0 ? 'primary key' : 'not null'}`,
    )
    return `create table ${place}"${table}" (${lines.join(', ')})${keyed ? end.keyed : end.plain}`
  })
