import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import type { ActionKey } from '../../src/core/acts.ts'
import type { Person } from '../../src/core/adapter.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { disputeFacts, utc } from '../support/dispute.ts'
import { found, waysToName, waysToWrite } from '../support/on-disk.ts'

const folder = mkdtempSync(join(tmpdir(), 'steward-'))
afterAll(() => rmSync(folder, { recursive: true }))

const NOON = utc('2017-03-01T12:00')
const PEOPLE = Array.from({ length: 60 }, (_, n): Person => ({ platform: 'slack', id: `MARKER${n}-U0THEMEMBER` }))
const ids = waysToName(PEOPLE.map(({ id }) => id))

async function opened(name: string) {
  const file = join(folder, `${name}.db`)
  const store = await openStore({ sqlite: file }, { name: 'Branch', zone: 'UTC' })
  const { id: branch } = await store.settings.onlyBranch()
  await store.write(branch, disputeFacts())
  const [dispute] = await store.facts.disputes(branch, NOON)
  return { file, store, branch, action: { dispute: dispute?.id ?? '', action: 'strike' } }
}

async function sayAll(store: Store, branch: string, action: ActionKey): Promise<void> {
  for (const person of PEOPLE) await store.going.say(branch, action, person, true)
}

/** The action's key and the hashes of who will be there. */
function traces(file: string): readonly string[] {
  const database = new Sqlite(file, { readonly: true })
  const read = (query: string): readonly string[] => database.prepare<[], string>(query).pluck().all()
  const secrets = [...read('select secret from going_keys'), ...read('select who from going')]
  database.close()
  return waysToWrite(secrets)
}

describe('who will be there, on the disk', () => {
  it('is never an id of anybody, and nothing at all once it is forgotten', async () => {
    const { file, store, branch, action } = await opened('going')
    await sayAll(store, branch, action)
    const marks = traces(file)
    // They are there to be found while the action is to come.
    expect(found(file, marks)).toHaveLength(PEOPLE.length + 1)
    expect(found(file, ids)).toEqual([])
    await store.going.forget(action)
    expect(found(file, [...marks, ...ids])).toEqual([])
    expect(readFileSync(`${file}-wal`)).toHaveLength(0)
    await store.close()
    expect(found(file, [...marks, ...ids])).toEqual([])
  })

  it('is under another key after it was forgotten, so that nobody can be followed from one day to the other', async () => {
    const { file, store, branch, action } = await opened('again')
    await sayAll(store, branch, action)
    const before = traces(file)
    await store.going.forget(action)
    await sayAll(store, branch, action)
    expect(traces(file).filter((mark) => before.includes(mark))).toEqual([])
    await store.close()
  })
})

describe('who asked to be reminded, on the disk', () => {
  it('is named as long as the action is to come, and not a moment longer', async () => {
    const { file, store, branch, action } = await opened('askers')
    for (const person of PEOPLE) await store.askers.ask(action, person, NOON)
    const leaving: Person = { platform: 'slack', id: 'MARKER-U0LEAVING' }
    await store.askers.ask(action, leaving, NOON)
    expect(found(file, [leaving.id])).toHaveLength(1)
    expect(await store.askers.stop(branch, leaving)).toBe(1)
    expect(found(file, waysToName([leaving.id]))).toEqual([])
    await store.askers.forget(action)
    expect(found(file, ids)).toEqual([])
    await store.close()
    expect(found(file, ids)).toEqual([])
  })
})
