import type { Kysely } from 'kysely'
import type { Polls } from '../core/polls.ts'
import { boxIn } from './box.ts'
import { compiled } from './compiled.ts'
import type { Flavour } from './flavour.ts'
import type { Hashes } from './hashing.ts'
import { lifeIn, putResult } from './poll-life.ts'
import { fromDraft, fromPlace, fromResult, NO_RESULT, toPoll, toPost } from './poll-rows.ts'
import { stamp } from './rows.ts'
import type { Database } from './schema.ts'

const DRAFTS_ARE_KEPT = { hours: 24 }

export function pollsIn(db: Kysely<Database>, flavour: Flavour, hashes: Hashes): Polls {
  const polls = () =>
    db
      .selectFrom('polls')
      .leftJoin('poll_results as r', 'r.poll', 'polls.id')
      .selectAll('polls')
      .select(['r.votes', 'r.voters', 'r.spoilt', 'r.eligible', 'r.lost', 'r.counted_at'])
  const byId = compiled(db, (branch: string, id: string) =>
    polls().where('polls.id', '=', id).where('polls.branch', '=', branch),
  )
  const anywhere = compiled(db, (id: string) => polls().where('polls.id', '=', id))
  const byMessage = compiled(db, (platform: string, space: string, channel: string, message: string) =>
    polls()
      .innerJoin('poll_posts as p', 'p.poll', 'polls.id')
      .where('p.message', '=', message)
      .where('p.channel', '=', channel)
      .where('p.space', '=', space)
      .where('p.platform', '=', platform)
      .where('polls.state', '=', 'open'),
  )
  const post = (poll: string, { platform, space, channel }: ReturnType<typeof fromPlace>) =>
    db
      .updateTable('poll_posts')
      .where('poll', '=', poll)
      .where('platform', '=', platform)
      .where('space', '=', space)
      .where('channel', '=', channel)

  return {
    async draft(poll, author, now) {
      const row = fromDraft(poll, hashes.account(poll.branch, author), now)
      await db
        .deleteFrom('polls')
        .where('state', '=', 'draft')
        .where('drafted_at', '<', stamp(now.subtract(DRAFTS_ARE_KEPT)))
        .execute()
      await db.insertInto('polls').values(row).execute()
      return toPoll({ ...row, ...NO_RESULT })
    },

    poll: async (branch, id) => (await byId(branch, id)).map(toPoll)[0],

    find: async (id) => (await anywhere(id)).map(toPoll)[0],

    async wrote(poll, person) {
      const row = await db.selectFrom('polls').select(['branch', 'author']).where('id', '=', poll).executeTakeFirst()
      return row !== undefined && row.author === hashes.account(row.branch, person)
    },

    async openPolls(branch, { limit, offset = 0 }) {
      const rows = await polls()
        .where('polls.branch', '=', branch)
        .where('polls.state', '=', 'open')
        .orderBy('polls.closes_at')
        .orderBy('polls.opened_at')
        .orderBy('polls.id')
        .limit(limit)
        .offset(offset)
        .execute()
      return rows.map(toPoll)
    },

    async closedPolls(branch, { limit, offset = 0 }) {
      const rows = await polls()
        .where('polls.branch', '=', branch)
        .where('polls.state', '=', 'closed')
        .orderBy('polls.closed_at', 'desc')
        .orderBy('polls.id')
        .limit(limit)
        .offset(offset)
        .execute()
      return rows.map(toPoll)
    },

    async drop(poll) {
      await db.deleteFrom('polls').where('id', '=', poll).where('state', '=', 'draft').execute()
    },

    async posts(poll) {
      const rows = await db
        .selectFrom('poll_posts')
        .selectAll()
        .where('poll', '=', poll)
        .orderBy('platform')
        .orderBy('space')
        .orderBy('channel')
        .execute()
      return rows.map(toPost)
    },

    async posted(poll, place, message) {
      await post(poll, fromPlace(place)).set({ message }).execute()
    },

    async announced(poll, place, message) {
      await post(poll, fromPlace(place)).set({ result: message }).execute()
    },

    async lost(poll, place) {
      await post(poll, fromPlace(place)).set({ gone: 1 }).execute()
    },

    async pollAt(place, message) {
      const { platform, space, channel } = fromPlace(place)
      return (await byMessage(platform, space, channel, message)).map(toPoll)[0]
    },

    keepCount: (poll, result) =>
      db.transaction().execute(async (transaction) => {
        const open = transaction.selectFrom('polls').select('id').where('id', '=', poll).where('state', '=', 'open')
        // A count that goes on while the poll is closed must not come after the last one.
        if (!(await (flavour.locksRows ? open.forUpdate() : open).executeTakeFirst())) return
        await putResult(transaction, fromResult(poll, result))
      }),

    ...boxIn(db, flavour, hashes),
    ...lifeIn(db, flavour),
  }
}
