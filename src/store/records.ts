import type { Ballot, Claim, Dispute, Entitlement, Issue, IssueNote, Source, Update } from '../core/facts.ts'
import { flag, stamp } from './rows.ts'
import type { BallotRow, ClaimRow, DisputeRow, EntitlementRow, IssueRow, SourceRow, UpdateRow } from './schema.ts'
import type { IssueNoteRow } from './schema-acts.ts'

/** Facts as rows. What says where a row belongs (its dispute, its place in a file) is added by whoever writes it. */
type Unplaced<Row> = Omit<Row, 'dispute' | 'position' | 'corrected_at'>

export const fromSource = (source: Source): Unplaced<SourceRow> => ({
  key: source.key,
  title: source.title,
  publisher: source.publisher,
  published_at: stamp(source.published),
  url: source.url ?? null,
  background: flag(source.background),
})

export const fromDispute = (branch: string, dispute: Omit<Dispute, 'id'>): Omit<DisputeRow, 'id' | 'recorded'> => ({
  branch,
  key: dispute.key,
  title: dispute.title,
  union_name: dispute.union,
  employer: dispute.employer,
  about: dispute.about,
  zone: dispute.zone,
  opened_at: stamp(dispute.opened.at),
  opened_day_only: flag(dispute.opened.dayOnly),
  ended_at: dispute.ended ? stamp(dispute.ended.at) : null,
  ended_day_only: dispute.ended ? flag(dispute.ended.dayOnly) : null,
  source: dispute.source.key,
})

export const fromIssue = ({ key, title, detail, since, source }: Issue): Unplaced<IssueRow> => ({
  key,
  title,
  detail: detail ?? null,
  since_at: since ? stamp(since.at) : null,
  since_day_only: since ? flag(since.dayOnly) : null,
  source: source.key,
})

export const fromIssueNote = ({ key, issue, kind, text, when, source }: IssueNote): Unplaced<IssueNoteRow> => ({
  key,
  issue,
  kind,
  body: text,
  when_at: stamp(when.at),
  when_day_only: flag(when.dayOnly),
  source: source.key,
})

export const fromBallot = (ballot: Ballot): Unplaced<BallotRow> => ({
  key: ballot.key,
  title: ballot.title,
  opened_at: ballot.opened ? stamp(ballot.opened.at) : null,
  opened_day_only: ballot.opened ? flag(ballot.opened.dayOnly) : null,
  closed_at: stamp(ballot.closed.at),
  closed_day_only: flag(ballot.closed.dayOnly),
  agreed_until: ballot.agreedUntil ? stamp(ballot.agreedUntil.at) : null,
  returned: ballot.returned,
  yes: ballot.yes,
  no: ballot.no ?? null,
  spoilt: ballot.spoilt ?? null,
  source: ballot.source.key,
})

export const fromEntitlement = (
  dispute: string,
  ballot: string,
  { voters, about, by, source }: Entitlement,
  position: number,
): Pick<EntitlementRow, keyof EntitlementRow> => ({
  dispute,
  ballot,
  position,
  voters,
  about: flag(about),
  said_by: by,
  source: source.key,
})

export const fromClaim = ({ key, topic, side, by, says, said, source }: Claim): Unplaced<ClaimRow> => ({
  key,
  topic,
  side,
  said_by: by,
  says,
  said_at: stamp(said.at),
  said_day_only: flag(said.dayOnly),
  source: source.key,
})

export const fromUpdate = ({ key, when, text, source }: Update): Unplaced<UpdateRow> => ({
  key,
  when_at: stamp(when.at),
  when_day_only: flag(when.dayOnly),
  body: text,
  source: source.key,
})
