import { describe, expect, it } from 'vitest'
import type { Draft, Signed } from '../../src/core/acts.ts'
import type { Proposal } from '../../src/core/proposal.ts'
import { storeOn } from '../../src/store/open.ts'
import { day, source, utc, version } from '../support/dispute.ts'
import { ALL, FIRST, type Given, keys, LATER, states } from './store.ts'
import { KIM, NOON, SAM } from './store-polls.ts'

export const SIGNED: Signed = { officer: SAM, about: 'Strike on Fri 27 January' }

export const updateOf = (dispute: string, key = 'update-1'): Proposal => ({
  kind: 'update',
  dispute,
  update: { key, text: 'News.', when: { at: NOON, dayOnly: false }, source: source('said-1') },
})

export const calledOff = (dispute: string, follows: number, reason = 'Talks.'): Proposal => ({
  kind: 'action',
  dispute,
  version: version('called off', '2017-01-26', { reason, source: source(`said-${reason}`) }),
  follows,
})

const STRIKE = { actions: [[version('announced', '2017-01-16')]] }

/** What officers propose, and the one step that publishes it. */
export function actsContract(given: Given): void {
  const draft = (proposal: Proposal, now = NOON): Promise<Draft> =>
    given.store.acts.draft(given.branch, proposal, SAM, now)
  const find = (id: string): Promise<Draft | undefined> => given.store.acts.find(given.branch, id)
  const publish = (each: Draft, signed = SIGNED, now = NOON) => given.store.acts.publish(each, signed, now)
  const rows = async (table: 'sources' | 'audit' | 'jobs' | 'updates' | 'action_versions'): Promise<number> =>
    (await given.connection.db.selectFrom(table).selectAll().execute()).length
  const all = async () => Promise.all((['sources', 'audit', 'jobs', 'updates', 'action_versions'] as const).map(rows))

  describe('a draft', () => {
    it('is kept word for word, with its moments, for its branch alone', async () => {
      const proposal: Proposal = {
        kind: 'action',
        dispute: await given.written({}),
        version: version('announced', '2017-01-16', { title: `Who’s "in"? \\ 🪧`, issues: ['Pay', 'a, b'] }),
        follows: -1,
        notify: { platform: 'slack', space: 'T1' },
      }
      const made = await draft(proposal)
      expect(made).toEqual({ id: made.id, branch: given.branch, author: SAM, proposal, waiting: false, drafted: NOON })
      expect(await find(made.id)).toEqual(made)
      expect(await given.store.acts.find(await given.anotherBranch(), made.id)).toBeUndefined()
      expect(await find('nothing')).toBeUndefined()
    })

    it('takes no text for a moment', async () => {
      const dispute = await given.written({})
      const text = '{"$at":"2017-01-16T00:00:00Z"}'
      const made = await draft({
        kind: 'issue',
        dispute,
        issue: { key: 'i', title: '2017-01-16T00:00:00Z', detail: text, source: source() },
      })
      expect((await find(made.id))?.proposal).toMatchObject({ issue: { title: '2017-01-16T00:00:00Z', detail: text } })
    })

    it('is gone with the first one that is made a day later', async () => {
      const dispute = await given.written({})
      const [old, late] = [await draft(updateOf(dispute)), await draft(updateOf(dispute), NOON.add({ hours: 2 }))]
      await draft(updateOf(dispute), NOON.add({ hours: 24 }))
      expect((await find(old.id))?.id).toBe(old.id)
      await draft(updateOf(dispute), NOON.add({ hours: 25 }))
      expect([await find(old.id), (await find(late.id))?.id]).toEqual([undefined, late.id])
    })

    it('that waits for a second officer stays until its author could be told that none came', async () => {
      const proposal = updateOf(await given.written({}))
      const { id } = await draft(proposal)
      await given.store.acts.await(id, NOON)
      await draft(proposal, NOON.add({ hours: 3 * 24 }))
      expect((await find(id))?.id).toBe(id)
      await draft(proposal, NOON.add({ hours: 8 * 24 }))
      expect(await find(id)).toBeUndefined()
    })

    it('waits for a second officer, who is asked once, until it is changed or thrown away', async () => {
      const { acts, jobs } = given.store
      const dispute = await given.written({})
      const { id } = await draft(updateOf(dispute))
      await acts.await(id, NOON)
      await acts.await(id, NOON.add({ seconds: 1 }))
      await acts.await('nothing', NOON)
      expect((await find(id))?.waiting).toBe(true)
      const asked = await jobs.claim(LATER, 9, 1)
      expect(asked.map(({ work, due }) => [work, due])).toEqual([
        [{ kind: 'second officer', branch: given.branch, draft: id }, NOON],
        [{ kind: 'draft over', why: 'too late', branch: given.branch, draft: id }, NOON.add({ hours: 24, minutes: 1 })],
      ])
      await acts.redraft(id, updateOf(dispute, 'another'))
      expect(await find(id)).toMatchObject({ waiting: false, author: SAM, proposal: { update: { key: 'another' } } })
      await acts.await(id, NOON.add({ minutes: 1 }))
      expect(await jobs.claim(LATER, 9, 1)).toHaveLength(1)
      await acts.drop(id, NOON)
      expect(await find(id)).toBeUndefined()
    })
  })

  describe('a second officer’s no', () => {
    it('ends the waiting once, is put down, and is told', async () => {
      const { acts, jobs } = given.store
      const made = await draft(updateOf(await given.written({})))
      const signed = { officer: KIM, about: 'No to: News.' }
      expect(await acts.refuse(made, signed, NOON)).toBe(false)
      await acts.await(made.id, NOON)
      await jobs.claim(NOON, 9, 999)
      expect([await acts.refuse(made, signed, NOON), await acts.refuse(made, signed, NOON)]).toEqual([true, false])
      expect(await find(made.id)).toEqual(made)
      expect(await acts.audit(given.branch, ALL)).toEqual([{ at: NOON, what: 'refused', ...signed }])
      expect((await jobs.claim(NOON, 9, 1)).map(({ work }) => work)).toEqual([
        { kind: 'draft over', why: 'refused', branch: given.branch, draft: made.id },
      ])
    })
  })

  describe('publishing', () => {
    it('happens once, and is put down with who did it', async () => {
      const { acts, facts } = given.store
      const dispute = await given.written({})
      const made = await draft(updateOf(dispute))
      expect(await publish(made, { ...SIGNED, second: KIM })).toBe('published')
      const after = await all()
      expect(await publish(made)).toBe('gone')
      expect([await find(made.id), await all()]).toEqual([undefined, after])
      expect(keys(await facts.updates(dispute, NOON, ALL))).toEqual(['update-1'])
      expect(await acts.audit(given.branch, ALL)).toEqual([
        { at: NOON, what: 'update', about: SIGNED.about, officer: SAM, second: KIM },
      ])
    })

    it('is listed the latest first, by pages, for its branch alone', async () => {
      const { acts } = given.store
      const dispute = await given.written({})
      for (const n of [0, 1, 2])
        await publish(
          await draft(updateOf(dispute, `u${n}`)),
          { officer: KIM, about: `${n}` },
          // The first two within one second.
          NOON.add({ seconds: Math.floor(n / 2) }),
        )
      const about = async (page: { limit: number; offset?: number }): Promise<readonly string[]> =>
        (await acts.audit(given.branch, page)).map((each) => each.about)
      expect(await about(ALL)).toEqual(['2', '1', '0'])
      expect(await about({ limit: 1, offset: 1 })).toEqual(['1'])
      expect((await acts.audit(given.branch, ALL))[0]).not.toHaveProperty('second')
      expect(await acts.audit(await given.anotherBranch(), ALL)).toEqual([])
    })

    it('keeps the order of what was put down within one second', async () => {
      const { acts } = given.store
      const about = Array.from({ length: 12 }, (_, n) => `Setting ${n}`)
      for (const each of about) await acts.note(given.branch, { officer: KIM, about: each }, NOON)
      expect((await acts.audit(given.branch, ALL)).map((each) => each.about)).toEqual(about.toReversed())
    })

    it('puts down what was set beside what was published, in one order', async () => {
      const { acts } = given.store
      await publish(await draft(updateOf(await given.written({}))))
      await acts.note(given.branch, { officer: KIM, about: 'Quiet hours: none' }, NOON)
      await acts.note(given.branch, { officer: KIM, second: SAM, about: 'One officer can publish alone' }, NOON)
      expect(await acts.audit(given.branch, ALL)).toEqual([
        { at: NOON, what: 'setting', about: 'One officer can publish alone', officer: KIM, second: SAM },
        { at: NOON, what: 'setting', about: 'Quiet hours: none', officer: KIM },
        { at: NOON, what: 'update', about: SIGNED.about, officer: SAM },
      ])
      expect(await acts.audit(await given.anotherBranch(), ALL)).toEqual([])
    })

    it('records nothing where somebody else has changed the same in the meantime', async () => {
      const dispute = await given.written(STRIKE)
      const [mine, theirs] = [await draft(calledOff(dispute, 0)), await draft(calledOff(dispute, 0, 'Weather.'))]
      expect(await publish(theirs)).toBe('published')
      const after = await all()
      expect(await publish(mine)).toBe('action changed')
      expect([await find(mine.id), await all()]).toEqual([undefined, after])
      expect(await given.store.facts.coming(dispute, utc('2017-01-20'), ALL)).toMatchObject([{ change: 'announced' }])
      expect(await given.store.facts.past(dispute, LATER, ALL)).toMatchObject([{ reason: 'Weather.' }])
    })

    it('announces nothing anew that is there already, and nothing in a dispute that is over', async () => {
      const dispute = await given.written(STRIKE)
      const announced: Proposal = { kind: 'action', dispute, version: version('announced', '2017-01-16'), follows: -1 }
      expect(await publish(await draft(announced))).toBe('action changed')
      const settled = { ...updateOf(dispute, 'end'), kind: 'settle' } as Proposal
      const again = await draft({ ...updateOf(dispute, 'end-2'), kind: 'settle' } as Proposal)
      expect(await publish(await draft(settled))).toBe('published')
      const after = await all()
      expect(await publish(await draft(calledOff(dispute, 0)))).toBe('dispute over')
      expect(await publish(again)).toBe('dispute over')
      expect(await all()).toEqual(after)
    })

    it('ends no dispute in which an action is still to come, and adds nothing to one that has ended', async () => {
      const dispute = await given.written({})
      const at = (text: string) => utc(text)
      const settle = (key: string) => draft({ ...updateOf(dispute, key), kind: 'settle' } as Proposal)
      const [early, news] = [await settle('end-1'), await draft(updateOf(dispute, 'news'))]
      const announced = version('announced', '2017-01-16', { source: source('said-2') })
      const suspended = version('suspended', '2017-01-18', { source: source('said-2'), resumes: at('2017-02-10') })
      await publish(await draft({ kind: 'action', dispute, version: announced, follows: -1 }), SIGNED, at('2017-01-16'))
      const after = await all()
      expect(await publish(early, SIGNED, at('2017-01-20'))).toBe('action to come')
      expect(await all()).toEqual(after)
      await publish(await draft({ kind: 'action', dispute, version: suspended, follows: 0 }), SIGNED, at('2017-01-18'))
      for (const [key, day] of [
        ['end-2', '2017-01-20'],
        ['end-2b', '2017-02-10 23:00'],
      ] as const)
        expect(await publish(await settle(key), SIGNED, at(day))).toBe('action to come')
      await publish(await draft(calledOff(dispute, 1)), SIGNED, at('2017-01-19'))
      expect(await publish(await settle('end-3'), SIGNED, at('2017-01-20'))).toBe('published')
      const ended = await all()
      expect(await publish(news, SIGNED, at('2017-01-21'))).toBe('dispute over')
      expect(await all()).toEqual(ended)
    })

    it('ends what waits and cannot be published any more, and nothing else', async () => {
      const { acts, jobs } = given.store
      const dispute = await given.written(STRIKE)
      const waiting = async (proposal: Proposal): Promise<Draft> => {
        const made = await draft(proposal)
        await acts.await(made.id, NOON)
        return made
      }
      const [mine, news] = [await waiting(calledOff(dispute, 0)), await waiting(updateOf(dispute))]
      const theirs = await waiting(calledOff(dispute, 0, 'Weather.'))
      await jobs.claim(LATER, 99, 999)
      expect(await publish(theirs)).toBe('published')
      expect([await find(mine.id), (await find(news.id))?.waiting]).toEqual([undefined, true])
      const became = async ({ id }: Draft) => (await acts.ended(given.branch, id))?.became
      expect([await became(mine), await became(theirs), await became(news)]).toEqual([
        'action changed',
        'published',
        undefined,
      ])
      const told = (await jobs.claim(LATER, 99, 1)).flatMap(({ work }) => (work.kind === 'draft over' ? [work] : []))
      expect(told.map(({ draft: id, why }) => [id, why]).sort()).toEqual(
        [mine, theirs].map(({ id }) => [id, 'ended']).sort(),
      )
      await acts.await(mine.id, NOON)
      expect([await publish(mine), await publish(theirs)]).toEqual(['gone', 'gone'])
      await acts.drop(news.id, NOON)
      expect(await became(news)).toBe('taken back')
      expect(await acts.ended(await given.anotherBranch(), mine.id)).toBeUndefined()
      await draft(updateOf(dispute), NOON.add({ hours: 8 * 24 }))
      expect(await became(mine)).toBeUndefined()
    })

    it('knows where a second officer was asked, as long as the draft is there', async () => {
      const { acts } = given.store
      const made = await draft(updateOf(await given.written({})))
      const ref = { place: { platform: 'discord', space: 'G', channel: 'C' }, id: '9' } as const
      const other = { place: { platform: 'terminal', channel: 'x' }, id: '1' } as const
      for (const each of [other, ref, ref]) await acts.asked(made.id, each)
      expect(await acts.askedIn(made.id)).toEqual([ref, other])
      await draft(made.proposal, NOON.add({ hours: 25 }))
      expect(await acts.askedIn(made.id)).toEqual([])
    })

    it('leaves the draft and no fact where it fails', async () => {
      const dispute = await given.written({
        updates: [{ key: 'taken', when: day('2017-02-01'), text: 'Old.', source: source() }],
      })
      const made = await draft(updateOf(dispute, 'taken'))
      const before = await all()
      await expect(publish(made)).rejects.toThrow()
      expect([await find(made.id), await all()]).toEqual([made, before])
    })

    it.skipIf(given.harness.onlyOneAtATime !== undefined)(
      `of two changes at once makes one a fact${given.harness.onlyOneAtATime ? ` (skipped: ${given.harness.onlyOneAtATime})` : ''}`,
      async () => {
        const second = await storeOn(await given.harness.connect(), FIRST)
        const names = Array.from({ length: 20 }, (_, n) => `a${n}`)
        const dispute = await given.written({
          actions: names.map((key) => [version('announced', '2017-01-16', { key })]),
        })
        const change = (key: string, who: string, follows: number): Proposal => ({
          kind: 'action',
          dispute,
          version: version(follows < 0 ? 'announced' : 'called off', '2017-01-20', {
            key,
            source: source(`said-${who}`),
          }),
          follows,
        })
        for (const [key, follows] of [...names.map((name) => [name, 0] as const), ['new', -1] as const]) {
          const [mine, theirs] = [
            await draft(change(key, 'mine', follows)),
            await draft(change(key, 'theirs', follows)),
          ]
          const both = await Promise.all([publish(mine), second.acts.publish(theirs, SIGNED, NOON)])
          expect([...both].sort()).toEqual(['action changed', 'published'])
        }
        await second.close()
        expect(await given.store.acts.audit(given.branch, ALL)).toHaveLength(21)
        expect([...states(await given.store.facts.past(dispute, LATER, ALL))].sort()).toEqual(
          [...names.map((name) => `${name}: called off`), 'new: announced'].sort(),
        )
        expect(await given.store.facts.changes(dispute, LATER, ALL)).toHaveLength(41)
      },
    )

    it.skipIf(given.harness.onlyOneAtATime !== undefined)(
      `of two that wait, confirmed at once, makes one a fact and ends the other${given.harness.onlyOneAtATime ? ` (skipped: ${given.harness.onlyOneAtATime})` : ''}`,
      async () => {
        const { acts } = given.store
        const second = await storeOn(await given.harness.connect(), FIRST)
        const names = Array.from({ length: 20 }, (_, n) => `a${n}`)
        const dispute = await given.written({
          actions: names.map((key) => [version('announced', '2017-01-16', { key })]),
        })
        for (const key of names) {
          const waiting = async (who: string): Promise<Draft> => {
            const change = version('called off', '2017-01-20', { key, source: source(`said-${who}`) })
            const made = await draft({ kind: 'action', dispute, version: change, follows: 0 })
            await acts.await(made.id, NOON)
            return made
          }
          const both = [await waiting('mine'), await waiting('theirs')] as const
          const outcomes = await Promise.all([publish(both[0]), second.acts.publish(both[1], SIGNED, NOON)])
          expect([...outcomes].sort()).toEqual(['gone', 'published'])
          const became = await Promise.all(both.map(({ id }) => acts.ended(given.branch, id)))
          expect(became.map((each) => each?.became).sort()).toEqual(['action changed', 'published'])
        }
        await second.close()
      },
    )

    it.skipIf(given.harness.onlyOneAtATime !== undefined)(
      `of an end and an announcement at once makes one a fact${given.harness.onlyOneAtATime ? ` (skipped: ${given.harness.onlyOneAtATime})` : ''}`,
      async () => {
        const second = await storeOn(await given.harness.connect(), FIRST)
        const dispute = await given.written({})
        const announced: Proposal = {
          kind: 'action',
          dispute,
          version: version('announced', '2017-01-16'),
          follows: -1,
        }
        const [end, walkout] = [
          await draft({ ...updateOf(dispute, 'end'), kind: 'settle' } as Proposal),
          await draft(announced),
        ]
        const both = [publish(end, SIGNED, utc('2017-01-20')), second.acts.publish(walkout, SIGNED, utc('2017-01-20'))]
        const [other, one] = (await Promise.all(both)).sort().toReversed()
        expect(one).toMatch(/^(dispute over|action to come)$/)
        expect(other).toBe('published')
        await second.close()
      },
    )
  })
}
