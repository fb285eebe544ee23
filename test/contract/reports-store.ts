import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verify } from '../../src/reports/chain.ts'
import { codeOf } from '../../src/reports/receipt.ts'
import type { Connection } from '../../src/reports/store/flavour.ts'
import { type ReportsStore, reportsOn } from '../../src/reports/store/open.ts'
import { draftOf } from '../support/reports-store.ts'

/** A database that the contract can empty and connect to. */
export interface ReportsHarness {
  start(): Promise<void>
  /** Leaves a database without tables. */
  empty(): Promise<void>
  connect(): Promise<Connection>
  stop(): Promise<void>
  /** Says that the tables were made by a later release. */
  readonly fromTheFuture: string
}

const bytes = (text: string): Buffer => Buffer.from(text)
const words = (all: readonly Uint8Array[]): readonly string[] => all.map((each) => Buffer.from(each).toString())

const REPORT = {
  batch: '2017-P02',
  form: 'workload',
  area: 'north',
  answers: [
    { item: 'cases', band: '26-30' },
    { item: 'over', band: '5-9' },
  ],
}

/** What the store of reports does, whatever database is under it. */
export function reportsContract(harness: ReportsHarness): void {
  let connection: Connection
  let store: ReportsStore

  beforeAll(() => harness.start(), 30_000)
  afterAll(() => harness.stop())
  beforeEach(async () => {
    await harness.empty()
    connection = await harness.connect()
    store = await reportsOn(connection)
    return () => store.close()
  })

  const filed = async (batch: string, count: number): Promise<void> => {
    for (let n = 0; n < count; n++) await store.file({ ...REPORT, batch })
  }

  const opened = async (expiresBatch = '2017-P05', first = 'first'): Promise<{ lookup: Buffer; code: string }> => {
    const lookup = randomBytes(32)
    await store.openThread({ lookup, replyTo: 'age1reply', expiresBatch, first: bytes(first) })
    return { lookup, code: codeOf(lookup) }
  }

  describe('answers', () => {
    it('are rows that nothing ties together, and only those of the window are released', async () => {
      await filed('2017-P02', 3)
      await filed('2017-P03', 1)
      expect(await store.unreleased()).toEqual(['2017-P02', '2017-P03'])
      const release = await store.release('2017-P02', (rows, earlier) => {
        expect(rows).toHaveLength(6)
        expect(new Set(rows.map(({ rk }) => rk)).size).toBe(6)
        for (const row of rows) expect(Object.keys(row).sort()).toEqual(['area', 'band', 'form', 'item', 'rk'])
        expect(earlier).toEqual([])
        return draftOf('2017-P02', rows)
      })
      expect(release).toMatchObject({ id: '2017-P02', prev: '0'.repeat(64) })
      expect(await store.unreleased()).toEqual(['2017-P03'])
      expect(await store.releases()).toEqual([release])
    })

    it('are published once, and what came too late is deleted', async () => {
      await filed('2017-P02', 3)
      const release = await store.release('2017-P02', (rows) => draftOf('2017-P02', rows))
      await filed('2017-P02', 1)
      const again = await store.release('2017-P02', () => {
        throw new Error('not again')
      })
      expect(again).toEqual(release)
      expect(await store.unreleased()).toEqual([])
    })

    it('stay where they are when nothing can be published of them', async () => {
      await filed('2017-P02', 3)
      const refusing = store.release('2017-P02', () => {
        throw new Error('MARKER')
      })
      await expect(refusing).rejects.toThrow(/^The store of reports failed\.$/)
      expect(await store.unreleased()).toEqual(['2017-P02'])
      expect(await store.releases()).toEqual([])
    })

    it('make a release of nothing where there are none, like any other', async () => {
      await store.release('2017-P02', (rows) => draftOf('2017-P02', rows))
      expect(await store.releases()).toMatchObject([{ id: '2017-P02', cells: [] }])
    })

    it('are never a sentence', async () => {
      const answers = [{ item: 'cases', band: 'my manager said so' }]
      await expect(store.file({ ...REPORT, answers })).rejects.toThrow(/^not a key$/)
      await expect(store.file({ ...REPORT, area: 'Team of J. Smith' })).rejects.toThrow(/^not a key$/)
      expect(await store.unreleased()).toEqual([])
    })
  })

  describe('releases', () => {
    it('are a chain, from the first to the last, in which a change shows', async () => {
      // Weeks and periods do not sort by their names.
      const windows = ['2016-P13', '2017-P01', '2017-W05', '2017-P03']
      for (const window of windows) {
        await filed(window, 2)
        await store.release(window, (rows, earlier) => {
          expect(earlier.map(({ id }) => id)).toEqual(windows.slice(0, windows.indexOf(window)))
          return draftOf(window, rows)
        })
      }
      expect((await store.releases()).map(({ id }) => id)).toEqual(windows)
      expect(verify(await store.releases())).toMatchObject({ ok: true })
      await connection.db.updateTable('release').set({ cells: '[]' }).where('id', '=', '2017-P01').execute()
      expect(verify(await store.releases())).toMatchObject({ ok: false })
      await connection.db.deleteFrom('release').where('id', '=', '2017-P01').execute()
      expect(verify(await store.releases())).toEqual({ ok: false, broken: '2017-P03' })
      expect(await store.releases()).toHaveLength(3)
    })
  })

  describe('texts', () => {
    it('are handed out in fives, in another order each time, until they are taken', async () => {
      for (let n = 0; n < 4; n++) await store.note('2017-P02', bytes(`note ${n}`))
      expect(await store.bundle('2017-P02')).toBeUndefined()
      await store.note('2017-P02', bytes('note 4'))
      const orders = new Set<string>()
      for (let n = 0; n < 20; n++) {
        const texts = (await store.bundle('2017-P02'))?.texts ?? []
        orders.add(String(texts.map(({ bytes: each }) => Buffer.from(each))))
        expect(texts).toHaveLength(5)
      }
      expect(orders.size).toBeGreaterThan(10)
      expect(await store.bundleTaken('2017-P02')).toBe(true)
      expect(await store.bundle('2017-P02')).toBeUndefined()
      expect(await store.bundleTaken('2017-P02')).toBe(false)
    })

    it('wait for the next window where they are too few', async () => {
      for (let n = 0; n < 3; n++) await store.note('2017-P02', bytes('early'))
      expect(await store.bundle('2017-P02')).toBeUndefined()
      for (let n = 0; n < 2; n++) await store.note('2017-P03', bytes('late'))
      expect((await store.bundle('2017-P03'))?.texts).toHaveLength(5)
      await store.note('2017-P04', bytes('not yet'))
      expect((await store.bundle('2017-P03'))?.texts).toHaveLength(5)
      await store.bundleTaken('2017-P03')
      for (let n = 0; n < 4; n++) await store.note('2017-P04', bytes('now'))
      expect((await store.bundle('2017-P04'))?.texts).toHaveLength(5)
    })

    it('that officers have seen come with at least five new ones, or without any', async () => {
      for (let n = 0; n < 5; n++) await store.note('2017-P02', bytes('seen'))
      for (let n = 0; n < 4; n++) await store.note('2017-P03', bytes('new'))
      expect(await store.bundle('2017-P03', '2017-P02')).toMatchObject({ upTo: '2017-P02' })
      expect((await store.bundle('2017-P03', '2017-P02'))?.texts).toHaveLength(5)
      await opened('2017-P06', 'the fifth')
      expect(await store.bundle('2017-P03', '2017-P02')).toMatchObject({ upTo: '2017-P03' })
      expect((await store.bundle('2017-P03', '2017-P02'))?.texts).toHaveLength(10)
      expect(await store.bundleTaken('2017-P02')).toBe(true)
      expect((await store.bundle('2017-P03', '2017-P02'))?.texts).toHaveLength(5)
    })

    it('that officers have seen stay theirs to delete, however many are left', async () => {
      for (let n = 0; n < 4; n++) await store.note('2017-P02', bytes('seen'))
      const { code } = await opened('2017-P05', 'answered')
      expect((await store.bundle('2017-P02'))?.texts).toHaveLength(5)
      await store.answerThread({ code, sealed: bytes('reply'), expiresBatch: '2017-P06' })
      expect(await store.bundle('2017-P02', '2017-P02')).toBeUndefined()
      expect(await store.bundleTaken('2017-P02')).toBe(true)
      expect(await connection.db.selectFrom('note').selectAll().execute()).toEqual([])
      expect(await store.bundle('2017-P02', '2017-P02')).toBeUndefined()
    })

    it('that can be replied to come with their code, and count among the five', async () => {
      for (let n = 0; n < 4; n++) await store.note('2017-P02', bytes('note'))
      const { code } = await opened('2017-P05', 'with a code')
      await opened('2017-P06', 'of the next window')
      const texts = (await store.bundle('2017-P02'))?.texts ?? []
      expect(texts).toHaveLength(5)
      expect(texts.filter((text) => text.code === code).map((text) => Buffer.from(text.bytes).toString())).toEqual([
        'with a code',
      ])
      await store.bundleTaken('2017-P02')
      expect(await store.replyTo(code)).toBe('age1reply')
      expect(await store.bundle('2017-P03')).toBeUndefined()
    })

    it('are deleted after about ninety days, read or not', async () => {
      for (const window of ['2016-P13', '2017-P01', '2017-P02', '2017-P03', '2017-P04'])
        await store.note(window, bytes(window))
      await store.expire('2017-P04')
      for (let n = 0; n < 4; n++) await store.note('2017-P04', bytes('new'))
      const texts = (await store.bundle('2017-P04'))?.texts ?? []
      expect(words(texts.map((text) => text.bytes)).toSorted()).toEqual([
        '2017-P01',
        '2017-P02',
        '2017-P03',
        '2017-P04',
        'new',
        'new',
        'new',
        'new',
      ])
    })
  })

  describe('a text that can be replied to', () => {
    it('gives its replies once, in order, to whoever has the receipt', async () => {
      const { lookup, code } = await opened()
      for (const reply of ['one', 'two', 'three'])
        expect(await store.answerThread({ code, sealed: bytes(reply), expiresBatch: '2017-P06' })).toBe(true)
      expect(words(await store.answers(lookup))).toEqual(['one', 'two', 'three'])
      expect(await store.answers(lookup)).toEqual([])
      await store.answerThread({ code, sealed: bytes('four'), expiresBatch: '2017-P06' })
      expect(words(await store.answers(lookup))).toEqual(['four'])
    })

    it('gives the same to a wrong receipt, one without a reply and one that is over', async () => {
      const { lookup, code } = await opened()
      expect(await store.answers(lookup)).toEqual([])
      expect(await store.answers(randomBytes(32))).toEqual([])
      await store.withdraw(lookup)
      expect(await store.answers(lookup)).toEqual([])
      await store.withdraw(randomBytes(32))
      expect(await store.replyTo(code)).toBeUndefined()
      expect(await store.answerThread({ code, sealed: bytes('late'), expiresBatch: '2017-P06' })).toBe(false)
      expect(await connection.db.selectFrom('thread_msg').selectAll().execute()).toEqual([])
    })

    it('is kept until three windows after the last message, and no longer', async () => {
      const [answered, other] = [await opened(), await opened()]
      await store.answerThread({ code: answered.code, sealed: bytes('reply'), expiresBatch: '2017-P07' })
      await store.answerThread({ code: answered.code, sealed: bytes('reply'), expiresBatch: '2017-P06' })
      await store.expire('2017-P05')
      expect(await store.replyTo(other.code)).toBe('age1reply')
      await store.expire('2017-P06')
      expect(await store.replyTo(other.code)).toBeUndefined()
      await store.expire('2017-P07')
      expect(await store.answers(answered.lookup)).toHaveLength(2)
      await store.expire('2017-P08')
      expect(await connection.db.selectFrom('thread').selectAll().execute()).toEqual([])
      expect(await connection.db.selectFrom('thread_msg').selectAll().execute()).toEqual([])
    })

    it('is deleted itself once officers have replied', async () => {
      const { code } = await opened()
      for (let n = 0; n < 4; n++) await store.note('2017-P02', bytes('note'))
      expect((await store.bundle('2017-P02'))?.texts).toHaveLength(5)
      await store.answerThread({ code, sealed: bytes('reply'), expiresBatch: '2017-P06' })
      expect(await store.bundle('2017-P02')).toBeUndefined()
    })
  })

  describe('the database', () => {
    it('rewrites its one row each minute', async () => {
      const ticks = async () => (await connection.db.selectFrom('tick').selectAll().execute()).map(({ x }) => x)
      const [before] = await ticks()
      await store.tick()
      expect(await ticks()).toHaveLength(1)
      expect(await ticks()).not.toEqual([before])
    })

    it('keeps all of a report or nothing', async () => {
      const answers = [REPORT.answers[0], { item: 'over', band: undefined as unknown as string }].filter((one) => !!one)
      await expect(store.file({ ...REPORT, answers })).rejects.toThrow()
      expect(await store.unreleased()).toEqual([])
    })

    it('says nothing of what it refuses', async () => {
      const { lookup } = await opened()
      const again = { lookup, replyTo: 'MARKER', expiresBatch: '2017-P05', first: bytes('MARKER') }
      const error: unknown = await store.openThread(again).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ name: 'ReportsTrouble', message: 'The store of reports failed.' })
      const said = JSON.stringify([error, Object.getOwnPropertyDescriptors(error), (error as Error).stack])
      for (const secret of ['MARKER', lookup.toString('hex'), lookup.toString('base64'), String(lookup)])
        expect(said).not.toContain(secret)
    })

    it('opens what is there, and refuses what a newer release wrote', async () => {
      await filed('2017-P02', 1)
      const again = await reportsOn(await harness.connect())
      expect(await again.unreleased()).toEqual(['2017-P02'])
      await again.close()
      await sql.raw(harness.fromTheFuture).execute(connection.db)
      await expect(reportsOn(await harness.connect())).rejects.toThrow(/written by a newer release of Steward/)
    })
  })
}
