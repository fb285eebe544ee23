import { describe, expect, it } from 'vitest'
import type { DisputeFacts } from '../../src/core/dispute-facts.ts'
import type { Ballot } from '../../src/core/facts.ts'
import { day, disputeFacts, source, version } from '../support/dispute.ts'
import { type Given, LATER } from './store.ts'
import { SIGNED, updateOf } from './store-acts.ts'
import { NOON, SAM } from './store-polls.ts'

const announced = version('announced', '2017-01-16')
const ballot: Ballot = {
  key: 'b',
  title: 'B',
  closed: day('2017-01-10'),
  returned: 75,
  yes: 59,
  entitlements: [],
  source: source(),
}

/** The work that follows from facts that a file brings. */
export function fileJobsContract(given: Given): void {
  const write = (more: Partial<DisputeFacts>) => given.store.write(given.branch, disputeFacts(more))
  /** What there is to do, after which it is done. */
  async function toDo(): Promise<readonly object[]> {
    const claimed = await given.store.jobs.claim(LATER, 100, 60)
    for (const { key } of claimed) await given.store.jobs.done(key)
    return claimed.map(({ due, work }) => ({ due, work }))
  }

  describe('what follows from a file', () => {
    it('is worked out once for each change and each ballot, and not again when the file comes again', async () => {
      const facts = { actions: [[announced, version('called off', '2017-01-26')]], ballots: [ballot] }
      await write(facts)
      const dispute = await given.disputeId()
      const action = { kind: 'action', dispute, action: 'strike', announce: false }
      expect(await toDo()).toEqual([
        { due: ballot.closed.at, work: { kind: 'ballot', dispute, ballot: 'b' } },
        { due: announced.changed.at, work: { ...action, revision: 0 } },
        { due: day('2017-01-26').at, work: { ...action, revision: 1 } },
      ])
      expect(await write(facts)).toEqual({ added: 0, changed: 0 })
      expect(await toDo()).toEqual([])
    })

    it('is worked out for what a file adds later', async () => {
      await write({ actions: [[announced]] })
      await toDo()
      await write({ actions: [[announced, version('called off', '2017-01-26')]], ballots: [ballot] })
      expect(await toDo()).toMatchObject([{ work: { kind: 'ballot' } }, { work: { kind: 'action', revision: 1 } }])
    })

    it('is worked out anew for a ballot that says something else, such as how long its mandate lasts', async () => {
      await write({ ballots: [ballot] })
      await toDo()
      await write({ ballots: [{ ...ballot, agreedUntil: day('2017-03-06') }] })
      expect(await toDo()).toMatchObject([{ work: { kind: 'ballot', ballot: 'b' } }])
    })

    it('is nothing where the file is refused', async () => {
      await write({ actions: [[announced]] })
      await toDo()
      const rally = version('announced', '2017-01-17', { key: 'rally' })
      const refused = write({ actions: [[rally], [{ ...announced, title: 'Other' }]], ballots: [ballot] })
      await expect(refused).rejects.toThrow('differs from what is recorded')
      expect(await toDo()).toEqual([])
    })
  })

  describe('a file from before', () => {
    it('does not open again what officers have settled, and leaves alone what they have published', async () => {
      const { acts, facts } = given.store
      const dispute = await given.written({ actions: [[announced]] })
      for (const kind of ['update', 'settle'] as const) {
        const draft = await acts.draft(given.branch, { ...updateOf(dispute, kind), kind } as never, SAM, NOON)
        await acts.publish(draft, SIGNED, NOON)
      }
      expect(await write({ actions: [[announced]] })).toEqual({ added: 0, changed: 0 })
      expect((await facts.dispute(dispute))?.ended).toEqual({ at: NOON, dayOnly: false })
      expect(await facts.updates(dispute, LATER, { limit: 9 })).toHaveLength(2)
    })
  })
}
