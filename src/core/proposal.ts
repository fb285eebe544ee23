import type { Comparison } from '../reports/comparison.ts'
import type { Place } from './adapter.ts'
import type { ActionVersion } from './dispute-facts.ts'
import type { Ballot, Claim, Described, Dispute, Issue, IssueNote, Update } from './facts.ts'
import { type Span, Temporal } from './time.ts'

/** A record that was wrong, by its key, and what it said. */
export interface Corrected {
  readonly key: string
  readonly text: string
}

/**
 * What an officer is about to publish: shown to them first, and done once they, or two of them, say so. `corrects`: the
 * record of the same kind whose place it takes.
 */
export type Proposal =
  | {
      readonly kind: 'action'
      readonly dispute: string
      readonly version: ActionVersion
      /** How many changes were known when this was proposed: -1 for a new action. */
      readonly follows: number
      /** Its time as it stands, where this changes an action. */
      readonly was?: Span | undefined
      /** What else is said of it as it stands, where this changes an action. */
      readonly before?: Described | undefined
      /** The title of its dispute, where the branch has several. */
      readonly among?: string | undefined
      /** The action that it replaces, as people know that. */
      readonly replacing?: string | undefined
      /** How many pickets at one entrance, for the officer to think of. */
      readonly pickets?: number | undefined
      /** Where an officer asked that everybody be notified, and may. */
      readonly notify?: Pick<Place, 'platform' | 'space'> | undefined
    }
  | {
      readonly kind: 'update'
      readonly dispute: string
      readonly update: Update
      readonly corrects?: Corrected | undefined
    }
  | {
      readonly kind: 'ballot'
      readonly dispute: string
      readonly ballot: Ballot
      /** Those on record whose place it takes. */
      readonly replaces?: readonly Corrected[] | undefined
    }
  | {
      readonly kind: 'claim'
      readonly dispute: string
      readonly claim: Claim
      readonly corrects?: Corrected | undefined
    }
  | { readonly kind: 'issue'; readonly dispute: string; readonly issue: Issue }
  | {
      readonly kind: 'issue note'
      readonly dispute: string
      readonly title: string
      readonly note: IssueNote
      readonly corrects?: Corrected | undefined
    }
  | { readonly kind: 'settle'; readonly dispute: string; readonly update: Update }
  | { readonly kind: 'open dispute'; readonly dispute: Omit<Dispute, 'id'> }
  /** `out`: it is taken away. */
  | { readonly kind: 'comparison'; readonly comparison: Comparison; readonly out: boolean }
  /** That no second officer is needed any more; else one officer could do alone what takes two. */
  | { readonly kind: 'one officer' }

export type ProposalKind = Proposal['kind']

/** A proposal as text and back, for the database. Moments are all that JSON does not know; each is marked. */
export const proposalText = (proposal: Proposal): string => JSON.stringify(marked(proposal))
export const readProposal = (text: string): Proposal => unmarked(JSON.parse(text)) as Proposal

const MARK = '$at'

function marked(value: unknown): unknown {
  // Before JSON asks it: a moment would make a bare text of itself, which any other text could pass for.
  if (value instanceof Temporal.Instant) return { [MARK]: value.toString() }
  return each(value, marked)
}

function unmarked(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && MARK in value) return Temporal.Instant.from(String(value[MARK]))
  return each(value, unmarked)
}

function each(value: unknown, work: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(work)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, work(inner)]))
}
