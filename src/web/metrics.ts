import { Hono } from 'hono'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { ConnectionState } from '../core/adapter.ts'
import type { Log, LogFields } from '../core/log.ts'
import type { Platform } from '../core/message.ts'

/** What is not counted but asked for, each time that somebody looks. */
export interface Gauges {
  /** Jobs whose time has come. */
  jobsDue(): Promise<number>
  /** Jobs that could not be done and were given up. */
  jobsSetAside(): Promise<number>
  platforms(): readonly { readonly platform: Platform; readonly state: ConnectionState }[]
}

export interface Metrics {
  /** The same log, and what it is told of commands is counted. */
  log(log: Log): Log
  text(gauges: Gauges): Promise<string>
}

/** The platforms give up on an answer after three seconds. */
const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 10]

/**
 * How much Steward has to do and how it is doing, in numbers. No label may ever name a person, a server, a channel or
 * anything that was typed: each is one of a few words that are known beforehand.
 */
export function createMetrics(commandNames: Iterable<string>): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const known = new Set(commandNames)
  const commands = new Counter({
    name: 'steward_commands_total',
    help: 'Commands, by how they went.',
    labelNames: ['platform', 'command', 'outcome'],
    registers,
  })
  const seconds = new Histogram({
    name: 'steward_command_seconds',
    help: 'How long commands took.',
    labelNames: ['platform'],
    buckets: SECONDS,
    registers,
  })
  const due = new Gauge({ name: 'steward_jobs_due', help: 'Jobs whose time has come.', registers })
  const setAside = new Gauge({ name: 'steward_jobs_set_aside', help: 'Jobs that were given up.', registers })
  const up = new Gauge({
    name: 'steward_platform_up',
    help: 'Whether a platform is connected.',
    labelNames: ['platform'],
    registers,
  })

  function count(event: string, { platform, command, outcome, ms }: LogFields = {}): void {
    if (event !== 'command' || platform === undefined || command === undefined || outcome === undefined) return
    commands.inc({ platform, command: known.has(command) ? command : 'other', outcome })
    if (ms !== undefined) seconds.observe({ platform }, ms / 1_000)
  }

  return {
    log: (log) => ({
      info(event, fields) {
        count(event, fields)
        log.info(event, fields)
      },
      warn(event, fields) {
        count(event, fields)
        log.warn(event, fields)
      },
      error(event, fields) {
        count(event, fields)
        log.error(event, fields)
      },
    }),
    async text({ jobsDue, jobsSetAside, platforms }) {
      // Without the database the rest is still worth knowing; a number from before would be a wrong one.
      const [late, given] = await Promise.allSettled([jobsDue(), jobsSetAside()])
      due.set(late.status === 'fulfilled' ? late.value : Number.NaN)
      setAside.set(given.status === 'fulfilled' ? given.value : Number.NaN)
      for (const { platform, state } of platforms()) up.set({ platform }, state === 'connected' ? 1 : 0)
      return registry.metrics()
    },
  }
}

export function metricsRoutes(text: () => Promise<string>): Hono {
  return new Hono().get('/', async (context) =>
    context.body(await text(), 200, { 'content-type': Registry.PROMETHEUS_CONTENT_TYPE }),
  )
}
