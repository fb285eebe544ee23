import type { Area } from '../reports/areas.ts'
import type { Comparison } from '../reports/comparison.ts'
import type { Action, Ballot, Claim, Dispute, Issue, IssueNote, NoteKind, Side, Talks, Update } from './facts.ts'
import type { Platform } from './message.ts'
import type { Temporal } from './time.ts'

export interface Branch {
  readonly id: string
  readonly name: string
  readonly zone: string
  /** What is set as its zone, where there is no such zone: then `zone` is the usual one. */
  readonly unknownZone?: string
  /** Local hours between which nothing is sent unasked, "21:00" to "08:00". */
  readonly quiet?: { readonly from: string; readonly to: string }
  /** How many hours before an action it is said again. */
  readonly reminderHours?: readonly number[]
  /** What is published has to be confirmed by a second officer. */
  readonly twoOfficers?: boolean
  /** Who has to be given notice of action. */
  readonly noticeTo?: string
  readonly reporting?: Reporting
}

/** What officers have set for what members report in confidence. */
export interface Reporting {
  /** Where members work, as far as figures are told apart; each with at least twenty people. */
  readonly areas: readonly Area[]
  /** How many work in the service, and who says so. */
  readonly service?: { readonly headcount: number; readonly source: string }
  /** What stands for fewer reports is not published. It can be raised only, above what is compiled in. */
  readonly fewest?: number
  /** Concerns are taken in forms alone, and not as direct messages. */
  readonly noDirect?: boolean
  /** The last window of which texts were handed out to officers. */
  readonly handedOut?: string
  /** The window in which officers set it first: members are told of the figures of that one and later ones. */
  readonly since?: string
}

/** What a branch is called where nobody has said its name at the first start. */
export const UNNAMED = 'the branch'

export const NO_REPORTING: Reporting = { areas: [] }

/** Whose server or workspace it is. In an employer's, Steward warns that the owner may read along. */
export type Owner = 'union' | 'employer'

/** A Discord guild or a Slack workspace, and what officers have set for it. */
export interface Space {
  readonly platform: Platform
  readonly id: string
  readonly announceChannel?: string
  readonly pollChannel?: string
  /** Where officers meet: what is for them alone is posted there. */
  readonly officerChannel?: string
  readonly officerGroup?: string
  readonly owner?: Owner
}

export type Change<T> = (before: T) => T

export interface Changed<T> {
  readonly before: T
  readonly after: T
}

export interface Settings {
  /** The branch that the space belongs to. The first one that is seen on a platform joins the deployment's one branch. */
  branchOf(platform: Platform, space: string): Promise<Branch>
  /** The branch that the space has joined by now, if any. */
  branchIn(platform: Platform, space: string): Promise<Branch | undefined>
  /** The deployment's one branch; a mistake where it has several. */
  onlyBranch(): Promise<Branch>
  branch(id: string): Promise<Branch>
  space(branch: string, platform: Platform, space: string): Promise<Space>
  spaces(branch: string): Promise<readonly Space[]>
  /** Changes what is set just then, as the next two do: of two officers at once, the second sees what the first has set. */
  saveSpace(branch: string, space: Pick<Space, 'platform' | 'id'>, change: Change<Space>): Promise<Changed<Space>>
  /** All but what is set for reporting. */
  saveBranch(branch: string, change: Change<Branch>): Promise<Changed<Branch>>
  /** Gives what holds now. */
  saveReporting(branch: string, change: (before: Reporting | undefined) => Reporting): Promise<Reporting>
  /** Figures that officers put beside what members report, in one order. */
  comparisons(branch: string): Promise<readonly Comparison[]>
  branches(): Promise<readonly Branch[]>
  /** Makes another branch in this deployment, which a server or workspace joins with this code within a week. */
  newBranch(branch: Pick<Branch, 'name' | 'zone'>, code: string, now: Temporal.Instant): Promise<void>
  /** Lets one more space join the branch with this code within a week; `alone`: with no other code any more. */
  addSpaceCode(branch: string, code: string, now: Temporal.Instant, how?: { readonly alone: boolean }): Promise<void>
  /** The branch that this code leads to, without using it up; undefined for a wrong or used code. */
  branchWithCode(code: string, now: Temporal.Instant): Promise<Branch | undefined>
  /** Takes a space out of the branch that it is in, with what was set for it, and into the code's; undefined for a wrong or used code. */
  joinBranch(platform: Platform, space: string, code: string, now: Temporal.Instant): Promise<Branch | undefined>
  /** The secret part of the calendar's address; made when it is first asked for, or anew. */
  calendarKey(branch: string, anew?: boolean): Promise<string>
  branchWithCalendar(key: string): Promise<Branch | undefined>
}

export interface Page {
  readonly limit: number
  readonly offset?: number
}

export interface CorrectedPage extends Page {
  readonly corrected?: true
}

/**
 * The facts of a branch's disputes as they were known at `now`: nothing that was announced, said or changed later is seen,
 * so a rehearsal on a past day answers what that day would have. No list here may cost more as history grows, but for
 * `topics`, which reads all claims of a dispute.
 */
export interface Facts {
  /** Open disputes, oldest first. */
  disputes(branch: string, now: Temporal.Instant): Promise<readonly Dispute[]>
  /** Those that are over, the one that ended last first. */
  ended(branch: string, now: Temporal.Instant, page: Page): Promise<readonly Dispute[]>
  issues(dispute: string, now: Temporal.Instant): Promise<readonly Issue[]>
  /** Those that hold, the newest first; with `corrected` also those whose place another has taken. */
  ballots(dispute: string, now: Temporal.Instant, page: CorrectedPage): Promise<readonly Ballot[]>
  /** Not over yet, in any state, soonest end first. */
  coming(dispute: string, now: Temporal.Instant, page: Page): Promise<readonly Action[]>
  /** Over, in any state, the latest end first. */
  past(dispute: string, now: Temporal.Instant, page: Page): Promise<readonly Action[]>
  /** Called off or suspended at `since` or later, and still so; the latest change first. */
  stoppedSince(dispute: string, since: Temporal.Instant, now: Temporal.Instant): Promise<readonly Action[]>
  /** Suspended with an agreed day to resume that is `since` or later; the soonest first. */
  resuming(dispute: string, since: Temporal.Instant, now: Temporal.Instant): Promise<readonly Action[]>
  dispute(id: string): Promise<(Dispute & { readonly branch: string }) | undefined>
  /** One action with all its changes up to `now`, the first one first. */
  history(dispute: string, action: string, now: Temporal.Instant): Promise<readonly Action[]>
  /** The record of an issue, the latest first. */
  issueNotes(dispute: string, now: Temporal.Instant, filter: NoteFilter, page: Page): Promise<readonly IssueNote[]>
  /** The latest of these kinds in the record of an issue, of those that hold. */
  lastIssueNote(
    dispute: string,
    now: Temporal.Instant,
    issue: string,
    kinds: readonly NoteKind[],
  ): Promise<IssueNote | undefined>
  ballot(dispute: string, key: string): Promise<Ballot | undefined>
  update(dispute: string, key: string): Promise<Update | undefined>
  /** Every change of every action up to `now`, the latest first. */
  changes(dispute: string, now: Temporal.Instant, page: Page): Promise<readonly Action[]>
  /** Talks that have begun, the latest first. */
  talks(dispute: string, now: Temporal.Instant, page: Page): Promise<readonly Talks[]>
  /** The soonest first. */
  talksToCome(dispute: string, now: Temporal.Instant, page: Page): Promise<readonly Talks[]>
  /** Those that hold, the latest first; with `corrected` also those whose place another has taken. */
  updates(dispute: string, now: Temporal.Instant, page: CorrectedPage): Promise<readonly Update[]>
  /** The latest first. */
  claims(dispute: string, now: Temporal.Instant, filter: ClaimFilter, page: Page): Promise<readonly Claim[]>
  /** Topics on which somebody has made a claim, in the order in which they came up. */
  topics(dispute: string, now: Temporal.Instant): Promise<readonly string[]>
}

export interface NoteFilter {
  /** The key of the issue. */
  readonly issue: string
  readonly oldestFirst?: boolean
}

export interface ClaimFilter {
  readonly topic?: string
  readonly side?: Side
}
