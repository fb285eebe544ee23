import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { disputeFacts, source, utc, version } from '../support/dispute.ts'

const folder = mkdtempSync(join(tmpdir(), 'steward-'))
afterAll(() => rmSync(folder, { recursive: true }))

const EXAMPLE = 'examples/kirklees-2017.json'
const CLAIMS = 4000
const LATER = utc('2020-01-01')

/** The import as people run it, in a process of its own. */
const importing = (file: string, dataDir: string): ChildProcess =>
  spawn(process.execPath, ['src/tools/import.ts', file], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

async function outcome(child: ChildProcess): Promise<string> {
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  await once(child, 'close')
  return `${child.exitCode}: ${said.trim()}`
}

/** A file whose import takes long enough to be hit in the middle. */
function largeFile(): string {
  const example = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as { claims: readonly object[] }
  const [claim] = example.claims
  const claims = Array.from({ length: CLAIMS }, (_, n) => ({ ...claim, key: `claim-${n}` }))
  const file = join(folder, 'large.json')
  writeFileSync(file, JSON.stringify({ ...example, claims }))
  return file
}

/** True while another process is in the middle of a transaction. */
function isBusy(file: string): boolean {
  if (!existsSync(file)) return false
  const database = new Sqlite(file, { timeout: 0 })
  try {
    database.exec('begin immediate; rollback')
    return false
  } catch {
    return true
  } finally {
    database.close()
  }
}

async function recorded(file: string): Promise<{ disputes: number; claims: number }> {
  const store = await openStore({ sqlite: file }, { name: 'Any', zone: 'UTC' })
  const disputes = await store.facts.disputes((await store.settings.onlyBranch()).id, LATER)
  const lists = disputes.map(({ id }) => store.facts.claims(id, LATER, {}, { limit: CLAIMS + 1 }))
  const claims = (await Promise.all(lists)).flat().length
  await store.close()
  return { disputes: disputes.length, claims }
}

describe('several processes on one SQLite file', () => {
  it('make one branch and record a dispute once, however they race', async () => {
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => outcome(importing(EXAMPLE, join(folder, 'race')))))
    const [first, ...rest] = outcomes.sort((a, b) => Number(b.includes(' added')) - Number(a.includes(' added')))
    expect(first).toMatch(/^0: .* \d+ added, 0 changed\.$/)
    for (const each of rest) expect(each).toMatch(/^0: .* Nothing new\.$/)
    expect((await recorded(join(folder, 'race', 'steward.db'))).disputes).toBe(1)
  }, 20_000)

  it('find all of an import or nothing after a kill -9 in the middle of it', async () => {
    const large = largeFile()
    let hit = 0
    for (const delay of [0, 20, 60]) {
      const dataDir = join(folder, `killed-${delay}`)
      const file = join(dataDir, 'steward.db')
      // The tables are there already, so that what keeps the file busy is the import itself.
      await (await openStore({ sqlite: file }, { name: 'Branch', zone: 'UTC' })).close()
      const child = importing(large, dataDir)
      const closed = once(child, 'close')
      for (let busyFor = 0; child.exitCode === null && busyFor < 3; busyFor = isBusy(file) ? busyFor + 1 : 0)
        await sleep(2)
      await sleep(delay)
      child.kill('SIGKILL')
      await closed
      const found = await recorded(file)
      expect([0, CLAIMS]).toContain(found.claims)
      expect(found.disputes).toBe(found.claims === 0 ? 0 : 1)
      if (child.signalCode === 'SIGKILL' && found.claims === 0) hit++
    }
    // At least one of them was hit before its commit; otherwise this proves nothing.
    expect(hit).toBeGreaterThan(0)
    expect(await outcome(importing(large, join(folder, 'killed-0')))).toMatch(/^0: /)
    expect((await recorded(join(folder, 'killed-0', 'steward.db'))).claims).toBe(CLAIMS)
  }, 30_000)

  it('publish one of two changes of the same action, however they race', async () => {
    const file = join(folder, 'publishing.db')
    const store = await openStore({ sqlite: file }, { name: 'Branch', zone: 'UTC' })
    const { id: branch } = await store.settings.onlyBranch()
    const names = Array.from({ length: 30 }, (_, n) => `a${n}`)
    await store.write(
      branch,
      disputeFacts({ actions: names.map((key) => [version('announced', '2017-01-16', { key })]) }),
    )
    const [dispute] = await store.facts.disputes(branch, LATER)
    const draftsOf = (officer: string): Promise<readonly string[]> =>
      Promise.all(
        names.map(async (key) => {
          const change = version('called off', '2017-01-26', { key, source: source(`said-${officer}`) })
          const proposal = { kind: 'action', dispute: dispute?.id ?? '', version: change, follows: 0 } as const
          return (await store.acts.draft(branch, proposal, { platform: 'slack', id: officer }, LATER)).id
        }),
      )
    const outcomes = await raced(file, branch, [await draftsOf('sam'), await draftsOf('kim')])
    for (const [n] of names.entries())
      expect([outcomes[0]?.[n], outcomes[1]?.[n]].sort()).toEqual(['action changed', 'published'])
    expect(await store.acts.audit(branch, { limit: 99 })).toHaveLength(names.length)
    expect(await store.facts.changes(dispute?.id ?? '', LATER, { limit: 99 })).toHaveLength(2 * names.length)
    await store.close()
  }, 20_000)
})

/** What came of each list of drafts, each published by a process of its own, both begun at once. */
async function raced(
  file: string,
  branch: string,
  lists: readonly (readonly string[])[],
): Promise<readonly (readonly string[])[]> {
  const officers = lists.map((drafts) =>
    spawn(process.execPath, ['test/support/publishing.ts', file, branch, ...drafts], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  )
  const outcomes = officers.map(outcome)
  await Promise.all(officers.map(({ stdout }) => once(stdout, 'data')))
  for (const { stdin } of officers) stdin.write('go\n')
  return (await Promise.all(outcomes)).map((said) => said.replace('0: ready\n', '').split('\n'))
}
