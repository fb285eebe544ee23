import type { Occasion, Span, Temporal } from './time.ts'

/** What officers recorded is numbered in its dispute: of two facts of the same moment the later record is the later one. */
export interface Recorded {
  readonly recorded?: number
}

/** What was wrong stays to be read, as corrected: by then another record had taken its place. */
export interface Correctable {
  readonly corrected?: Temporal.Instant
}

/** Where a fact comes from. `background`: from outside the documents that the branch itself goes by. */
export interface Source {
  readonly key: string
  readonly title: string
  readonly publisher: string
  readonly published: Temporal.Instant
  readonly url?: string
  readonly background: boolean
}

export interface Dispute {
  readonly id: string
  readonly key: string
  readonly title: string
  readonly union: string
  readonly employer: string
  /** One or two sentences: what it is about. */
  readonly about: string
  readonly zone: string
  readonly opened: Occasion
  readonly ended?: Occasion
  readonly source: Source
}

export interface Issue {
  readonly key: string
  readonly title: string
  readonly detail?: string
  /** Since when it is one, where an officer has said so. */
  readonly since?: Occasion
  readonly source: Source
}

/** Who says how many were entitled to vote. Several may stand side by side; Steward never picks one. */
export interface Entitlement {
  readonly voters: number
  /** "around 300": the number is printed with "about" in front. */
  readonly about: boolean
  readonly by: string
  readonly source: Source
}

export interface Ballot extends Recorded, Correctable {
  readonly key: string
  readonly title: string
  readonly opened?: Occasion
  readonly closed: Occasion
  /** Until when both sides agreed that its mandate lasts, where that is longer than the law says by itself. */
  readonly agreedUntil?: Occasion
  readonly returned: number
  readonly yes: number
  readonly no?: number
  readonly spoilt?: number
  readonly entitlements: readonly Entitlement[]
  readonly source: Source
}

export const ACTION_TYPES = [
  'strike',
  'walkout',
  'action short of strike',
  'picket',
  'rally',
  'meeting',
  'ballot event',
] as const
export type ActionType = (typeof ACTION_TYPES)[number]

export const CHANGES = ['announced', 'moved', 'corrected', 'suspended', 'resumed', 'called off'] as const
export type Change = (typeof CHANGES)[number]

/** What was decided. Whether an announced action is under way or over is read off the clock, never stored. */
export type ActionState = 'announced' | 'suspended' | 'called off'

export const stateAfter = (change: Change): ActionState =>
  change === 'suspended' || change === 'called off' ? change : 'announced'

/**
 * For so long after the agreed day a suspended action waits for officers to say whether it resumes. No ballot’s mandate lasts
 * longer than a year, so nothing can come of it then.
 */
export const UNDECIDED_HOURS = 24 * 366

/** What is said of an action beside its time. */
export type Described = Pick<Action, 'title' | 'place' | 'who' | 'ask' | 'issues'>

/** An action as it stood after one change of its append-only history. */
export interface Action extends Span, Recorded {
  readonly key: string
  /** The id of its dispute. */
  readonly dispute: string
  /** How many changes came before: 0 as it was announced. */
  readonly revision: number
  readonly type: ActionType
  readonly title: string
  readonly place?: string
  /** Who is called to take part. */
  readonly who?: string
  /** What is asked of them. */
  readonly ask?: string
  /** Which of the dispute's issues it is about, by their titles. */
  readonly issues?: readonly string[]
  /** The key of the action that this one replaces. */
  readonly replaces?: string
  readonly state: ActionState
  readonly change: Change
  readonly changed: Occasion
  readonly reason?: string
  /** Set where it was stopped while under way: until then it took place. A midnight where only the day is known. */
  readonly ranUntil?: Temporal.Instant
  /** Set with a suspension where both sides agreed a date to resume. */
  readonly resumes?: Temporal.Instant
  readonly source: Source
}

export const NOTE_KINDS = ['raised', 'evidence', 'employer’s reply', 'settled', 'reopened'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

/** An entry in the record of one issue: when it was raised, what shows it, what the employer replied. */
export interface IssueNote extends Correctable {
  readonly key: string
  readonly issue: string
  readonly kind: NoteKind
  readonly text: string
  readonly when: Occasion
  readonly source: Source
}

export interface Talks {
  readonly key: string
  readonly title: string
  readonly when: Occasion
  readonly confidential: boolean
  readonly source: Source
}

export const SIDES = ['union', 'employer', 'third party'] as const
export type Side = (typeof SIDES)[number]

/** Who said what. Claims on the same topic stand side by side. */
export interface Claim extends Correctable {
  readonly key: string
  readonly topic: string
  readonly side: Side
  readonly by: string
  readonly says: string
  readonly said: Occasion
  readonly source: Source
}

/** A dated, sourced status line. */
export interface Update extends Recorded, Correctable {
  readonly key: string
  readonly when: Occasion
  readonly text: string
  readonly source: Source
}

/** One entry of the timeline, newest first. */
export interface TimelineEntry extends Recorded, Correctable {
  readonly when: Occasion
  readonly text: string
  /** The action as it stood from then on, where one was announced or changed. */
  readonly change?: Action
  readonly source: Source
}
