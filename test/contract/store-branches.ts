import { describe, expect, it } from 'vitest'
import type { Branch } from '../../src/core/stores.ts'
import { storeOn } from '../../src/store/open.ts'
import { disputeFacts } from '../support/dispute.ts'
import { setBranch, setSpace } from '../support/settings.ts'
import { ALL, FIRST, type Given, LATER } from './store.ts'
import { NOON } from './store-polls.ts'

const LEEDS = { name: 'Leeds UNISON', zone: 'Europe/London' }
const WEEK = { hours: 7 * 24 }

/** Several branches in one deployment, and what each sets for itself. */
export function branchesContract(given: Given): void {
  const join = (space: string, code: string, now = NOON): Promise<Branch | undefined> =>
    given.store.settings.joinBranch('slack', space, code, now)

  describe('what officers set for publishing', () => {
    it('is kept, and an empty list of reminders is not the same as none set', async () => {
      const { settings } = given.store
      const plain = { id: given.branch, ...FIRST }
      const set: Branch = { ...plain, reminderHours: [48, 24, 1.5], twoOfficers: true, noticeTo: 'HR, “the council”' }
      for (const branch of [set, { ...set, reminderHours: [], twoOfficers: false }, plain]) {
        await setBranch(settings, branch)
        expect(await settings.onlyBranch()).toEqual(branch)
        expect(await settings.branch(given.branch)).toEqual(branch)
      }
    })

    it('has a channel in which officers meet, for each space', async () => {
      const { settings } = given.store
      const space = { platform: 'slack', id: 'T1', officerChannel: 'C9' } as const
      await setSpace(settings, given.branch, space)
      expect(await settings.spaces(given.branch)).toEqual([space])
      await setSpace(settings, given.branch, { platform: 'slack', id: 'T1' })
      expect(await settings.space(given.branch, 'slack', 'T1')).toEqual({ platform: 'slack', id: 'T1' })
    })
  })

  describe('another branch', () => {
    it('is joined with its code once, by a space that leaves all its settings behind', async () => {
      const { settings } = given.store
      await setSpace(settings, given.branch, {
        platform: 'slack',
        id: 'T1',
        announceChannel: 'C1',
        pollChannel: 'C2',
        officerChannel: 'C3',
        officerGroup: 'S1',
        owner: 'employer',
      })
      await settings.newBranch(LEEDS, 'leeds234', NOON)
      expect(await join('T1', 'leeds235')).toBeUndefined()
      // Asking what a code leads to uses nothing up, and moves nobody.
      const asked = await Promise.all(['leeds235', 'leeds234'].map((code) => settings.branchWithCode(code, NOON)))
      expect(asked.map((each) => each?.name)).toEqual([undefined, LEEDS.name])
      expect(await settings.branchWithCode('leeds234', NOON.add(WEEK))).toBeUndefined()
      expect((await settings.branchIn('slack', 'T1'))?.id).toBe(given.branch)
      expect(await settings.branchIn('slack', 'T2')).toBeUndefined()
      const joined = await join('T1', 'leeds234')
      expect(joined).toEqual({ id: joined?.id, ...LEEDS })
      expect(joined?.id).not.toBe(given.branch)
      expect(await settings.branchWithCode('leeds234', NOON)).toBeUndefined()
      expect([await join('T2', 'leeds234'), await settings.spaces(given.branch)]).toEqual([undefined, []])
      expect(await settings.spaces(joined?.id ?? '')).toEqual([{ platform: 'slack', id: 'T1' }])
      expect(await settings.branchOf('slack', 'T1')).toEqual(joined)
      expect((await settings.branches()).map(({ name }) => name)).toEqual([FIRST.name, LEEDS.name])
    })

    it('has a code that holds for a week and is not kept in plain', async () => {
      const { settings } = given.store
      const end = NOON.add(WEEK)
      await settings.newBranch(LEEDS, 'leeds234', NOON)
      const kept = await given.connection.db.selectFrom('branch_codes').selectAll().execute()
      expect(JSON.stringify(kept)).not.toContain('leeds234')
      expect(await join('T1', 'leeds234', end)).toBeUndefined()
      expect((await join('T1', 'leeds234', end.subtract({ seconds: 1 })))?.name).toBe(LEEDS.name)
      await settings.newBranch({ ...LEEDS, name: 'York' }, 'york2345', NOON)
      await settings.newBranch({ ...LEEDS, name: 'Hull' }, 'hull2345', end)
      expect(await given.connection.db.selectFrom('branch_codes').selectAll().execute()).toHaveLength(1)
    })

    it('is joined by a space that nobody has seen before', async () => {
      await given.store.settings.newBranch(LEEDS, 'leeds234', NOON)
      await expect(given.store.settings.branchOf('slack', 'T3')).rejects.toThrow('has not joined a branch yet')
      expect(await join('T3', 'leeds234')).toEqual(await given.store.settings.branchOf('slack', 'T3'))
    })

    it('sees nothing of the first one', async () => {
      const { settings, facts, polls, acts } = given.store
      await given.store.write(given.branch, disputeFacts())
      await setSpace(settings, given.branch, { platform: 'slack', id: 'T0', announceChannel: 'C1' })
      await settings.newBranch(LEEDS, 'leeds234', NOON)
      const id = (await join('T1', 'leeds234'))?.id ?? ''
      expect(await facts.disputes(id, LATER)).toEqual([])
      expect(await settings.spaces(id)).toEqual([{ platform: 'slack', id: 'T1' }])
      expect(await settings.space(id, 'slack', 'T0')).toEqual({ platform: 'slack', id: 'T0' })
      expect([await polls.openPolls(id, ALL), await acts.audit(id, ALL)]).toEqual([[], []])
      expect(await facts.disputes(given.branch, LATER)).toHaveLength(1)
    })

    it.skipIf(given.harness.onlyOneAtATime !== undefined)(
      `is made also while another one is${given.harness.onlyOneAtATime ? ` (skipped: ${given.harness.onlyOneAtATime})` : ''}`,
      async () => {
        const second = await storeOn(await given.harness.connect(), FIRST)
        const both = [given.store, second]
        const names = Array.from({ length: 10 }, (_, n) => `Branch ${n}`)
        await Promise.all(
          names.map((name, n) => (both[n % 2] ?? second).settings.newBranch({ ...LEEDS, name }, name, NOON)),
        )
        // One code, two servers at once: one of them gets it.
        const joined = await Promise.all(
          both.map(({ settings }, n) => settings.joinBranch('slack', `T${n}`, 'Branch 3', NOON)),
        )
        await second.close()
        expect(joined.filter((each) => each?.name === 'Branch 3')).toHaveLength(1)
        expect((await given.store.settings.branches()).map(({ name }) => name).sort()).toEqual([...names, FIRST.name])
      },
    )
  })

  describe('the calendar’s address', () => {
    it('stays until it is made anew, and is another for each branch', async () => {
      const { settings } = given.store
      const other = await given.anotherBranch()
      expect(await settings.branchWithCalendar('')).toBeUndefined()
      const keys = await Promise.all([1, 2, 3].map(() => settings.calendarKey(given.branch)))
      const [key = ''] = keys
      expect([new Set(keys).size, key.length >= 20]).toEqual([1, true])
      expect(await settings.calendarKey(other)).not.toBe(key)
      expect((await settings.branchWithCalendar(key))?.id).toBe(given.branch)
      await setBranch(settings, { id: given.branch, ...FIRST, twoOfficers: true })
      expect(await settings.calendarKey(given.branch)).toBe(key)
      const anew = await settings.calendarKey(given.branch, true)
      expect(anew).not.toBe(key)
      expect(await settings.calendarKey(given.branch)).toBe(anew)
      expect(await settings.branchWithCalendar(key)).toBeUndefined()
      expect((await settings.branchWithCalendar(anew))?.id).toBe(given.branch)
    })
  })
}
