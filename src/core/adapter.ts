import type { Bot } from './bot.ts'
import type { Message, Platform } from './message.ts'

/** Where something is said. A direct message has no space. */
export interface Place {
  readonly platform: Platform
  /** The Discord guild or Slack workspace. */
  readonly space?: string
  readonly channel: string
}

export interface Person {
  readonly platform: Platform
  readonly id: string
}

export interface MessageRef {
  readonly place: Place
  readonly id: string
}

/** What a platform can carry. Differences between platforms are data, so that the core never asks which one it is on. */
export interface Limits {
  /** Characters of a message's text. Longer replies are split or cut, never refused. */
  readonly text: number
  readonly buttons: number
  readonly options: number
  /** Command names that the platform keeps for itself; such a command goes by its alias there. */
  readonly reserved: ReadonlySet<string>
}

/** How a connection is doing, in a state that a person can act on. */
export type ConnectionState = 'connecting' | 'connected' | 'down' | 'refused'

export interface Adapter {
  readonly platform: Platform
  readonly limits: Limits
  state(): ConnectionState
  /** Resolves once the connection is up, or has failed for good and is named in the log. Never throws for a platform that is down. */
  start(bot: Bot): Promise<void>
  /** Answers what is being answered, then hangs up. */
  stop(): Promise<void>
  /** `key` names the fact that is posted: posting it twice with the same key shows it once where the platform can tell. */
  post(place: Place, message: Message, key: string): Promise<MessageRef>
  edit(ref: MessageRef, message: Message): Promise<void>
  /** What Steward may not do in that place, each as a sentence that says how to mend it. Empty: it can post there. */
  missing(place: Place): Promise<readonly string[]>
}
