import type { z } from 'zod'
import type { ConnectionState, Limits, Person, Place, Use } from './adapter.ts'
import type { Jobs } from './jobs.ts'
import type { Message, Platform } from './message.ts'
import type { Cast, Links, Poll, Polls } from './polls.ts'
import type { Branch, Facts, Settings } from './stores.ts'
import type { Clock } from './time.ts'

/** A mistake that the person can put right. They see the sentence; it is never logged as a failure. */
export class UserError extends Error {}

/** What a command may know of the platforms: how each is doing, and whether a channel can be posted to. */
export interface Platforms {
  list(): readonly { readonly platform: Platform; readonly state: ConnectionState }[]
  missing(place: Place, use?: Use): Promise<readonly string[]>
  post(place: Place, message: Message, key: string): Promise<void>
}

/** What commands may do about a poll's votes. */
export interface PollService {
  /** Answers after the vote is on the disk. */
  vote(poll: Poll, option: number, voter: Person): Promise<Cast>
  /** Whether somebody has reacted to an open poll, as the platform tells it now. */
  reacted(poll: Poll, person: Person): Promise<boolean>
  /** Has an open poll closed and counted at once. */
  closeNow(poll: Poll): Promise<void>
  /** Has the poll's messages say what holds now. */
  showAgain(poll: Poll): Promise<void>
}

export interface Context {
  readonly asker: Person
  readonly place: Place
  readonly branch: Branch
  readonly facts: Facts
  readonly settings: Settings
  readonly polls: Polls & PollService
  readonly links: Links
  readonly jobs: Pick<Jobs, 'setAsideCount'>
  readonly platforms: Platforms
  readonly clock: Clock
  /** Every command of the bot, for help. */
  readonly commands: readonly Command[]
  /** Whether the asker holds that role or group of the place; "gone" where there is no such group. */
  holds(group: string): Promise<boolean | 'gone'>
  /** Whether the asker is an officer here; for commands that others may use too. */
  officer(): Promise<boolean>
  /** Limits of the platform that the question came from. */
  readonly limits: Limits
}

export interface Choice {
  readonly value: string
  readonly label: string
}

/**
 * One thing that people can say. The zod object is the option list on Discord, the text parser and the form on Slack, the
 * words in the terminal, and the help. `run` gets what it parsed to.
 */
export interface Command<I extends z.ZodObject = z.ZodObject> {
  readonly name: string
  /** Its name where the platform keeps `name` for itself; understood everywhere. */
  readonly alias?: string
  /** One sentence, at most 100 characters (Discord's limit for a description). */
  readonly summary: string
  readonly input: I
  /** Reached by a button alone: not in the lists of commands, not in help. */
  readonly buttonOnly?: true
  /** Who may use it; anyone, unless it says officers. */
  readonly access?: 'officer'
  /**
   * The answer is the same for everybody in the place, whoever asks: it uses neither `asker` nor `holds`. When an action is
   * called off all members ask at once; then the answer is worked out once a second, and not once a member.
   */
  readonly sameForAll?: true
  /** Always ask for the options in a form, never on the command line, where a slip of the finger posts them to a channel. */
  readonly form?: true
  /** What to offer while somebody types an option marked `complete`. */
  readonly complete?: { readonly [option: string]: (context: Context) => Promise<readonly Choice[]> }
  run(input: z.infer<I>, context: Context): Promise<Message>
}

/** Checks a command's types where it is written, and forgets the input's shape so that commands fit in one list. */
export const command = <I extends z.ZodObject>(definition: Command<I>): Command => definition as unknown as Command

/** What people type for it on a platform with these limits: "/status", or "/dispute" where "status" is taken. */
export const typedName = (definition: Command, limits: Limits): string =>
  `/${definition.alias !== undefined && limits.reserved.has(definition.name) ? definition.alias : definition.name}`
