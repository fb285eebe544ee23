import type { Action, Ballot, Claim, Dispute, Issue, Source, Talks, Update } from './facts.ts'

/** One change of an action, and how the action stood after it; it belongs to its dispute once it is recorded. */
export type ActionVersion = Omit<Action, 'dispute' | 'revision' | 'ranUntil'>

/** Everything that is known of one dispute, as a file brings it: each action with all its changes, the first one first. */
export interface DisputeFacts {
  readonly dispute: Omit<Dispute, 'id'>
  readonly sources: readonly Source[]
  readonly issues: readonly Issue[]
  readonly ballots: readonly Ballot[]
  readonly actions: readonly (readonly ActionVersion[])[]
  readonly talks: readonly Talks[]
  readonly claims: readonly Claim[]
  readonly updates: readonly Update[]
}
