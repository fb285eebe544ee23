import { setTimeout as pause } from 'node:timers/promises'
import { Hono } from 'hono'
import type { Adapter } from '../core/adapter.ts'
import type { Platform } from '../core/message.ts'
import type { Clock, Temporal } from '../core/time.ts'

export interface PartHealth {
  readonly part: string
  readonly ok: boolean
}

export type Health = () => Promise<readonly PartHealth[]>

/** Connections are lost and come back; only one that stays away this long is worth waking somebody. */
const GRACE_MINUTES = 2
/** Longer than any answer takes, and shorter than what asks is ready to wait. */
const PATIENCE_MS = 4_000

export interface HealthParts {
  /** Asks the database anything. */
  ping(): Promise<unknown>
  readonly adapters: readonly Pick<Adapter, 'platform' | 'state'>[]
  readonly clock: Clock
}

export function createHealth({ ping, adapters, clock }: HealthParts): Health {
  const awaySince = new Map<Platform, Temporal.Instant>()

  function connected({ platform, state }: HealthParts['adapters'][number]): boolean {
    const [is, now] = [state(), clock.now()]
    if (is === 'connected') awaySince.delete(platform)
    else if (!awaySince.has(platform)) awaySince.set(platform, now)
    const since = awaySince.get(platform)
    if (since === undefined) return true
    return is !== 'refused' && now.since(since).total('minutes') < GRACE_MINUTES
  }

  return async () => [
    { part: 'database', ok: await answers(ping) },
    ...adapters.map((adapter) => ({ part: adapter.platform, ok: connected(adapter) })),
  ]
}

/** A database that hangs is as good as none. */
async function answers(ping: () => Promise<unknown>): Promise<boolean> {
  const over = new AbortController()
  const tooLate = pause(PATIENCE_MS, false, { signal: over.signal }).catch(() => false)
  try {
    return await Promise.race([ping().then(() => true), tooLate])
  } catch {
    return false
  } finally {
    over.abort()
  }
}

/** Names the parts that are down, and never says why: that is in the log. */
export function healthRoutes(health: Health): Hono {
  return new Hono().get('/', async (context) => {
    const down = (await health()).filter(({ ok }) => !ok)
    return down.length === 0
      ? context.text('ok\n')
      : context.text(down.map(({ part }) => `${part}: down\n`).join(''), 503)
  })
}
