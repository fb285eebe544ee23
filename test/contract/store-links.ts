import { describe, expect, it } from 'vitest'
import type { Person } from '../../src/core/adapter.ts'
import type { Given } from './store.ts'
import { KIM, NOON, SAM } from './store-polls.ts'

const SAM_ON_SLACK: Person = { platform: 'slack', id: 'U0SAM' }
const SAM_AT_HOME: Person = { platform: 'terminal', id: 'sam' }

export async function link({ store, branch }: Given, one: Person, other: Person): Promise<void> {
  const code = `${one.id} ${other.id}`
  await store.links.offer(branch, code, one, NOON)
  expect(await store.links.accept(branch, code, other, NOON)).toBe('linked')
}

/** Accounts of one person on several platforms. */
export function linksContract(given: Given): void {
  const groups = async (...people: readonly Person[]): Promise<readonly number[]> => {
    const same = await given.store.links.sameFor(given.branch, people)
    return same.map((each) => same.indexOf(each))
  }

  describe('linked accounts', () => {
    it('are one person for the counting, and others stay others', async () => {
      expect(await groups(SAM, SAM_ON_SLACK, KIM, SAM)).toEqual([0, 1, 2, 0])
      await link(given, SAM, SAM_ON_SLACK)
      expect(await groups(KIM, SAM, SAM_ON_SLACK, SAM)).toEqual([0, 1, 1, 1])
      expect(await groups()).toEqual([])
      const [here] = await given.store.links.sameFor(given.branch, [SAM])
      expect((await given.store.links.sameFor(given.branch, [SAM_ON_SLACK]))[0]).toBe(here)
      expect((await given.store.links.sameFor(await given.anotherBranch(), [SAM]))[0]).not.toBe(here)
    })

    it('need a code that is right, from another platform, within ten minutes, once', async () => {
      const { links } = given.store
      const accept = (code: string, person: Person, minutes = 0): Promise<string> =>
        links.accept(given.branch, code, person, NOON.add({ minutes }))
      await links.offer(given.branch, 'right', SAM, NOON)
      expect(await accept('wrong', SAM_ON_SLACK)).toBe('no such code')
      expect(await links.accept(await given.anotherBranch(), 'right', SAM_ON_SLACK, NOON)).toBe('no such code')
      expect(await accept('right', { ...SAM, id: '2' })).toBe('same platform')
      expect(await accept('right', SAM_ON_SLACK, 10)).toBe('no such code')
      expect(await groups(SAM, SAM_ON_SLACK)).toEqual([0, 1])
      expect(await accept('right', SAM_ON_SLACK, 9)).toBe('linked')
      expect(await accept('right', KIM, 9)).toBe('no such code')
      expect(await groups(SAM, SAM_ON_SLACK, KIM)).toEqual([0, 0, 2])
    })

    it('hold the newest code of an account only, and drop those that ran out', async () => {
      const { links } = given.store
      await links.offer(given.branch, 'old', SAM, NOON)
      await links.offer(given.branch, 'new', SAM, NOON)
      expect(await links.accept(given.branch, 'old', SAM_ON_SLACK, NOON)).toBe('no such code')
      await links.offer(given.branch, 'other', KIM, NOON.add({ minutes: 10 }))
      const codes = await given.connection.db.selectFrom('link_codes').selectAll().execute()
      expect(codes).toHaveLength(1)
      expect(JSON.stringify(codes)).not.toContain('other')
    })

    it('are joined whatever was linked before, and part one by one', async () => {
      const { links } = given.store
      await link(given, SAM, SAM_ON_SLACK)
      await link(given, SAM, SAM_ON_SLACK)
      await link(given, SAM_ON_SLACK, SAM_AT_HOME)
      await link(given, KIM, { platform: 'terminal', id: 'kim' })
      expect(await groups(SAM, SAM_ON_SLACK, SAM_AT_HOME, KIM)).toEqual([0, 0, 0, 3])
      expect(await links.unlink(given.branch, SAM_ON_SLACK)).toBe(true)
      expect(await groups(SAM, SAM_ON_SLACK, SAM_AT_HOME, KIM)).toEqual([0, 1, 0, 3])
      expect(await links.unlink(given.branch, SAM_ON_SLACK)).toBe(false)
      expect(await links.unlink(given.branch, SAM)).toBe(true)
      expect(await links.unlink(given.branch, SAM_AT_HOME)).toBe(false)
      expect(await given.connection.db.selectFrom('links').selectAll().execute()).toHaveLength(2)
    })

    it('are told apart among ten thousand in one go', async () => {
      await link(given, SAM, SAM_ON_SLACK)
      const crowd = Array.from({ length: 10_000 }, (_, n) => ({ platform: 'slack', id: `U${n}` }) as const)
      const same = await given.store.links.sameFor(given.branch, [SAM, ...crowd, SAM_ON_SLACK])
      expect(new Set(same).size).toBe(crowd.length + 1)
      expect(same.at(-1)).toBe(same[0])
    })
  })
}
