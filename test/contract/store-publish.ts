import { describe, expect, it } from 'vitest'
import type { Ballot } from '../../src/core/facts.ts'
import type { Corrected, Proposal } from '../../src/core/proposal.ts'
import type { Temporal } from '../../src/core/time.ts'
import { day, source, utc, version } from '../support/dispute.ts'
import { ALL, type Given, LATER } from './store.ts'
import { SIGNED, updateOf } from './store-acts.ts'
import { NOON, SAM } from './store-polls.ts'

const said = source('said-1')
const WRONG: Corrected = { key: 'wrong', text: 'News.' }
const EVENING = NOON.add({ hours: 6 })

/** What becomes a fact when it is published, kind by kind, and the work that follows from it. */
export function publishContract(given: Given): void {
  async function publish(proposal: Proposal, now = NOON): Promise<void> {
    const { acts } = given.store
    const draft = await acts.draft(given.branch, proposal, SAM, NOON)
    expect(await acts.publish(draft, SIGNED, now)).toBe('published')
    const audit = await acts.audit(given.branch, ALL)
    expect(audit.map(({ what, at }) => `${what} ${at}`)).toContain(`${proposal.kind} ${now}`)
  }
  const due = async (at: Temporal.Instant = LATER) =>
    (await given.store.jobs.claim(at, 100, 1e9)).map(({ key, due: when, work }) => ({ key, due: when, work }))

  describe('what is published', () => {
    it('of an action holds from that moment on, whenever it was proposed', async () => {
      const dispute = await given.written({ actions: [[version('announced', '2017-01-16')]] })
      await due()
      const { facts } = given.store
      const moved = version('moved', '2017-03-01', {
        starts: utc('2017-03-10 09:00'),
        ends: utc('2017-03-10 12:00'),
        allDay: false,
        issues: ['Pay', 'Travel, "plans"'],
        changed: { at: NOON, dayOnly: false },
        source: said,
      })
      const notify = { platform: 'slack', space: 'T1' } as const
      await publish({ kind: 'action', dispute, version: moved, follows: 0, notify }, EVENING)
      const as = { ...moved, dispute, recorded: 1, revision: 1, changed: { at: EVENING, dayOnly: false } }
      expect(await facts.coming(dispute, EVENING.subtract({ seconds: 1 }), ALL)).toEqual([])
      expect(await facts.coming(dispute, EVENING, ALL)).toEqual([as])
      expect((await facts.history(dispute, 'strike', EVENING)).at(-1)).toEqual(as)
      const work = { kind: 'action', dispute, action: 'strike', revision: 1, announce: true, notify }
      expect(await due()).toEqual([{ key: `action ${dispute} strike 1`, due: EVENING, work }])
    })

    it('of a new action is its first version', async () => {
      const dispute = await given.written({})
      const announced = version('announced', '2017-03-01', { key: 'rally', source: said })
      await publish({ kind: 'action', dispute, version: announced, follows: -1 })
      expect(await given.store.facts.past(dispute, NOON, ALL)).toMatchObject([{ key: 'rally', revision: 0 }])
      expect((await due()).map(({ work }) => work)).toEqual([
        { kind: 'action', dispute, action: 'rally', revision: 0, announce: true },
      ])
    })

    it('of an update is a status line, and is said', async () => {
      const dispute = await given.written({})
      const proposal = updateOf(dispute)
      await publish(proposal)
      expect(await given.store.facts.updates(dispute, NOON, ALL)).toEqual([
        'update' in proposal ? { ...proposal.update, recorded: 1 } : undefined,
      ])
      const work = { kind: 'update', dispute, update: 'update-1' }
      expect(await due()).toEqual([{ key: `update ${dispute} update-1`, due: NOON, work }])
    })

    it('of an end is a status line, and the dispute is open until then', async () => {
      const dispute = await given.written({})
      const end = { key: 'end-1', text: 'Agreed.', when: { at: NOON, dayOnly: false }, source: said }
      await publish({ kind: 'settle', dispute, update: end }, EVENING)
      const { facts } = given.store
      expect(await facts.disputes(given.branch, EVENING.subtract({ seconds: 1 }))).toHaveLength(1)
      expect(await facts.disputes(given.branch, EVENING)).toEqual([])
      expect((await facts.dispute(dispute))?.ended).toEqual({ at: EVENING, dayOnly: false })
      expect(await facts.updates(dispute, EVENING, ALL)).toEqual([{ ...end, recorded: 1 }])
      expect((await due()).map(({ work }) => work)).toEqual([{ kind: 'update', dispute, update: 'end-1', ends: true }])
      expect(await facts.ended(given.branch, EVENING.subtract({ seconds: 1 }), ALL)).toEqual([])
      expect((await facts.ended(given.branch, EVENING, ALL)).map(({ id }) => id)).toEqual([dispute])
      expect(await facts.ended(await given.anotherBranch(), EVENING, ALL)).toEqual([])
    })

    it('of a ballot is all its figures, each with its own source, and its mandate is watched', async () => {
      const dispute = await given.written({})
      const ballot = {
        key: 'ballot-1',
        title: 'Strike ballot',
        opened: day('2016-12-15'),
        closed: day('2017-01-10'),
        agreedUntil: day('2017-03-06'),
        returned: 75,
        yes: 59,
        no: 15,
        spoilt: 1,
        entitlements: [
          { voters: 300, about: true, by: 'the council', source: source('said-2') },
          { voters: 250, about: false, by: 'the union', source: said },
        ],
        source: said,
      }
      await publish({ kind: 'ballot', dispute, ballot })
      expect(await given.store.facts.ballots(dispute, NOON, ALL)).toEqual([{ ...ballot, recorded: 1 }])
      expect(await given.store.facts.ballot(dispute, 'ballot-1')).toEqual({ ...ballot, recorded: 1 })
      const work = { kind: 'ballot', dispute, ballot: 'ballot-1' }
      expect(await due()).toEqual([{ key: `ballot ${dispute} ballot-1`, due: ballot.closed.at, work }])
    })

    it('of a ballot that corrects another takes its place from then on, unless a third came in between', async () => {
      const dispute = await given.written({})
      const { acts, facts } = given.store
      const of = (key: string, yes: number, title = 'Strike ballot') => {
        const figures = { returned: 75, yes, entitlements: [{ voters: 300, about: false, by: 'U', source: said }] }
        return { key, title, closed: day('2017-01-10'), ...figures, source: said }
      }
      const held = async (now: Temporal.Instant, corrected?: true) =>
        (await facts.ballots(dispute, now, { ...ALL, ...(corrected ? { corrected } : {}) })).map((each) => each.key)
      const tried = async (ballot: Ballot, replaces?: readonly Corrected[]) =>
        acts.publish(
          await acts.draft(given.branch, { kind: 'ballot', dispute, ballot, replaces }, SAM, NOON),
          SIGNED,
          EVENING,
        )
      await publish({ kind: 'ballot', dispute, ballot: of('wrong', 5) })
      await publish({ kind: 'ballot', dispute, ballot: of('right', 59), replaces: [WRONG] }, EVENING)
      expect(await held(EVENING.subtract({ seconds: 1 }))).toContain('wrong')
      expect(await held(EVENING)).toEqual(['right'])
      expect(await held(EVENING, true)).toEqual(['right', 'wrong'])
      expect((await facts.ballot(dispute, 'wrong'))?.corrected).toEqual(EVENING)
      expect(await tried(of('third', 60, 'STRIKE BALLOT'))).toBe('ballot recorded')
      expect(await tried(of('third', 60), [WRONG])).toBe('ballot recorded')
      expect(await tried(of('other', 60, 'Second ballot'))).toBe('published')
      expect(await held(EVENING)).toEqual(['other', 'right'])
    })

    it('of a correction takes the place of what was wrong, once', async () => {
      const dispute = await given.written({})
      const { acts, facts } = given.store
      const when = day('2017-02-01')
      const issue = { key: 'pay', title: 'Pay', source: said }
      await publish({ kind: 'issue', dispute, issue })
      const proposals = (key: string, corrects?: Corrected): readonly Proposal[] => {
        const claim = { key, topic: 'Pay', side: 'union', by: 'U', says: 'Low.', said: when, source: said } as const
        const note = { key, issue: 'pay', kind: 'raised', text: 'In a letter.', when, source: said } as const
        const update = { key, when, text: 'News.', source: said }
        return [
          { kind: 'claim', dispute, claim, corrects },
          { kind: 'issue note', dispute, title: 'Pay', note, corrects },
          { kind: 'update', dispute, update, corrects },
        ]
      }
      for (const proposal of proposals('wrong')) await publish(proposal)
      for (const proposal of proposals('right', WRONG)) await publish(proposal, EVENING)
      for (const proposal of proposals('late', WRONG))
        expect(await acts.publish(await acts.draft(given.branch, proposal, SAM, NOON), SIGNED, EVENING)).toBe(
          'corrected',
        )
      const of = (all: readonly { key: string; corrected?: Temporal.Instant }[]) =>
        all.map(({ key, corrected }) => [key, corrected])
      const both = [
        ['right', undefined],
        ['wrong', EVENING],
      ]
      expect(of(await facts.claims(dispute, EVENING, {}, ALL)).toReversed()).toEqual(both)
      expect(of(await facts.issueNotes(dispute, EVENING, { issue: 'pay' }, ALL))).toEqual(both)
      expect(of(await facts.updates(dispute, EVENING, { ...ALL, corrected: true }))).toEqual(both)
      expect(of(await facts.updates(dispute, EVENING, ALL))).toEqual([['right', undefined]])
      expect(of(await facts.updates(dispute, NOON, ALL))).toContainEqual(['wrong', undefined])
      expect((await due()).map(({ work }) => work)).toContainEqual({
        kind: 'update',
        dispute,
        update: 'right',
        corrects: 'wrong',
      })
    })

    it('of a claim, an issue and its record is shown, and nothing follows from it', async () => {
      const dispute = await given.written({})
      const { facts } = given.store
      const claim = {
        key: 'c',
        topic: 'Pay',
        side: 'union',
        by: 'U',
        says: 'Low.',
        said: day('2017-02-01'),
        source: said,
      }
      const issue = { key: 'pay', title: 'Pay', detail: 'Since 2011.', source: said }
      const raised = { at: utc('2017-02-01'), dayOnly: true }
      const note = { key: 'n', issue: 'pay', kind: 'raised', text: 'In a letter.', when: raised, source: said } as const
      await publish({ kind: 'claim', dispute, claim: { ...claim, side: 'union' } })
      await publish({ kind: 'issue', dispute, issue })
      await publish({ kind: 'issue note', dispute, title: 'Pay', note })
      expect(await facts.claims(dispute, NOON, {}, ALL)).toEqual([claim])
      expect(await facts.issues(dispute, NOON)).toEqual([issue])
      expect(await facts.issueNotes(dispute, NOON, { issue: 'pay' }, ALL)).toEqual([note])
      expect(await due()).toEqual([])
    })

    it('of a dispute is open from then on, for its branch alone', async () => {
      const dispute = {
        key: 'dispute-1',
        title: 'Travel',
        union: 'UNISON',
        employer: 'The council',
        about: 'Travel plans.',
        zone: 'Europe/London',
        opened: { at: NOON, dayOnly: false },
        source: said,
      }
      await publish({ kind: 'open dispute', dispute })
      const [found] = await given.store.facts.disputes(given.branch, NOON)
      expect(found).toEqual({ id: found?.id, ...dispute })
      expect(await given.store.facts.disputes(await given.anotherBranch(), NOON)).toEqual([])
      expect(await due()).toEqual([])
      // What is published in it belongs to it.
      await publish(updateOf(found?.id ?? ''))
      expect(await given.store.facts.updates(found?.id ?? '', NOON, ALL)).toHaveLength(1)
    })
  })
}
