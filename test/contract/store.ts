import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../../src/core/command.ts'
import type { Action } from '../../src/core/facts.ts'
import { readDisputeFile } from '../../src/domain/dispute-file.ts'
import type { Connection } from '../../src/store/flavour.ts'
import { type Store, storeOn } from '../../src/store/open.ts'
import { day, disputeFacts, source, utc, version } from '../support/dispute.ts'
import { historyProperty } from './store-history.ts'

/** A database that the contract can empty and connect to. */
export interface StoreHarness {
  start(): Promise<void>
  /** Leaves a database without tables. */
  empty(): Promise<void>
  connect(): Promise<Connection>
  stop(): Promise<void>
  /** Why two processes cannot have it open at once, where they cannot. */
  readonly onlyOneAtATime?: string
}

const FIRST = { name: 'Kirklees UNISON', zone: 'Europe/London' }
const ALL = { limit: 100 }
const LATER = utc('2020-01-01')
const example = readDisputeFile(readFileSync('examples/kirklees-2017.json', 'utf8'), 'kirklees-2017.json')

const keys = (records: readonly { key: string }[]): readonly string[] => records.map(({ key }) => key)
const states = (actions: readonly Action[]): readonly string[] => actions.map(({ key, state }) => `${key}: ${state}`)

/** What every store does, whatever database is under it. */
export function storeContract(harness: StoreHarness): void {
  let connection: Connection
  let store: Store
  let branch: string

  beforeAll(() => harness.start(), 30_000)
  afterAll(() => harness.stop())
  beforeEach(async () => {
    await harness.empty()
    connection = await harness.connect()
    store = await storeOn(connection, FIRST)
    branch = (await store.settings.onlyBranch()).id
    return () => store.close()
  })

  const anotherBranch = async (): Promise<string> => {
    await connection.db
      .insertInto('branches')
      .values({ ...BRANCH_ROW, id: 'other', number: 2 })
      .execute()
    return 'other'
  }

  const disputeId = async (of = branch, at = LATER): Promise<string> => {
    const [dispute] = await store.facts.disputes(of, at)
    if (!dispute) throw new Error('no dispute')
    return dispute.id
  }

  const written = async (more: Parameters<typeof disputeFacts>[0]): Promise<string> => {
    await store.write(branch, disputeFacts(more))
    return disputeId()
  }

  describe('branches and settings', () => {
    it('makes one branch at the first start and keeps it at the next', async () => {
      const again = await storeOn(await harness.connect(), { name: 'Another name', zone: 'Europe/Paris' })
      expect(await again.settings.onlyBranch()).toEqual({ id: branch, ...FIRST })
      await again.close()
    })

    it.skipIf(harness.onlyOneAtATime !== undefined)(
      `makes one branch when several first starts race${harness.onlyOneAtATime ? ` (skipped: ${harness.onlyOneAtATime})` : ''}`,
      async () => {
        await harness.empty()
        const stores = await Promise.all(
          [1, 2, 3, 4].map(async (each) => storeOn(await harness.connect(), { ...FIRST, name: `Branch ${each}` })),
        )
        const branches = await Promise.all(stores.map((each) => each.settings.onlyBranch()))
        expect(new Set(branches.map(({ id }) => id)).size).toBe(1)
        await Promise.all(stores.map((each) => each.close()))
      },
    )

    it('has a space seen for the first time join the one branch, once', async () => {
      const joined = await Promise.all([1, 2, 3].map(() => store.settings.branchOf('discord', 'guild')))
      expect(joined.map(({ id }) => id)).toEqual([branch, branch, branch])
      expect(await store.settings.spaces(branch)).toEqual([{ platform: 'discord', id: 'guild' }])
    })

    it('with several branches, knows each space’s own and asks a new space to join', async () => {
      await store.settings.branchOf('discord', 'guild')
      await store.settings.saveSpace(await anotherBranch(), { platform: 'slack', id: 'T1' })
      expect((await store.settings.branchOf('discord', 'guild')).id).toBe(branch)
      expect((await store.settings.branchOf('slack', 'T1')).id).toBe('other')
      await expect(store.settings.branchOf('slack', 'T2')).rejects.toThrow('This server has not joined a branch yet')
      await expect(store.settings.onlyBranch()).rejects.toThrow(UserError)
    })

    it('keeps what officers set, and forgets what they take back', async () => {
      const space = {
        platform: 'slack',
        id: 'T1',
        announceChannel: 'C1',
        pollChannel: 'C2',
        officerGroup: 'S1',
      } as const
      expect(await store.settings.space(branch, 'slack', 'T1')).toEqual({ platform: 'slack', id: 'T1' })
      await store.settings.saveSpace(branch, { ...space, owner: 'employer' })
      expect(await store.settings.space(branch, 'slack', 'T1')).toEqual({ ...space, owner: 'employer' })
      await store.settings.saveSpace(branch, { platform: 'slack', id: 'T1', announceChannel: 'C3' })
      expect(await store.settings.spaces(branch)).toEqual([{ platform: 'slack', id: 'T1', announceChannel: 'C3' }])

      const mended = { id: branch, name: 'Leeds', zone: 'UTC', quiet: { from: '21:00', to: '08:00' } }
      await store.settings.saveBranch(mended)
      expect(await store.settings.onlyBranch()).toEqual(mended)
      await store.settings.saveBranch({ id: branch, name: 'Leeds', zone: 'UTC' })
      expect(await store.settings.onlyBranch()).toEqual({ id: branch, name: 'Leeds', zone: 'UTC' })
    })

    it('lets no branch see or take another branch’s space', async () => {
      await store.settings.saveSpace(branch, { platform: 'slack', id: 'T1', announceChannel: 'C1' })
      const other = await anotherBranch()
      await expect(store.settings.saveSpace(other, { platform: 'slack', id: 'T1' })).rejects.toThrow('another branch')
      expect(await store.settings.space(other, 'slack', 'T1')).toEqual({ platform: 'slack', id: 'T1' })
      expect(await store.settings.spaces(other)).toEqual([])
      expect((await store.settings.space(branch, 'slack', 'T1')).announceChannel).toBe('C1')
    })
  })

  describe('the seed dispute, as it was known', () => {
    beforeEach(async () => {
      await store.write(branch, example)
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
      ['2017-03-02 16:01', [], ['walkout-2-march: announced', 'strike-27-january: called off'], []],
    ])('%s', async (time, coming, past, stopped) => {
      const now = utc(time)
      const id = await disputeId(branch, now)
      expect(states(await store.facts.coming(id, now, ALL))).toEqual(coming)
      expect(states(await store.facts.past(id, now, ALL))).toEqual(past)
      expect(states(await store.facts.stoppedSince(id, now.subtract({ hours: 168 }), now))).toEqual(stopped)
    })

    it('is as the file says, every field of it', async () => {
      const id = await disputeId()
      const { facts } = store
      expect(await facts.disputes(branch, LATER)).toEqual([{ id, ...example.dispute }])
      expect(await facts.issues(id, LATER)).toEqual(example.issues)
      expect(await facts.ballots(id, LATER, ALL)).toEqual(example.ballots)
      expect(await facts.talks(id, LATER, ALL)).toEqual(example.talks)
      expect(await facts.topics(id, LATER)).toEqual([...new Set(example.claims.map(({ topic }) => topic))])
      const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1)
      expect([...(await facts.claims(id, LATER, {}, ALL))].sort(byKey)).toEqual([...example.claims].sort(byKey))
      expect([...(await facts.updates(id, LATER, ALL))].sort(byKey)).toEqual([...example.updates].sort(byKey))
      expect(await facts.changes(id, LATER, ALL)).toEqual(
        example.actions
          .flat()
          .map((each) => ({ ...each, dispute: id }))
          .reverse()
          .sort((a, b) => b.changed.at.epochMilliseconds - a.changed.at.epochMilliseconds),
      )
    })

    it('is not open before it opened', async () => {
      expect(await store.facts.disputes(branch, utc('2017-01-15 23:59:59'))).toEqual([])
    })

    it('changes nothing when the same file comes again', async () => {
      expect(await store.write(branch, example)).toEqual({ added: 0, changed: 0 })
    })
  })

  describe('what is known when', () => {
    it('leaves out what was said, published or decided later', async () => {
      const late = source('late', '2017-02-01')
      const id = await written({
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
          { key: 'next', title: 'Next', when: day('2017-03-10'), confidential: false, source: late },
        ],
        claims: [
          { key: 'a', topic: 'Pay', side: 'union', by: 'U', says: 'Low.', said: day('2017-01-12'), source: source() },
          { key: 'b', topic: 'Hours', side: 'employer', by: 'E', says: 'Fair.', said: day('2017-02-01'), source: late },
          { key: 'c', topic: 'Pay', side: 'employer', by: 'E', says: 'Fair.', said: day('2017-02-02'), source: late },
        ],
        updates: [{ key: 'u', when: { at: utc('2017-02-01 10:30'), dayOnly: false }, text: 'News.', source: late }],
      })
      const { facts } = store
      const seen = async (time: string) => {
        const now = utc(time)
        const [ballot] = await facts.ballots(id, now, ALL)
        return {
          issues: keys(await facts.issues(id, now)),
          entitled: ballot?.entitlements.map(({ voters }) => voters),
          talks: keys(await facts.talks(id, now, ALL)),
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
        claims: ['a'],
        topics: ['Pay'],
        updates: [],
      })
      expect(await seen('2017-02-02 10:30')).toEqual({
        issues: ['pay', 'travel'],
        entitled: [300, 250],
        talks: ['next', 'first'],
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
      await store.write(branch, { ...facts, dispute: { ...facts.dispute, ended: day('2017-07-01') } })
      expect(await store.facts.disputes(branch, utc('2017-06-30 23:59:59'))).toHaveLength(1)
      expect(await store.facts.disputes(branch, utc('2017-07-01'))).toEqual([])
    })

    it('goes by the later of two changes on the same day', async () => {
      const moved = { starts: utc('2017-02-03'), ends: utc('2017-02-04') }
      const id = await written({
        actions: [
          [
            version('announced', '2017-01-16'),
            version('moved', '2017-01-20', moved),
            version('called off', '2017-01-20', moved),
          ],
        ],
      })
      const now = utc('2017-01-20')
      expect(states(await store.facts.coming(id, now, ALL))).toEqual(['strike: called off'])
      expect((await store.facts.changes(id, now, ALL)).map(({ change }) => change)).toEqual([
        'called off',
        'moved',
        'announced',
      ])
    })

    it('keeps saying since when an action is off, whatever is corrected later', async () => {
      const off = version('called off', '2017-01-20')
      const id = await written({
        actions: [
          [
            version('announced', '2017-01-16'),
            off,
            { ...off, change: 'corrected', changed: day('2017-02-20'), reason: 'Talks.' },
          ],
        ],
      })
      const since = utc('2017-01-20')
      expect(await store.facts.stoppedSince(id, since, LATER)).toMatchObject([
        { change: 'corrected', reason: 'Talks.' },
      ])
      expect(await store.facts.stoppedSince(id, since.add({ seconds: 1 }), LATER)).toEqual([])
    })

    historyProperty(() => ({ store, branch }))
  })

  it('turns pages', async () => {
    const numbers = Array.from({ length: 25 }, (_, index) => index)
    const at = (index: number): string => `2017-02-${String(index + 1).padStart(2, '0')}`
    const id = await written({
      actions: numbers.map((index) => [
        version('announced', '2017-01-16', {
          key: `a${index}`,
          starts: utc(at(index)),
          ends: utc(`${at(index)} 12:00`),
        }),
      ]),
      updates: numbers.map((index) => ({ key: `u${index}`, when: day(at(index)), text: 'News.', source: source() })),
    })
    const { facts } = store
    const first = utc('2017-01-20')
    expect(keys(await facts.coming(id, first, { limit: 3 }))).toEqual(['a0', 'a1', 'a2'])
    expect(keys(await facts.coming(id, first, { limit: 3, offset: 23 }))).toEqual(['a23', 'a24'])
    expect(keys(await facts.past(id, LATER, { limit: 2, offset: 1 }))).toEqual(['a23', 'a22'])
    expect(keys(await facts.updates(id, LATER, { limit: 2, offset: 10 }))).toEqual(['u14', 'u13'])
    expect(await facts.changes(id, LATER, { limit: 10, offset: 25 })).toEqual([])
  })

  it('keeps two branches apart, even with disputes of the same name', async () => {
    const other = await anotherBranch()
    await store.write(branch, example)
    await store.write(other, disputeFacts({}, example.dispute.key))
    const [ours, theirs] = [await disputeId(branch), await disputeId(other)]
    expect(ours).not.toBe(theirs)
    expect((await store.facts.disputes(other, LATER)).map(({ title }) => title)).toEqual(['Kirklees'])
    const { facts } = store
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

  describe('a file that comes again', () => {
    const announced = version('announced', '2017-01-16')

    it('changes records by their keys, adds new ones, and leaves those alone that it does not have', async () => {
      const update = (key: string, text: string) => ({ key, when: day('2017-02-01'), text, source: source() })
      const id = await written({ updates: [update('a', 'Old.'), update('b', 'Same.')] })
      const again = disputeFacts({ updates: [update('new', 'New.'), update('a', 'Mended.')] })
      expect(await store.write(branch, again)).toEqual({ added: 1, changed: 1 })
      const found = await store.facts.updates(id, LATER, ALL)
      expect(Object.fromEntries(found.map(({ key, text }) => [key, text]))).toEqual({
        a: 'Mended.',
        b: 'Same.',
        new: 'New.',
      })
    })

    it('replaces a ballot’s figures as a whole', async () => {
      const ballot = { key: 'b', title: 'B', closed: day('2017-01-10'), returned: 75, yes: 59, source: source() }
      const said = { about: false, by: 'the union', source: source() }
      const id = await written({
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
      expect(await store.write(branch, disputeFacts({ ballots: [again] }))).toEqual({ added: 0, changed: 1 })
      expect(await store.facts.ballots(id, LATER, ALL)).toEqual([again])
    })

    it('adds the changes of an action that are new, and takes none back', async () => {
      const id = await written({ actions: [[announced]] })
      const history = [announced, version('called off', '2017-01-26')]
      expect(await store.write(branch, disputeFacts({ actions: [history] }))).toEqual({ added: 0, changed: 1 })
      expect(await store.write(branch, disputeFacts({ actions: [[announced]] }))).toEqual({ added: 0, changed: 0 })
      expect(states(await store.facts.coming(id, utc('2017-01-27 09:00'), ALL))).toEqual(['strike: called off'])
      expect(await store.facts.changes(id, LATER, ALL)).toHaveLength(2)
    })

    it('is refused as a whole when it contradicts recorded history', async () => {
      const id = await written({ actions: [[announced]] })
      const before = await store.facts.changes(id, LATER, ALL)
      const contradiction = disputeFacts({
        updates: [{ key: 'a', when: day('2017-02-01'), text: 'News.', source: source() }],
        actions: [
          [{ ...announced, starts: utc('2017-01-26'), place: 'Elsewhere' }, version('called off', '2017-01-26')],
        ],
      })
      await expect(store.write(branch, contradiction)).rejects.toThrow(
        /^actions\[0\]\.history\[0\]: .*"strike" in: place, starts\..*"corrected"/,
      )
      expect(await store.facts.changes(id, LATER, ALL)).toEqual(before)
      expect(await store.facts.updates(id, LATER, ALL)).toEqual([])
    })

    it.skipIf(harness.onlyOneAtATime !== undefined)(
      `is written once when two processes import it at once${harness.onlyOneAtATime ? ` (skipped: ${harness.onlyOneAtATime})` : ''}`,
      async () => {
        const second = await storeOn(await harness.connect(), FIRST)
        const results = await Promise.all([store.write(branch, example), second.write(branch, example)])
        await second.close()
        expect(results.map(({ added }) => added).sort((a, b) => a - b)).toEqual([
          0,
          results[0].added + results[1].added,
        ])
        expect(await store.facts.changes(await disputeId(), LATER, ALL)).toHaveLength(3)
      },
    )
  })

  it('refuses a database of a newer release in one sentence', async () => {
    const { db } = connection
    await db
      .insertInto('steward_migration' as never)
      .values({ name: '9999-from-the-future', timestamp: '2030-01-01T00:00:00Z' } as never)
      .execute()
    await expect(storeOn(await harness.connect(), FIRST)).rejects.toThrow(
      /^This database was written by a newer release/,
    )
  })
}

const BRANCH_ROW = { name: 'Leeds UNISON', zone: 'Europe/London', quiet_from: null, quiet_to: null }
