import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Temporal } from '../src/core/time.ts'
import { openStore, type Store } from '../src/store/open.ts'

const SIZES = [10, 10_000, 1_000_000] as const
const WARM_UP = 200
const ROUNDS = 1500
const GOAL = 1.2

const NOW = Temporal.Instant.from('2017-03-01T09:00:00Z')
const BRANCH = { name: 'Bench', zone: 'Europe/London' }

interface Subject {
  readonly size: number
  readonly store: Store
  readonly branch: string
  readonly times: number[]
}

/** What `/nextaction` asks the store, with ever more past behind the same present. */
export async function nextActionBench(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-bench-'))
  const subjects: Subject[] = []
  try {
    for (const size of SIZES) subjects.push(await prepare(join(folder, `${size}.db`), size))
    for (let round = 0; round < WARM_UP; round += 1) for (const each of subjects) await ask(each)
    // In turn, round by round, so that a machine that grows warm or busy in between bears on all.
    for (let round = 0; round < ROUNDS; round += 1)
      for (const each of subjects) {
        const before = performance.now()
        await ask(each)
        each.times.push(performance.now() - before)
      }
    return report(subjects)
  } finally {
    for (const { store } of subjects) await store.close()
    rmSync(folder, { recursive: true })
  }
}

async function ask({ store: { facts }, branch }: Subject): Promise<void> {
  for (const { id } of await facts.disputes(branch, NOW)) {
    await facts.coming(id, NOW, { limit: 20 })
    await facts.past(id, NOW, { limit: 1 })
    await facts.stoppedSince(id, NOW.subtract({ hours: 7 * 24 }), NOW)
  }
}

async function prepare(file: string, size: number): Promise<Subject> {
  const store = await openStore({ sqlite: file }, BRANCH)
  const branch = (await store.settings.onlyBranch()).id
  const database = new Sqlite(file)
  database.pragma('synchronous = OFF')
  database.exec(`
    insert into disputes (id, branch, key, title, union_name, employer, about, zone, opened_at, opened_day_only, source)
      values ('d', '${branch}', 'd', 'Dispute', 'Union', 'Employer', 'Pay.', 'Europe/London', '2017-01-01T00:00:00Z', 1, 's');
    insert into sources (dispute, key, position, title, publisher, published_at, background)
      values ('d', 's', 0, 'Article', 'Paper', '2017-01-01T00:00:00Z', 0);
    ${actions('past', size, 'three weeks ago')}
    ${actions('present', 4, 'tomorrow')}
    update action_versions set state = 'called off', change = 'called off', stopped_at = '2017-02-28T09:00:00Z'
      where action = 'present-1';
  `)
  database.close()
  return { size, store, branch, times: [] }
}

/** A row every ten minutes, back from three weeks ago, a tenth of them called off; or one a day from tomorrow on. */
const actions = (name: string, count: number, from: 'three weeks ago' | 'tomorrow'): string => {
  const at = (hours: number): string =>
    from === 'tomorrow'
      ? `strftime('%Y-%m-%dT%H:%M:%SZ', '2017-03-02T12:00:00Z', '+' || (n * 24 + ${hours}) || ' hours')`
      : `strftime('%Y-%m-%dT%H:%M:%SZ', '2017-02-08T12:00:00Z', '-' || (n * 10) || ' minutes', '${hours} hours')`
  const changed = from === 'tomorrow' ? `'2017-02-20T09:00:00Z'` : at(-48)
  const off = from === 'tomorrow' ? 'false' : 'n % 10 = 0'
  return `
    with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${count})
    insert into action_versions (dispute, action, n, change, state, type, title, who, ask, starts_at, ends_at, zone, all_day,
      changed_at, changed_day_only, valid_until, stopped_at, source)
    select 'd', '${name}-' || n, 0, 'announced', case when ${off} then 'called off' else 'announced' end, 'walkout',
      'One-hour walkout', 'Members', 'Leave your post.', ${at(0)}, ${at(1)}, 'Europe/London', 0,
      ${changed}, 0, '9999-12-31T23:59:59Z', case when ${off} then ${changed} end, 's' from numbers;`
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

function report(subjects: readonly Subject[]): readonly string[] {
  const medians = subjects.map(({ times }) => median(times))
  const ratio = Math.max(...medians) / (medians[0] ?? 1)
  return [
    ...subjects.map(
      ({ size }, index) =>
        `/nextaction, ${size.toLocaleString('en-GB').padStart(9)} rows of history ${(medians[index] ?? 0).toFixed(3)} ms (median of ${ROUNDS})`,
    ),
    `${ratio.toFixed(2)} times as long with the longest history as with 10 rows (goal: at most ${GOAL})`,
  ]
}
