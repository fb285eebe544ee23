import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createBallotBox } from '../src/ballot-box.ts'
import { Temporal } from '../src/core/time.ts'
import { openStore, type Store } from '../src/store/open.ts'

const FIRST = { name: 'Bench', zone: 'Europe/London' }
const SECONDS = 5
const PER_SECOND = 1_000
const SLOWER_MS = 5
const EVERY_MS = 10

async function openPoll({ polls, settings }: Store): Promise<string> {
  const now = Temporal.Now.instant()
  const { id: branch } = await settings.onlyBranch()
  const poll = { branch, question: 'Bench?', options: ['Yes', 'No'], picks: 1, secret: true, showing: false }
  const { id } = await polls.draft(poll, { platform: 'terminal', id: 'bench' }, now)
  await polls.open(id, [], now)
  return id
}

/** Opens a secret poll in a store that nobody else has open, and returns its id. */
export async function openSecretPoll(file: string): Promise<string> {
  const store = await openStore({ sqlite: file }, FIRST)
  const id = await openPoll(store)
  await store.close()
  return id
}

/** Blocks the whole process, as waiting for a disk does. */
const slowDisk = (): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SLOWER_MS)

/** How long a member waits for "in the box" when votes come fast and each commit takes 5 ms longer. */
export async function slowDiskBench(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'steward-bench-'))
  const store = await openStore({ sqlite: join(folder, 'steward.db') }, FIRST)
  const poll = await openPoll(store)
  const box = createBallotBox({
    settle: store.polls.settle,
    cast(votes) {
      slowDisk()
      return store.polls.cast(votes)
    },
  })
  const waits: number[] = []
  const all: Promise<void>[] = []
  const started = performance.now()
  while (all.length < SECONDS * PER_SECOND) {
    const due = Math.min(SECONDS * PER_SECOND, Math.floor(((performance.now() - started) / 1000) * PER_SECOND))
    while (all.length < due) {
      const at = performance.now()
      const voter = { platform: 'slack', id: `U${all.length}` } as const
      all.push(box.cast({ poll, option: all.length % 2, voter }).then(() => void waits.push(performance.now() - at)))
    }
    await pause(EVERY_MS)
  }
  await Promise.all(all)
  const { voters } = await store.polls.box(poll)
  await store.close()
  rmSync(folder, { recursive: true })
  waits.sort((a, b) => a - b)
  const at = (share: number): string => (waits[Math.floor(share * (waits.length - 1))] ?? 0).toFixed(1)
  return [
    `${voters} votes in the box of ${all.length}`,
    `answered after: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, the longest ${at(1)} ms (goal: p99 under 100, none over 3,000)`,
  ]
}
