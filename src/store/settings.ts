import type { Kysely } from 'kysely'
import { UserError } from '../core/command.ts'
import type { Platform } from '../core/message.ts'
import type { Branch, Owner, Settings, Space } from '../core/stores.ts'
import { compiled } from './compiled.ts'
import { present } from './rows.ts'
import type { BranchRow, Database, SpaceRow } from './schema.ts'

export function settingsIn(db: Kysely<Database>): Settings {
  const branches = () => db.selectFrom('branches').selectAll().orderBy('number')

  async function onlyBranch(): Promise<Branch> {
    const [first, second] = await branches().limit(2).execute()
    if (!first || second)
      throw new UserError(
        'Steward serves several branches here, and cannot tell which is yours. Ask in your branch’s own server.',
      )
    return toBranch(first)
  }

  const branchesWith = compiled(db, (platform: string, space: string) =>
    db
      .selectFrom('spaces')
      .innerJoin('branches', 'branches.id', 'spaces.branch')
      .selectAll('branches')
      .where('spaces.platform', '=', platform)
      .where('spaces.id', '=', space),
  )

  const branchWith = async (platform: Platform, space: string): Promise<Branch | undefined> =>
    (await branchesWith(platform, space)).map(toBranch)[0]

  return {
    onlyBranch,

    async branch(id) {
      return toBranch(await db.selectFrom('branches').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
    },

    async branchOf(platform, space) {
      const known = await branchWith(platform, space)
      if (known) return known
      const [first, second] = await branches().limit(2).execute()
      if (!first || second)
        throw new UserError('This server has not joined a branch yet. An officer of the branch has to join it first.')
      await db
        .insertInto('spaces')
        .values({ platform, id: space, branch: first.id })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      // Read again, as another process may have had it join in the meantime.
      return (await branchWith(platform, space)) ?? toBranch(first)
    },

    async space(branch, platform, space) {
      const row = await db
        .selectFrom('spaces')
        .selectAll()
        .where('platform', '=', platform)
        .where('id', '=', space)
        .where('branch', '=', branch)
        .executeTakeFirst()
      return row ? toSpace(row) : { platform, id: space }
    },

    async spaces(branch) {
      const rows = await db
        .selectFrom('spaces')
        .selectAll()
        .where('branch', '=', branch)
        .orderBy('platform')
        .orderBy('id')
        .execute()
      return rows.map(toSpace)
    },

    async saveSpace(branch, { platform, id, announceChannel, pollChannel, officerGroup, owner }) {
      const values = {
        announce_channel: announceChannel ?? null,
        poll_channel: pollChannel ?? null,
        officer_group: officerGroup ?? null,
        owner: owner ?? null,
      }
      // Only where it is this branch's: settings must never take a server away from another branch.
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('spaces')
        .values({ platform, id, branch, ...values })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'id']).doUpdateSet(values).where('spaces.branch', '=', branch),
        )
        .executeTakeFirstOrThrow()
      if (numInsertedOrUpdatedRows === 0n) throw new UserError('This server belongs to another branch.')
    },

    async saveBranch({ id, name, zone, quiet }) {
      await db
        .updateTable('branches')
        .set({ name, zone, quiet_from: quiet?.from ?? null, quiet_to: quiet?.to ?? null })
        .where('id', '=', id)
        .execute()
    },
  }
}

const toBranch = ({ id, name, zone, quiet_from, quiet_to }: BranchRow): Branch => ({
  id,
  name,
  zone,
  ...(quiet_from === null || quiet_to === null ? {} : { quiet: { from: quiet_from, to: quiet_to } }),
})

const toSpace = (row: SpaceRow): Space => ({
  platform: row.platform as Platform,
  id: row.id,
  ...present({
    announceChannel: row.announce_channel,
    pollChannel: row.poll_channel,
    officerGroup: row.officer_group,
    owner: row.owner as Owner | null,
  }),
})
