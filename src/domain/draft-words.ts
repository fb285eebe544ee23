import type { Draft, Ending, Overtaken } from '../core/acts.ts'
import type { Message } from '../core/message.ts'
import type { Proposal } from '../core/proposal.ts'
import { aboutProposal, verbOf } from './proposal-words.ts'

/** Why it cannot be published any more, for the officer who proposed it and the one who was to confirm it. */
const OVERTAKEN_WORDS: Readonly<Record<Overtaken, string>> = {
  'dispute over': 'The dispute has ended in the meantime. See /timeline.',
  'action to come': 'An action is still to come. Call it off first: /actions shows it.',
  'action changed': 'That action has been changed in the meantime. /actions shows how it stands.',
  corrected: 'Another officer has corrected the same in the meantime. See /timeline.',
  'ballot recorded': 'Another ballot, or a correction of one, has been recorded in the meantime. See /timeline.',
}

const REASONS: Readonly<Record<Exclude<Ending, 'published'>, string>> = {
  ...OVERTAKEN_WORDS,
  'taken back': 'Its author has taken it back or changed it.',
  refused: 'A second officer said no; /audit says who.',
  'too late': 'No second officer has confirmed it within a day.',
}

/** What became of something that waited for a second officer, in a sentence or two. */
export const endingWords = ({ proposal }: Pick<Draft, 'proposal'>, why: Ending): string =>
  parts(proposal, why).join(' ')

const parts = (proposal: Proposal, why: Ending): readonly [string, string] =>
  why === 'published'
    ? [`A second officer has confirmed it, so it is ${verbOf(proposal)}.`, '/audit says who.']
    : [`Nothing was ${verbOf(proposal)}.`, REASONS[why]]

const AGAIN = 'If it is still wanted, begin it again.'

/** Past these there is nothing to begin again. */
const DONE: ReadonlySet<Ending> = new Set(['published', 'taken back', 'dispute over'])

/** Says it to its author, and to officers where they were asked. */
export function draftOver({ proposal }: Draft, why: Ending, zone: string): Message {
  const about = aboutProposal(proposal, zone)
  const [first, second] = parts(proposal, why)
  return {
    summary: `${why === 'published' ? 'Confirmed' : `Not ${verbOf(proposal)}`}: ${about}`,
    blocks: [
      { type: 'text', text: [{ bold: first }, ` ${second}`] },
      { type: 'text', text: about },
      ...(DONE.has(why) ? [] : [{ type: 'note', text: AGAIN } as const]),
    ],
  }
}

/** Says to an officer who is at it that it cannot be published any more, and how to go on. */
export const overtakenWords = (draft: Pick<Draft, 'proposal'>, why: Overtaken): string =>
  DONE.has(why) ? endingWords(draft, why) : `${endingWords(draft, why)} ${AGAIN}`
