import type { Proposal } from '../src/core/proposal.ts'

/** What goes to the announce channels; the rest is only recorded, and read by whoever asks. */
export const isPublic = ({ kind }: Proposal): boolean => kind === 'action' || kind === 'update' || kind === 'settle'

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
