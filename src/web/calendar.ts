import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { calendarOf } from '../calendar/ics.ts'
import type { Action } from '../core/facts.ts'

/** Where a calendar's secret address is looked up. */
export interface Calendars {
  byKey(key: string): Promise<{ readonly name: string; readonly actions: readonly Action[] } | undefined>
}

const sha256 = (body: Uint8Array): ArrayBuffer => new Uint8Array(createHash('sha256').update(body).digest()).buffer

/** The actions of a branch, for calendars to subscribe to. Whoever knows the address may read it, so it is a secret. */
export function calendarRoutes(calendars: Calendars): Hono {
  return new Hono().get(
    '/:file{[A-Za-z0-9_-]{1,200}\\.ics}',
    // A thousand calendars ask every hour, and almost always nothing has changed.
    etag({ generateDigest: sha256 }),
    async (context) => {
      const found = await calendars.byKey(context.req.param('file').slice(0, -'.ics'.length))
      if (!found) return context.notFound()
      return context.body(calendarOf(found.name, found.actions), 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'cache-control': 'private, max-age=300',
        // A browser would keep the file under the name in the address, which is the secret.
        'content-disposition': 'inline; filename="steward.ics"',
      })
    },
  )
}
