import type { Proposal } from '../src/core/proposal.ts'
import { isPublic } from '../src/domain/proposal-words.ts'

interface Step {
  readonly button: string
  readonly undone: string
  readonly done: string
}

/** What saying yes to a proposal is called, and what it does. */
export function stepOf(proposal: Proposal): Step {
  if (isPublic(proposal))
    return {
      button: 'Publish',
      undone: 'Nothing is published yet.',
      done: 'Published. It is on its way to the announce channels.',
    }
  if (proposal.kind === 'one officer')
    return { button: 'Change it', undone: 'Nothing is changed yet.', done: 'Changed. One officer can publish alone.' }
  return {
    button: 'Record it',
    undone: 'Nothing is recorded yet.',
    done: 'Recorded. Members see it from now on.',
  }
}
