import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDisputeFile } from '../../src/domain/dispute-file.ts'
import { storeOn } from '../../src/store/open.ts'
import { day, disputeFacts, source, utc, version } from '../support/dispute.ts'
import { ALL, FIRST, type Given, LATER, states } from './store.ts'

const example = readDisputeFile(readFileSync('examples/kirklees-2017.json', 'utf8'), 'kirklees-2017.json')

/** What happens to recorded facts when a file comes again. */
export function importContract(given: Given): void {
  describe('a file that comes again', () => {
    const announced = version('announced', '2017-01-16')

    it('changes records by their keys, adds new ones, and leaves those alone that it does not have', async () => {
      const update = (key: string, text: string) => ({ key, when: day('2017-02-01'), text, source: source() })
      const id = await given.written({ updates: [update('a', 'Old.'), update('b', 'Same.')] })
      const again = disputeFacts({ updates: [update('new', 'New.'), update('a', 'Mended.')] })
      expect(await given.store.write(given.branch, again)).toEqual({ added: 1, changed: 1 })
      const found = await given.store.facts.updates(id, LATER, ALL)
      expect(Object.fromEntries(found.map(({ key, text }) => [key, text]))).toEqual({
        a: 'Mended.',
        b: 'Same.',
        new: 'New.',
      })
    })

    it('replaces a ballot’s figures as a whole', async () => {
      const ballot = { key: 'b', title: 'B', closed: day('2017-01-10'), returned: 75, yes: 59, source: source() }
      const said = { about: false, by: 'the union', source: source() }
      const id = await given.written({
        ballots: [
          {
            ...ballot,
            entitlements: [
              { ...said, voters: 250 },
              { ...said, voters: 1 },
            ],
          },
        ],
      })
      const again = { ...ballot, entitlements: [{ ...said, voters: 251 }] }
      expect(await given.store.write(given.branch, disputeFacts({ ballots: [again] }))).toEqual({
        added: 0,
        changed: 1,
      })
      expect(await given.store.facts.ballots(id, LATER, ALL)).toEqual([again])
    })

    it('adds the changes of an action that are new, and takes none back', async () => {
      const id = await given.written({ actions: [[announced]] })
      const history = [announced, version('called off', '2017-01-26')]
      expect(await given.store.write(given.branch, disputeFacts({ actions: [history] }))).toEqual({
        added: 0,
        changed: 1,
      })
      expect(await given.store.write(given.branch, disputeFacts({ actions: [[announced]] }))).toEqual({
        added: 0,
        changed: 0,
      })
      expect(states(await given.store.facts.coming(id, utc('2017-01-27 09:00'), ALL))).toEqual(['strike: called off'])
      expect(await given.store.facts.changes(id, LATER, ALL)).toHaveLength(2)
    })

    it('is refused as a whole when it contradicts recorded history', async () => {
      const id = await given.written({ actions: [[announced]] })
      const before = await given.store.facts.changes(id, LATER, ALL)
      const contradiction = disputeFacts({
        updates: [{ key: 'a', when: day('2017-02-01'), text: 'News.', source: source() }],
        actions: [
          [{ ...announced, starts: utc('2017-01-26'), place: 'Elsewhere' }, version('called off', '2017-01-26')],
        ],
      })
      await expect(given.store.write(given.branch, contradiction)).rejects.toThrow(
        /^actions\[0\]\.history\[0\]: .*"strike" in: place, starts\..*"corrected"/,
      )
      expect(await given.store.facts.changes(id, LATER, ALL)).toEqual(before)
      expect(await given.store.facts.updates(id, LATER, ALL)).toEqual([])
    })

    it.skipIf(given.harness.onlyOneAtATime !== undefined)(
      `is written once when two processes import it at once${given.harness.onlyOneAtATime ? ` (skipped: ${given.harness.onlyOneAtATime})` : ''}`,
      async () => {
        const second = await storeOn(await given.harness.connect(), FIRST)
        const results = await Promise.all([
          given.store.write(given.branch, example),
          second.write(given.branch, example),
        ])
        await second.close()
        expect(results.map(({ added }) => added).sort((a, b) => a - b)).toEqual([
          0,
          results[0].added + results[1].added,
        ])
        expect(await given.store.facts.changes(await given.disputeId(), LATER, ALL)).toHaveLength(3)
      },
    )
  })
}
