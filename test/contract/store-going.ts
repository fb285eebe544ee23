import { describe, expect, it } from 'vitest'
import type { ActionKey } from '../../src/core/acts.ts'
import type { Person } from '../../src/core/adapter.ts'
import { storeOn } from '../../src/store/open.ts'
import { FIRST, type Given } from './store.ts'
import { link } from './store-links.ts'
import { KIM, SAM } from './store-polls.ts'

const SAM_ON_SLACK: Person = { platform: 'slack', id: 'U0SAM' }

/** How many will be there. */
export function goingContract(given: Given): void {
  const strike = async (): Promise<ActionKey> => ({ dispute: await given.written({}), action: 'strike' })
  const say = (action: ActionKey, person: Person, coming = true): Promise<boolean> =>
    given.store.going.say(given.branch, action, person, coming)
  const rows = async (): Promise<number> => {
    const { db } = given.connection
    const [keys, people] = await Promise.all([
      db.selectFrom('going_keys').selectAll().execute(),
      db.selectFrom('going').selectAll().execute(),
    ])
    return keys.length + people.length
  }

  describe('how many will be there', () => {
    it('counts each person once, for each action of its own', async () => {
      const { going } = given.store
      const action = await strike()
      expect(await going.count(action)).toBe(0)
      expect([await say(action, SAM), await say(action, SAM), await say(action, KIM)]).toEqual([true, false, true])
      await say({ ...action, action: 'walkout' }, SAM)
      expect([await going.count(action), await going.count({ ...action, action: 'walkout' })]).toEqual([2, 1])
    })

    it('takes back who comes not after all, and whoever never came', async () => {
      const { going } = given.store
      const action = await strike()
      expect(await say(action, SAM, false)).toBe(false)
      expect(await rows()).toBe(0)
      await say(action, SAM)
      await say(action, KIM)
      expect([await say(action, SAM, false), await say(action, SAM, false)]).toEqual([true, false])
      expect(await going.count(action)).toBe(1)
      expect(await say(action, SAM)).toBe(true)
      expect(await going.count(action)).toBe(2)
    })

    it('takes linked accounts for one person', async () => {
      const { going } = given.store
      const action = await strike()
      await link(given, SAM, SAM_ON_SLACK)
      expect([await say(action, SAM), await say(action, SAM_ON_SLACK)]).toEqual([true, false])
      expect(await say(action, SAM_ON_SLACK, false)).toBe(true)
      expect(await going.count(action)).toBe(0)
    })

    it('counts right also where accounts were linked after both were counted', async () => {
      const { going } = given.store
      const action = await strike()
      for (const person of [SAM, SAM_ON_SLACK, KIM]) await say(action, person)
      await link(given, SAM, SAM_ON_SLACK)
      expect(await say(action, SAM)).toBe(false)
      expect(await going.count(action)).toBe(2)
      await say(action, SAM_ON_SLACK, false)
      expect(await going.count(action)).toBe(1)
    })

    it('names nobody, and keeps nothing once it is forgotten', async () => {
      const { going } = given.store
      const action = await strike()
      const other = { ...action, action: 'walkout' }
      for (const each of [action, other]) await say(each, SAM)
      const hashes = await given.connection.db.selectFrom('going').select('who').execute()
      expect(new Set(hashes.map(({ who }) => who)).size).toBe(2)
      expect(JSON.stringify(hashes)).not.toContain(SAM.id)
      await going.forget(action)
      await going.forget(action)
      expect([await going.count(action), await going.count(other)]).toEqual([0, 1])
      expect(await say(action, KIM, false)).toBe(false)
      await going.forget(other)
      expect(await rows()).toBe(0)
      expect([await say(action, SAM), await going.count(action)]).toEqual([true, 1])
    })

    it.skipIf(given.harness.onlyOneAtATime !== undefined)(
      `counts right when several processes race${given.harness.onlyOneAtATime ? ` (skipped: ${given.harness.onlyOneAtATime})` : ''}`,
      async () => {
        const others = await Promise.all([1, 2, 3].map(async () => storeOn(await given.harness.connect(), FIRST)))
        const action = await strike()
        const people = Array.from({ length: 20 }, (_, n): Person => ({ platform: 'slack', id: `U${n}` }))
        const said = await Promise.all(
          people.flatMap((person) =>
            [given.store, ...others].map(({ going }) => going.say(given.branch, action, person, true)),
          ),
        )
        expect(said.filter(Boolean)).toHaveLength(20)
        expect(await given.store.going.count(action)).toBe(20)
        const leaving = people.map((person, n) =>
          (others[n % 3] ?? given.store).going.say(given.branch, action, person, n % 2 === 0),
        )
        await Promise.all([...leaving, given.store.going.forget(action)])
        await given.store.going.forget(action)
        await Promise.all(others.map((each) => each.close()))
        expect(await rows()).toBe(0)
      },
    )
  })
}
