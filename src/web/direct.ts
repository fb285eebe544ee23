import { getConnInfo } from '@hono/node-server/conninfo'
import { createMiddleware } from 'hono/factory'

/** What proxies add to a request that they pass on. */
const PASSED_ON = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']
const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/
const LOCAL_NAME = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i

/**
 * Lets only programs on this machine in, and to others the address does not exist. That a request comes from this machine
 * is not enough: through a reverse proxy, those of the whole world do. How busy a branch's Steward is, and when, is told to
 * no employer; so what shows any sign of a proxy, or was sent to another name than this machine's own, is turned away too.
 */
export const directOnly = createMiddleware(async (context, next) => {
  const direct =
    LOOPBACK.test(getConnInfo(context).remote.address ?? '') &&
    LOCAL_NAME.test(context.req.header('host') ?? '') &&
    PASSED_ON.every((name) => context.req.header(name) === undefined)
  if (!direct) return context.notFound()
  return next()
})
