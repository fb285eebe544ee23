import { randomUUID } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { newCode } from '../core/codes.ts'
import { UserError } from '../core/command.ts'
import type { Platform } from '../core/message.ts'
import type { Branch, Owner, Reporting, Settings, Space } from '../core/stores.ts'
import { isZone, Temporal } from '../core/time.ts'
import type { Comparison } from '../reports/comparison.ts'
import { compiled } from './compiled.ts'
import type { Flavour } from './flavour.ts'
import type { Hashes } from './hashing.ts'
import { addJobs } from './jobs.ts'
import { flag, present, stamp, zoneOf } from './rows.ts'
import type { BranchRow, Database, SpaceRow } from './schema.ts'
import type { ComparisonRow } from './schema-acts.ts'

/** Settings have no clock. */
const AT_ONCE = Temporal.Instant.fromEpochMilliseconds(0)

export function settingsIn(db: Kysely<Database>, { waitInLine, locksRows }: Flavour, hashes: Hashes): Settings {
  const branches = () => db.selectFrom('branches').selectAll().orderBy('number')

  async function onlyBranch(): Promise<Branch> {
    const [first, second] = await branches().limit(2).execute()
    if (!first || second)
      throw new UserError(
        'Steward serves several branches here, so it cannot tell which of them is meant. Nothing was changed.',
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

  /**
   * A branch's first server needs no code, where no other branch could be meant. Any further one does: on Discord whoever finds
   * Steward may add it to a server of their own, and would be an officer there.
   */
  const joinAsFirst = (platform: Platform, space: string): Promise<Branch | undefined> =>
    db.transaction().execute(async (transaction) => {
      if (waitInLine) await sql`${waitInLine}`.execute(transaction)
      const [first, second] = await transaction.selectFrom('branches').selectAll().limit(2).execute()
      const [joined] = await transaction.selectFrom('spaces').selectAll().where('platform', '=', platform).execute()
      if (!first || second || (joined && joined.id !== space)) return undefined
      await transaction
        .insertInto('spaces')
        .values({ platform, id: space, branch: first.id })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return toBranch(first)
    })

  async function addCode(on: Kysely<Database>, branch: string, code: string, now: Temporal.Instant): Promise<void> {
    await on.deleteFrom('branch_codes').where('expires_at', '<=', stamp(now)).execute()
    await on
      .insertInto('branch_codes')
      .values({ code: hashes.code('', code), branch, expires_at: stamp(now.add(CODES_HOLD)) })
      .execute()
  }

  return {
    onlyBranch,

    async branch(id) {
      return toBranch(await db.selectFrom('branches').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
    },

    async branchOf(platform, space) {
      const known = (await branchWith(platform, space)) ?? (await joinAsFirst(platform, space))
      if (!known)
        throw new UserError(
          'This server has not joined a branch yet. An officer gets a code for it in the branch’s own server, with /setup addserver:yes; then say here: /joinbranch',
        )
      return known
    },

    branchIn: branchWith,

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

    saveSpace: (branch, { platform, id }, change) =>
      db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('spaces')
          .values({ platform, id, branch })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        const row = transaction
          .selectFrom('spaces')
          .selectAll()
          .where('platform', '=', platform)
          .where('id', '=', id)
          .where('branch', '=', branch)
        const known = await (locksRows ? row.forNoKeyUpdate() : row).executeTakeFirst()
        // Settings must never take a server away from another branch.
        if (!known) throw new UserError('This server belongs to another branch.')
        const before = toSpace(known)
        const after = change(before)
        await transaction
          .updateTable('spaces')
          .set({
            announce_channel: after.announceChannel ?? null,
            poll_channel: after.pollChannel ?? null,
            officer_channel: after.officerChannel ?? null,
            officer_group: after.officerGroup ?? null,
            owner: after.owner ?? null,
          })
          .where('platform', '=', platform)
          .where('id', '=', id)
          .execute()
        return { before, after }
      }),

    saveBranch: (id, change) =>
      db.transaction().execute(async (transaction) => {
        const row = transaction.selectFrom('branches').selectAll().where('id', '=', id)
        const before = toBranch(await (locksRows ? row.forNoKeyUpdate() : row).executeTakeFirstOrThrow())
        const after = change(before)
        const { name, zone, quiet, reminderHours, twoOfficers, noticeTo } = after
        await transaction
          .updateTable('branches')
          .set({
            name,
            zone,
            quiet_from: quiet?.from ?? null,
            quiet_to: quiet?.to ?? null,
            reminder_hours: reminderHours?.join() ?? null,
            two_officers: twoOfficers === undefined ? null : flag(twoOfficers),
            notice_to: noticeTo ?? null,
          })
          .where('id', '=', id)
          .execute()
        const hours = before.reminderHours
        if (hours?.join() === reminderHours?.join()) return { before, after }
        const work = { kind: 'reminder hours', branch: id, ...present({ before: hours }) } as const
        await addJobs(transaction, [{ key: `reminder hours ${id} ${hours} ${reminderHours}`, due: AT_ONCE, work }])
        return { before, after }
      }),

    saveReporting: (branch, change) =>
      db.transaction().execute(async (transaction) => {
        const row = transaction.selectFrom('branches').selectAll().where('id', '=', branch)
        const before = await (locksRows ? row.forNoKeyUpdate() : row).executeTakeFirstOrThrow()
        const reporting = change(toBranch(before).reporting)
        await transaction
          .updateTable('branches')
          .set({ reporting: JSON.stringify(reporting) })
          .where('id', '=', branch)
          .execute()
        return reporting
      }),

    async comparisons(branch) {
      const rows = await db
        .selectFrom('comparisons')
        .selectAll()
        .where('branch', '=', branch)
        .orderBy('item')
        .orderBy('kind')
        .orderBy('says')
        .execute()
      return rows.map(toComparison)
    },

    branches: async () => (await branches().execute()).map(toBranch),

    newBranch: ({ name, zone }, code, now) =>
      db.transaction().execute(async (transaction) => {
        if (waitInLine) await sql`${waitInLine}`.execute(transaction)
        const { last } = await transaction
          .selectFrom('branches')
          .select((all) => all.fn.max('number').as('last'))
          .executeTakeFirstOrThrow()
        const id = randomUUID()
        await transaction
          .insertInto('branches')
          .values({ id, number: Number(last) + 1, name, zone })
          .execute()
        await addCode(transaction, id, code, now)
      }),

    addSpaceCode: (branch, code, now, { alone } = { alone: false }) =>
      db.transaction().execute(async (transaction) => {
        if (alone) await transaction.deleteFrom('branch_codes').where('branch', '=', branch).execute()
        await addCode(transaction, branch, code, now)
      }),

    async branchWithCode(code, now) {
      const row = await db
        .selectFrom('branch_codes')
        .innerJoin('branches', 'branches.id', 'branch_codes.branch')
        .selectAll('branches')
        .where('code', '=', hashes.code('', code))
        .where('expires_at', '>', stamp(now))
        .executeTakeFirst()
      return row && toBranch(row)
    },

    joinBranch: (platform, space, code, now) =>
      db.transaction().execute(async (transaction) => {
        const used = await transaction
          .deleteFrom('branch_codes')
          .where('code', '=', hashes.code('', code))
          .where('expires_at', '>', stamp(now))
          .returning('branch')
          .executeTakeFirst()
        if (!used) return undefined
        const bare = { branch: used.branch, ...NOTHING_SET }
        await leaveEvents(transaction, platform, space, used.branch, now)
        await transaction
          .insertInto('spaces')
          .values({ platform, id: space, ...bare })
          .onConflict((conflict) =>
            conflict.columns(['platform', 'id']).doUpdateSet(bare).where('spaces.branch', '!=', used.branch),
          )
          .execute()
        const row = transaction.selectFrom('branches').selectAll().where('id', '=', used.branch)
        return toBranch(await row.executeTakeFirstOrThrow())
      }),

    async calendarKey(branch, anew = false) {
      const fresh = newCode(CALENDAR_KEY)
      const row = db.updateTable('branches').set({ calendar_key: fresh }).where('id', '=', branch)
      await (anew ? row : row.where('calendar_key', 'is', null)).execute()
      const { calendar_key } = await db
        .selectFrom('branches')
        .select('calendar_key')
        .where('id', '=', branch)
        .executeTakeFirstOrThrow()
      return calendar_key ?? fresh
    },

    async branchWithCalendar(key) {
      const row = await branches().where('calendar_key', '=', key).executeTakeFirst()
      return row && toBranch(row)
    },
  }
}

/** Events that other branches have in the list of a space which leaves them: they are taken back. */
async function leaveEvents(
  db: Transaction<Database>,
  platform: Platform,
  space: string,
  joins: string,
  now: Temporal.Instant,
): Promise<void> {
  const events = await db
    .selectFrom('action_events')
    .innerJoin('disputes', 'disputes.id', 'action_events.dispute')
    .select(['action_events.dispute', 'action_events.action'])
    .where('action_events.platform', '=', platform)
    .where('action_events.space', '=', space)
    .where('disputes.branch', '!=', joins)
    .execute()
  await addJobs(
    db,
    events.map(({ dispute, action }) => ({
      key: `action event ${dispute} ${action} left ${platform} ${space}`,
      due: now,
      work: { kind: 'action event', dispute, action, place: { platform, space } },
    })),
  )
}

const NOTHING_SET: Omit<SpaceRow, 'platform' | 'id' | 'branch'> = {
  announce_channel: null,
  poll_channel: null,
  officer_channel: null,
  officer_group: null,
  owner: null,
}

const CODES_HOLD = { hours: 7 * 24 }
/** Letters of the calendar's address: some 120 bits. */
const CALENDAR_KEY = 24

const toBranch = (row: BranchRow): Branch => ({
  id: row.id,
  name: row.name,
  zone: zoneOf(row),
  ...(isZone(row.zone) ? {} : { unknownZone: row.zone }),
  ...(row.quiet_from === null || row.quiet_to === null ? {} : { quiet: { from: row.quiet_from, to: row.quiet_to } }),
  ...(row.reminder_hours === null ? {} : { reminderHours: row.reminder_hours.split(',').filter(Boolean).map(Number) }),
  ...(row.two_officers === null ? {} : { twoOfficers: row.two_officers === 1 }),
  ...present({ noticeTo: row.notice_to }),
  ...(row.reporting === null ? {} : { reporting: JSON.parse(row.reporting) as Reporting }),
})

const toComparison = ({ item, kind, figure, says, source, date }: ComparisonRow): Comparison =>
  kind === 'agreed level'
    ? { item, kind, value: Number(figure), says, source, date }
    : { item, kind: 'own figure', value: figure, says, source, date }

const toSpace = (row: SpaceRow): Space => ({
  platform: row.platform as Platform,
  id: row.id,
  ...present({
    announceChannel: row.announce_channel,
    pollChannel: row.poll_channel,
    officerChannel: row.officer_channel,
    officerGroup: row.officer_group,
    owner: row.owner as Owner | null,
  }),
})
