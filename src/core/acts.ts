import type { MessageRef, Person, Place } from './adapter.ts'
import type { Platform } from './message.ts'
import type { Proposal, ProposalKind } from './proposal.ts'
import type { Page } from './stores.ts'
import type { Temporal } from './time.ts'

/** A proposal that waits to be published. It holds for a day. */
export interface Draft {
  readonly id: string
  readonly branch: string
  readonly author: Person
  readonly proposal: Proposal
  /** Its author has said yes, and a second officer has to. */
  readonly waiting: boolean
  readonly drafted: Temporal.Instant
}

/** What officers have published, by its kind, something that they have set, or what a second officer said no to. */
export type AuditKind = ProposalKind | 'setting' | 'refused'

export interface AuditEntry {
  readonly at: Temporal.Instant
  readonly what: AuditKind
  /** What it was about, in a few words. */
  readonly about: string
  readonly officer: Person
  readonly second?: Person
}

/** Who did it, with the second officer where two were needed. */
export interface Signed {
  readonly officer: Person
  readonly second?: Person | undefined
  /** For the audit list: what it was about. */
  readonly about: string
}

/**
 * Why what was proposed cannot be done any more: the dispute is over, or must not end yet, or somebody else has changed the
 * same thing since.
 */
export const OVERTAKEN = ['dispute over', 'action to come', 'action changed', 'corrected', 'ballot recorded'] as const
export type Overtaken = (typeof OVERTAKEN)[number]

export type Published = 'published' | 'gone' | Overtaken

/** What became for good of a draft that waited for a second officer. */
export type Became = 'published' | 'taken back' | Overtaken

/** A no, or a day without a yes, ends the waiting too, but its author can ask once more. */
export type Ending = Became | 'refused' | 'too late'

/** A draft that waited for a second officer, and does not any more. */
export interface EndedDraft extends Draft {
  readonly became: Became
}

/** What officers publish: drafts, and the one step that makes a draft a fact. */
export interface Acts {
  draft(branch: string, proposal: Proposal, author: Person, now: Temporal.Instant): Promise<Draft>
  find(branch: string, id: string): Promise<Draft | undefined>
  /** One that has waited for a second officer and came to an end, for a week. */
  ended(branch: string, id: string): Promise<EndedDraft | undefined>
  /** Why it could not be published now, if so. */
  overtaken(proposal: Proposal, now: Temporal.Instant): Promise<Overtaken | undefined>
  /** Puts another proposal in its place; its author has to say yes to it anew. */
  redraft(id: string, proposal: Proposal): Promise<void>
  /**
   * Its author said yes; now it waits for a second officer, who is asked where officers meet. Where none has confirmed it
   * within its day, its author and the other officers are told.
   */
  await(id: string, now: Temporal.Instant): Promise<void>
  /** A second officer said no: it waits no longer, and its author and the other officers are told. False where it did not wait. */
  refuse(draft: Draft, signed: Signed, now: Temporal.Instant): Promise<boolean>
  /** Its author takes it back. */
  drop(id: string, now: Temporal.Instant): Promise<void>
  /**
   * Records it with its audit entry and the jobs that follow from it, all or nothing; the draft is used up. Others that wait, and
   * that this has overtaken, wait no longer. Whoever wrote one that waited is told what became of it.
   */
  publish(draft: Draft, signed: Signed, now: Temporal.Instant): Promise<Published>
  /**
   * Puts down what an officer has set, once it is set: what it is in a few words ("Quiet hours: 21:00 to 08:00"), and its
   * value only where every officer may read it for good.
   */
  note(branch: string, signed: Signed, now: Temporal.Instant): Promise<void>
  /** A message in which a second officer is asked; it is changed once the waiting is over. */
  asked(draft: string, ref: MessageRef): Promise<void>
  askedIn(draft: string): Promise<readonly MessageRef[]>
  /** The latest first. */
  audit(branch: string, page: Page): Promise<readonly AuditEntry[]>
}

/** A message in which an action is announced, or a change of it, or a reminder of it. */
export interface ActionPost {
  readonly dispute: string
  readonly action: string
  readonly revision: number
  readonly ref: MessageRef
  /** It says the action again: it stays as it is until the action changes. */
  readonly reminds?: true
}

/** Where actions stand outside Steward: its messages, and the events of the platforms. */
export interface ActionPosts {
  posted(post: ActionPost): Promise<void>
  posts(dispute: string, action: string): Promise<readonly ActionPost[]>
  lost(post: ActionPost): Promise<void>
  event(dispute: string, action: string, place: EventPlace): Promise<string | undefined>
  /** Events of other actions in that list, which may have the same title and time. */
  otherEvents(dispute: string, action: string, place: EventPlace): Promise<readonly string[]>
  keepEvent(dispute: string, action: string, place: EventPlace, event: string): Promise<void>
}

export type EventPlace = Pick<Place, 'platform'> & { readonly space: string }

/** Who will be there: a number. The hashes that keep one person from counting twice die with the action. */
export interface Going {
  /** Adds or takes away; false where nothing changed. */
  say(branch: string, action: ActionKey, person: Person, coming: boolean): Promise<boolean>
  count(action: ActionKey): Promise<number>
  /** Counts afresh from here: the action was moved, or is over. */
  forget(action: ActionKey): Promise<void>
}

export interface ActionKey {
  readonly dispute: string
  readonly action: string
}

/** Who asked to be reminded of one action, by direct message. */
export interface Asker {
  readonly id: string
  readonly person: Person
}

export interface Askers {
  /** Adds the person, with the job that plans their reminders; false where they had asked before. */
  ask(action: ActionKey, person: Person, now: Temporal.Instant): Promise<boolean>
  /** Takes a person off every list of the branch; how many those were. */
  stop(branch: string, person: Person): Promise<number>
  of(action: ActionKey): Promise<readonly Asker[]>
  find(id: string): Promise<(Asker & ActionKey) | undefined>
  forget(action: ActionKey): Promise<void>
}

/** What is known from earlier tries of something that was refused, and is tried again in an hour. */
export interface Tried {
  /** Officers have been told, or need not be. */
  readonly quiet?: true
  /** One of them may have got through, at this moment or later. */
  readonly unheard?: string
}

/** What follows by itself from what officers publish. */
export type ActJob =
  /** An action has a new version: works out what has to be said where, and when. */
  | {
      readonly kind: 'action'
      readonly dispute: string
      readonly action: string
      readonly revision: number
      readonly announce: boolean
      readonly notify?: { readonly platform: Platform; readonly space?: string | undefined } | undefined
    }
  | ({
      readonly kind: 'action post'
      readonly dispute: string
      readonly action: string
      readonly revision: number
      readonly place: Place
      readonly notifiesAll?: boolean
    } & Tried)
  | ({
      readonly kind: 'action show'
      readonly dispute: string
      readonly action: string
      readonly place: Place
      readonly message: string
    } & Tried)
  | { readonly kind: 'action event'; readonly dispute: string; readonly action: string; readonly place: EventPlace }
  | { readonly kind: 'action count' | 'action over'; readonly dispute: string; readonly action: string }
  /** An action has changed: tells somebody who asked to be reminded of it. */
  | {
      readonly kind: 'action news'
      readonly dispute: string
      readonly action: string
      readonly revision: number
      readonly asker: string
      /** The asker's, so that no platform waits for another. */
      readonly platform?: Platform
    }
  /** Of all these, `to` is missing until it is due: only then it is known where officers want it said. */
  | {
      readonly kind: 'reminder'
      readonly dispute: string
      readonly action: string
      readonly revision: number
      readonly hours: number
      readonly to?: Place
      readonly asker?: string
      readonly platform?: Platform
    }
  | {
      readonly kind: 'notice reminder'
      readonly dispute: string
      readonly action: string
      readonly revision: number
      readonly to?: Place
    }
  /** The day has come on which both sides agreed that a suspended action resumes. */
  | {
      readonly kind: 'resume reminder'
      readonly dispute: string
      readonly action: string
      readonly revision: number
      readonly to?: Place
    }
  | { readonly kind: 'mandate reminder'; readonly dispute: string; readonly ballot: string; readonly to?: Place }
  /** `ends`: with it the dispute is over. */
  | {
      readonly kind: 'update'
      readonly dispute: string
      readonly update: string
      readonly corrects?: string
      readonly ends?: true
      readonly to?: Place
    }
  | { readonly kind: 'ballot'; readonly dispute: string; readonly ballot: string }
  /** Something could not be said: officers of the branch, or of all, have to know. */
  | {
      readonly kind: 'trouble'
      readonly sentence: string
      /** The channel that it is about. */
      readonly where?: Place
      readonly branch?: string
      readonly to?: Place
    }
  /** Officers have set other hours for reminders; `before` is missing where none were set. */
  | { readonly kind: 'reminder hours'; readonly branch: string; readonly before?: readonly number[] }
  /** Somebody asked to be reminded of an action. */
  | { readonly kind: 'asker'; readonly asker: string }
  | { readonly kind: 'second officer'; readonly branch: string; readonly draft: string; readonly to?: Place }
  /**
   * What waited for a second officer does not any more: said to its author, in `message` of `to`, where officers were asked, or
   * anew in `to`.
   */
  | {
      readonly kind: 'draft over'
      readonly branch: string
      readonly draft: string
      /** `ended`: for good, as the draft tells. */
      readonly why: 'too late' | 'refused' | 'ended'
      readonly to?: Place
      readonly message?: string
      readonly author?: true
      readonly platform?: Platform
    }

export type ActJobOf<K extends ActJob['kind']> = Extract<ActJob, { kind: K }>
