import type { Adapter } from '../core/adapter.ts'
import type { Jobs } from '../core/jobs.ts'
import type { Log } from '../core/log.ts'
import type { Clock } from '../core/time.ts'
import type { Calendars } from './calendar.ts'
import { createHealth } from './health.ts'
import { createMetrics } from './metrics.ts'
import { createWeb, type Web } from './server.ts'

interface Parts {
  readonly host: string
  readonly port: number
  readonly commandNames: readonly string[]
  readonly jobs: Jobs
  readonly adapters: readonly Adapter[]
  readonly clock: Clock
  readonly log: Log
}

/** The web part over a running Steward. `log` is for the rest of Steward to use: what goes through it is counted. */
export function webOver({ commandNames, jobs, adapters, clock, log, ...at }: Parts): {
  readonly log: Log
  serve(calendars: Calendars): Web
} {
  const metrics = createMetrics(commandNames)
  const gauges = {
    jobsDue: () => jobs.dueCount(clock.now()),
    jobsSetAside: () => jobs.setAsideCount(),
    platforms: () => adapters.map((each) => ({ platform: each.platform, state: each.state() })),
  }
  const health = createHealth({ ping: () => jobs.setAsideCount(), adapters, clock })
  return {
    log: metrics.log(log),
    serve: (calendars) => createWeb({ ...at, calendars, health, metrics: () => metrics.text(gauges), log }),
  }
}
