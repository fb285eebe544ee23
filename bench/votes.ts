import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Polls, Vote } from '../src/core/polls.ts'
import { Temporal } from '../src/core/time.ts'
import { openStore } from '../src/store/open.ts'

const BATCH = 100
const BATCHES = 200
const WARM_UP = 30
const GOAL = 0.8
const OPTIONS = 5
const SIZES = [10, 1_000_000] as const
const SIZE_BATCHES = 200
const FLAT = 1.3

const NOW = Temporal.Instant.from('2017-03-01T09:00:00Z')
const FIRST = { name: 'Bench', zone: 'Europe/London' }

type Cast = (votes: readonly Vote[]) => Promise<unknown>

/** Secret votes into the store, each batch on the disk before the next, beside the same work in statements written by hand. */
export async function votesBench(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-bench-'))
  try {
    return [...(await besideTheFloor(folder)), ...(await asVotesGrow(folder))]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function besideTheFloor(folder: string): Promise<readonly string[]> {
  const store = await openStore({ sqlite: join(folder, 'steward.db') }, FIRST)
  const poll = await openPoll(store.polls, (await store.settings.onlyBranch()).id)
  const floor = byHand(join(folder, 'floor.db'), poll)
  const subjects: { cast: Cast; times: number[] }[] = [
    { cast: store.polls.cast, times: [] },
    { cast: floor.cast, times: [] },
  ]
  // In turn, so that a machine or a disk that grows busy in between bears on both.
  for (let n = 0; n < WARM_UP + BATCHES; n += 1)
    for (const { cast, times } of subjects) {
      const took = await time(cast, batchOf(poll, n))
      if (n >= WARM_UP) times.push(took)
    }
  await store.close()
  floor.close()
  const [ours = 0, theirs = 0] = subjects.map(({ times }) => BATCH / (median(times) / 1000))
  return [
    `secret votes in batches of ${BATCH}, synchronous=FULL ${whole(ours)}/s`,
    `better-sqlite3 by hand, the same writes ${whole(theirs)}/s`,
    `${(ours / theirs).toFixed(2)} of the floor (goal: at least ${GOAL})`,
  ]
}

async function asVotesGrow(folder: string): Promise<readonly string[]> {
  const subjects = []
  for (const size of SIZES) {
    const store = await openStore({ sqlite: join(folder, `${size}.db`) }, FIRST)
    const poll = await openPoll(store.polls, (await store.settings.onlyBranch()).id)
    fill(join(folder, `${size}.db`), poll, size)
    subjects.push({ size, store, poll, times: [] as number[] })
  }
  for (let n = 0; n < WARM_UP + SIZE_BATCHES; n += 1)
    for (const { store, poll, times } of subjects) {
      const took = await time(store.polls.cast, batchOf(poll, n).slice(0, 1))
      if (n >= WARM_UP) times.push(took)
    }
  for (const { store } of subjects) await store.close()
  const medians = subjects.map(({ times }) => median(times))
  return [
    ...subjects.map(
      ({ size }, n) => `one vote after ${size.toLocaleString('en-GB')} earlier ones ${(medians[n] ?? 0).toFixed(3)} ms`,
    ),
    `${((medians[1] ?? 0) / (medians[0] ?? 1)).toFixed(2)} times as long (goal: at most ${FLAT})`,
  ]
}

async function time(cast: Cast, votes: readonly Vote[]): Promise<number> {
  const before = performance.now()
  await cast(votes)
  return performance.now() - before
}

async function openPoll(polls: Polls, branch: string): Promise<string> {
  const options = Array.from({ length: OPTIONS }, (_, n) => `Option ${n}`)
  const draft = { branch, question: 'Which?', options, picks: 1, secret: true, showing: false }
  const { id } = await polls.draft(draft, { platform: 'slack', id: 'U0' }, NOW)
  await polls.open(id, [], NOW)
  return id
}

const batchOf = (poll: string, batch: number): readonly Vote[] =>
  Array.from({ length: BATCH }, (_, n) => ({
    poll,
    option: n % OPTIONS,
    voter: { platform: 'slack', id: `U${batch * BATCH + n}` },
  }))

function fill(file: string, poll: string, size: number): void {
  const database = new Sqlite(file)
  database.pragma('synchronous = OFF')
  const insert = database.prepare('insert into poll_voters (poll, who) values (?, ?)')
  database.transaction(() => {
    for (let n = 0; n < size; n += 1) insert.run(poll, randomBytes(16).toString('base64url'))
  })()
  database.close()
}

/** The same tables, hashes and writes, as one would write them for this alone. */
function byHand(file: string, poll: string): { cast: Cast; close(): void } {
  const database = new Sqlite(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  const secret = randomBytes(32)
  database.exec(`
    create table polls (id text primary key, branch text not null, state text not null, secret text not null);
    create table links (account text primary key, person text not null);
    create table poll_voters (poll text, who text, primary key (poll, who)) without rowid;
    create table poll_boxes (poll text, option integer, votes integer not null, primary key (poll, option));
    insert into polls values ('${poll}', 'branch', 'open', '${randomBytes(32).toString('base64url')}');
    ${Array.from({ length: OPTIONS }, (_, n) => `insert into poll_boxes values ('${poll}', ${n}, 0);`).join('\n')}
  `)
  const find = database.prepare<[string], { branch: string; state: string; secret: string }>(
    'select * from polls where id = ?',
  )
  const linked = database.prepare('select person from links where account = ?')
  const insert = database.prepare('insert into poll_voters values (?, ?) on conflict do nothing')
  const count = database.prepare('update poll_boxes set votes = votes + ? where poll = ? and option = ?')
  const cast = database.transaction((votes: readonly Vote[]) => {
    const { branch = '', secret: key = '' } = find.get(poll) ?? {}
    const keyBytes = Buffer.from(key, 'base64url')
    const added = new Map<number, number>()
    for (const { option, voter } of votes) {
      const account = createHmac('sha256', secret).update(`${branch}|${voter.platform}|${voter.id}`).digest('base64url')
      if (linked.get(account)) throw new Error('nobody is linked here')
      const who = createHmac('sha256', keyBytes).update(account).digest().toString('base64url', 0, 16)
      if (insert.run(poll, who).changes === 1) added.set(option, (added.get(option) ?? 0) + 1)
    }
    for (const [option, votes] of added) count.run(votes, poll, option)
  })
  return { cast: async (votes) => cast.immediate(votes), close: () => database.close() }
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

const whole = (figure: number): string => Math.round(figure).toLocaleString('en-GB')
