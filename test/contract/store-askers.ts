import { describe, expect, it } from 'vitest'
import type { ActionKey, Asker } from '../../src/core/acts.ts'
import type { Person } from '../../src/core/adapter.ts'
import { disputeFacts } from '../support/dispute.ts'
import { type Given, LATER } from './store.ts'
import { KIM, NOON, SAM } from './store-polls.ts'

/** Who asked to be reminded of an action. */
export function askersContract(given: Given): void {
  const strike = async (): Promise<ActionKey> => ({ dispute: await given.written({}), action: 'strike' })
  const ask = (action: ActionKey, person: Person): Promise<boolean> => given.store.askers.ask(action, person, NOON)
  const people = (askers: readonly Asker[]): readonly string[] => askers.map(({ person }) => person.id).sort()

  describe('those who asked to be reminded', () => {
    it('are put down once, with the job that plans their reminders', async () => {
      const { askers, jobs } = given.store
      const action = await strike()
      expect([await ask(action, SAM), await ask(action, SAM), await ask(action, KIM)]).toEqual([true, false, true])
      expect(await ask(action, { ...SAM, platform: 'slack' })).toBe(true)
      const found = await askers.of(action)
      expect(people(found)).toEqual([SAM.id, SAM.id, KIM.id])
      expect(await askers.of({ ...action, action: 'walkout' })).toEqual([])
      const [first] = found
      expect(await askers.find(first?.id ?? '')).toEqual({ ...first, ...action })
      expect(await askers.find('nothing')).toBeUndefined()
      const planned = await jobs.claim(LATER, 9, 1)
      expect(new Set(planned.map(({ work }) => work))).toEqual(
        new Set(found.map(({ id }) => ({ kind: 'asker', asker: id }))),
      )
      expect(new Set(planned.map(({ due }) => `${due}`))).toEqual(new Set([`${NOON}`]))
    })

    it('say stop once for all actions of the branch, and for no other branch', async () => {
      const { askers } = given.store
      const action = await strike()
      const other = await given.anotherBranch()
      await given.store.write(other, disputeFacts())
      const theirs = { dispute: await given.disputeId(other), action: 'strike' }
      for (const each of [action, { ...action, action: 'walkout' }, theirs]) await ask(each, SAM)
      await ask(action, KIM)
      expect([await askers.stop(given.branch, SAM), await askers.stop(given.branch, SAM)]).toEqual([2, 0])
      expect(people(await askers.of(action))).toEqual([KIM.id])
      expect(people(await askers.of(theirs))).toEqual([SAM.id])
      expect(await ask(action, SAM)).toBe(true)
    })

    it('are forgotten with the action', async () => {
      const { askers } = given.store
      const action = await strike()
      await ask(action, SAM)
      await ask({ ...action, action: 'walkout' }, SAM)
      await askers.forget(action)
      expect(await askers.of(action)).toEqual([])
      expect(await given.connection.db.selectFrom('askers').selectAll().execute()).toHaveLength(1)
    })
  })
}
