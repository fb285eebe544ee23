import type { Release } from '../reports/release.ts'
import type { Place } from './adapter.ts'
import type { Branch } from './stores.ts'

/** One report: for each question that was answered, a band. */
export interface Report {
  readonly form: string
  readonly area: string
  readonly bands: Readonly<Record<string, string>>
}

/** Texts of closed windows, sealed or not, in no order, for organisers to take away. */
export interface Bundle {
  readonly file: string
  readonly texts: number
  /** The last window that it has texts of. */
  readonly window: string
}

/**
 * What members told one branch in confidence. It lies in a store of its own that knows no person, and nothing that is asked
 * of it, or answered by it, leads to one.
 */
export interface ReportRoom {
  /** The window that is open now, "2017-P02". */
  readonly window: string
  file(report: Report): Promise<void>
  /** Keeps a text until organisers have taken it, or for some months. */
  note(text: string): Promise<void>
  /** Keeps a text to which officers can reply; whoever has the words of the receipt reads the reply. */
  thread(text: string): Promise<{ readonly receipt: string }>
  /** What officers replied, gone once it is read. A wrong receipt, an expired one and one without a reply give the same. */
  replies(receipt: string): Promise<readonly string[]>
  withdraw(receipt: string): Promise<void>
  /** To the text that has this short code. False where there is none. */
  reply(code: string, text: string): Promise<boolean>
  /** All that was published, the oldest first. Refuses in a sentence where it is not what was published. */
  releases(): Promise<readonly Release[]>
  /** The texts that organisers may take; undefined while there are too few. */
  bundle(): Promise<Bundle | undefined>
  /** Deletes what was handed out up to that window; false where there was nothing of it. */
  taken(window: string): Promise<boolean>
}

export interface Reports {
  /** Whether texts, once they are kept, can be read by organisers alone. */
  readonly sealed: boolean
  room(branch: Branch): Promise<ReportRoom>
  /** Whether the words with which an answer is read are among these. */
  holdsReceipt(text: string): Promise<boolean>
  /** Of whoever is called that, in the branch, in the window that their report is for. */
  turns(branch: Branch, who: string, window: string): Promise<Turns>
  readonly drafts: HeldDrafts
}

/** That one person does something once in a window, kept in memory alone and under a key that dies with the window. */
export interface Turns {
  /** False where the person has had it in this window. */
  take(what: string): boolean
  /** Whether the person has had it in this window. */
  had(what: string): boolean
  /** Nothing was kept, so nothing was used up. */
  giveBack(what: string): void
}

/** A text that somebody has just written into a form, after redaction. */
export interface HeldDraft {
  readonly text: string
  /** The title of the issue that it is about. */
  readonly about?: string | undefined
  /** Its writer wants to read what officers reply. */
  readonly reply: boolean
}

export interface TakenDraft extends HeldDraft {
  /** Has it held under the same code as if it had never been taken, for what was left of its time. */
  putBack(): void
}

/** Holds drafts in memory, for some minutes, under a random code: nothing says whose they are. */
export interface HeldDrafts {
  hold(draft: HeldDraft): string
  /** Hands it out and lets go of it. */
  take(code: string): TakenDraft | undefined
}

/** What follows by itself from windows that close. */
export type ReportJob =
  /** Publishes what may be published by now; then the next one is made, whether anything was reported or not. */
  | { readonly kind: 'release'; readonly branch: string }
  /** That a window was published: to officers, or to everybody. The same words whatever is in it. */
  | {
      readonly kind: 'release told'
      readonly branch: string
      readonly window: string
      readonly to: Place
      readonly officers: boolean
    }
