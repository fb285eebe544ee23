import { describe, expect, it } from 'vitest'
import type { Job } from '../../src/core/jobs.ts'
import type { Temporal } from '../../src/core/time.ts'
import { storeOn } from '../../src/store/open.ts'
import { utc } from '../support/dispute.ts'
import { FIRST, type Given, keys } from './store.ts'

const NOON = utc('2017-03-01T12:00')
const LEASE = 60

const after = (seconds: number): Temporal.Instant => NOON.add({ milliseconds: Math.round(seconds * 1000) })

const job = (key: string, due = NOON): Job => ({ key, due, work: { kind: 'poll close', poll: key } })

/** Work that is done later, once. */
export function jobsContract(given: Given): void {
  describe('jobs', () => {
    const claim = (at: number, limit = 10) => given.store.jobs.claim(after(at), limit, LEASE)

    it('are handed out when they are due, the longest overdue first, as they were added', async () => {
      const place = { platform: 'slack', space: 'T1', channel: 'C1' } as const
      const posts = [
        { key: 'b', due: after(2.5), work: { kind: 'poll post', poll: 'p', place } },
        {
          key: 'a',
          due: after(1),
          work: { kind: 'poll show', poll: 'p', place: { platform: 'terminal', channel: 'x' } },
        },
      ] as const
      await given.store.jobs.add([...posts, job('later', after(3))])
      expect(await claim(0.9)).toEqual([])
      expect(await claim(2.5)).toEqual([
        { ...posts[1], attempts: 0 },
        { ...posts[0], attempts: 0 },
      ])
      expect(keys(await claim(3))).toEqual(['later'])
    })

    it('wait once, however often they are added', async () => {
      await given.store.jobs.add([job('a', after(5))])
      await given.store.jobs.add([job('a'), job('b')])
      expect(keys(await claim(0))).toEqual(['b'])
      expect(keys(await claim(5))).toEqual(['a'])
    })

    it('go to one claimer, a few at a time, until the lease runs out', async () => {
      await given.store.jobs.add(['a', 'b', 'c'].map((key) => job(key)))
      expect(keys(await claim(0, 2))).toEqual(['a', 'b'])
      expect(keys(await claim(0, 2))).toEqual(['c'])
      expect(await claim(LEASE - 0.001)).toEqual([])
      expect((await claim(LEASE)).map(({ key, attempts }) => `${key} ${attempts}`)).toEqual(['a 1', 'b 1', 'c 1'])
    })

    it('are over when they are done, and come back when they are put off', async () => {
      await given.store.jobs.add([job('done'), job('put off')])
      await claim(0)
      await given.store.jobs.done('done')
      await given.store.jobs.putOff('put off', after(7.5))
      expect(await claim(7.4)).toEqual([])
      expect((await claim(7.5)).map(({ key, attempts }) => `${key} ${attempts}`)).toEqual(['put off 1'])
      expect(await claim(10 * LEASE)).toHaveLength(1)
    })

    it('are done once more where one of their key is in hand, and else wait once, if that is asked for', async () => {
      const again = (key: string, due = NOON): Job => ({ ...job(key, due), onceMore: true })
      await given.store.jobs.add([again('a'), again('b')])
      expect(keys(await claim(0, 1))).toEqual(['a'])
      await given.store.jobs.add([again('b', after(1)), again('a', after(1)), job('c', after(1))])
      // Whoever has the first one in hand ends that one alone.
      await given.store.jobs.done('a')
      expect(keys(await claim(0))).toEqual(['b'])
      expect((await claim(1)).map(({ key, attempts }) => `${key} ${attempts}`)).toEqual(['a 0', 'c 0'])
      await given.store.jobs.putOff('a', after(9))
      await given.store.jobs.add([again('a', after(2))])
      expect(await claim(8)).toEqual([])
      expect((await claim(9)).map(({ key, attempts }) => `${key} ${attempts}`)).toEqual(['a 1'])
    })

    it('that are put off keep the time at which they were due, and never come before it', async () => {
      await given.store.jobs.add([job('a')])
      await claim(0)
      await given.store.jobs.putOff('a', after(7.5))
      expect((await claim(7.5)).map(({ due, work }) => [`${due}`, work])).toEqual([[`${NOON}`, job('a').work]])
      // The clock was set back meanwhile.
      await given.store.jobs.putOff('a', after(-3600))
      expect(await claim(7.4)).toEqual([])
      expect((await claim(7.5)).map(({ due }) => `${due}`)).toEqual([`${NOON}`])
    })

    it('stay with whoever renews them in time, and with nobody who was too late', async () => {
      await given.store.jobs.add([job('a'), job('b')])
      const held = await claim(0)
      expect(await given.store.jobs.renew(held, after(LEASE / 2), LEASE)).toEqual(['a', 'b'])
      expect(await claim(LEASE)).toEqual([])
      await given.store.jobs.done('a')
      expect(keys(await claim(LEASE * 1.5))).toEqual(['b'])
      expect(await given.store.jobs.renew(held, after(LEASE * 1.6), LEASE)).toEqual([])
    })

    it('stay out of the way once set aside, are counted, and are tried afresh when added again', async () => {
      await given.store.jobs.add([job('a'), job('b')])
      await claim(0)
      await given.store.jobs.setAside('a', 'not_in_channel')
      expect(await given.store.jobs.setAsideCount()).toBe(1)
      expect(keys(await claim(LEASE))).toEqual(['b'])
      await given.store.jobs.add([job('a', after(2 * LEASE))])
      expect(await given.store.jobs.setAsideCount()).toBe(0)
      expect((await claim(3 * LEASE)).map(({ key, attempts }) => `${key} ${attempts}`)).toEqual(['b 2', 'a 0'])
    })

    it('that cannot be read, or are of a kind that is not known, are set aside, and keep no others waiting', async () => {
      const { db } = given.connection
      const bad = { due_at: '2017-01-01T00:00:00.000Z', attempts: 0, leased_until: null, trouble: null }
      const rows = [
        { key: 'half', kind: 'update', work: '{' },
        { key: 'none', kind: 'update', work: 'null' },
        { key: 'newer', kind: 'strike fund', work: '{}' },
        { key: 'never', kind: 'constructor', work: '{}' },
      ]
      await db
        .insertInto('jobs')
        .values(rows.map((row) => ({ ...bad, ...row })))
        .execute()
      await given.store.jobs.add([job('a'), job('b')])
      // Fewer at a time than there are bad ones in front.
      expect(keys(await claim(0, 3))).toEqual(['a', 'b'])
      expect(await given.store.jobs.setAsideCount()).toBe(4)
      const aside = await db.selectFrom('jobs').select(['key', 'trouble']).where('trouble', 'is not', null).execute()
      expect(Object.fromEntries(aside.map(({ key, trouble }) => [key, trouble]))).toEqual({
        half: 'unreadable',
        none: 'unreadable',
        newer: 'unknown kind',
        never: 'unknown kind',
      })
      expect(await claim(2 * LEASE)).toHaveLength(2)
    })

    it('are none where none were added', async () => {
      await given.store.jobs.add([])
      await given.store.jobs.done('nothing')
      expect(await claim(0)).toEqual([])
      expect(await given.store.jobs.setAsideCount()).toBe(0)
    })

    it.skipIf(given.harness.onlyOneAtATime !== undefined)(
      `are never handed to two claimers${given.harness.onlyOneAtATime ? ` (skipped: ${given.harness.onlyOneAtATime})` : ''}`,
      async () => {
        const others = await Promise.all([1, 2, 3].map(async () => storeOn(await given.harness.connect(), FIRST)))
        const all = Array.from({ length: 200 }, (_, n) => `job ${String(n).padStart(3, '0')}`)
        await given.store.jobs.add(all.map((key) => job(key)))
        const mine = async ({ jobs }: typeof given.store): Promise<readonly string[]> => {
          const claimed = keys(await jobs.claim(NOON, 7, LEASE))
          return claimed.length === 0 ? [] : [...claimed, ...(await mine({ jobs } as typeof given.store))]
        }
        const claimed = (await Promise.all([given.store, ...others].map(mine))).flat()
        await Promise.all(others.map((each) => each.close()))
        expect(claimed.sort()).toEqual(all)
      },
    )
  })
}
