import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGateway, type Gateway } from './gateway.ts'
import { type Answer, answer, type State } from './rest.ts'
import { discordSpec } from './spec.ts'

/** A failure that the emulator shows instead of answering, so many times. */
export interface Failure {
  readonly method?: string
  readonly path: RegExp
  readonly status: number | 'hang' | 'hang up'
  readonly retryAfter?: number
  times: number
}

export interface Request {
  readonly method: string
  readonly path: string
  readonly status: number | string
  readonly at: number
  readonly body: Record<string, unknown>
}

export interface Discord extends State {
  readonly url: string
  readonly token: string
  readonly gateway: Gateway
  readonly requests: Request[]
  /** What Discord's own descriptions say is wrong with what was sent, by Steward or by this emulator. */
  readonly violations: string[]
  readonly failures: Failure[]
  readonly busy: () => number
  stop(): Promise<void>
}

const TOKEN = 'a-token-that-must-never-be-logged'

/** A small Discord on this machine alone: the gateway and the routes that Steward uses, on one port. */
export async function startDiscord(options: { readonly port?: number } = {}): Promise<Discord> {
  const spec = discordSpec()
  const violations: string[] = []
  const requests: Request[] = []
  const failures: Failure[] = []
  let busy = 0
  let port = 0

  const state: State = {
    commands: [],
    interactions: new Map(),
    posts: new Map(),
    gatewayUrl: () => `ws://127.0.0.1:${port}`,
  }
  const gateway = createGateway(TOKEN, state.gatewayUrl, spec, violations)

  function failing(method: string, path: string): Failure | undefined {
    const found = failures.find((each) => each.times > 0 && (each.method ?? method) === method && each.path.test(path))
    if (found) found.times--
    return found
  }

  function decide(method: string, path: string, signed: boolean, body: unknown): Answer {
    violations.push(...spec.request(method, path, body))
    if (!signed && !/^\/(interactions|webhooks)\//.test(path))
      return { status: 401, body: { message: '401: Unauthorized', code: 0 } }
    const made = answer(state, method, path, (body ?? {}) as Record<string, unknown>)
    violations.push(...spec.response(method, path, made.status, made.body))
    return made
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const method = (request.method ?? 'GET').toLowerCase()
    const { pathname } = new URL(request.url ?? '/', 'http://discord')
    const path = decodeURIComponent(pathname).replace(/^\/api\/v10/, '')
    const body = chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString('utf8'))
    const note = (status: number | string): void => {
      requests.push({ method, path, status, at: Date.now(), body: body ?? {} })
    }
    const failure = failing(method, path)
    if (failure?.status === 'hang') return note('hang')
    if (failure?.status === 'hang up') {
      note('hang up')
      request.socket.destroy()
      return
    }
    const { status, body: said } = failure
      ? {
          status: Number(failure.status),
          body: { message: 'no', code: 0, retry_after: failure.retryAfter ?? 0, global: false },
        }
      : decide(method, path, request.headers.authorization === `Bot ${TOKEN}`, body)
    note(status)
    response.statusCode = status
    response.setHeader('x-ratelimit-limit', 50)
    response.setHeader('x-ratelimit-remaining', status === 429 ? 0 : 49)
    response.setHeader('x-ratelimit-reset', Date.now() / 1000 + (failure?.retryAfter ?? 1))
    response.setHeader('x-ratelimit-reset-after', failure?.retryAfter ?? 1)
    response.setHeader('x-ratelimit-bucket', `${method}:${path}`.replace(/\W/g, '').slice(-32))
    if (failure?.retryAfter !== undefined) response.setHeader('retry-after', failure.retryAfter)
    // A body's type on an answer without a body makes discord.js read what is not there.
    if (status === 204) response.end()
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(said))
  }

  const server = createServer((request, response) => {
    busy++
    response.on('close', () => busy--)
    handle(request, response).catch((error: unknown) => {
      violations.push(`the emulator failed: ${error}`)
      response.destroy()
    })
  })
  server.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head))
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port

  return {
    ...state,
    get commands() {
      return state.commands
    },
    set commands(commands) {
      state.commands = commands
    },
    url: `http://127.0.0.1:${port}/api`,
    token: TOKEN,
    gateway,
    requests,
    violations,
    failures,
    busy: () => busy,
    async stop() {
      gateway.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
