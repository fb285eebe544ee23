import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'node:querystring'
import { setTimeout as pause } from 'node:timers/promises'
import type { App, Receiver } from '@slack/bolt'
import type { Connection } from './connection.ts'

const PATH = '/slack/events'
const LONGEST_BODY = 1_000_000
const OLDEST_S = 300

/**
 * Slack calls Steward, and signs what it sends. This stands in place of Bolt's own receiver, with which half as many members
 * can be answered (`npm run bench`: 0.55 of an app that only acknowledges, against 1.3): that one makes three HMACs for each
 * signature, holds each request for three seconds, and sends each answer in five pieces.
 */
export function httpMode(signingSecret: string, port: number): Connection {
  // Anybody can sign with an empty key.
  if (signingSecret === '') throw new Error('no signing secret')
  const key = createSecretKey(signingSecret, 'utf8')
  let app: App | undefined
  let server: Server | undefined
  const receiver: Receiver = {
    init(bolt) {
      app = bolt
    },
    // Bolt starts and stops nothing here: a connection is opened and closed as often as it takes.
    start: async () => undefined,
    stop: async () => undefined,
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url?.split('?')[0] !== PATH) return answer(response, 404)
    const text = await read(request)
    if (text === undefined) return answer(response, 413)
    // Slack asks this unsigned, to see that the address is there; nothing else that comes with it is looked at.
    if (text.startsWith('ssl_check=1')) return answer(response, 200)
    if (!signed(key, request.headers, text)) return answer(response, 401)
    const body = parsed(text, request.headers['content-type'])
    if (!body) return answer(response, 400)
    if (body.type === 'url_verification') return answer(response, 200, { challenge: body.challenge })
    const retry = Number(request.headers['x-slack-retry-num'])
    let acknowledged = false
    await app?.processEvent({
      body,
      ...(retry > 0 ? { retryNum: retry } : {}),
      async ack(reply) {
        if (acknowledged) return
        acknowledged = true
        answer(response, 200, reply)
      },
    })
    if (!acknowledged) answer(response, 404)
  }

  return {
    receiver,
    port: () => (server?.address() as AddressInfo | null | undefined)?.port,
    async open() {
      const fresh = createServer((request, response) => {
        // What Steward itself got wrong was logged by then; what is left is a caller that hung up.
        take(request, response).catch(() => response.destroy())
      })
      const lost = new Promise<void>((resolve) => {
        fresh.once('close', resolve)
      })
      await new Promise<void>((resolve, reject) => {
        fresh.once('error', reject)
        fresh.listen(port, resolve)
      })
      server = fresh
      return { lost }
    },
    async close() {
      if (!server) return
      const closed = new Promise((resolve) => server?.close(resolve))
      server.closeIdleConnections()
      await Promise.race([closed, pause(500, undefined, { ref: false })])
      server.closeAllConnections()
    },
  }
}

function read(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let length = 0
    request.on('data', (part: Buffer) => {
      length += part.length
      if (length <= LONGEST_BODY) parts.push(part)
    })
    request.on('end', () => resolve(length > LONGEST_BODY ? undefined : Buffer.concat(parts).toString('utf8')))
    request.on('error', reject)
  })
}

/** Whether Slack sent this, and lately: a signature that somebody overheard must not be worth anything tomorrow. */
function signed(key: KeyObject, headers: IncomingHttpHeaders, body: string): boolean {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } = headers
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || !/^\d+$/.test(timestamp)) return false
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > OLDEST_S) return false
  const expected = Buffer.from(`v0=${createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')}`)
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Events come as JSON; commands as a form; buttons and windows as JSON in a form's `payload`. */
function parsed(text: string, type: string | undefined): Record<string, unknown> | undefined {
  try {
    const form = type?.startsWith('application/x-www-form-urlencoded') ? parse(text) : undefined
    const body: unknown =
      form && typeof form.payload !== 'string' ? { ...form } : JSON.parse(String(form?.payload ?? text))
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function answer(response: ServerResponse, status: number, body?: unknown): void {
  const text = body === undefined || body === '' ? '' : JSON.stringify(body)
  // With its length known, it goes out in one piece.
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
  response.writeHead(status, headers).end(text)
}
