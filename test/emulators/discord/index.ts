import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGateway, type Gateway } from './gateway.ts'
import { type Answer, answer, type State } from './rest.ts'
import { discordSpec } from './spec.ts'
import { IDS } from './world.ts'

/** A failure that the emulator shows instead of answering, so many times. */
export interface Failure {
  readonly method?: string
  readonly path: RegExp
  /** "no answer": it is done, and nobody hears of it. */
  readonly status: number | 'hang' | 'hang up' | 'no answer'
  /** Discord's own number for it, beside the status. */
  readonly code?: number
  readonly retryAfter?: number
  times: number
}

export interface Request {
  readonly method: string
  readonly path: string
  readonly status: number | string
  readonly at: number
  readonly body: Record<string, unknown>
  readonly files: readonly Upload[]
}

export interface Upload {
  /** "files[0]": the attachment that it belongs to. */
  readonly field: string
  readonly name: string
  readonly type: string
  readonly size: number
}

interface Sent {
  readonly body: Record<string, unknown> | undefined
  readonly files: readonly Upload[]
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

/** "Within the past few minutes", as Discord says. */
const NONCE_MS = 180_000
const TOKEN = 'a-token-that-must-never-be-logged'

/** What was sent; a message with files has it in one part, and the files in others. */
async function read(body: Buffer, type = ''): Promise<Sent> {
  if (body.length === 0) return { body: undefined, files: [] }
  if (!type.startsWith('multipart/')) return { body: JSON.parse(body.toString('utf8')), files: [] }
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const files = [...form.entries()].flatMap(([field, file]) =>
    file instanceof File ? [{ field, name: file.name, type: file.type, size: file.size }] : [],
  )
  return { body: JSON.parse(String(form.get('payload_json'))), files }
}

/** An attachment without its file, or a file that no attachment describes. */
function unmatched({ body, files }: Sent): readonly string[] {
  const message = (body?.data ?? body) as { attachments?: readonly { id: string }[] } | undefined
  const listed = (message?.attachments ?? []).map(({ id }) => `files[${id}]`)
  const sent = files.map(({ field }) => field)
  return listed.join() === sent.join() ? [] : [`attachments ${listed} were described, and ${sent} sent`]
}

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
    written: new Map(),
    cleared: new Set(),
    joined: new Map(),
    notIn: new Set([IDS.elsewhere]),
    closed: new Set(),
    scheduled: new Map(),
    nonceMs: NONCE_MS,
    reactions: new Map(),
    gatewayUrl: () => `ws://127.0.0.1:${port}`,
    tell: (event, data) => gateway.send(event, data),
  }
  const gateway = createGateway(TOKEN, state.gatewayUrl, spec, violations)

  function failing(method: string, path: string): Failure | undefined {
    const found = failures.find((each) => each.times > 0 && (each.method ?? method) === method && each.path.test(path))
    if (found) found.times--
    return found
  }

  function decide(method: string, path: string, signed: boolean, body: unknown, query: URLSearchParams): Answer {
    violations.push(...spec.request(method, path, body))
    if (!signed && !/^\/(interactions|webhooks)\//.test(path))
      return { status: 401, body: { message: '401: Unauthorized', code: 0 } }
    const made = answer(state, method, path, (body ?? {}) as Record<string, unknown>, query)
    violations.push(...spec.response(method, path, made.status, made.body))
    return made
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const method = (request.method ?? 'GET').toLowerCase()
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://discord')
    const path = decodeURIComponent(pathname).replace(/^\/api\/v10/, '')
    const sent = await read(Buffer.concat(chunks), request.headers['content-type'])
    const { body, files } = sent
    violations.push(...unmatched(sent))
    const note = (status: number | string): void => {
      requests.push({ method, path, status, at: Date.now(), body: body ?? {}, files })
    }
    const failure = failing(method, path)
    if (failure?.status === 'hang') return note('hang')
    const signed = request.headers.authorization === `Bot ${TOKEN}`
    if (failure?.status === 'no answer') {
      decide(method, path, signed, body, searchParams)
      return note('no answer')
    }
    if (failure?.status === 'hang up') {
      note('hang up')
      request.socket.destroy()
      return
    }
    const { status, body: said } = failure
      ? {
          status: Number(failure.status),
          body: { message: 'no', code: failure.code ?? 0, retry_after: failure.retryAfter ?? 0, global: false },
        }
      : decide(method, path, signed, body, searchParams)
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
