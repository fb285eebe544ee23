import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { UserError } from '../core/command.ts'
import { errorCode, failure, type Log } from '../core/log.ts'
import { type Calendars, calendarRoutes } from './calendar.ts'
import { directOnly } from './direct.ts'
import { type Health, healthRoutes } from './health.ts'
import { metricsRoutes } from './metrics.ts'

export interface WebParts {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  readonly calendars: Calendars
  readonly health: Health
  /** All metrics, as Prometheus reads them. */
  readonly metrics: () => Promise<string>
  readonly log: Log
}

export interface Web {
  start(): Promise<{ readonly port: number }>
  stop(): Promise<void>
}

/** Nothing that is asked for here is long. */
const SLOWEST_MS = 10_000
const LAST_ANSWERS_MS = 500

const ALWAYS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
}

/**
 * Calendars, health and metrics over HTTP. No request is ever logged: who asks for the calendar is a member, and an address
 * in a log would say where they are.
 */
export function createWeb(parts: WebParts): Web {
  const { host, port, log } = parts
  const app = routes(parts)
  let server: Server | undefined

  return {
    async start() {
      const fresh = createServer(
        { requestTimeout: SLOWEST_MS, headersTimeout: SLOWEST_MS },
        getRequestListener(app.fetch, { overrideGlobalObjects: false }),
      )
      await new Promise<void>((resolve, reject) => {
        fresh.once('error', (error) => reject(refused(error, host, port)))
        fresh.listen(port, host, resolve)
      })
      fresh.on('error', (error) => log.error('web', failure(error)))
      server = fresh
      return { port: (fresh.address() as AddressInfo).port }
    },
    async stop() {
      if (!server) return
      const closed = new Promise((resolve) => server?.close(resolve))
      server.closeIdleConnections()
      await Promise.race([closed, pause(LAST_ANSWERS_MS, undefined, { ref: false })])
      server.closeAllConnections()
    },
  }
}

function routes({ calendars, health, metrics, log }: WebParts): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(ALWAYS))
      if (!context.res.headers.has(name)) context.res.headers.set(name, value)
  })
  app.use('/healthz', directOnly)
  app.use('/metrics', directOnly)
  app.route('/calendar', calendarRoutes(calendars))
  app.route('/healthz', healthRoutes(health))
  app.route('/metrics', metricsRoutes(metrics))
  app.notFound((context) => context.text('Not found\n', 404))
  app.onError((error, context) => {
    log.error('web', failure(error))
    return context.text('Something went wrong\n', 500)
  })
  return app
}

function refused(error: Error, host: string, port: number): Error {
  const code = errorCode(error)
  if (code.includes('EADDRINUSE'))
    return new UserError(`Something else on this machine uses port ${port}. Set WEB_PORT to another one.`)
  if (code.includes('EACCES'))
    return new UserError(`Steward may not use port ${port} on this machine. Set WEB_PORT to one from 1024 to 65535.`)
  if (code.includes('EADDRNOTAVAIL') || code.includes('ENOTFOUND') || code.includes('EAI_AGAIN'))
    return new UserError(
      `Nothing on this machine is called ${host}. Set WEB_HOST to 127.0.0.1, or to 0.0.0.0 for every address it has.`,
    )
  return error
}
