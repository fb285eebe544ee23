import type { Kysely } from 'kysely'
import type { IssueNote, NoteKind } from '../core/facts.ts'
import type { Facts } from '../core/stores.ts'
import { CITED, type Cited, correctedBy, occasion, stamp, toSource } from './rows.ts'
import type { Database } from './schema.ts'
import type { IssueNoteRow } from './schema-acts.ts'

/** The record of an issue. */
export function issueNotesIn(db: Kysely<Database>): Pick<Facts, 'issueNotes' | 'lastIssueNote'> {
  const notes = (dispute: string, issue: string, at: string) =>
    db
      .selectFrom('issue_notes as n')
      .innerJoin('sources', (join) =>
        join.onRef('sources.dispute', '=', 'n.dispute').onRef('sources.key', '=', 'n.source'),
      )
      .selectAll('n')
      .select(CITED)
      .where('n.dispute', '=', dispute)
      .where('n.issue', '=', issue)
      .where('n.when_at', '<=', at)

  return {
    async issueNotes(dispute, now, { issue, oldestFirst = false }, { limit, offset = 0 }) {
      const at = stamp(now)
      const [latest, earliest] = oldestFirst ? (['asc', 'desc'] as const) : (['desc', 'asc'] as const)
      const rows = await notes(dispute, issue, at)
        .orderBy('n.when_at', latest)
        .orderBy('n.position', latest)
        .orderBy('n.key', earliest)
        .limit(limit)
        .offset(offset)
        .execute()
      return rows.map((row) => toNote(row, at))
    },

    async lastIssueNote(dispute, now, issue, kinds) {
      const at = stamp(now)
      // Asked for one by one, each is the first of its index; together the databases read all that is recorded of the issue.
      const ofKind = (kind: NoteKind) =>
        notes(dispute, issue, at)
          .where('n.kind', '=', kind)
          .where((where) => where.or([where('n.corrected_at', 'is', null), where('n.corrected_at', '>', at)]))
          .orderBy('n.when_at', 'desc')
          .orderBy('n.position', 'desc')
          .limit(1)
          .executeTakeFirst()
      const found = (await Promise.all(kinds.map(ofKind))).flatMap((row) => row ?? [])
      const [last] = found.sort((a, b) =>
        a.when_at === b.when_at ? b.position - a.position : a.when_at < b.when_at ? 1 : -1,
      )
      return last && toNote(last, at)
    },
  }
}

const toNote = (row: IssueNoteRow & Cited, at: string): IssueNote => ({
  key: row.key,
  issue: row.issue,
  kind: row.kind as NoteKind,
  text: row.body,
  when: occasion(row.when_at, row.when_day_only),
  ...correctedBy(row.corrected_at, at),
  source: toSource(row),
})
