import type { Kysely, Transaction } from 'kysely'
import { UserError } from '../core/command.ts'
import type { ActionVersion, DisputeFacts } from '../core/dispute-facts.ts'
import type { Job, Work } from '../core/jobs.ts'
import { addJobs } from './jobs.ts'
import { flag, instant, OPEN_ENDED, stamp } from './rows.ts'
import type { ActionRow, Database } from './schema.ts'
import type { Written } from './write.ts'

/** What a file says about an action contradicts what is recorded. A line each, beginning with the place in the file. */
export class Contradiction extends UserError {
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

/** Adds the changes that are not recorded yet. What is recorded is never rewritten: members have acted on it. */
export async function appendHistories(
  db: Transaction<Database>,
  dispute: string,
  actions: DisputeFacts['actions'],
): Promise<Written> {
  const contradictions: string[] = []
  let added = 0
  let changed = 0
  for (const [index, versions] of actions.entries()) {
    const key = versions[0]?.key
    if (key === undefined) continue
    const recorded = await db
      .selectFrom('action_versions')
      .selectAll()
      .where('dispute', '=', dispute)
      .where('action', '=', key)
      .orderBy('n')
      .execute()
    const rows = toRows(dispute, versions)
    const lines = contradict(rows, recorded, index)
    contradictions.push(...lines)
    const fresh = rows.slice(recorded.length)
    if (lines.length > 0 || fresh.length === 0) continue
    if (recorded.length === 0) added++
    else changed++
    await append(db, recorded.at(-1), fresh)
    // A file brings what is known already: it is reminded of, but not announced again.
    await addJobs(
      db,
      fresh.map((row) => versionJob(row, { announce: false })),
    )
  }
  if (contradictions.length > 0) throw new Contradiction(contradictions)
  return { added, changed }
}

async function append(
  db: Transaction<Database>,
  last: ActionRow | undefined,
  fresh: readonly ActionRow[],
): Promise<void> {
  const from = fresh[0]?.changed_at
  if (last && from !== undefined)
    await db
      .updateTable('action_versions')
      .set({ valid_until: from })
      .where('dispute', '=', last.dispute)
      .where('action', '=', last.action)
      .where('n', '=', last.n)
      .execute()
  for (const row of fresh) await db.insertInto('action_versions').values(row).execute()
}

/** Each column that says something of its own, by the name of its field in a file. */
const FIELDS: Readonly<Partial<Record<keyof ActionRow, string>>> = {
  change: 'change',
  type: 'type',
  title: 'title',
  place: 'place',
  who: 'who',
  ask: 'ask',
  replaces: 'replaces',
  reason: 'reason',
  starts_at: 'starts',
  ends_at: 'ends',
  zone: 'the zone of the dispute',
  all_day: 'allDay',
  changed_at: 'on',
  changed_day_only: 'on',
  resumes_at: 'resumes',
  source: 'source',
}

function contradict(rows: readonly ActionRow[], recorded: readonly ActionRow[], index: number): readonly string[] {
  return rows.slice(0, recorded.length).flatMap((row, n) => {
    const before = recorded[n]
    const differing = Object.entries(FIELDS)
      .filter(([column]) => before?.[column as keyof ActionRow] !== row[column as keyof ActionRow])
      .map(([, field]) => field)
    if (differing.length === 0) return []
    const fields = [...new Set(differing)].join(', ')
    return `actions[${index}].history[${n}]: differs from what is recorded of "${row.action}" in: ${fields}. History is only added to: put this change back as it was, and add one of the kind "corrected" after the last.`
  })
}

function toRows(dispute: string, versions: readonly ActionVersion[]): readonly ActionRow[] {
  const rows: ActionRow[] = []
  for (const [n, version] of versions.entries()) {
    const next = versions[n + 1]
    const row = toRow(dispute, version, rows.at(-1))
    rows.push(next ? { ...row, valid_until: stamp(next.changed.at) } : row)
  }
  return rows
}

function toRow(dispute: string, version: ActionVersion, before: ActionRow | undefined, position = 0): ActionRow {
  const changedAt = stamp(version.changed.at)
  const stopped = version.change === 'corrected' ? (before?.stopped_at ?? null) : changedAt
  return {
    dispute,
    action: version.key,
    n: before ? before.n + 1 : 0,
    change: version.change,
    state: version.state,
    type: version.type,
    title: version.title,
    place: version.place ?? null,
    who: version.who ?? null,
    ask: version.ask ?? null,
    replaces: version.replaces ?? null,
    reason: version.reason ?? null,
    starts_at: stamp(version.starts),
    ends_at: stamp(version.ends),
    zone: version.zone,
    all_day: flag(version.allDay),
    changed_at: changedAt,
    changed_day_only: flag(version.changed.dayOnly),
    valid_until: OPEN_ENDED,
    stopped_at: version.state === 'announced' ? null : stopped,
    ran_until: version.state === 'announced' ? null : ranUntil(before, changedAt),
    resumes_at: version.resumes ? stamp(version.resumes) : null,
    source: version.source.key,
    issues: version.issues ? JSON.stringify(version.issues) : null,
    position,
  }
}

/** One that was suspended before it began, and called off after that, never took place. */
function ranUntil(before: ActionRow | undefined, stoppedAt: string): string | null {
  if (before?.state !== 'announced') return before?.ran_until ?? null
  return before.starts_at < stoppedAt && stoppedAt < before.ends_at ? stoppedAt : null
}

export const lastChange = (db: Kysely<Database>, dispute: string, action: string): Promise<ActionRow | undefined> =>
  db
    .selectFrom('action_versions')
    .selectAll()
    .where('dispute', '=', dispute)
    .where('action', '=', action)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()

export async function appendChange(
  db: Transaction<Database>,
  dispute: string,
  version: ActionVersion,
  last: ActionRow | undefined,
  position: number,
): Promise<ActionRow> {
  const row = toRow(dispute, version, last, position)
  await append(db, last, [row])
  return row
}

/** Has what follows from a version worked out, from the moment on from which it holds. */
export const versionJob = (
  { dispute, action, n, changed_at }: Pick<ActionRow, 'dispute' | 'action' | 'n' | 'changed_at'>,
  announce: Pick<Extract<Work, { kind: 'action' }>, 'announce' | 'notify'>,
): Job => ({
  key: `action ${dispute} ${action} ${n}`,
  due: instant(changed_at),
  work: { kind: 'action', dispute, action, revision: n, ...announce },
})
