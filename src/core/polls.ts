import type { Person, Place } from './adapter.ts'
import type { Page } from './stores.ts'
import type { Temporal } from './time.ts'

/**
 * A question put to the members. In an open poll they react to its message, and everybody sees who chose what; in a secret
 * one they press a button, and nothing that is kept joins a person to a choice.
 */
export interface Poll {
  readonly id: string
  readonly branch: string
  readonly question: string
  readonly options: readonly string[]
  /** How many options one person may choose. A secret poll has one, like a paper with one cross. */
  readonly picks: number
  readonly secret: boolean
  /** Whether totals are shown while it is open. */
  readonly showing: boolean
  readonly closes?: Temporal.Instant
  /** How many are entitled to vote, where the author stated it. */
  readonly roll?: number
  /** `closing`: no vote is taken any more, the last count is under way. */
  readonly state: 'draft' | 'open' | 'closing' | 'closed'
  readonly opened?: Temporal.Instant
  readonly closed?: Temporal.Instant
  readonly result?: Result
}

/** What the last count came to. */
export interface Result {
  /** By option. */
  readonly votes: readonly number[]
  readonly voters: number
  /** People who chose more than they may, and so are not counted. */
  readonly spoilt: number
  /** How many could have voted: the roll, or else those in the channels, where every platform tells. */
  readonly eligible?: number
  readonly counted: Temporal.Instant
  /** Messages that could not be read at the count: deleted, or out of reach. What stood under them is not in it. */
  readonly lost: number
}

export type NewPoll = Pick<Poll, 'branch' | 'question' | 'options' | 'picks' | 'secret' | 'showing'> & {
  readonly closes?: Temporal.Instant | undefined
  readonly roll?: number | undefined
}

/** A poll's message in one channel. */
export interface PollPost {
  readonly poll: string
  readonly place: Place
  /** Missing until it is posted. */
  readonly message?: string
  /** Its message or channel is not there any more, or Steward may not write there. */
  readonly gone: boolean
}

export interface Vote {
  readonly poll: string
  readonly option: number
  readonly voter: Person
}

/** `counted`: it is in the box, on the disk. */
export type Cast = 'counted' | 'voted before' | 'closed'

/** What is done for a poll by itself, later: one job each. */
export type PollJob =
  | { readonly kind: 'poll post' | 'poll show' | 'poll result'; readonly poll: string; readonly place: Place }
  | { readonly kind: 'poll taken back'; readonly poll: string; readonly place: Place; readonly message: string }
  | { readonly kind: 'poll recount' | 'poll close'; readonly poll: string }

export interface Polls {
  /** Keeps a draft for a day. */
  draft(poll: NewPoll, author: Person, now: Temporal.Instant): Promise<Poll>
  poll(branch: string, id: string): Promise<Poll | undefined>
  /** The same whatever the branch, for jobs; never for what a person asks. */
  find(id: string): Promise<Poll | undefined>
  wrote(poll: string, person: Person): Promise<boolean>
  /** Open ones, those that close first in front, those without an end last. */
  openPolls(branch: string, page: Page): Promise<readonly Poll[]>
  /** Closed ones, the latest first. */
  closedPolls(branch: string, page: Page): Promise<readonly Poll[]>
  /** Turns a draft into an open poll with a post and a "poll post" job for each place, and a "poll close" job at its end. False where it is no draft. */
  open(poll: string, places: readonly Place[], now: Temporal.Instant): Promise<boolean>
  /** Throws a draft away. */
  drop(poll: string): Promise<void>
  posts(poll: string): Promise<readonly PollPost[]>
  posted(poll: string, place: Place, message: string): Promise<void>
  /** Its result stands in that message. */
  announced(poll: string, place: Place, message: string): Promise<void>
  lost(poll: string, place: Place): Promise<void>
  /** The open poll whose message this is. */
  pollAt(place: Place, message: string): Promise<Poll | undefined>
  /** Keeps the newest count of an open poll. */
  keepCount(poll: string, result: Result): Promise<void>
  /**
   * Puts secret votes into the box, all in one transaction; on its return they are on the disk. The choice goes to a counter
   * and the fact of voting to a keyed hash, and nothing joins the two.
   */
  cast(votes: readonly Vote[]): Promise<readonly Cast[]>
  /**
   * Takes out of the database's own log how the votes came in: until then, it shows which voter was written together with
   * which choice.
   */
  settle(): Promise<void>
  /** The counters of a secret poll. */
  box(poll: string): Promise<{ readonly votes: readonly number[]; readonly voters: number }>
  /** Those of these secret polls in which the person has voted, by any of their linked accounts. */
  votedIn(polls: readonly string[], person: Person): Promise<ReadonlySet<string>>
  /** Takes no more votes; false where it was not open. */
  startClosing(poll: string, now: Temporal.Instant): Promise<boolean>
  /**
   * Keeps the totals, destroys the poll's key and who voted, and makes a "poll show" and a "poll result" job for each post
   * that is not gone. Changes nothing where the poll has been closed already.
   */
  finish(poll: string, result: Result, now: Temporal.Instant): Promise<void>
  /**
   * Another end, for an open poll or one that is to be open again (an open poll only: a secret one's box is sealed). With a
   * "poll taken back" job for each message with its result.
   */
  extend(poll: string, closes: Temporal.Instant | undefined): Promise<boolean>
}

/** Two accounts of one person, so that a secret vote counts once. Kept as keyed hashes. */
export interface Links {
  /** Keeps the hash of a one-time code for ten minutes. */
  offer(branch: string, code: string, person: Person, now: Temporal.Instant): Promise<void>
  /** Uses up a code. Wrong, used and expired are the same. */
  accept(
    branch: string,
    code: string,
    person: Person,
    now: Temporal.Instant,
  ): Promise<'linked' | 'no such code' | 'same platform'>
  /** False where nothing was linked. */
  unlink(branch: string, person: Person): Promise<boolean>
  /** A value that is the same for all linked accounts of a person, for counting once; never to be stored. */
  sameFor(branch: string, people: readonly Person[]): Promise<readonly string[]>
}
