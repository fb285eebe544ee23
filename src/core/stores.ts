import type { Action, Ballot, Claim, Dispute, Issue, Side, Talks, Update } from './facts.ts'
import type { Platform } from './message.ts'
import type { Temporal } from './time.ts'

export interface Branch {
  readonly id: string
  readonly name: string
  readonly zone: string
  /** Local hours between which nothing is sent unasked, "21:00" to "08:00". */
  readonly quiet?: { readonly from: string; readonly to: string }
}

/** Whose server or workspace it is. In an employer's, Steward warns that the owner may read along. */
export type Owner = 'union' | 'employer'

/** A Discord guild or a Slack workspace, and what officers have set for it. */
export interface Space {
  readonly platform: Platform
  readonly id: string
  readonly announceChannel?: string
  readonly pollChannel?: string
  readonly officerGroup?: string
  readonly owner?: Owner
}

export interface Settings {
  /** The branch that the space belongs to. A space seen for the first time joins the deployment's one branch. */
  branchOf(platform: Platform, space: string): Promise<Branch>
  /** The branch of a conversation outside any space (a direct message): the deployment's one branch. */
  onlyBranch(): Promise<Branch>
  branch(id: string): Promise<Branch>
  space(branch: string, platform: Platform, space: string): Promise<Space>
  spaces(branch: string): Promise<readonly Space[]>
  saveSpace(branch: string, space: Space): Promise<void>
  saveBranch(branch: Branch): Promise<void>
}

export interface Page {
  readonly limit: number
  readonly offset?: number
}

/**
 * The facts of a branch's disputes as they were known at `now`: nothing that was announced, said or changed later is seen,
 * so a rehearsal on a past day answers what that day would have. Nothing here may cost more as history grows.
 */
export interface Facts {
  /** Open disputes, oldest first. */
  disputes(branch: string, now: Temporal.Instant): Promise<readonly Dispute[]>
  issues(dispute: string, now: Temporal.Instant): Promise<readonly Issue[]>
  /** The newest first. */
  ballots(dispute: string, now: Temporal.Instant, page: Page): Promise<readonly Ballot[]>
  /** Not over yet, in any state, soonest end first. */
  coming(dispute: string, now: Temporal.Instant, page: Page): Promise<readonly Action[]>
  /** Over, in any state, the latest end first. */
  past(dispute: string, now: Temporal.Instant, page: Page): Promise<readonly Action[]>
  /** Called off or suspended at `since` or later, and still so; the latest change first. */
  stoppedSince(dispute: string, since: Temporal.Instant, now: Temporal.Instant): Promise<readonly Action[]>
  /** Every change of every action up to `now`, the latest first. */
  changes(dispute: string, now: Temporal.Instant, page: Page): Promise<readonly Action[]>
  /** The latest first; talks to come that are already known are included. */
  talks(dispute: string, now: Temporal.Instant, page: Page): Promise<readonly Talks[]>
  updates(dispute: string, now: Temporal.Instant, page: Page): Promise<readonly Update[]>
  /** The latest first. */
  claims(dispute: string, now: Temporal.Instant, filter: ClaimFilter, page: Page): Promise<readonly Claim[]>
  /** Topics on which somebody has made a claim, in the order in which they came up. */
  topics(dispute: string, now: Temporal.Instant): Promise<readonly string[]>
}

export interface ClaimFilter {
  readonly topic?: string
  readonly side?: Side
}
