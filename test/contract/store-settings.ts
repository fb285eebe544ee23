import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/core/command.ts'
import { Temporal } from '../../src/core/time.ts'
import { storeOn } from '../../src/store/open.ts'
import { setBranch, setSpace } from '../support/settings.ts'
import { FIRST, type Given } from './store.ts'

/** Branches, the spaces that belong to them, and what officers set. */
export function settingsContract(given: Given): void {
  describe('branches and settings', () => {
    it('makes one branch at the first start and keeps it at the next', async () => {
      const again = await storeOn(await given.harness.connect(), { name: 'Another name', zone: 'Europe/Paris' })
      expect(await again.settings.onlyBranch()).toEqual({ id: given.branch, ...FIRST })
      await again.close()
    })

    it.skipIf(given.harness.onlyOneAtATime !== undefined)(
      `makes one branch when several first starts race${given.harness.onlyOneAtATime ? ` (skipped: ${given.harness.onlyOneAtATime})` : ''}`,
      async () => {
        await given.harness.empty()
        const stores = await Promise.all(
          [1, 2, 3, 4].map(async (each) =>
            storeOn(await given.harness.connect(), { ...FIRST, name: `Branch ${each}` }),
          ),
        )
        const branches = await Promise.all(stores.map((each) => each.settings.onlyBranch()))
        expect(new Set(branches.map(({ id }) => id)).size).toBe(1)
        await Promise.all(stores.map((each) => each.close()))
      },
    )

    it('has a space seen for the first time join the one branch, once', async () => {
      const joined = await Promise.all([1, 2, 3].map(() => given.store.settings.branchOf('discord', 'guild')))
      expect(joined.map(({ id }) => id)).toEqual([given.branch, given.branch, given.branch])
      expect(await given.store.settings.spaces(given.branch)).toEqual([{ platform: 'discord', id: 'guild' }])
    })

    it('has any further space of a platform join with a code alone, as anybody might add Steward to theirs', async () => {
      const { settings } = given.store
      await settings.branchOf('discord', 'guild')
      await expect(settings.branchOf('discord', 'theirs')).rejects.toThrow('This server has not joined a branch yet')
      expect((await settings.branchOf('slack', 'T1')).id).toBe(given.branch)
      await setSpace(settings, given.branch, { platform: 'discord', id: 'guild', announceChannel: 'C1' })

      const now = Temporal.Instant.from('2017-03-01T12:00:00Z')
      await settings.addSpaceCode(given.branch, 'more2345', now)
      expect((await settings.joinBranch('discord', 'second', 'more2345', now))?.id).toBe(given.branch)
      expect((await settings.branchOf('discord', 'second')).id).toBe(given.branch)
      await expect(settings.branchOf('discord', 'theirs')).rejects.toThrow(UserError)

      await settings.addSpaceCode(given.branch, 'more3456', now)
      expect((await settings.joinBranch('discord', 'guild', 'more3456', now))?.id).toBe(given.branch)
      expect((await settings.space(given.branch, 'discord', 'guild')).announceChannel).toBe('C1')
    })

    it('with several branches, knows each space’s own and asks a new space to join', async () => {
      await given.store.settings.branchOf('discord', 'guild')
      await setSpace(given.store.settings, await given.anotherBranch(), { platform: 'slack', id: 'T1' })
      expect((await given.store.settings.branchOf('discord', 'guild')).id).toBe(given.branch)
      expect((await given.store.settings.branchOf('slack', 'T1')).id).toBe('other')
      await expect(given.store.settings.branchOf('slack', 'T2')).rejects.toThrow(
        'This server has not joined a branch yet',
      )
      await expect(given.store.settings.onlyBranch()).rejects.toThrow(UserError)
    })

    it('keeps what officers set, and forgets what they take back', async () => {
      const space = {
        platform: 'slack',
        id: 'T1',
        announceChannel: 'C1',
        pollChannel: 'C2',
        officerGroup: 'S1',
      } as const
      expect(await given.store.settings.space(given.branch, 'slack', 'T1')).toEqual({ platform: 'slack', id: 'T1' })
      await setSpace(given.store.settings, given.branch, { ...space, owner: 'employer' })
      expect(await given.store.settings.space(given.branch, 'slack', 'T1')).toEqual({ ...space, owner: 'employer' })
      await setSpace(given.store.settings, given.branch, { platform: 'slack', id: 'T1', announceChannel: 'C3' })
      expect(await given.store.settings.spaces(given.branch)).toEqual([
        { platform: 'slack', id: 'T1', announceChannel: 'C3' },
      ])

      const mended = { id: given.branch, name: 'Leeds', zone: 'UTC', quiet: { from: '21:00', to: '08:00' } }
      await setBranch(given.store.settings, mended)
      expect(await given.store.settings.onlyBranch()).toEqual(mended)
      await setBranch(given.store.settings, { id: given.branch, name: 'Leeds', zone: 'UTC' })
      expect(await given.store.settings.onlyBranch()).toEqual({ id: given.branch, name: 'Leeds', zone: 'UTC' })
    })

    it('loses no change of several officers at once', async () => {
      const { settings } = given.store
      const space = { platform: 'slack', id: 'T1' } as const
      await Promise.all([
        settings.saveSpace(given.branch, space, (before) => ({ ...before, announceChannel: 'C1' })),
        settings.saveSpace(given.branch, space, (before) => ({ ...before, pollChannel: 'C2' })),
        settings.saveSpace(given.branch, space, (before) => ({ ...before, officerChannel: 'C3' })),
        settings.saveBranch(given.branch, (before) => ({ ...before, twoOfficers: true })),
        settings.saveBranch(given.branch, (before) => ({ ...before, noticeTo: 'HR' })),
        settings.saveBranch(given.branch, (before) => ({ ...before, quiet: { from: '21:00', to: '08:00' } })),
      ])
      expect(await settings.spaces(given.branch)).toEqual([
        { ...space, announceChannel: 'C1', pollChannel: 'C2', officerChannel: 'C3' },
      ])
      expect(await settings.onlyBranch()).toMatchObject({
        twoOfficers: true,
        noticeTo: 'HR',
        quiet: { from: '21:00', to: '08:00' },
      })
    })

    it('lets no branch see or take another branch’s space', async () => {
      await setSpace(given.store.settings, given.branch, { platform: 'slack', id: 'T1', announceChannel: 'C1' })
      const other = await given.anotherBranch()
      await expect(setSpace(given.store.settings, other, { platform: 'slack', id: 'T1' })).rejects.toThrow(
        'another branch',
      )
      expect(await given.store.settings.space(other, 'slack', 'T1')).toEqual({ platform: 'slack', id: 'T1' })
      expect(await given.store.settings.spaces(other)).toEqual([])
      expect((await given.store.settings.space(given.branch, 'slack', 'T1')).announceChannel).toBe('C1')
    })
  })
}
