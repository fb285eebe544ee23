/** The tables of what officers publish, and of what follows from it. */
export interface BranchCodeRow {
  /** A keyed hash of it. */
  code: string
  branch: string
  expires_at: string
}

export interface IssueNoteRow {
  dispute: string
  key: string
  issue: string
  kind: string
  body: string
  when_at: string
  when_day_only: number
  source: string
  position: number
  /** When another record took its place. */
  corrected_at: string | null
}

export interface DraftRow {
  id: string
  branch: string
  platform: string
  author: string
  /** JSON. */
  proposal: string
  waiting: number
  drafted_at: string
  /** What became of it, where it waited for a second officer. */
  became: string | null
}

/** Where a second officer is asked. */
export interface DraftPostRow {
  draft: string
  platform: string
  /** Empty where the place has none. */
  space: string
  channel: string
  message: string
}

export interface AuditRow {
  id: string
  branch: string
  at: string
  what: string
  about: string
  platform: string
  officer: string
  second_platform: string | null
  second_officer: string | null
}

interface OfAction {
  dispute: string
  action: string
}

export interface ActionPostRow extends OfAction {
  revision: number
  platform: string
  /** Empty where the place has none. */
  space: string
  channel: string
  message: string
  /** 1 for a reminder. */
  reminds: number | null
}

export interface ActionEventRow extends OfAction {
  platform: string
  space: string
  event: string
}

/** There as long as the action is to come and somebody said that they will be there. */
export interface GoingKeyRow extends OfAction {
  secret: string
  coming: number
}

export interface GoingRow extends OfAction {
  who: string
}

/** An account in plain: Steward has to write to it. */
export interface AskerRow extends OfAction {
  id: string
  platform: string
  person: string
}

export interface ComparisonRow {
  branch: string
  item: string
  kind: string
  says: string
  figure: string
  source: string
  date: string
}
