import type {
  ActionEventRow,
  ActionPostRow,
  AskerRow,
  AuditRow,
  BranchCodeRow,
  ComparisonRow,
  DraftPostRow,
  DraftRow,
  GoingKeyRow,
  GoingRow,
  IssueNoteRow,
} from './schema-acts.ts'
import type {
  JobRow,
  LinkCodeRow,
  LinkRow,
  PollBoxRow,
  PollKeyRow,
  PollPostRow,
  PollResultRow,
  PollRow,
  PollVoterRow,
  SecretRow,
} from './schema-polls.ts'

/**
 * The tables, as both databases have them. Times are text, "2017-03-02T15:00:00Z": always UTC and always as long, so they
 * sort as they are. Yes and no are 1 and 0. Two tables name accounts: `audit` (with `drafts`) the officers who published
 * something, set it or said no to it, `askers` those who asked for a direct message. No other column names a person, nor says who pressed a button.
 */
export interface Database {
  branches: BranchRow
  spaces: SpaceRow
  disputes: DisputeRow
  sources: SourceRow
  issues: IssueRow
  ballots: BallotRow
  entitlements: EntitlementRow
  action_versions: ActionRow
  talks: TalksRow
  claims: ClaimRow
  updates: UpdateRow
  polls: PollRow
  poll_results: PollResultRow
  poll_posts: PollPostRow
  poll_keys: PollKeyRow
  poll_boxes: PollBoxRow
  poll_voters: PollVoterRow
  secrets: SecretRow
  links: LinkRow
  link_codes: LinkCodeRow
  jobs: JobRow
  branch_codes: BranchCodeRow
  issue_notes: IssueNoteRow
  drafts: DraftRow
  draft_posts: DraftPostRow
  audit: AuditRow
  action_posts: ActionPostRow
  action_events: ActionEventRow
  going_keys: GoingKeyRow
  going: GoingRow
  askers: AskerRow
  comparisons: ComparisonRow
}

export interface BranchRow {
  id: string
  /** 1 for the branch of the first start; unique, so that two first starts at once make one branch. */
  number: number
  name: string
  zone: string
  quiet_from: string | null
  quiet_to: string | null
  /** Hours before an action at which it is said again: "24,1". */
  reminder_hours: string | null
  two_officers: number | null
  /** Who has to be given notice of action. */
  notice_to: string | null
  /** The secret part of the calendar's address. */
  calendar_key: string | null
  /** JSON. */
  reporting: string | null
}

export interface SpaceRow {
  platform: string
  id: string
  branch: string
  announce_channel: string | null
  poll_channel: string | null
  officer_group: string | null
  owner: string | null
  officer_channel: string | null
}

export interface DisputeRow {
  id: string
  branch: string
  key: string
  title: string
  union_name: string
  employer: string
  about: string
  zone: string
  opened_at: string
  opened_day_only: number
  ended_at: string | null
  ended_day_only: number | null
  source: string
  /** How many of its facts officers have recorded: each is numbered by it. */
  recorded: number
}

/**
 * Everything below hangs off a dispute and has a key of its own in it. `position` is its place in the file it came from, or
 * behind all of those its place among what officers recorded.
 */
interface Keyed {
  dispute: string
  key: string
  position: number
}

export interface SourceRow extends Keyed {
  title: string
  publisher: string
  published_at: string
  url: string | null
  background: number
}

export interface IssueRow extends Keyed {
  title: string
  detail: string | null
  since_at: string | null
  since_day_only: number | null
  source: string
}

/** What can be corrected: `corrected_at` is when another record took its place. */
export interface Correctable {
  corrected_at: string | null
}

export interface BallotRow extends Keyed, Correctable {
  title: string
  closed_at: string
  closed_day_only: number
  returned: number
  yes: number
  no: number | null
  spoilt: number | null
  source: string
  opened_at: string | null
  opened_day_only: number | null
  agreed_until: string | null
}

export interface EntitlementRow {
  dispute: string
  ballot: string
  position: number
  voters: number
  about: number
  said_by: string
  source: string
}

/** An action after one of its changes. Rows are only ever added; `valid_until` is set when the next change comes. */
export interface ActionRow {
  dispute: string
  action: string
  n: number
  change: string
  state: string
  type: string
  title: string
  place: string | null
  who: string | null
  ask: string | null
  replaces: string | null
  reason: string | null
  starts_at: string
  ends_at: string
  zone: string
  all_day: number
  changed_at: string
  changed_day_only: number
  valid_until: string
  /** When it came to be called off or suspended; a correction of such an action does not change that. */
  stopped_at: string | null
  resumes_at: string | null
  /** Where it was stopped while under way: until then it took place. */
  ran_until: string | null
  source: string
  /** A JSON array of texts. */
  issues: string | null
  /** Among what officers recorded; 0 for what came with a file. */
  position: number
}

export interface TalksRow extends Keyed {
  title: string
  when_at: string
  when_day_only: number
  confidential: number
  source: string
}

export interface ClaimRow extends Keyed, Correctable {
  topic: string
  side: string
  said_by: string
  says: string
  said_at: string
  said_day_only: number
  source: string
}

export interface UpdateRow extends Keyed, Correctable {
  when_at: string
  when_day_only: number
  body: string
  source: string
}
