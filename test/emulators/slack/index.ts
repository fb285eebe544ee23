import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { answerMethod, type Method, type Workspace, workspace } from './api.ts'
import { wrongArguments, wrongMessage, wrongView } from './check.ts'
import { filesIn, takeUpload } from './files.ts'
import type { Node, Shown } from './read.ts'

export const BOT_TOKEN = 'xoxb-emulated'
export const APP_TOKEN = 'xapp-emulated'
export const SIGNING_SECRET = 'signed-and-sealed'

type Json = Record<string, unknown>

/** Something that a person sees. */
export interface Appearance {
  readonly by: string
  readonly private: boolean
  readonly message?: Shown & { readonly channel?: string; readonly user?: string; readonly ts?: string }
  readonly view?: View
  readonly errors?: Readonly<Record<string, string>>
}

export interface View {
  readonly id: string
  /** Another one each time that the view is changed. */
  readonly hash: string
  readonly type: string
  readonly callback_id?: string
  readonly private_metadata?: string
  readonly blocks: readonly Node[]
}

/** What went wrong on purpose, for one method or ("*") all. "no answer": it is done, and nobody hears of it. */
export type Failure = 'invalid_auth' | 'ratelimited' | '5xx' | 'hang' | 'no answer' | (string & {})

export interface Ack {
  readonly body: Json | undefined
  readonly ms: number
  readonly status?: number
}

export interface Call {
  readonly method: string
  readonly args: Json
  readonly at: number
}

const ACK_MS = 3_000
const TRIGGER_MS = 3_000

/** A small Slack on this machine: enough of it for the real Bolt to work with, and strict where Slack is. */
export async function startSlack({ port = 0, redeliverMs = 400 } = {}) {
  const calls: Call[] = []
  const violations: string[] = []
  const failures = new Map<string, { failure: Failure; times: number }>()
  const appearances: Appearance[] = []
  const waiting = new Set<() => void>()
  const sockets = new Set<WebSocket>()
  const unacknowledged = new Map<string, (body: Json | undefined) => void>()
  const triggers = new Map<string, number>()
  const responses = new Map<string, { channel: string; user: string; uses: number }>()
  const hanging = new Set<ServerResponse>()
  const space: Workspace = workspace()

  const appear = (seen: Appearance): void => {
    appearances.push(seen)
    for (const wake of waiting) wake()
  }

  const server = createServer(async (request, response) => {
    const bytes = await read(request)
    const body = bytes.toString()
    const url = new URL(request.url ?? '/', 'http://slack')
    if (url.pathname.startsWith('/upload/')) {
      if (failed('upload', response)) return
      return takeUpload(space.files.get(url.pathname.slice(8)), bytes, request.headers['content-type'], response)
    }
    if (url.pathname.startsWith('/api/')) return callMethod(url.pathname.slice(5), body, request, response)
    if (url.pathname.startsWith('/respond/')) return useResponse(url.pathname.slice(9), body, response)
    response.writeHead(404).end()
  })
  const wss = new WebSocketServer({ server })
  wss.on('connection', (socket) => {
    // A client that was killed, or hung up in the middle of a word.
    socket.on('error', () => {})
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(String(data))
      unacknowledged.get(envelope_id)?.(payload && Object.keys(payload).length > 0 ? payload : undefined)
    })
    if (failureOf('hello') === 'hang') return
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: bound } = server.address() as AddressInfo
  const origin = `127.0.0.1:${bound}`
  space.origin = `http://${origin}`

  function failureOf(method: string): Failure | undefined {
    const name = failures.has(method) ? method : '*'
    const found = failures.get(name)
    if (!found) return undefined
    found.times -= 1
    if (found.times <= 0) failures.delete(name)
    return found.failure
  }

  /** True where it answered with a failure. */
  function failed(method: string, response: ServerResponse): boolean {
    const failure = failureOf(method)
    if (failure === undefined) return false
    if (failure === 'hang' || failure === 'no answer') hanging.add(response)
    else if (failure === 'ratelimited') response.writeHead(429, { 'retry-after': '1' }).end('{"ok":false}')
    else if (failure === '5xx') response.writeHead(503).end('down')
    else reply(response, { ok: false, error: failure })
    return true
  }

  const hands = { space, violations, useTrigger, appear, wrongMessage, wrongView }

  function callMethod(method: string, body: string, request: IncomingMessage, response: ServerResponse): void {
    const args = decode(body)
    calls.push({ method, args, at: Date.now() })
    violations.push(...wrongArguments(method, args))
    const unheard = failures.get(method)?.failure === 'no answer'
    if (failed(method, response)) return void (unheard && answerMethod(method as Method, args, hands))
    const expected = method === 'apps.connections.open' ? APP_TOKEN : BOT_TOKEN
    if (request.headers.authorization !== `Bearer ${expected}`) reply(response, { ok: false, error: 'invalid_auth' })
    else if (method === 'apps.connections.open') reply(response, { ok: true, url: `ws://${origin}/link` })
    else reply(response, answerMethod(method as Method, args, hands))
  }

  function useTrigger(id: string): string | undefined {
    const made = triggers.get(id)
    if (made === undefined) return 'invalid_trigger_id'
    triggers.delete(id)
    return Date.now() - made > TRIGGER_MS ? 'expired_trigger_id' : undefined
  }

  function useResponse(id: string, body: string, response: ServerResponse): void {
    const known = responses.get(id)
    const message: Json = JSON.parse(body)
    if (failed(message.delete_original ? 'delete_original' : 'response_url', response)) return
    if (!known || known.uses >= 5) return void response.writeHead(404).end('used_url')
    known.uses += 1
    if (message.delete_original) {
      space.cleared.push(id)
      return void response.end('ok')
    }
    violations.push(...wrongMessage(message), ...filesIn(message).map((id) => `${id} in a message for one person`))
    response.end('ok')
    const isPrivate = message.response_type !== 'in_channel' && !message.replace_original
    appear({ by: 'response_url', private: isPrivate, message: { ...message, channel: known.channel } })
  }

  return {
    apiUrl: `http://${origin}/api/`,
    port: bound,
    calls,
    violations,
    space,
    sockets,
    appearances,
    fail(method: string, failure: Failure, times = 1): void {
      failures.set(method, { failure, times })
    },
    mend: (): void => failures.clear(),
    called: (method: string): readonly Call[] => calls.filter((call) => call.method === method),
    trigger(): string {
      const id = `${Date.now()}.${randomUUID()}`
      triggers.set(id, Date.now())
      return id
    },
    expire: (id: string): unknown => triggers.set(id, Date.now() - TRIGGER_MS - 1),
    responseUrl(channel: string, user: string): string {
      const id = randomUUID()
      responses.set(id, { channel, user, uses: 0 })
      return `http://${origin}/respond/${id}`
    },
    appear,
    ts: (): string => `1488366000.${String(++space.ids).padStart(6, '0')}`,
    /** What appears next, after `from` others. */
    async next(from: number, ms = 8_000): Promise<Appearance> {
      const until = Date.now() + ms
      for (;;) {
        const found = appearances[from]
        if (found) return found
        if (Date.now() > until) throw new Error('nothing appeared')
        await new Promise<void>((resolve) => {
          const timer = setTimeout(done, until - Date.now() + 1)
          function done(): void {
            clearTimeout(timer)
            waiting.delete(done)
            resolve()
          }
          waiting.add(done)
        })
      }
    },
    /** Over Socket Mode, as often as it takes for an acknowledgement. */
    async overSocket(type: string, payload: Json, envelope_id: string = randomUUID()): Promise<Ack> {
      const started = Date.now()
      for (let attempt = 0; ; attempt++) {
        const socket = [...sockets].at(-1)
        const waiter = new AbortController()
        const acknowledged = new Promise<{ body: Json | undefined } | undefined>((resolve) => {
          unacknowledged.set(envelope_id, (body) => resolve({ body }))
          const timer = setTimeout(resolve, attempt === 0 && socket ? ACK_MS : redeliverMs, undefined)
          const gone = (): void => resolve(undefined)
          socket?.once('close', gone)
          waiter.signal.addEventListener('abort', () => {
            clearTimeout(timer)
            socket?.off('close', gone)
          })
        })
        const retry = type === 'events_api' ? { retry_attempt: attempt, retry_reason: attempt ? 'timeout' : '' } : {}
        socket?.send(
          JSON.stringify({ envelope_id, type, payload, accepts_response_payload: type !== 'events_api', ...retry }),
        )
        const ack = await acknowledged
        waiter.abort()
        if (ack) return { ...ack, ms: Date.now() - started }
        if (socket?.readyState === socket?.OPEN && socket) violations.push(`${type} was not acknowledged within 3 s`)
        if (attempt > 20) throw new Error('never acknowledged')
      }
    },
    /** Over HTTP, signed. */
    async overHttp(
      to: number,
      type: string,
      payload: Json,
      { secret = SIGNING_SECRET, headers = {}, timestamp = Math.floor(Date.now() / 1_000) } = {},
    ): Promise<Ack> {
      const started = Date.now()
      const [content, body] =
        type === 'events_api'
          ? ['application/json', JSON.stringify(payload)]
          : [
              'application/x-www-form-urlencoded',
              String(
                new URLSearchParams(
                  type === 'slash_commands'
                    ? (payload as Record<string, string>)
                    : { payload: JSON.stringify(payload) },
                ),
              ),
            ]
      const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')
      const response = await fetch(`http://127.0.0.1:${to}/slack/events`, {
        method: 'POST',
        body: body ?? '',
        headers: {
          'content-type': content ?? '',
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': `v0=${signature}`,
          ...headers,
        },
      })
      const text = await response.text()
      const ms = Date.now() - started
      if (ms > ACK_MS) violations.push(`${type} was not acknowledged within 3 s`)
      return { body: text === '' ? undefined : JSON.parse(text), ms, status: response.status }
    },
    disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void {
      for (const socket of sockets) socket.send(JSON.stringify({ type: 'disconnect', reason }))
    },
    async stop(): Promise<void> {
      for (const response of hanging) response.destroy()
      for (const socket of sockets) socket.terminate()
      wss.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type FakeSlack = Awaited<ReturnType<typeof startSlack>>

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts)
}

function reply(response: ServerResponse, body: Json): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Arguments come as a form whose structured values are JSON. */
function decode(body: string): Json {
  const values = [...new URLSearchParams(body)].map(([name, value]): [string, unknown] => {
    if (['blocks', 'view', 'metadata', 'files'].includes(name)) return [name, JSON.parse(value)]
    return [name, value === 'true' ? true : value === 'false' ? false : value]
  })
  return Object.fromEntries(values)
}
