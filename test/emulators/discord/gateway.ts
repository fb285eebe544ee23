import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { Spec } from './spec.ts'
import { guild, IDS, snowflake, user } from './world.ts'

const GUILDS = 1 << 0
const DIRECT_MESSAGES = 1 << 12
const REACTIONS = 1 << 10
/** Members, presences and the content of messages: Discord grants them on request only. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)

const intentOf = (t: string): number =>
  t === 'MESSAGE_CREATE' ? DIRECT_MESSAGES : t.startsWith('MESSAGE_REACTION') ? REACTIONS : 0

interface Payload {
  readonly op: number
  readonly d?: unknown
  readonly s?: number
  readonly t?: string
}

interface Session {
  readonly id: string
  readonly intents: number
  readonly sent: Payload[]
  socket: WebSocket | undefined
}

export interface Gateway {
  readonly identified: { readonly intents: number }[]
  resumed: number
  heartbeats: number
  /** Answers every connection with this status instead of a gateway. */
  broken: number | undefined
  /** Takes every call and says nothing, as a server that is overloaded does. */
  silent: boolean
  /** The calls that were taken and have not been answered. */
  readonly unanswered: ReadonlySet<Duplex>
  /** Closes a connection with this code as soon as it says who it is. */
  refuses: number | undefined
  heartbeatMs: number
  send(t: string, d: unknown): void
  /** Cuts the line, with no word of goodbye where no code is given. */
  drop(code?: number): void
  /** Says "reconnect" (op 7), as Discord does before it moves a connection. */
  reconnect(): void
  /** Forgets every session, and says so. */
  invalidate(): void
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  stop(): void
}

export function createGateway(token: string, url: () => string, spec: Spec, violations: string[]): Gateway {
  const server = new WebSocketServer({ noServer: true })
  const sessions = new Map<string, Session>()
  const unanswered = new Set<Duplex>()
  const check = (name: string, d: unknown): void => {
    violations.push(...spec.event(name, d))
  }

  const say = (socket: WebSocket | undefined, payload: Payload): void => {
    if (socket?.readyState === socket?.OPEN) socket?.send(JSON.stringify(payload))
  }

  function dispatch(session: Session, t: string, d: unknown): void {
    const payload = { op: 0, t, s: session.sent.length + 1, d }
    session.sent.push(payload)
    say(session.socket, payload)
  }

  function identify(socket: WebSocket, d: { token: string; intents: number }): Session | undefined {
    if (gateway.refuses !== undefined) socket.close(gateway.refuses)
    else if (d.token !== token) socket.close(4004)
    else if ((d.intents & PRIVILEGED) !== 0) socket.close(4014)
    else {
      gateway.identified.push({ intents: d.intents })
      const session: Session = { id: snowflake(), intents: d.intents, sent: [], socket }
      sessions.set(session.id, session)
      const ready = {
        v: 10,
        user: { ...user(IDS.bot, true), mfa_enabled: false, locale: 'en-GB', verified: true, email: null },
        guilds: [{ id: IDS.guild, unavailable: true }],
        session_id: session.id,
        resume_gateway_url: url(),
        shard: [0, 1],
        application: { id: IDS.application, flags: 0, flags_new: '0' },
      }
      check('GatewayReadyDispatchData', ready)
      dispatch(session, 'READY', ready)
      if ((d.intents & GUILDS) !== 0)
        dispatch(session, 'GUILD_CREATE', { ...guild, channels: [], members: [], threads: [] })
      return session
    }
    return undefined
  }

  function resume(socket: WebSocket, d: { token: string; session_id: string; seq: number }): Session | undefined {
    const session = sessions.get(d.session_id)
    if (d.token !== token) socket.close(4004)
    else if (!session) say(socket, { op: 9, d: false })
    else {
      session.socket = socket
      for (const missed of session.sent.slice(d.seq)) say(socket, missed)
      gateway.resumed++
      dispatch(session, 'RESUMED', {})
      return session
    }
    return undefined
  }

  server.on('connection', (socket) => {
    // A client that was killed, or hung up in the middle of a word.
    socket.on('error', () => {})
    let session: Session | undefined
    say(socket, { op: 10, d: { heartbeat_interval: gateway.heartbeatMs } })
    socket.on('message', (raw: RawData) => {
      const { op, d } = JSON.parse(String(raw)) as { op: number; d: never }
      if (op === 1) {
        gateway.heartbeats++
        say(socket, { op: 11 })
      } else if (op === 2) session = identify(socket, d)
      else if (op === 6) session = resume(socket, d)
      else socket.close(4001)
    })
    socket.on('close', (code) => {
      if (session?.socket === socket) session.socket = undefined
      // A client that says goodbye in this way gives its session up.
      if (session && (code === 1000 || code === 1001)) sessions.delete(session.id)
    })
  })

  const gateway: Gateway = {
    identified: [],
    resumed: 0,
    heartbeats: 0,
    broken: undefined,
    silent: false,
    unanswered,
    refuses: undefined,
    heartbeatMs: 41_250,
    send(t, d) {
      if (t === 'MESSAGE_CREATE') check('GatewayMessageCreateDispatchData', d)
      if (t === 'MESSAGE_REACTION_ADD') check('GatewayMessageReactionAddDispatchData', d)
      if (t === 'MESSAGE_REACTION_REMOVE') check('GatewayMessageReactionRemoveDispatchData', d)
      for (const session of sessions.values())
        if ((session.intents & intentOf(t)) === intentOf(t)) dispatch(session, t, d)
    },
    drop(code) {
      for (const socket of server.clients) {
        if (code === undefined) socket.terminate()
        else socket.close(code)
      }
    },
    reconnect() {
      for (const socket of server.clients) say(socket, { op: 7 })
    },
    invalidate() {
      sessions.clear()
      for (const socket of server.clients) say(socket, { op: 9, d: false })
    },
    upgrade(request, socket, head) {
      if (gateway.silent) {
        unanswered.add(socket)
        socket.on('error', () => {})
        socket.on('close', () => unanswered.delete(socket))
        socket.on('end', () => socket.destroy())
        socket.resume()
        return
      }
      if (gateway.broken === undefined) {
        server.handleUpgrade(request, socket, head, (made) => server.emit('connection', made))
        return
      }
      socket.end(`HTTP/1.1 ${gateway.broken} Unavailable\r\nConnection: close\r\n\r\n`)
    },
    stop() {
      for (const socket of server.clients) socket.terminate()
      for (const socket of unanswered) socket.destroy()
      server.close()
    },
  }
  return gateway
}
