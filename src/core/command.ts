import type { z } from 'zod'
import type { Since } from './access.ts'
import type { ActionKey, Acts, Askers } from './acts.ts'
import type { ConnectionState, Limits, MessageRef, Person, Place, Use } from './adapter.ts'
import type { Action } from './facts.ts'
import type { Jobs } from './jobs.ts'
import type { Message, Platform } from './message.ts'
import type { Cast, Links, Poll, Polls } from './polls.ts'
import type { HeldDrafts, ReportRoom, Reports, Turns } from './reports.ts'
import type { Branch, Facts, Reporting, Settings, Space } from './stores.ts'
import type { Clock } from './time.ts'

export { UserError } from './user-error.ts'

/** What a command may know of the platforms: how each is doing, and whether a channel can be posted to. */
export interface Platforms {
  list(): readonly { readonly platform: Platform; readonly state: ConnectionState }[]
  missing(place: Place, use?: Use): Promise<readonly string[]>
  post(place: Place, message: Message, key: string): Promise<void>
  /** What stands now in a message that somebody wrote to Steward alone. */
  read(ref: MessageRef): Promise<string>
}

/** What commands may do about a poll's votes. */
export interface PollService {
  /** Answers after the vote is on the disk. */
  vote(poll: Poll, option: number, voter: Person): Promise<Cast>
  /** How many options of an open poll somebody has chosen, as their platform tells it now. */
  chosen(poll: Poll, person: Person): Promise<number>
  /** Has an open poll closed and counted at once. */
  closeNow(poll: Poll): Promise<void>
  /** Has the poll's messages say what holds now. */
  showAgain(poll: Poll): Promise<void>
}

/** What commands may do about who will be there. */
export interface GoingService {
  /** False where nothing changed: counted before, or not counted at all. */
  say(branch: string, action: ActionKey, person: Person, coming: boolean): Promise<boolean>
}

/** Actions as a calendar has them. */
export interface Calendar {
  /** Where calendars fetch the branch's actions; undefined where Steward serves no addresses. */
  address(branch: Branch, anew?: boolean): Promise<string | undefined>
  /** One action as a file to put into a calendar. */
  entry(action: Action): Promise<string>
}

export interface Context {
  readonly asker: Person
  readonly place: Place
  readonly branch: Branch
  readonly facts: Facts
  readonly settings: Settings
  readonly polls: Polls & PollService
  readonly links: Links
  readonly acts: Acts
  readonly going: GoingService
  readonly askers: Askers
  readonly calendar: Calendar
  readonly reports: Reports
  /** Whether everything that is published here needs a second officer. */
  readonly twoOfficers: boolean
  /** Whoever hosts Steward has set that for every branch, so no officer can turn it off. */
  readonly twoOfficersForAll: boolean
  readonly jobs: Pick<Jobs, 'setAsideCount'>
  readonly platforms: Platforms
  readonly clock: Clock
  /** Every command of the bot, for help. */
  readonly commands: readonly Command[]
  /**
   * Whether the asker holds that role or group of the place; "gone" where there is no such group. With none given, whether
   * they manage the place.
   */
  holds(group: string | undefined): Promise<boolean | 'gone'>
  /** Since when the asker has been a member of that space of the same platform. */
  memberSince(space: string): Promise<Since>
  /** Whether the platform lets the asker notify everybody in the place. */
  mayNotifyAll(): Promise<boolean>
  /** Whether the asker is an officer here; for commands that others may use too. */
  officer(): Promise<boolean>
  /** Limits of the platform that the question came from. */
  readonly limits: Limits
}

/** What there is before a server or workspace belongs to a branch. */
export interface JoiningContext extends Pick<Context, 'asker' | 'place' | 'facts' | 'settings' | 'acts' | 'clock'> {
  /** Whether the asker manages the server or workspace. */
  manages(): Promise<boolean>
  /** Whether the asker is an officer there, once there is something set for it. */
  officer(space: Space): Promise<boolean>
}

/**
 * What a command about something told in confidence may know. There is no asker and no place in it, so storing them does not
 * compile; what needs them (whose turn it is, which message) is done for it, and it is told nothing but the outcome.
 */
export interface AnonymousContext extends Pick<Context, 'facts' | 'clock' | 'limits'> {
  readonly branch: Pick<Branch, 'id' | 'name' | 'zone'> & { readonly reporting: Reporting }
  /** Whether texts, once they are kept, can be read by organisers alone. */
  readonly sealed: boolean
  readonly room: ReportRoom
  readonly turns: Turns
  /** Texts on their way between a form and its button: in memory, for minutes. */
  readonly drafts: HeldDrafts
  /** Whether the asker has been a member for a week, as far as the platform tells. */
  settled(): Promise<boolean>
  /** What stands now in a message that the asker wrote to Steward alone. */
  said(message: string): Promise<string>
}

export interface Choice {
  readonly value: string
  readonly label: string
}

/**
 * One thing that people can say. The zod object is the option list on Discord, the text parser and the form on Slack, the
 * words in the terminal, and the help. `run` gets what it parsed to.
 */
interface Definition<I extends z.ZodObject, C> {
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
  /** What it asks for must stand in no message: whoever wrote it into one is asked to delete that, and is given the form. */
  readonly secret?: true
  /** Refuses before its form is opened: nobody should fill one in for nothing. */
  before?(context: C): Promise<void>
  /** What to offer while somebody types an option marked `complete`. */
  readonly complete?: { readonly [option: string]: (context: C) => Promise<readonly Choice[]> }
  /** How many of the words said for no option, from the first one on, name what this option is about. */
  readonly begins?: { readonly [option: string]: (words: readonly string[]) => number }
  run(input: z.infer<I>, context: C): Promise<Message>
}

type Plain<I extends z.ZodObject> = Definition<I, Context> & { readonly kind?: undefined }
type Joining<I extends z.ZodObject> = Definition<I, JoiningContext> & { readonly kind: 'joining' }

type Anonymous<I extends z.ZodObject> = Definition<I, AnonymousContext> & { readonly kind: 'anonymous' }

export type Command = Plain<z.ZodObject> | Joining<z.ZodObject> | Anonymous<z.ZodObject>

/** Checks a command's types where it is written, and forgets the input's shape so that commands fit in one list. */
export const command = <I extends z.ZodObject>(definition: Plain<I>): Command => definition as unknown as Command

/** The same for a command that works before its place belongs to a branch. */
export const joiningCommand = <I extends z.ZodObject>(definition: Definition<I, JoiningContext>): Command =>
  ({ ...definition, kind: 'joining' }) as unknown as Command

/** The same for what members tell in confidence: it never learns who asks, nor where. */
export const anonymousCommand = <I extends z.ZodObject>(definition: Definition<I, AnonymousContext>): Command =>
  ({ ...definition, kind: 'anonymous' }) as unknown as Command

/** What people type for it on a platform with these limits: "/status", or "/dispute" where "status" is taken. */
export const typedName = (definition: Command, limits: Limits): string =>
  `/${definition.alias !== undefined && limits.reserved.has(definition.name) ? definition.alias : definition.name}`
