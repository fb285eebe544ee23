import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import type { Person } from '../../src/core/adapter.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { utc } from '../support/dispute.ts'
import { found, waysToName, waysToWrite } from '../support/on-disk.ts'

const folder = mkdtempSync(join(tmpdir(), 'steward-'))
afterAll(() => rmSync(folder, { recursive: true }))

const NOON = utc('2017-03-01T12:00')
const FIRST = { name: 'Branch', zone: 'UTC' }
const AUTHOR: Person = { platform: 'discord', id: 'MARKER-author-813847887' }

const voter = (n: number): Person => ({ platform: 'slack', id: `MARKER${n}-U0THEVOTER` })

async function openPoll({ polls, settings }: Store): Promise<string> {
  const { id: branch } = await settings.onlyBranch()
  const question = { question: 'Which?', options: ['a', 'b'], picks: 1, secret: true, showing: false }
  const { id } = await polls.draft({ branch, ...question }, AUTHOR, NOON)
  await polls.open(id, [{ platform: 'slack', space: 'T1', channel: 'C1' }], NOON)
  return id
}

const castAll = (store: Store, poll: string, count: number) =>
  store.polls.cast(Array.from({ length: count }, (_, n) => ({ poll, option: n % 2, voter: voter(n) })))

const finish = async ({ polls }: Store, poll: string): Promise<void> =>
  polls.finish(poll, { ...(await polls.box(poll)), spoilt: 0, lost: 0, counted: NOON }, NOON)

/** The poll's key and who voted, in every way that they could be written down. */
function traces(file: string, poll: string): readonly string[] {
  const database = new Sqlite(file, { readonly: true })
  const read = (query: string): readonly string[] => database.prepare<[string], string>(query).pluck().all(poll)
  const secrets = [
    ...read('select secret from poll_keys where poll = ?'),
    ...read('select who from poll_voters where poll = ?'),
  ]
  database.close()
  return waysToWrite(secrets)
}

const ids = waysToName([AUTHOR, ...Array.from({ length: 300 }, (_, n) => voter(n))].map(({ id }) => id))

describe('a secret poll on the disk', () => {
  it('never has an id of anybody, and once it has closed neither its key nor who voted', async () => {
    const file = join(folder, 'closed.db')
    const store = await openStore({ sqlite: file }, FIRST)
    const [poll, other] = [await openPoll(store), await openPoll(store)]
    await castAll(store, poll, 300)
    await castAll(store, other, 300)
    const marks = traces(file, poll)
    expect(marks).toHaveLength(4 * 301)
    // They are there to be found while it is open.
    expect(found(file, marks)).toHaveLength(301)
    expect(found(file, ids)).toEqual([])
    await finish(store, poll)
    expect(found(file, [...marks, ...ids])).toEqual([])
    expect(readFileSync(`${file}-wal`)).toHaveLength(0)
    expect(await store.polls.box(other)).toEqual({ votes: [150, 150], voters: 300 })
    await store.close()
    expect(found(file, [...marks, ...ids])).toEqual([])
  })

  it('does not tell for long which voter came with which choice', async () => {
    const file = join(folder, 'settled.db')
    const store = await openStore({ sqlite: file }, FIRST)
    await castAll(store, await openPoll(store), 1)
    expect(readFileSync(`${file}-wal`).length).toBeGreaterThan(0)
    await store.polls.settle()
    expect(readFileSync(`${file}-wal`)).toHaveLength(0)
    await store.close()
  })

  it('does not tell in what order the votes of a batch came', async () => {
    const file = join(folder, 'order.db')
    const store = await openStore({ sqlite: file }, FIRST)
    const poll = await openPoll(store)
    await castAll(store, poll, 20)
    await store.close()
    const database = new Sqlite(file, { readonly: true })
    const voters = database.prepare<[string], string>('select who from poll_voters where poll = ?').pluck().all(poll)
    database.close()
    const bytes = readFileSync(file, 'latin1')
    // A page is filled from its end, so what was written first stands last.
    const asWritten = voters.toSorted((a, b) => bytes.indexOf(b) - bytes.indexOf(a))
    expect(asWritten).toHaveLength(20)
    expect(asWritten).toEqual(voters.toSorted())
  })

  it('loses its key and its voters also where another process was reading, at the next close', async () => {
    const file = join(folder, 'read.db')
    const store = await openStore({ sqlite: file }, FIRST)
    const [poll, other] = [await openPoll(store), await openPoll(store)]
    await castAll(store, poll, 100)
    const marks = traces(file, poll)
    const reader = new Sqlite(file)
    reader.exec('begin; select * from poll_keys')
    reader.prepare('select count(*) from poll_voters').get()
    await finish(store, poll)
    expect(found(file, marks)).not.toEqual([])
    reader.close()
    await finish(store, other)
    expect(found(file, marks)).toEqual([])
    await store.close()
  }, 20_000)

  it('loses them at the next start where Steward was killed between the commit and the erasing', async () => {
    const file = join(folder, 'killed.db')
    const store = await openStore({ sqlite: file }, FIRST)
    const poll = await openPoll(store)
    await castAll(store, poll, 300)
    const marks = traces(file, poll)
    await store.close()
    const child = spawn(process.execPath, ['test/support/voting.ts', 'finish', file, poll], { stdio: 'inherit' })
    await once(child, 'close')
    expect(child.signalCode).toBe('SIGKILL')
    expect(found(file, marks)).not.toEqual([])
    const again = await openStore({ sqlite: file }, FIRST)
    expect((await again.polls.find(poll))?.state).toBe('closed')
    expect(found(file, [...marks, ...ids])).toEqual([])
    await again.close()
  })

  it('has every vote that was acknowledged, once, after two processes at it were killed', async () => {
    const file = join(folder, 'voting.db')
    const store = await openStore({ sqlite: file }, FIRST)
    const poll = await openPoll(store)
    await store.close()
    const counted: number[] = []
    for (const delay of [30, 120, 300]) {
      const said = (
        await Promise.all([votingUntilKilled(file, poll, delay), votingUntilKilled(file, poll, delay)])
      ).flat()
      expect(said.length).toBeGreaterThan(10)
      counted.push(...said.filter(({ cast }) => cast === 'counted').map(({ n }) => n))

      const again = await openStore({ sqlite: file }, FIRST)
      const before = await again.polls.box(poll)
      const database = new Sqlite(file, { readonly: true })
      const voters = database.prepare('select count(*) from poll_voters').pluck().get()
      database.close()
      // Neither a voter without a vote nor a vote without a voter, whatever moment it was.
      expect(voters).toBe(before.voters)
      const votes = said.map(({ n }) => ({ poll, option: n % 2, voter: { platform: 'slack', id: `U${n}` } as const }))
      expect(new Set(await again.polls.cast(votes))).toEqual(new Set(['voted before']))
      expect(await again.polls.box(poll)).toEqual(before)
      await again.close()
    }
    // Both went through the same voters.
    expect(new Set(counted).size).toBe(counted.length)
    expect(counted.length).toBeGreaterThan(10)
  }, 30_000)
})

/** What a process acknowledged before it was killed, `delay` ms after it began. */
async function votingUntilKilled(
  file: string,
  poll: string,
  delay: number,
): Promise<readonly { n: number; cast: string }[]> {
  const child = spawn(process.execPath, ['test/support/voting.ts', 'vote', file, poll], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const closed = once(child, 'close')
  await once(child.stdout, 'data')
  await sleep(delay)
  child.kill('SIGKILL')
  await closed
  expect(child.signalCode).toBe('SIGKILL')
  // The last line may have been cut off in the middle.
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => ({ n: Number(line.split(' ')[0]), cast: line.replace(/^\d+ /, '') }))
}
