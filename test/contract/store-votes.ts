import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Person } from '../../src/core/adapter.ts'
import type { Cast, Vote } from '../../src/core/polls.ts'
import { storeOn } from '../../src/store/open.ts'
import { FIRST, type Given } from './store.ts'
import { link } from './store-links.ts'
import { CLOSES, KIM, NOON, newPoll, openPoll, result, SAM } from './store-polls.ts'

const SAM_ON_SLACK: Person = { platform: 'slack', id: 'U0SAM' }

const person = (n: number): Person => ({ platform: n % 2 === 0 ? 'discord' : 'slack', id: `person ${n}` })

/** Votes in the box of a secret poll. */
export function votesContract(given: Given): void {
  const secret = async (options = ['Yes', 'No']): Promise<string> =>
    (await openPoll(given, { secret: true, options })).id
  const cast = (...votes: readonly Vote[]): Promise<readonly Cast[]> => given.store.polls.cast(votes)
  const voters = async (): Promise<number> =>
    (await given.connection.db.selectFrom('poll_voters').selectAll().execute()).length

  describe('the box of a secret poll', () => {
    it('counts each person once, within a batch and after it', async () => {
      const poll = await secret()
      expect(await given.store.polls.box(poll)).toEqual({ votes: [0, 0], voters: 0 })
      expect(await cast()).toEqual([])
      const sam = { poll, option: 1, voter: SAM }
      const kim = { poll, option: 0, voter: KIM }
      expect(await cast(sam, kim, { ...sam, option: 0 })).toEqual(['counted', 'counted', 'voted before'])
      expect(await cast({ ...kim, option: 1 }, { poll, option: 1, voter: person(1) })).toEqual([
        'voted before',
        'counted',
      ])
      expect(await given.store.polls.box(poll)).toEqual({ votes: [1, 2], voters: 3 })
    })

    it('takes votes while the poll is open, and no others', async () => {
      const [open, closing, byReaction] = [await secret(), await secret(), (await openPoll(given)).id]
      const draft = (await given.store.polls.draft(newPoll(given.branch, { secret: true }), SAM, NOON)).id
      await given.store.polls.startClosing(closing, NOON)
      const votes = [closing, open, byReaction, draft, 'nothing'].map((poll) => ({ poll, option: 0, voter: SAM }))
      expect(await cast(...votes)).toEqual(['closed', 'counted', 'closed', 'closed', 'closed'])
    })

    it('counts all of a batch or nothing where an option is not there', async () => {
      const poll = await secret()
      await expect(cast({ poll, option: 0, voter: SAM }, { poll, option: 2, voter: KIM })).rejects.toThrow(RangeError)
      expect(await given.store.polls.box(poll)).toEqual({ votes: [0, 0], voters: 0 })
      expect(await cast({ poll, option: 0, voter: SAM })).toEqual(['counted'])
    })

    it('counts linked accounts once, whichever way round linking and voting come', async () => {
      const { links } = given.store
      const [before, together, after] = [await secret(), await secret(), await secret()]
      const by = (poll: string, voter: Person): Vote => ({ poll, option: 0, voter })
      expect(await cast(by(before, SAM_ON_SLACK))).toEqual(['counted'])
      await link(given, SAM, SAM_ON_SLACK)
      expect(await cast(by(before, SAM), by(together, SAM), by(together, SAM_ON_SLACK), by(after, SAM))).toEqual([
        'voted before',
        'counted',
        'voted before',
        'counted',
      ])
      await links.unlink(given.branch, SAM)
      expect(await cast(by(before, SAM), by(together, SAM_ON_SLACK), by(after, SAM_ON_SLACK))).toEqual(
        Array.from({ length: 3 }, () => 'voted before'),
      )
      for (const poll of [before, together, after])
        expect(await given.store.polls.box(poll)).toEqual({ votes: [1, 0], voters: 1 })
    })

    it('tells a person in which polls they have voted, by any of their accounts', async () => {
      const { polls } = given.store
      const [voted, other] = [await secret(), await secret()]
      await cast({ poll: voted, option: 0, voter: SAM }, { poll: other, option: 0, voter: KIM })
      expect(await polls.votedIn([voted, other], SAM)).toEqual(new Set([voted]))
      expect(await polls.votedIn([voted, other], SAM_ON_SLACK)).toEqual(new Set())
      await link(given, SAM, SAM_ON_SLACK)
      expect(await polls.votedIn([voted, other], SAM_ON_SLACK)).toEqual(new Set([voted]))
      expect(await polls.votedIn([], SAM)).toEqual(new Set())
    })

    it('is emptied at the end: no key, no voter, no counter is left, and those of other polls stay', async () => {
      const { polls } = given.store
      const [poll, other] = [await secret(), await secret()]
      await cast({ poll, option: 0, voter: SAM }, { poll: other, option: 0, voter: SAM })
      await polls.startClosing(poll, CLOSES)
      await polls.finish(poll, result([1, 0], CLOSES), CLOSES)
      const { db } = given.connection
      for (const table of ['poll_keys', 'poll_voters', 'poll_boxes'] as const) {
        const rows = await db.selectFrom(table).select('poll').execute()
        expect(new Set(rows.map((row) => row.poll))).toEqual(new Set([other]))
      }
      expect(await polls.votedIn([poll, other], SAM)).toEqual(new Set([other]))
      expect(await polls.box(other)).toEqual({ votes: [1, 0], voters: 1 })
      expect((await polls.find(poll))?.result?.votes).toEqual([1, 0])
    })

    it('holds what a plain count of any history of votes holds', async () => {
      const vote = fc.record({ poll: fc.nat(2), option: fc.nat(3), voter: fc.nat(11) })
      const history = fc.array(fc.array(vote, { minLength: 1, maxLength: 12 }), { maxLength: 8 })
      const pairs = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 3 })
      const branches = { now: 0 }
      await fc.assert(
        fc.asyncProperty(history, pairs, async (batches, linked) => {
          // New people each time, so that links of one run say nothing in the next.
          const run = ++branches.now
          const who = (n: number): Person => ({ ...person(n), id: `${run} ${n}` })
          const same = Array.from({ length: 12 }, (_, n) => n)
          for (const [a, b] of linked) {
            await link(given, who(2 * a), who(2 * b + 1))
            const [from, to] = [same[2 * b + 1], same[2 * a] ?? 0]
            for (const [n, each] of same.entries()) if (each === from) same[n] = to
          }
          const polls = [await secret(['a', 'b', 'c', 'd']), await secret(['a', 'b', 'c', 'd']), 'gone']
          const seen = new Set<string>()
          const tally = polls.map(() => [0, 0, 0, 0])
          for (const batch of batches) {
            const expected = batch.map(({ poll, option, voter }) => {
              if (poll === 2) return 'closed'
              const mark = `${poll} ${same[voter]}`
              if (seen.has(mark)) return 'voted before'
              seen.add(mark)
              const counts = tally[poll] ?? []
              counts[option] = (counts[option] ?? 0) + 1
              return 'counted'
            })
            const votes = batch.map(({ poll, option, voter }) => ({
              poll: polls[poll] ?? '',
              option,
              voter: who(voter),
            }))
            expect(await cast(...votes)).toEqual(expected)
            // Delivered again: nothing changes.
            expect(await cast(...votes)).not.toContain('counted')
          }
          for (const n of [0, 1]) expect((await given.store.polls.box(polls[n] ?? '')).votes).toEqual(tally[n])
        }),
        { numRuns: 25 },
      )
    }, 60_000)

    it('takes a batch of many polls and many votes in a few statements', async () => {
      const poll = await secret()
      const votes = Array.from({ length: 5000 }, (_, n) => ({ poll, option: n % 2, voter: person(n) }))
      expect(new Set(await cast(...votes))).toEqual(new Set(['counted']))
      expect(await given.store.polls.box(poll)).toEqual({ votes: [2500, 2500], voters: 5000 })
      expect(await voters()).toBe(5000)
    })

    it.skipIf(given.harness.onlyOneAtATime !== undefined)(
      `counts each person once when several processes race${given.harness.onlyOneAtATime ? ` (skipped: ${given.harness.onlyOneAtATime})` : ''}`,
      async () => {
        const others = await Promise.all([1, 2, 3].map(async () => storeOn(await given.harness.connect(), FIRST)))
        const stores = [given.store, ...others]
        for (const n of Array.from({ length: 20 }, (_, each) => each))
          await link(given, person(2 * n), person(2 * n + 1))
        const { id: poll } = await openPoll(given, { secret: true, options: ['Yes', 'No'] })
        const rounds = stores.flatMap(({ polls }, each) =>
          Array.from({ length: 20 }, (_, round) => {
            // Each process brings them in another order, and the two accounts of a person at the same time.
            const batch = Array.from({ length: 12 }, (_, n) => (round * 7 + n * (each + 1)) % 60)
            return polls.cast(batch.map((n) => ({ poll, option: n % 2, voter: person(n) })))
          }),
        )
        const casts = (await Promise.all(rounds)).flat()
        const box = await given.store.polls.box(poll)
        expect(casts.filter((each) => each === 'counted')).toHaveLength(box.voters)
        expect(box.voters).toBe(40)
        await Promise.all(others.map((each) => each.close()))
      },
    )

    it.skipIf(given.harness.onlyOneAtATime !== undefined)(
      `takes no vote after the last count has begun, in another process either${given.harness.onlyOneAtATime ? ` (skipped: ${given.harness.onlyOneAtATime})` : ''}`,
      async () => {
        const other = await storeOn(await given.harness.connect(), FIRST)
        const { id: poll } = await openPoll(given, { secret: true })
        const casting = Array.from({ length: 30 }, (_, n) => other.polls.cast([{ poll, option: 0, voter: person(n) }]))
        await casting[3]
        await given.store.polls.startClosing(poll, NOON)
        const counted = await given.store.polls.box(poll)
        const casts = (await Promise.all(casting)).flat()
        expect(await given.store.polls.box(poll)).toEqual(counted)
        expect(casts.filter((each) => each === 'counted')).toHaveLength(counted.voters)
        await other.close()
      },
    )
  })
}
