import type { Bot } from './bot.ts'
import type { Message, Platform } from './message.ts'
import type { Temporal } from './time.ts'

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

/** `notified`: false where it was to notify everybody, and Steward may not. */
export interface Posted extends MessageRef {
  readonly notified?: false
}

/** One person's reaction, the emoji as plain Unicode without skin tone, whatever the platform calls it. */
export interface Reaction {
  readonly emoji: string
  readonly person: string
}

/** Why a platform did not do what it was asked, in a way that somebody can act on. Anything else is worth another try. */
export class Refused extends Error {
  /** What is gone is gone for good; what is out of reach or not allowed comes back once somebody has mended it. */
  readonly why: 'message gone' | 'channel gone' | 'out of reach' | 'not allowed' | 'cannot be changed' | 'emoji refused'

  /** `sentence` says how to mend it, to an officer. */
  constructor(why: Refused['why'], sentence: string) {
    super(sentence)
    this.why = why
  }
}

/** What a platform can carry. Differences between platforms are data, so that the core never asks which one it is on. */
export interface Limits {
  readonly buttons: number
  readonly options: number
  /** Command names that the platform keeps for itself; such a command goes by its alias there. */
  readonly reserved: ReadonlySet<string>
  /** Whether Steward can take somebody's reaction away, so that the latest of two choices holds. */
  readonly removesReactions: boolean
  /** Whether a space has a list of events of its own, beside its channels. */
  readonly events: boolean
}

/** An action as an entry in a space's own list of events. */
export interface Gathering {
  readonly title: string
  readonly about: string
  readonly where: string
  readonly starts: Temporal.Instant
  readonly ends: Temporal.Instant
}

/** What a channel is for, where that takes more rights than posting does. */
export type Use = 'polls' | 'events'

/** How a connection is doing, in a state that a person can act on. */
export type ConnectionState = 'connecting' | 'connected' | 'down' | 'refused'

/** A try that may have got through, at that moment or later; with its words where they would be other ones by now. */
export interface Earlier {
  readonly since: Temporal.Instant
  readonly words?: Message | undefined
}

export interface Adapter {
  readonly platform: Platform
  readonly limits: Limits
  state(): ConnectionState
  /** Resolves once the connection is up, or has failed for good and is named in the log. Never throws for a platform that is down. */
  start(bot: Bot): Promise<void>
  /** Answers what is being answered, then hangs up. */
  stop(): Promise<void>
  /**
   * `key` names the fact that is posted: posting it twice with the same key shows it once where the platform can tell.
   * What an earlier try may have left there after all is looked for first.
   * All of these throw `Refused` where no later try can succeed.
   */
  post(place: Place, message: Message, key: string, earlier?: Earlier): Promise<Posted>
  edit(ref: MessageRef, message: Message): Promise<void>
  /** Takes one of Steward's own messages away; one that is gone already is no mistake. */
  remove(ref: MessageRef): Promise<void>
  /** What stands now in a message that somebody wrote to Steward in a direct conversation. */
  read(ref: MessageRef): Promise<string>
  /** The conversation with one person alone. */
  direct(person: Person): Promise<Place>
  /** Puts an event into the space's list, or changes the one of that id; returns its id. Only where `limits.events`. */
  schedule(space: string, event: Gathering, id?: string): Promise<string>
  /** The ids of all events to come of Steward's own that are one of these, with or without an answer. Only where `limits.events`. */
  scheduled(space: string, events: readonly Gathering[]): Promise<readonly string[]>
  /** Marks an event as cancelled; one that is gone or over already is no mistake. Only where `limits.events`. */
  cancel(space: string, id: string): Promise<void>
  /** Puts these emoji under a message in this order, for members to press. */
  react(ref: MessageRef, emoji: readonly string[]): Promise<void>
  /** Who has reacted with what: all of it, as it is now, without Steward's own. */
  reactions(ref: MessageRef): Promise<readonly Reaction[]>
  /** Which of these emoji one person has put there. Costs no more where thousands of others have reacted too. */
  reactionsOf(ref: MessageRef, person: string, emoji: readonly string[]): Promise<readonly string[]>
  /** Takes a reaction away. Only where `limits.removesReactions`. */
  unreact(ref: MessageRef, reaction: Reaction): Promise<void>
  /** How many people can see the channel, bots not counted; undefined where the platform does not tell. */
  audience(place: Place): Promise<number | undefined>
  /** What Steward may not do in that place, each as a sentence that says how to mend it. Empty: it can post there. */
  missing(place: Place, use?: Use): Promise<readonly string[]>
}
