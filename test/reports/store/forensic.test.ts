import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import Sqlite from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { verify } from '../../../src/reports/chain.ts'
import { codeOf, lookupOf, newReceipt } from '../../../src/reports/receipt.ts'
import { openSealed, seal } from '../../../src/reports/seal.ts'
import { openReports } from '../../../src/reports/store/open.ts'
import { tracesIn } from '../../support/forensic.ts'
import { draftOf } from '../../support/reports-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'steward-'))
afterAll(() => rmSync(folder, { recursive: true }))

let n = 0

/** A folder for the file, and an empty one for whatever SQLite might put into a folder for temporary files. */
function newPlace(): { readonly file: string; readonly place: string; readonly temporary: string } {
  const place = join(folder, `place-${n++}`)
  const temporary = join(place, 'tmp')
  mkdirSync(temporary, { recursive: true })
  return { file: join(place, 'reports-1.db'), place, temporary }
}

const report = (batch: string, band: string) => ({
  batch,
  form: 'workload',
  area: 'north',
  answers: ['a', 'b', 'c', 'd', 'e'].map((item) => ({ item, band })),
})

const SALT = Buffer.alloc(16, 'salt')

it('finds what is there, in every way in which it could be written', () => {
  const { place } = newPlace()
  const text = 'xMARKERtextx'
  const forms: readonly [string, Buffer][] = [
    ['utf8', Buffer.from(text)],
    ['utf16le', Buffer.from(text, 'utf16le')],
    ['hex', Buffer.from(Buffer.from(text).toString('hex'))],
    ['base64', Buffer.from(Buffer.from(text).toString('base64'))],
    ['shifted base64', Buffer.from(Buffer.from(`y${text}`).toString('base64'))],
  ]
  for (const [name, content] of forms) {
    writeFileSync(join(place, name), content)
    expect(tracesIn([place], ['MARKERtext']), name).not.toEqual([])
    rmSync(join(place, name))
  }
})

describe('what was deleted', () => {
  it('is in no file: answers once they are released', async () => {
    const { file, place } = newPlace()
    const store = await openReports({ sqlite: file })
    const bands = Array.from({ length: 300 }, (_, count) => `MARKERband${count}x`)
    for (const band of bands) await store.file(report('2017-P02', band))
    const ids = idsIn(file)
    await store.file(report('2017-P03', 'OTHERband'))
    expect(tracesIn([place], bands).length).toBeGreaterThanOrEqual(300)
    await store.release('2017-P02', (rows) => draftOf('2017-P02', rows))
    expect(tracesIn([place], ['MARKER', ...ids])).toEqual([])
    expect(tracesIn([place], ['OTHERband'])).not.toEqual([])
    await store.close()
    expect(tracesIn([place], ['MARKER', ...ids])).toEqual([])
  })

  it('is in no file: texts once they are taken, replies once they are read, threads once they are withdrawn', async () => {
    const { file, place } = newPlace()
    const store = await openReports({ sqlite: file })
    const organisers = [await generateIdentity(), await generateIdentity()]
    const recipients = await Promise.all(organisers.map(identityToRecipient))
    const gone: (string | Uint8Array)[] = ['MARKER']
    const middle = (sealed: Uint8Array): Uint8Array => sealed.subarray(1200, 1264)
    const sealedFor = async (text: string, to: readonly string[]): Promise<Uint8Array> => {
      const sealed = await seal(text, to)
      gone.push(middle(sealed))
      return sealed
    }
    const threads = []
    for (let count = 0; count < 20; count++) {
      await store.note('2017-P02', await sealedFor(`MARKER note ${count}`, recipients))
      const receipt = await newReceipt()
      const keys = await lookupOf(receipt, SALT)
      const first = await sealedFor(`MARKER thread ${count}`, recipients)
      await store.openThread({ lookup: keys.lookup, replyTo: keys.recipient, expiresBatch: '2017-P05', first })
      threads.push({ ...keys, receipt, code: codeOf(keys.lookup) })
      // Never there, not even for a while: the words, and the key that opens the replies.
      gone.push(receipt, receipt.replaceAll(' ', ''))
    }
    const texts = (await store.bundle('2017-P02'))?.texts ?? []
    expect(texts).toHaveLength(40)
    const [first] = texts
    expect(first && (await openSealed(first.bytes, organisers[1] ?? ''))).toMatch(/^MARKER (note|thread) \d+$/)
    await store.bundleTaken('2017-P02')
    for (const { code, recipient, identity, lookup } of threads) {
      const sealed = await sealedFor(`MARKER reply to ${code}`, [recipient])
      await store.answerThread({ code, sealed, expiresBatch: '2017-P06' })
      expect(tracesIn([place], [middle(sealed)])).not.toEqual([])
      const [reply] = await store.answers(lookup)
      expect(reply && (await openSealed(reply, identity))).toBe(`MARKER reply to ${code}`)
    }
    expect(tracesIn([place], gone)).toEqual([])
    for (const { lookup, recipient } of threads) {
      gone.push(lookup, recipient, codeOf(lookup))
      await store.withdraw(lookup)
    }
    expect(tracesIn([place], gone)).toEqual([])
    await store.close()
    expect(tracesIn([place], gone)).toEqual([])
  }, 30_000)
})

/** The ids of all rows that are there. */
function idsIn(file: string): readonly Buffer[] {
  const database = new Sqlite(file, { readonly: true })
  const ids = database.prepare<[], Buffer>('select id from tally').pluck().all()
  database.close()
  return ids
}

/** SQLite has a journal while it writes; one that is left was left in the middle. */
const interrupted = (file: string): boolean => existsSync(`${file}-journal`)

interface Killed {
  /** What it said that it had done. */
  readonly said: readonly string[]
}

/** Runs a process of its own until it is killed, `delay` ms after it first did something, or by itself. */
async function killed(
  { file, temporary }: { readonly file: string; readonly temporary: string },
  what: string,
  delay?: number,
): Promise<Killed> {
  const child = spawn(
    process.execPath,
    ['test/support/reporting.ts', what, file, ...(delay === undefined ? ['unswept'] : [])],
    {
      env: { PATH: process.env.PATH, TMPDIR: temporary, SQLITE_TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const closed = once(child, 'close')
  if (delay !== undefined) {
    await once(child.stdout, 'data')
    await sleep(delay)
    // In the middle of writing, if it gets there within a moment.
    for (const end = performance.now() + 100; !interrupted(file) && performance.now() < end; );
    child.kill('SIGKILL')
  }
  await closed
  expect(child.signalCode).toBe('SIGKILL')
  // The last line may have been cut off in the middle.
  return { said: said.split('\n').slice(0, -1) }
}

const DELAYS = Array.from({ length: 5 }, (_, round) => round * 27 + Math.random() * 30)

describe('after a kill -9', () => {
  it('there is no half of a report, and every report that was acknowledged', async () => {
    const place = newPlace()
    let inTheMiddle = 0
    for (const delay of DELAYS) {
      const { said } = await killed(place, 'file', delay)
      if (interrupted(place.file)) inTheMiddle++
      const store = await openReports({ sqlite: place.file })
      const counts = new Map<string, number>()
      const database = new Sqlite(place.file, { readonly: true })
      for (const { band, n: rows } of database
        .prepare<[], { band: string; n: number }>('select band, count(*) as n from tally group by band')
        .all())
        counts.set(band, rows)
      database.close()
      for (const [band, rows] of counts) expect([band, rows]).toEqual([band, 5])
      for (const line of said) expect(counts.has(`MARKERband${line}`)).toBe(true)
      await store.release('2017-P02', (rows) => draftOf('2017-P02', rows))
      expect(await store.unreleased()).toEqual([])
      expect(tracesIn([place.place], ['MARKER'])).toEqual([])
      await store.close()
      rmSync(place.file)
    }
    expect(inTheMiddle).toBeGreaterThan(0)
  }, 60_000)

  it('a window is released and its answers are gone, or neither', async () => {
    const place = newPlace()
    for (const delay of DELAYS) {
      const { said } = await killed(place, 'release', delay)
      const store = await openReports({ sqlite: place.file })
      const releases = await store.releases()
      const released = new Set(releases.map(({ id }) => id))
      for (const line of said) {
        const [what, batch = ''] = line.split(' ')
        if (what === 'released') expect(released.has(batch)).toBe(true)
      }
      for (const { cells } of releases) expect(cells).toMatchObject(Array(5).fill({ count: 10 }))
      for (const batch of await store.unreleased()) {
        expect(released.has(batch)).toBe(false)
        await store.release(batch, (rows) => draftOf(batch, rows))
      }
      expect(verify(await store.releases())).toMatchObject({ ok: true })
      expect(tracesIn([place.place], ['MARKER'])).toEqual([])
      await store.close()
      rmSync(place.file)
    }
  }, 60_000)

  it('nothing is left of what was withdrawn or taken', async () => {
    const place = newPlace()
    for (const delay of DELAYS) {
      await killed(place, 'burn', delay)
      const store = await openReports({ sqlite: place.file })
      const database = new Sqlite(place.file, { readonly: true })
      const lookups = database.prepare<[], Buffer>('select lookup from thread').pluck().all()
      database.close()
      expect(lookups.length).toBeLessThanOrEqual(1)
      for (const lookup of lookups) await store.withdraw(lookup)
      while ((await store.bundle('2017-P02')) === undefined) await store.note('2017-P02', randomBytes(50))
      await store.bundleTaken('2017-P02')
      expect(tracesIn([place.place], ['MARKER'])).toEqual([])
      await store.close()
    }
  }, 60_000)

  it('between the commit and the erasing, the next start erases', async () => {
    const place = newPlace()
    const store = await openReports({ sqlite: place.file })
    for (let count = 0; count < 200; count++) await store.file(report('2017-P02', `MARKERband${count}`))
    await store.close()
    await killed(place, 'once')
    expect(pagesFree(place.file)).toBeGreaterThan(0)
    const again = await openReports({ sqlite: place.file })
    expect(await again.releases()).toHaveLength(1)
    expect(pagesFree(place.file)).toBe(0)
    expect(tracesIn([place.place], ['MARKER'])).toEqual([])
    await again.close()
  })
})

function pagesFree(file: string): number {
  const database = new Sqlite(file, { readonly: true })
  const free = database.pragma('freelist_count', { simple: true }) as number
  database.close()
  return free
}
