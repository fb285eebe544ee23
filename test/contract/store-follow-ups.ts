import { describe, expect, it } from 'vitest'
import type { Job } from '../../src/core/jobs.ts'
import { storeOn } from '../../src/store/open.ts'
import { FIRST, type Given, keys } from './store.ts'
import { NOON, PLACES } from './store-polls.ts'

const LEASE = 60
const OUT = NOON.add({ seconds: LEASE })

const job = (key: string, due = NOON): Job => ({ key, due, work: { kind: 'poll close', poll: key } })

/** Jobs that follow from jobs. */
export function followUpsContract(given: Given): void {
  const claim = async (now = NOON): Promise<readonly string[]> => keys(await given.store.jobs.claim(now, 99, LEASE))

  describe('what follows from a job', () => {
    it('is added in the step that marks it as done', async () => {
      const { jobs } = given.store
      await jobs.add([job('a')])
      await claim()
      const next: readonly Job[] = [
        {
          key: 'b',
          due: NOON,
          work: {
            kind: 'action post',
            dispute: 'd',
            action: 'strike',
            revision: 2,
            place: PLACES[0],
            notifiesAll: true,
          },
        },
        { key: 'c', due: OUT, work: { kind: 'trouble', sentence: 'It said “no”.', to: PLACES[1] } },
        { key: 'd', due: OUT, work: { kind: 'action event', dispute: 'd', action: 'x', place: PLACES[0] } },
      ]
      await jobs.done('a', next)
      expect(await jobs.claim(OUT, 9, LEASE)).toEqual(next.map((each) => ({ ...each, attempts: 0 })))
    })

    it('may be the same again, later', async () => {
      await given.store.jobs.add([job('a')])
      await claim()
      await given.store.jobs.done('a', [job('a', OUT)])
      expect([await claim(), await claim(OUT)]).toEqual([[], ['a']])
    })

    it('is not added by whoever comes late: another has done it since the lease ran out', async () => {
      const { jobs } = given.store
      await jobs.add([job('a')])
      await claim()
      expect(await claim(OUT)).toEqual(['a'])
      await jobs.done('a', [job('theirs')])
      await jobs.done('a', [job('mine')])
      expect(await claim(OUT)).toEqual(['theirs'])
    })

    it('is not added where nobody has it in hand: it was put off, or made anew', async () => {
      const { jobs } = given.store
      await jobs.add([job('a')])
      await jobs.done('a', [job('b')])
      expect(await claim()).toEqual(['a'])
      await jobs.putOff('a', OUT)
      await jobs.done('a', [job('b')])
      expect(await claim(OUT)).toEqual(['a'])
    })

    it('fails as a whole', async () => {
      const { jobs } = given.store
      await jobs.add([job('a')])
      await claim()
      await expect(jobs.done('a', [job('b'), job('b')])).resolves.toBeUndefined()
      expect(await claim()).toEqual(['b'])
      const broken = { ...job('c'), key: null } as unknown as Job
      await expect(jobs.done('b', [job('d'), broken])).rejects.toThrow()
      expect(await claim(OUT)).toEqual(['b'])
    })

    it.skipIf(given.harness.onlyOneAtATime !== undefined)(
      `is added by one of two that finish at once${given.harness.onlyOneAtATime ? ` (skipped: ${given.harness.onlyOneAtATime})` : ''}`,
      async () => {
        const second = await storeOn(await given.harness.connect(), FIRST)
        const all = Array.from({ length: 50 }, (_, n) => `job ${n}`)
        await given.store.jobs.add(all.map((key) => job(key)))
        await claim()
        await second.jobs.claim(OUT, 99, LEASE)
        await Promise.all(
          all.flatMap((key) => [
            given.store.jobs.done(key, [job(`${key} mine`)]),
            second.jobs.done(key, [job(`${key} theirs`)]),
          ]),
        )
        await second.close()
        const added = await claim()
        expect(added.map((key) => key.replace(/ (mine|theirs)$/, '')).sort()).toEqual([...all].sort())
      },
    )
  })

  describe('how many jobs are due', () => {
    it('counts those that wait or are in hand, and none that is done or set aside', async () => {
      const { jobs } = given.store
      expect(await jobs.dueCount(OUT)).toBe(0)
      await jobs.add([job('a'), job('b'), job('c'), job('later', OUT.add({ milliseconds: 1 }))])
      expect([await jobs.dueCount(NOON.subtract({ milliseconds: 1 })), await jobs.dueCount(NOON)]).toEqual([0, 3])
      await claim()
      await jobs.done('a')
      await jobs.setAside('b', 'not_in_channel')
      expect([await jobs.dueCount(OUT), await jobs.dueCount(OUT.add({ seconds: 1 }))]).toEqual([1, 2])
    })
  })
}
