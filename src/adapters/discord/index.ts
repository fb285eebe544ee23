import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import {
  type APIMessage,
  type Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  REST,
  Routes,
} from 'discord.js'
import type { Adapter, ConnectionState, Limits } from '../../core/adapter.ts'
import type { Bot } from '../../core/bot.ts'
import { errorCode, failure, type Log } from '../../core/log.ts'
import { DiscordClient } from './client.ts'
import { commandJson, sameCommands } from './commands.ts'
import { direct, read, remove } from './direct.ts'
import { type Answering, onInteraction, onMessage } from './events.ts'
import { missing } from './permissions.ts'
import { postedBefore } from './posted.ts'
import { hearReactions, react, reactions, reactionsOf, unreact } from './reactions.ts'
import { refusing } from './refused.ts'
import { type Payload, render, renderPost } from './render.ts'
import { cancel, schedule, scheduled } from './scheduled.ts'

const platform = 'discord'
const limits: Limits = {
  buttons: 25,
  options: 25,
  reserved: new Set(),
  removesReactions: true,
  events: true,
}

/** How long start waits for an answer from Discord before it lets the rest of Steward go on. */
const START_MS = 10_000
const STOP_MS = 4_000
const GOODBYE_MS = 400
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 60_000

const retryAfter = (attempt: number): number => Math.min(FIRST_RETRY_MS * 2 ** attempt, LONGEST_RETRY_MS)

export interface DiscordOptions {
  readonly token: string
  /** In place of https://discord.com/api. */
  readonly apiUrl?: string
  readonly log: Log
}

/** The same key gives the same nonce, by which Discord knows for a few minutes a post that it has taken. It holds 25 characters. */
const nonceOf = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 25)

/** A message with its files; an edit without one takes the old one away. */
const request = ({ content, components, flags, allowedMentions, files }: Payload, more: object = {}) => ({
  body: {
    content,
    components,
    flags,
    allowed_mentions: allowedMentions,
    attachments: files.map(({ name, description }, id) => ({ id: String(id), filename: name, description })),
    ...more,
  },
  files: files.map(({ name, attachment, contentType }) => ({ name, data: attachment, contentType })),
})

export function createDiscord({ token, apiUrl, log }: DiscordOptions): Adapter {
  let state: ConnectionState = 'connecting'
  const client = new DiscordClient(apiUrl)
  const once = new REST({ ...client.options.rest, retries: 0 }).setToken(token)
  let settled = (): void => {}
  let connected = (): void => {}
  const stopping = new AbortController()
  const answering = new Set<Promise<void>>()

  function be(next: ConnectionState, code?: string): void {
    if (state === next || state === 'refused' || stopping.signal.aborted) return
    state = next
    const fields = { platform, ...(code === undefined ? {} : { code }) } as const
    if (next === 'refused') log.error('discord refused the token', fields)
    else if (next === 'down') log.warn('discord is down', fields)
    else log.info(`discord ${next}`, fields)
    if (next === 'connected') connected()
    else settled()
  }

  /** False once Steward stops, so that what was waiting gives up. */
  const pause = (ms: number): Promise<boolean> =>
    wait(ms, undefined, { signal: stopping.signal }).then(
      () => true,
      () => false,
    )

  function handle(work: Promise<void>): void {
    // Never the error itself: discord.js puts the whole request into it, a member's words included.
    const done = work.catch((error: unknown) => log.error('answer', { platform, ...failure(error) }))
    answering.add(done)
    done.finally(() => answering.delete(done))
  }

  async function register(on: Client<true>, bot: Bot): Promise<void> {
    const wanted = bot.commands.filter(({ buttonOnly }) => !buttonOnly).map(commandJson)
    const route = Routes.applicationCommands(on.application.id)
    for (let attempt = 0; ; attempt++) {
      try {
        const registered = (await on.rest.get(route)) as readonly unknown[]
        // Discord takes only so many registrations a day, so it is asked to change only what did change.
        if (!sameCommands(registered, wanted)) await on.rest.put(route, { body: wanted })
        return
      } catch (error) {
        log.error('register', { platform, ...failure(error) })
        // Commands that were registered before go on working meanwhile.
        settled()
        if (!(await pause(retryAfter(attempt)))) return
      }
    }
  }

  function listen(bot: Bot): void {
    const parts: Answering = { client, bot, limits, log, send: respond }
    connected = () => bot.connected(platform)
    client.once(Events.ClientReady, async (ready) => {
      be('connected')
      await register(ready, bot)
      settled()
    })
    client.on(Events.ShardResume, () => be('connected'))
    client.on(Events.ShardReady, () => be('connected'))
    client.on(Events.ShardReconnecting, () => be('down', 'reconnecting'))
    client.on(Events.ShardError, (error) => be('down', errorCode(error)))
    // discord.js says this only of closings after which trying again is no use: a wrong token, an intent that was taken away.
    client.on(Events.ShardDisconnect, ({ code }) => be('refused', `closed:${code}`))
    client.on(Events.Error, (error) => log.error('client', { platform, ...failure(error) }))
    client.on(Events.InteractionCreate, (interaction) => {
      if (!stopping.signal.aborted) handle(onInteraction(parts, interaction))
    })
    hearReactions(client, bot, (work) => {
      if (!stopping.signal.aborted) work()
    })
    // Taken before discord.js makes a message of it: that drops direct messages from channels it has not met.
    client.ws.on(GatewayDispatchEvents.MessageCreate, (message: GatewayMessageCreateDispatchData) => {
      if (!stopping.signal.aborted) handle(onMessage(parts, message))
    })
  }

  async function connect(): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        await client.login(token)
        return
      } catch (error) {
        const wrong = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid
        be(wrong ? 'refused' : 'down', errorCode(error))
      }
      if (state === 'refused' || client.dialling || !(await pause(retryAfter(attempt)))) return
    }
  }

  const send = (channel: string, payload: Payload, more?: object): Promise<unknown> =>
    client.rest.post(Routes.channelMessages(channel), request(payload, more))

  // What somebody has deleted meanwhile is answered all the same.
  const respond: Answering['send'] = (channel, payload, to) =>
    send(channel, payload, to === undefined ? {} : { message_reference: { message_id: to, fail_if_not_exists: false } })

  return {
    platform,
    limits,
    state: () => state,
    async start(bot) {
      const first = new Promise<void>((resolve) => {
        settled = resolve
      })
      listen(bot)
      void connect()
      await Promise.race([first, pause(START_MS)])
      if (state === 'connecting') be('down', 'timeout')
    },
    async stop() {
      stopping.abort()
      const enough = wait(STOP_MS, undefined, { ref: false })
      await Promise.race([Promise.allSettled(answering), enough])
      await Promise.race([client.hangUp(), wait(GOODBYE_MS, undefined, { ref: false })])
    },
    async post(place, message, key, earlier) {
      const { channel } = place
      const payload = renderPost(message)
      const { since, words = message } = earlier ?? {}
      const wanted = since && { channel, payload: renderPost(words), since, me: client.user?.id }
      const before = wanted && (await postedBefore(client.rest, wanted))
      const sent = before ?? (await refusing(send(channel, payload, { nonce: nonceOf(key), enforce_nonce: true })))
      const { id, mention_everyone: told } = sent as APIMessage
      // Without the permission “Mention @everyone” Discord shows the word, and tells nobody.
      return { place, id, ...(message.notifiesAll && !told ? { notified: false } : {}) }
    },
    async edit({ place, id }, message) {
      await refusing(client.rest.patch(Routes.channelMessage(place.channel, id), request(render(message, 1)[0])))
    },
    remove: (ref) => refusing(remove(client.rest, ref)),
    read: (ref) => refusing(read(client.rest, ref)),
    direct: (person) => refusing(direct(client.rest, person)),
    schedule: (space, event, id) => refusing(schedule({ rest: client.rest, once }, space, event, id)),
    scheduled: (space, events) => refusing(scheduled(client.rest, space, events)),
    cancel: (space, id) => refusing(cancel(client.rest, space, id)),
    react: (ref, emoji) => refusing(react(client.rest, ref, emoji)),
    reactions: (ref) => refusing(reactions(client.rest, ref)),
    reactionsOf: (ref, person, emoji) => refusing(reactionsOf(client.rest, ref, person, emoji)),
    unreact: (ref, reaction) => refusing(unreact(client.rest, ref, reaction)),
    // Who can see a channel is told only to bots that are told of every member, and Steward is not.
    audience: async () => undefined,
    missing: (place, use) => missing(client, place, use),
  }
}
