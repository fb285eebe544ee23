import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { IssueNote, NoteKind } from '../../src/core/facts.ts'
import { readDisputeFile } from '../../src/domain/dispute-file.ts'
import { day, disputeFacts, source, utc, version } from '../support/dispute.ts'
import { ALL, type Given, keys, LATER } from './store.ts'
import { SIGNED } from './store-acts.ts'
import { NOON, SAM } from './store-polls.ts'

const example = readDisputeFile(readFileSync('examples/kirklees-2017.json', 'utf8'), 'kirklees-2017.json')

const PAY = { issue: 'pay' }

/** Facts that are looked up one by one. */
export function singleFactsContract(given: Given): void {
  describe('a fact looked up by its key', () => {
    it('is the same as in the lists, whenever it is asked for', async () => {
      const { facts } = given.store
      await given.store.write(given.branch, example)
      const id = await given.disputeId()
      expect(await facts.dispute(id)).toEqual({ id, branch: given.branch, ...example.dispute })
      const [ballot] = example.ballots
      expect(ballot).toMatchObject({ opened: day('2016-12-15'), agreedUntil: day('2017-03-06') })
      expect(await facts.ballot(id, ballot?.key ?? '')).toEqual(ballot)
      const [update] = example.updates
      expect(await facts.update(id, update?.key ?? '')).toEqual(update)
    })

    it('is nothing where there is none, or where it is in another dispute', async () => {
      const { facts } = given.store
      await given.store.write(given.branch, example)
      const other = await given.anotherBranch()
      await given.store.write(other, disputeFacts())
      const id = await given.disputeId(other)
      const found = await Promise.all([
        facts.dispute('nothing'),
        facts.ballot(id, example.ballots[0]?.key ?? ''),
        facts.update(id, example.updates[0]?.key ?? ''),
      ])
      expect(found).toEqual([undefined, undefined, undefined])
      expect(await facts.history(id, 'strike-27-january', LATER)).toEqual([])
      expect((await facts.dispute(id))?.branch).toBe(other)
    })
  })

  describe('the history of an action', () => {
    it('has every change up to then, numbered, the first one first', async () => {
      const { facts } = given.store
      const id = await given.written({
        actions: [
          [
            version('announced', '2017-01-16'),
            version('suspended', '2017-01-20'),
            version('resumed', '2017-01-20'),
            version('called off', '2017-01-26'),
          ],
          [version('announced', '2017-01-17', { key: 'rally' })],
        ],
      })
      const told = async (now: string): Promise<readonly string[]> =>
        (await facts.history(id, 'strike', utc(now))).map(({ change, revision }) => `${revision} ${change}`)
      expect(await told('2017-01-15')).toEqual([])
      expect(await told('2017-01-25')).toEqual(['0 announced', '1 suspended', '2 resumed'])
      expect(await told('2017-01-26')).toEqual(['0 announced', '1 suspended', '2 resumed', '3 called off'])
      expect((await facts.changes(id, LATER, ALL)).map(({ key, revision }) => `${key} ${revision}`)).toEqual([
        'strike 3',
        'strike 2',
        'strike 1',
        'rally 0',
        'strike 0',
      ])
      expect(await facts.coming(id, utc('2017-01-25'), ALL)).toMatchObject([
        { key: 'rally', revision: 0 },
        { key: 'strike', revision: 2 },
      ])
      expect(await facts.stoppedSince(id, utc('2017-01-16'), utc('2017-01-26'))).toMatchObject([{ revision: 3 }])
    })

    it('knows which issues it is about', async () => {
      const about = version('announced', '2017-01-16', { issues: ['Pay', 'The council’s "IT"', ''] })
      const bare = version('announced', '2017-01-16', { key: 'bare' })
      const id = await given.written({ actions: [[about], [bare]] })
      const [first] = await given.store.facts.history(id, 'strike', LATER)
      expect(first?.issues).toEqual(about.issues)
      expect((await given.store.facts.history(id, 'bare', LATER))[0]).not.toHaveProperty('issues')
    })
  })

  describe('the record of the issues', () => {
    it('has the latest first, by pages, and nothing from later', async () => {
      const { facts, acts } = given.store
      const id = await given.written({ issues: [{ key: 'pay', title: 'Pay', source: source() }] })
      const notes = ['2017-02-03', '2017-02-01', '2017-02-02'].map(
        (on, n): IssueNote => ({
          key: `n${n}`,
          issue: 'pay',
          kind: 'evidence',
          text: 'A letter.',
          when: day(on),
          source: source(),
        }),
      )
      for (const note of notes) {
        const draft = await acts.draft(given.branch, { kind: 'issue note', dispute: id, title: 'Pay', note }, SAM, NOON)
        await acts.publish(draft, SIGNED, NOON)
      }
      expect(keys(await facts.issueNotes(id, LATER, PAY, ALL))).toEqual(['n0', 'n2', 'n1'])
      expect(keys(await facts.issueNotes(id, LATER, PAY, { limit: 1, offset: 1 }))).toEqual(['n2'])
      expect(keys(await facts.issueNotes(id, utc('2017-02-02'), PAY, ALL))).toEqual(['n2', 'n1'])
      expect(await facts.issueNotes('nothing', LATER, PAY, ALL)).toEqual([])
      expect(keys(await facts.issueNotes(id, LATER, { ...PAY, oldestFirst: true }, ALL))).toEqual(['n1', 'n2', 'n0'])
      const last = (kinds: readonly NoteKind[], now = LATER) => facts.lastIssueNote(id, now, 'pay', kinds)
      expect((await last(['evidence']))?.key).toBe('n0')
      expect((await last(['settled', 'evidence'], utc('2017-02-02')))?.key).toBe('n2')
      expect(await last(['settled', 'reopened'])).toBeUndefined()
      expect(await facts.issueNotes(id, LATER, { issue: 'travel' }, ALL)).toEqual([])
    })
  })
}
