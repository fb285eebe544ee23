import { describe, expect, it } from 'vitest'
import type { NewPoll, Poll, Result } from '../../src/core/polls.ts'
import { utc } from '../support/dispute.ts'
import type { Given } from './store.ts'

export const NOON = utc('2017-03-01T12:00')
export const CLOSES = utc('2017-03-03T17:00')
export const SAM = { platform: 'discord', id: '81384788765712384' } as const
export const KIM = { platform: 'slack', id: 'U0KIM' } as const
export const PLACES = [
  { platform: 'discord', space: 'G1', channel: 'D1' },
  { platform: 'slack', space: 'T1', channel: 'C1' },
] as const

export const newPoll = (branch: string, more: Partial<NewPoll> = {}): NewPoll => ({
  branch,
  question: 'Which day?',
  options: ['Thursday', 'Friday'],
  picks: 1,
  secret: false,
  showing: true,
  closes: CLOSES,
  ...more,
})

export async function openPoll({ store, branch }: Given, more: Partial<NewPoll> = {}): Promise<Poll> {
  const poll = await store.polls.draft(newPoll(branch, more), SAM, NOON)
  await store.polls.open(poll.id, PLACES, NOON)
  return poll
}

export const result = (votes: readonly number[], counted = NOON): Result => ({
  votes,
  voters: votes.reduce((sum, each) => sum + each, 0),
  spoilt: 0,
  counted,
  lost: 0,
})

/** The life of a poll, from the draft to its end, and the work that each step leaves to be done. */
export function pollsContract(given: Given): void {
  const due = async (at = CLOSES): Promise<readonly string[]> =>
    (await given.store.jobs.claim(at, 100, 1)).map(
      ({ work, due: when }) =>
        `${work.kind}${'poll' in work && 'place' in work ? ` ${work.place.channel}` : ''} ${when}`,
    )
  const find = (id: string): Promise<Poll | undefined> => given.store.polls.poll(given.branch, id)

  describe('a poll', () => {
    it('is a draft for a day, in words as they were typed', async () => {
      const { polls } = given.store
      const typed = newPoll(given.branch, {
        question: `Who’s "in"? \\ 🪧`,
        options: ['a, b', '', 'c"'],
        roll: 300,
        picks: 2,
      })
      const { id, ...poll } = await polls.draft(typed, SAM, NOON)
      expect(id).toMatch(/^[a-hjkmnp-z2-9]{8}$/)
      expect(poll).toEqual({ ...typed, state: 'draft' })
      expect(await find(id)).toEqual({ id, ...poll })
      expect(await polls.find(id)).toEqual({ id, ...poll })
      expect(await polls.poll(await given.anotherBranch(), id)).toBeUndefined()
      const { id: endless } = await polls.draft(
        newPoll(given.branch, { closes: undefined }),
        SAM,
        NOON.add({ hours: 20 }),
      )
      expect(await find(endless)).not.toHaveProperty('closes')
      await polls.draft(newPoll(given.branch), SAM, NOON.add({ hours: 25 }))
      expect([await find(id), (await find(endless))?.state]).toEqual([undefined, 'draft'])
      await polls.drop(endless)
      expect(await find(endless)).toBeUndefined()
    })

    it('knows its author, by a hash that is another in another branch', async () => {
      const { polls } = given.store
      const mine = await openPoll(given)
      const other = await polls.draft(newPoll(await given.anotherBranch()), SAM, NOON)
      expect(await polls.wrote(mine.id, SAM)).toBe(true)
      expect(await polls.wrote(mine.id, KIM)).toBe(false)
      expect(await polls.wrote(mine.id, { ...SAM, platform: 'slack' })).toBe(false)
      expect(await polls.wrote('nothing', SAM)).toBe(false)
      const authors = await given.connection.db.selectFrom('polls').select('author').execute()
      expect(new Set(authors.map(({ author }) => author)).size).toBe(2)
      expect(await polls.wrote(other.id, SAM)).toBe(true)
    })

    it('opens once, with a post and a job for each place and one for its end', async () => {
      const { polls } = given.store
      const { id } = await openPoll(given)
      expect(await polls.open(id, PLACES, NOON)).toBe(false)
      expect(await polls.open('nothing', PLACES, NOON)).toBe(false)
      expect(await find(id)).toMatchObject({ state: 'open', opened: NOON, closes: CLOSES })
      expect(await polls.posts(id)).toEqual(PLACES.map((place) => ({ poll: id, place, gone: false })))
      expect(await due()).toEqual([`poll post D1 ${NOON}`, `poll post C1 ${NOON}`, `poll close ${CLOSES}`])
      await polls.drop(id)
      expect((await find(id))?.state).toBe('open')
    })

    it('opens at once or not at all', async () => {
      const { id } = await given.store.polls.draft(newPoll(given.branch), SAM, NOON)
      await expect(given.store.polls.open(id, [PLACES[0], PLACES[0]], NOON)).rejects.toThrow()
      expect((await find(id))?.state).toBe('draft')
      expect(await given.store.polls.posts(id)).toEqual([])
      expect(await due()).toEqual([])
    })

    it('is found by its message while it is open', async () => {
      const { polls } = given.store
      const { id } = await openPoll(given)
      await polls.posted(id, PLACES[0], '111')
      await polls.posted(id, PLACES[1], '1488369600.000100')
      expect((await polls.posts(id)).map(({ message }) => message)).toEqual(['111', '1488369600.000100'])
      expect((await polls.pollAt(PLACES[1], '1488369600.000100'))?.id).toBe(id)
      expect(await polls.pollAt(PLACES[0], '1488369600.000100')).toBeUndefined()
      expect(await polls.pollAt({ ...PLACES[0], space: 'G2' }, '111')).toBeUndefined()
      await polls.startClosing(id, CLOSES)
      expect(await polls.pollAt(PLACES[1], '1488369600.000100')).toBeUndefined()
    })

    it('is listed while it is open, by its end, those without one last', async () => {
      const { polls } = given.store
      const endless = await openPoll(given, { closes: undefined })
      const late = await openPoll(given, { closes: CLOSES.add({ hours: 1 }) })
      const soon = await openPoll(given)
      await polls.draft(newPoll(given.branch), SAM, NOON)
      await polls.draft(newPoll(await given.anotherBranch()), SAM, NOON)
      const ids = async (page: { limit: number; offset?: number }): Promise<readonly string[]> =>
        (await polls.openPolls(given.branch, page)).map(({ id }) => id)
      expect(await ids({ limit: 9 })).toEqual([soon.id, late.id, endless.id])
      expect(await ids({ limit: 1, offset: 1 })).toEqual([late.id])
      await polls.startClosing(soon.id, NOON)
      expect(await ids({ limit: 9 })).toEqual([late.id, endless.id])
    })

    it('keeps the newest count while it is open', async () => {
      const { polls } = given.store
      const { id } = await openPoll(given)
      const newest = { ...result([3, 4], NOON.add({ seconds: 9 })), spoilt: 2, eligible: 20, lost: 1 }
      await polls.keepCount(id, result([1, 1]))
      await polls.keepCount(id, newest)
      await polls.keepCount(id, result([2, 2], NOON.add({ seconds: 8 })))
      expect((await find(id))?.result).toEqual(newest)
      await polls.startClosing(id, CLOSES)
      await polls.keepCount(id, result([9, 9], CLOSES))
      await polls.finish(id, result([5, 5], CLOSES), CLOSES)
      await polls.keepCount(id, result([9, 9], CLOSES.add({ hours: 1 })))
      expect((await find(id))?.result).toEqual(result([5, 5], CLOSES))
    })

    it('closes once, and has what is left of its messages show it', async () => {
      const { polls } = given.store
      const { id } = await openPoll(given)
      await polls.posted(id, PLACES[0], '111')
      await polls.lost(id, PLACES[1])
      await given.store.jobs.claim(NOON, 9, 1e9)
      expect(await polls.startClosing(id, CLOSES)).toBe(true)
      expect(await polls.startClosing(id, CLOSES.add({ hours: 1 }))).toBe(false)
      expect(await polls.extend(id, CLOSES.add({ hours: 9 }))).toBe(false)
      const counted = CLOSES.add({ minutes: 160 })
      await polls.finish(id, result([1, 2], counted), counted)
      await polls.finish(id, result([0, 0], counted.add({ hours: 1 })), counted.add({ hours: 1 }))
      expect(await find(id)).toMatchObject({ state: 'closed', closed: CLOSES, result: result([1, 2], counted) })
      expect(await due(counted.add({ hours: 9 }))).toEqual([`poll result D1 ${counted}`, `poll show D1 ${counted}`])
    })

    it('moves its end, loses it, and is open again after its end', async () => {
      const { polls } = given.store
      const { id } = await openPoll(given)
      await given.store.jobs.claim(NOON, 9, 1e9)
      const later = CLOSES.add({ hours: 2 })
      expect(await polls.extend(id, later)).toBe(true)
      expect([await due(CLOSES), (await find(id))?.closes]).toEqual([[], later])
      expect(await polls.extend(id, undefined)).toBe(true)
      expect([await due(later), (await find(id))?.closes]).toEqual([[], undefined])
      await polls.startClosing(id, later)
      await polls.finish(id, result([1, 0], later), later)
      await given.store.jobs.claim(later, 9, 1e9)
      const end = later.add({ hours: 1 })
      expect(await polls.extend(id, end)).toBe(true)
      const again = await find(id)
      expect(again).toMatchObject({ state: 'open', closes: end })
      expect([again?.result, again?.closed]).toEqual([undefined, undefined])
      expect(await due(end)).toEqual([`poll recount ${later}`, `poll close ${end}`])
      expect(await polls.extend('nothing', end)).toBe(false)
    })

    it('has the messages with its result taken back once it is open again', async () => {
      const { polls, jobs } = given.store
      const { id } = await openPoll(given)
      await jobs.claim(CLOSES, 9, 1e9)
      await polls.startClosing(id, CLOSES)
      await polls.finish(id, result([1, 0], CLOSES), CLOSES)
      await jobs.claim(CLOSES, 9, 1e9)
      await polls.announced(id, PLACES[0], '222')
      const end = CLOSES.add({ hours: 1 })
      for (const taken of [1, 0]) {
        expect(await polls.extend(id, end)).toBe(true)
        const works = (await jobs.claim(CLOSES, 9, 1e9)).map(({ work }) => work)
        expect(works.filter(({ kind }) => kind === 'poll taken back')).toEqual(
          taken === 1 ? [{ kind: 'poll taken back', poll: id, place: PLACES[0], message: '222' }] : [],
        )
        await polls.startClosing(id, end)
        await polls.finish(id, result([1, 0], end), end)
      }
    })

    it('whose end is moved while it is being closed keeps the new one', async () => {
      const { id } = await openPoll(given)
      await given.store.jobs.claim(CLOSES, 9, 1e9)
      await given.store.polls.extend(id, CLOSES.add({ hours: 1 }))
      await given.store.jobs.done(`poll close ${id}`)
      expect(await due(CLOSES.add({ hours: 1 }))).toEqual([`poll close ${CLOSES.add({ hours: 1 })}`])
    })

    it('that is secret is not open again, as its box is sealed', async () => {
      const { polls } = given.store
      const { id } = await openPoll(given, { secret: true })
      expect(await polls.extend(id, CLOSES.add({ hours: 1 }))).toBe(true)
      await polls.startClosing(id, CLOSES)
      await polls.finish(id, result([1, 0], CLOSES), CLOSES)
      expect(await polls.extend(id, CLOSES.add({ hours: 2 }))).toBe(false)
    })
  })
}
