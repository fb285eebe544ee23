import { setTimeout as pause } from 'node:timers/promises'
import { App, webApi } from '@slack/bolt'
import type { Adapter, ConnectionState } from '../../core/adapter.ts'
import type { Bot } from '../../core/bot.ts'
import { failure, type Log } from '../../core/log.ts'
import type { Message } from '../../core/message.ts'
import { slackLimits } from './commands.ts'
import { silent, socketMode } from './connection.ts'
import { direct, read, remove } from './direct.ts'
import { listen } from './events.ts'
import { createFiles, NOT_SHARED } from './files.ts'
import { httpMode } from './http.ts'
import { metadataOf, postedBefore } from './keys.ts'
import { createPictures } from './pictures.ts'
import { addReactions, type Patiently, reactionsOf, readReactions } from './reactions.ts'
import { orRefused } from './refused.ts'
import { type Audience, render } from './render.ts'
import { hearReactions } from './touches.ts'
import { audienceOf, missingIn, slackError } from './workspace.ts'

export type SlackOptions = Common & (SocketMode | HttpMode)

interface Common {
  readonly botToken: string
  readonly apiUrl?: string | undefined
  readonly log: Log
}

/** Steward calls Slack. */
interface SocketMode {
  readonly appToken: string
}

/** Slack calls Steward, and signs what it sends. */
interface HttpMode {
  readonly appToken?: undefined
  readonly signingSecret: string
  readonly port?: number | undefined
}

export interface SlackAdapter extends Adapter {
  /** The port that Slack's requests are taken on, in HTTP mode once it is connected. */
  address(): number | undefined
}

const CALL_MS = 5_000
const ANSWERS_MS = 4_000
const SETTLED_MS = 5_000
const LONGEST_WAIT_MS = 30_000
const LONGEST_RATE_LIMIT_S = 60
const PORT = 3_000

// With these no later attempt can succeed: somebody has to mend a token or a setting.
const REFUSED = new Set([
  ...['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'not_allowed_token_type'],
  ...['no_permission', 'missing_scope', 'org_login_required', 'user_removed_from_team', 'team_disabled'],
])

/** A link in what is posted is not unfolded: what stands behind it may change, and is not what was decided. */
const FOLDED = { unfurl_links: false, unfurl_media: false }

export function createSlack(options: SlackOptions): SlackAdapter {
  const { log, botToken } = options
  const clientOptions: webApi.WebClientOptions = {
    logger: silent,
    // A call that hangs would hold up an answer; what Bolt sends to a response_url has no limit of its own.
    fetch: (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(CALL_MS) }),
    retryConfig: { retries: 1, minTimeout: 300 },
    ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
  }
  const client = new webApi.WebClient(botToken, clientOptions)
  // Slack cannot tell a message sent twice from two messages, so nothing is sent again unless Slack said it was not taken.
  const sender = new webApi.WebClient(botToken, {
    ...clientOptions,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  })
  const connection =
    options.appToken === undefined
      ? httpMode(options.signingSecret, options.port ?? PORT)
      : socketMode(options.appToken, clientOptions)

  let state: ConnectionState = 'connecting'
  let me: webApi.AuthTestResponse | undefined
  const stopping = new AbortController()
  const answering = new Set<Promise<unknown>>()

  /** Connects, and connects again whenever the connection is lost, until a token is refused or it is told to stop. */
  async function stayConnected(bot: Bot, settled: () => void): Promise<void> {
    const { signal } = stopping
    for (let failures = 0; !signal.aborted; ) {
      let token = 'bot token'
      try {
        await whoIAm()
        token = 'app token'
        const since = performance.now()
        const { lost } = await connection.open()
        if (signal.aborted) return await connection.close()
        state = 'connected'
        log.info('slack connected', { platform: 'slack' })
        bot.connected('slack')
        settled()
        await lost
        state = 'connecting'
        // Slack hangs up every few hours, to move to another server; then there is nothing to wait for.
        if (performance.now() - since > SETTLED_MS) failures = 0
        if (failures++ === 0) continue
      } catch (error) {
        if (signal.aborted) return
        if (REFUSED.has(slackError(error) ?? '')) {
          state = 'refused'
          return log.error(`slack refused the ${token}`, { platform: 'slack', ...failure(error) })
        }
        // Said once: an outage of a day would fill the log.
        if (state !== 'down') log.warn('slack is down', { platform: 'slack', ...failure(error) })
        state = 'down'
        settled()
        failures++
      }
      // Not all bots of an outage at the same moment.
      const wait = Math.min(LONGEST_WAIT_MS, 250 * 2 ** failures) * (0.5 + Math.random() / 2)
      await pause(wait, undefined, { signal }).catch(() => {})
    }
  }

  /** Waits as long as Slack asks where there were too many calls, and holds up no other call meanwhile. */
  const patiently: Patiently = async (call) => {
    for (;;) {
      try {
        return await call()
      } catch (error) {
        if (!(error instanceof webApi.WebAPIRateLimitedError) || error.retryAfter > LONGEST_RATE_LIMIT_S) throw error
        await pause(error.retryAfter * 1_000, undefined, { signal: stopping.signal })
      }
    }
  }

  const withPictures = createPictures(sender, log)
  const files = createFiles(sender, log)

  async function post(message: Message, audience: Audience, to: { channel: string; thread_ts?: string }, key?: string) {
    const metadata = key === undefined ? {} : { metadata: metadataOf(key) }
    const posted = await withPictures(message, audience, (rendered) =>
      patiently(() => sender.chat.postMessage({ ...FOLDED, ...to, ...rendered, ...metadata })),
    )
    const shared = await files.share(message, to)
    if (!shared && audience === 'asker')
      await patiently(() => sender.chat.postMessage({ ...to, ...render(NOT_SHARED) }))
    return posted
  }

  const whoIAm = async (): Promise<webApi.AuthTestResponse> => {
    me ??= await client.auth.test({})
    return me
  }
  const myId = async (): Promise<string | undefined> => (await whoIAm()).user_id
  const orSay = <T>(work: () => Promise<T>): Promise<T> => orRefused(() => me?.user ?? 'Steward', work)

  return {
    platform: 'slack',
    limits: slackLimits,
    state: () => state,
    address: connection.port,
    async start(bot) {
      const app = new App({
        receiver: connection.receiver,
        // Answered from memory: Bolt's own way asks Slack who we are, for each event.
        authorize: async () => ({ botToken }),
        // They cost a tenth of the speed, and nothing here uses them.
        convoStore: false,
        ignoreSelf: false,
        logger: silent,
        clientOptions,
      })
      app.error(async (error) => {
        // Bolt wraps what it does not know in an error of its own, whose code says nothing.
        const cause = 'original' in error && error.original instanceof Error ? error.original : error
        log.error('slack event', { platform: 'slack', ...failure(cause) })
      })
      app.use(async ({ next }) => {
        const work = next()
        answering.add(work)
        await work.finally(() => answering.delete(work))
      })
      const answerDirectly = (message: Message, to: { channel: string }) => post(message, 'asker', to)
      listen(app, { bot, client, sender, post: answerDirectly, files, log, me: () => me })
      hearReactions(app, bot, () => me)
      await new Promise<void>((settled) => {
        void stayConnected(bot, settled).finally(settled)
      })
    },
    async stop() {
      stopping.abort()
      await Promise.race([Promise.allSettled(answering), pause(ANSWERS_MS, undefined, { ref: false })])
      await connection.close()
    },
    async post(place, message, key, earlier) {
      const { channel } = place
      const before = earlier
        ? await postedBefore(client, patiently, orSay, { channel, key, me: await myId() })
        : undefined
      if (before !== undefined) return { place, id: before }
      const { ts } = await orSay(() => post(message, message.notifiesAll ? 'notified' : 'everybody', { channel }, key))
      if (ts === undefined) throw new Error('Slack gave the message no id')
      return { place, id: ts }
    },
    async edit({ place: { channel }, id }, message) {
      await orSay(() =>
        withPictures(message, 'everybody', (rendered) =>
          patiently(() => sender.chat.update({ channel, ts: id, ...rendered })),
        ),
      )
    },
    remove: (ref) => orSay(() => remove(sender, patiently, ref)),
    read: (ref) => orSay(async () => read(client, patiently, ref, await myId())),
    direct: (person) => orSay(() => direct(client, patiently, person)),
    async scheduled() {
      throw new Error('Slack has no list of events')
    },
    async schedule() {
      throw new Error('Slack has no list of events')
    },
    async cancel() {
      throw new Error('Slack has no list of events')
    },
    react: (ref, emoji) => orSay(() => addReactions(sender, patiently, ref, emoji)),
    reactions: (ref) => orSay(async () => readReactions(sender, patiently, ref, await myId(), log)),
    reactionsOf: (ref, person, emoji) => orSay(() => reactionsOf(sender, patiently, ref, person, emoji)),
    async unreact() {
      throw new Error('on Slack nobody takes away another’s reaction')
    },
    audience: ({ channel }) => orSay(() => audienceOf(client, channel)),
    missing: ({ channel }) => missingIn(client, channel, me?.user ?? 'Steward'),
  }
}
