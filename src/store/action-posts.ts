import type { Kysely } from 'kysely'
import type { ActionPost, ActionPosts } from '../core/acts.ts'
import { fromPlace, toPlace } from './poll-rows.ts'
import type { Database } from './schema.ts'

export function actionPostsIn(db: Kysely<Database>): ActionPosts {
  return {
    async posted({ dispute, action, revision, ref, reminds = false }) {
      await db
        .insertInto('action_posts')
        .values({ dispute, action, revision, ...fromPlace(ref.place), message: ref.id, reminds: reminds ? 1 : null })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },

    async posts(dispute, action) {
      const rows = await db
        .selectFrom('action_posts')
        .selectAll()
        .where('dispute', '=', dispute)
        .where('action', '=', action)
        .orderBy('revision')
        .orderBy('platform')
        .orderBy('channel')
        .orderBy('message')
        .execute()
      return rows.map(
        (row): ActionPost => ({
          dispute,
          action,
          revision: row.revision,
          ref: { place: toPlace(row), id: row.message },
          ...(row.reminds === 1 ? { reminds: true } : {}),
        }),
      )
    },

    async lost({ dispute, action, ref }) {
      await db
        .deleteFrom('action_posts')
        .where('dispute', '=', dispute)
        .where('action', '=', action)
        .where('platform', '=', ref.place.platform)
        .where('channel', '=', ref.place.channel)
        .where('message', '=', ref.id)
        .execute()
    },

    async event(dispute, action, { platform, space }) {
      const row = await db
        .selectFrom('action_events')
        .select('event')
        .where('dispute', '=', dispute)
        .where('action', '=', action)
        .where('platform', '=', platform)
        .where('space', '=', space)
        .executeTakeFirst()
      return row?.event
    },

    async otherEvents(dispute, action, { platform, space }) {
      const rows = await db
        .selectFrom('action_events')
        .select('event')
        .where('platform', '=', platform)
        .where('space', '=', space)
        .where((where) => where.or([where('dispute', '!=', dispute), where('action', '!=', action)]))
        .orderBy('event')
        .execute()
      return rows.map(({ event }) => event)
    },

    async keepEvent(dispute, action, { platform, space }, event) {
      await db
        .insertInto('action_events')
        .values({ dispute, action, platform, space, event })
        .onConflict((conflict) => conflict.columns(['dispute', 'action', 'platform', 'space']).doUpdateSet({ event }))
        .execute()
    },
  }
}
