import { Client, DefaultRestOptions, GatewayIntentBits, Options, SimpleShardingStrategy } from 'discord.js'

const REQUEST_MS = 10_000

type Request = Parameters<typeof DefaultRestOptions.makeRequest>[1]

/**
 * Files as bytes. discord.js and Slack's library each bring an undici of their own, and the one that is loaded first carries the
 * requests of both; Slack's does not know the forms that discord.js makes, and no file would ever arrive.
 */
async function encoded(request: Request): Promise<Request> {
  if (!(request.body instanceof FormData)) return request
  const form = new Response(request.body)
  const body = Buffer.from(await form.arrayBuffer())
  return { ...request, body, headers: { ...request.headers, 'content-type': form.headers.get('content-type') ?? '' } }
}

/**
 * discord.js lets go of a call that is not yet answered without ending it, and takes its own error handler off: the call
 * would go on for half a minute, and its failure would then be nobody's, which ends the process.
 */
function stopDialling(strategy: SimpleShardingStrategy): void {
  // biome-ignore lint/complexity/useLiteralKeys: private names are read in brackets alone, and still checked by the compiler.
  const calls = [...strategy['shards'].values()].map((shard) => shard['connection'])
  for (const call of calls) {
    if (call === null || call.readyState !== call.CONNECTING) continue
    call.addEventListener('error', () => {})
    call.close()
  }
}

/**
 * When its first connection breaks, discord.js hangs up, yet goes on dialling behind its own back, where nothing could stop
 * it any more. So it is left to dial, as it does when a later connection breaks, and hangs up for Steward alone.
 */
export class DiscordClient extends Client {
  readonly #hungUp: AbortController

  constructor(apiUrl: string | undefined) {
    const hungUp = new AbortController()
    super({
      // Commands, buttons and forms come without any intent. These bring direct messages ("status"), and that somebody has
      // reacted in a channel that Steward sees, for polls. Discord sends Steward nothing of what members write to each other,
      // who they are or who is online.
      intents: [GatewayIntentBits.DirectMessages, GatewayIntentBits.GuildMessageReactions],
      allowedMentions: { parse: [] },
      rest: {
        timeout: REQUEST_MS,
        ...(apiUrl === undefined ? {} : { api: apiUrl }),
        // A request that Discord leaves hanging would keep the process for as long.
        makeRequest: async (url, request) => {
          const signals = [hungUp.signal, ...(request.signal instanceof AbortSignal ? [request.signal] : [])]
          return DefaultRestOptions.makeRequest(url, { ...(await encoded(request)), signal: AbortSignal.any(signals) })
        },
      },
      ws: {
        buildStrategy(manager) {
          const { retrieveSessionInfo } = manager.options
          // Asked before each call. discord.js may be about to dial once more when it is told to hang up.
          manager.options.retrieveSessionInfo = (shard) =>
            hungUp.signal.aborted ? new Promise(() => {}) : retrieveSessionInfo(shard)
          const strategy = new SimpleShardingStrategy(manager)
          hungUp.signal.addEventListener('abort', () => stopDialling(strategy))
          return strategy
        },
      },
      // Steward asks Discord again rather than remembering its members and what they wrote.
      makeCache: Options.cacheWithLimits({
        MessageManager: 0,
        DMMessageManager: 0,
        GuildMessageManager: 0,
        ReactionManager: 0,
        ReactionUserManager: 0,
        GuildMemberManager: 0,
        UserManager: 0,
        PresenceManager: 0,
        VoiceStateManager: 0,
        ThreadManager: 0,
        ThreadMemberManager: 0,
        GuildEmojiManager: 0,
        GuildStickerManager: 0,
        EntitlementManager: 0,
      }),
    })
    this.#hungUp = hungUp
  }

  /** What discord.js calls by itself after a failed login. */
  override async destroy(): Promise<void> {}

  /** Whether discord.js has come as far as the gateway, and will go on trying by itself. */
  get dialling(): boolean {
    return this.ws.shards.size > 0
  }

  async hangUp(): Promise<void> {
    this.#hungUp.abort()
    await super.destroy()
  }
}
