import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { readDisputeFile } from '../../src/domain/dispute-file.ts'
import { day, disputeFacts, source, utc, version } from '../support/dispute.ts'
import { ALL, type Given, keys, LATER, states } from './store.ts'
import { historyProperty } from './store-history.ts'

const example = readDisputeFile(readFileSync('examples/kirklees-2017.json', 'utf8'), 'kirklees-2017.json')

/** What is known of a dispute at a moment. */
export function factsContract(given: Given): void {
  describe('the seed dispute, as it was known', () => {
    beforeEach(async () => {
      await given.store.write(given.branch, example)
    })

    it.each([
      ['2017-01-16 12:00', ['strike-27-january: announced'], [], []],
      ['2017-01-20 12:00', ['strike-27-january: announced'], [], []],
      ['2017-01-26 18:00', ['strike-27-january: called off'], [], ['strike-27-january: called off']],
      ['2017-01-27 09:00', ['strike-27-january: called off'], [], ['strike-27-january: called off']],
      ['2017-02-01 09:00', [], ['strike-27-january: called off'], ['strike-27-january: called off']],
      ['2017-02-28 09:00', [], ['strike-27-january: called off'], []],
      ['2017-03-01 09:00', ['walkout-2-march: announced'], ['strike-27-january: called off'], []],
      ['2017-03-02 15:30', ['walkout-2-march: announced'], ['strike-27-january: called off'], []],
      ['2017-03-02 15:59:59.999', ['walkout-2-march: announced'], ['strike-27-january: called off'], []],
      ['2017-03-02 16:00', [], ['walkout-2-march: announced', 'strike-27-january: called off'], []],
      ['2017-03-02 16:01', [], ['walkout-2-march: announced', 'strike-27-january: called off'], []],
    ])('%s', async (time, coming, past, stopped) => {
      const now = utc(time)
      const id = await given.disputeId(given.branch, now)
      expect(states(await given.store.facts.coming(id, now, ALL))).toEqual(coming)
      expect(states(await given.store.facts.past(id, now, ALL))).toEqual(past)
      expect(states(await given.store.facts.stoppedSince(id, now.subtract({ hours: 168 }), now))).toEqual(stopped)
    })

    it('is as the file says, every field of it', async () => {
      const id = await given.disputeId()
      const { facts } = given.store
      expect(await facts.disputes(given.branch, LATER)).toEqual([{ id, ...example.dispute }])
      expect(await facts.issues(id, LATER)).toEqual(example.issues)
      expect(await facts.ballots(id, LATER, ALL)).toEqual(example.ballots)
      expect(await facts.talks(id, LATER, ALL)).toEqual(example.talks)
      expect(await facts.topics(id, LATER)).toEqual([...new Set(example.claims.map(({ topic }) => topic))])
      const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1)
      expect([...(await facts.claims(id, LATER, {}, ALL))].sort(byKey)).toEqual([...example.claims].sort(byKey))
      expect([...(await facts.updates(id, LATER, ALL))].sort(byKey)).toEqual([...example.updates].sort(byKey))
      expect(await facts.changes(id, LATER, ALL)).toEqual(
        example.actions
          .flatMap((versions) => versions.map((each, revision) => ({ ...each, dispute: id, revision })))
          .reverse()
          .sort((a, b) => b.changed.at.epochMilliseconds - a.changed.at.epochMilliseconds),
      )
    })

    it('is not open before it opened', async () => {
      expect(await given.store.facts.disputes(given.branch, utc('2017-01-15 23:59:59'))).toEqual([])
    })

    it('changes nothing when the same file comes again', async () => {
      expect(await given.store.write(given.branch, example)).toEqual({ added: 0, changed: 0 })
    })
  })

  describe('what is known when', () => {
    it('leaves out what was said, published or decided later', async () => {
      const late = source('late', '2017-02-01')
      const id = await given.written({
        sources: [source(), late],
        issues: [
          { key: 'pay', title: 'Pay', source: source() },
          { key: 'travel', title: 'Travel', source: late },
        ],
        ballots: [
          {
            key: 'ballot',
            title: 'Ballot',
            closed: day('2017-01-10'),
            returned: 75,
            yes: 59,
            entitlements: [
              { voters: 300, about: true, by: 'the council', source: source() },
              { voters: 250, about: false, by: 'the union', source: late },
            ],
            source: source(),
          },
        ],
        talks: [
          { key: 'first', title: 'First', when: day('2017-01-20'), confidential: true, source: late },
          { key: 'furthest', title: 'Furthest', when: day('2017-04-10'), confidential: false, source: late },
          { key: 'next', title: 'Next', when: day('2017-03-10'), confidential: false, source: late },
        ],
        claims: [
          { key: 'a', topic: 'Pay', side: 'union', by: 'U', says: 'Low.', said: day('2017-01-12'), source: source() },
          { key: 'b', topic: 'Hours', side: 'employer', by: 'E', says: 'Fair.', said: day('2017-02-01'), source: late },
          { key: 'c', topic: 'Pay', side: 'employer', by: 'E', says: 'Fair.', said: day('2017-02-02'), source: late },
        ],
        updates: [{ key: 'u', when: { at: utc('2017-02-01 10:30'), dayOnly: false }, text: 'News.', source: late }],
      })
      const { facts } = given.store
      const seen = async (time: string) => {
        const now = utc(time)
        const [ballot] = await facts.ballots(id, now, ALL)
        return {
          issues: keys(await facts.issues(id, now)),
          entitled: ballot?.entitlements.map(({ voters }) => voters),
          talks: keys(await facts.talks(id, now, ALL)),
          toCome: keys(await facts.talksToCome(id, now, ALL)),
          claims: keys(await facts.claims(id, now, {}, ALL)),
          topics: await facts.topics(id, now),
          updates: keys(await facts.updates(id, now, ALL)),
        }
      }
      expect(await seen('2017-01-09 23:59:59')).toMatchObject({ entitled: undefined, issues: [], claims: [] })
      expect(await seen('2017-01-31 23:59:59')).toEqual({
        issues: ['pay'],
        entitled: [300],
        talks: ['first'],
        toCome: [],
        claims: ['a'],
        topics: ['Pay'],
        updates: [],
      })
      expect(await seen('2017-02-02 10:30')).toEqual({
        issues: ['pay', 'travel'],
        entitled: [300, 250],
        talks: ['first'],
        toCome: ['next', 'furthest'],
        claims: ['c', 'b', 'a'],
        topics: ['Pay', 'Hours'],
        updates: ['u'],
      })
      expect(keys(await facts.claims(id, LATER, { topic: 'Pay' }, ALL))).toEqual(['c', 'a'])
      expect(keys(await facts.claims(id, LATER, { side: 'employer' }, ALL))).toEqual(['c', 'b'])
      expect(keys(await facts.claims(id, LATER, { topic: 'Pay', side: 'employer' }, ALL))).toEqual(['c'])
      expect(await facts.claims(id, LATER, { topic: "Pay' or 1=1 --" }, ALL)).toEqual([])
    })

    it('has a dispute until it ended', async () => {
      const facts = disputeFacts()
      await given.store.write(given.branch, { ...facts, dispute: { ...facts.dispute, ended: day('2017-07-01') } })
      expect(await given.store.facts.disputes(given.branch, utc('2017-06-30 23:59:59'))).toHaveLength(1)
      expect(await given.store.facts.disputes(given.branch, utc('2017-07-01'))).toEqual([])
    })

    it('goes by the later of two changes on the same day', async () => {
      const moved = { starts: utc('2017-02-03'), ends: utc('2017-02-04') }
      const id = await given.written({
        actions: [
          [
            version('announced', '2017-01-16'),
            version('moved', '2017-01-20', moved),
            version('called off', '2017-01-20', moved),
          ],
        ],
      })
      const now = utc('2017-01-20')
      expect(states(await given.store.facts.coming(id, now, ALL))).toEqual(['strike: called off'])
      expect((await given.store.facts.changes(id, now, ALL)).map(({ change }) => change)).toEqual([
        'called off',
        'moved',
        'announced',
      ])
    })

    it('keeps saying since when an action is off, whatever is corrected later', async () => {
      const off = version('called off', '2017-01-20')
      const id = await given.written({
        actions: [
          [
            version('announced', '2017-01-16'),
            off,
            { ...off, change: 'corrected', changed: day('2017-02-20'), reason: 'Talks.' },
          ],
        ],
      })
      const since = utc('2017-01-20')
      expect(await given.store.facts.stoppedSince(id, since, LATER)).toMatchObject([
        { change: 'corrected', reason: 'Talks.' },
      ])
      expect(await given.store.facts.stoppedSince(id, since.add({ seconds: 1 }), LATER)).toEqual([])
    })

    it('finds what is suspended until an agreed day, however long ago its own was', async () => {
      const resumes = utc('2017-03-10')
      const held = version('suspended', '2017-01-20', { resumes })
      const over = version('called off', '2017-02-20')
      const open = (key: string) => [
        version('announced', '2017-01-16', { key }),
        version('suspended', '2017-01-20', { key }),
      ]
      const id = await given.written({
        actions: [[version('announced', '2017-01-16'), held, over], open('without-a-day')],
      })
      const found = (since: string, now: string) => given.store.facts.resuming(id, utc(since), utc(now))
      expect(await found('2017-03-10', '2017-02-19')).toMatchObject([{ key: 'strike', resumes }])
      expect(await found('2017-03-11', '2017-02-19')).toEqual([])
      expect(await found('2017-03-10', '2017-01-19')).toEqual([])
      expect(await found('2017-03-10', '2017-02-20')).toEqual([])
    })

    historyProperty(given)
  })

  it('turns pages', async () => {
    const numbers = Array.from({ length: 25 }, (_, index) => index)
    const at = (index: number): string => `2017-02-${String(index + 1).padStart(2, '0')}`
    const id = await given.written({
      actions: numbers.map((index) => [
        version('announced', '2017-01-16', {
          key: `a${index}`,
          starts: utc(at(index)),
          ends: utc(`${at(index)} 12:00`),
        }),
      ]),
      updates: numbers.map((index) => ({ key: `u${index}`, when: day(at(index)), text: 'News.', source: source() })),
    })
    const { facts } = given.store
    const first = utc('2017-01-20')
    expect(keys(await facts.coming(id, first, { limit: 3 }))).toEqual(['a0', 'a1', 'a2'])
    expect(keys(await facts.coming(id, first, { limit: 3, offset: 23 }))).toEqual(['a23', 'a24'])
    expect(keys(await facts.past(id, LATER, { limit: 2, offset: 1 }))).toEqual(['a23', 'a22'])
    expect(keys(await facts.updates(id, LATER, { limit: 2, offset: 10 }))).toEqual(['u14', 'u13'])
    expect(await facts.changes(id, LATER, { limit: 10, offset: 25 })).toEqual([])
  })

  it('keeps two branches apart, even with disputes of the same name', async () => {
    const other = await given.anotherBranch()
    await given.store.write(given.branch, example)
    await given.store.write(other, disputeFacts({}, example.dispute.key))
    const [ours, theirs] = [await given.disputeId(given.branch), await given.disputeId(other)]
    expect(ours).not.toBe(theirs)
    expect((await given.store.facts.disputes(other, LATER)).map(({ title }) => title)).toEqual(['Kirklees'])
    const { facts } = given.store
    const lists = await Promise.all([
      facts.issues(theirs, LATER),
      facts.ballots(theirs, LATER, ALL),
      facts.coming(theirs, utc('2017-01-20'), ALL),
      facts.past(theirs, LATER, ALL),
      facts.stoppedSince(theirs, utc('2017-01-01'), LATER),
      facts.changes(theirs, LATER, ALL),
      facts.talks(theirs, LATER, ALL),
      facts.updates(theirs, LATER, ALL),
      facts.claims(theirs, LATER, {}, ALL),
      facts.topics(theirs, LATER),
    ])
    expect(lists.every((list) => list.length === 0)).toBe(true)
  })
}
