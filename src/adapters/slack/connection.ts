import { setTimeout as pause } from 'node:timers/promises'
import { type Logger, LogLevel, type Receiver, SocketModeReceiver, type webApi } from '@slack/bolt'

const HELLO_MS = 10_000

/** One way for Slack's questions to come in. It may be opened again each time it was lost. */
export interface Connection {
  readonly receiver: Receiver
  /** Resolves once connected; then `lost` says when it no longer is. */
  open(): Promise<{ readonly lost: Promise<void> }>
  close(): Promise<void>
  /** The port that is listened on, if one is. */
  port(): number | undefined
}

/** Bolt and its clients log whole bodies: what was typed, and who typed it. What matters of it is logged by us, as a code. */
export const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
}

/** Steward calls Slack: no public address is needed. */
export function socketMode(appToken: string, clientOptions: webApi.WebClientOptions): Connection {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: silent,
    // Its own reconnecting waits 5 s before the first attempt, and throws where nobody can catch it when that one fails.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
    processEventErrorHandler: async () => false,
  })
  const { client } = receiver

  async function close(): Promise<void> {
    await Promise.race([client.disconnect(), pause(500, undefined, { ref: false })])
    // Once more, for a Slack that did not answer: its socket would stay open for half a minute.
    await Promise.race([client.disconnect(), pause(100, undefined, { ref: false })])
  }

  return {
    receiver,
    port: () => undefined,
    async open() {
      let hangUp = (): void => {}
      const lost = new Promise<void>((resolve) => {
        hangUp = resolve
      })
      client.once('disconnected', hangUp)
      const slow = setTimeout(() => void close(), HELLO_MS)
      try {
        await client.start()
        return { lost }
      } catch (error) {
        client.off('disconnected', hangUp)
        throw error ?? new Error('closed before Slack said hello')
      } finally {
        clearTimeout(slow)
      }
    },
    close,
  }
}
