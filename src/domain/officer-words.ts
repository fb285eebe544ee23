import type { Draft } from '../core/acts.ts'
import type { Action, Ballot, Dispute, Update } from '../core/facts.ts'
import { type Block, type Message, say } from '../core/message.ts'
import { dayIn, dayWords, occasionWords, type Temporal, untilDayWords } from '../core/time.ts'
import { afterMandate, lastNoticeDay, noticeLine } from './law.ts'
import { aboutProposal, cautionBlocks, proposalBlocks, verbOf } from './proposal-words.ts'
import { citation, resumesWords, shortName } from './wording.ts'

/** Words for officers alone. None of them says that anything is lawful: that is for a regional officer to say. */
const CHECK = 'Please check this with your regional officer.'

const notes = (late: string | undefined): readonly Block[] => (late === undefined ? [] : [{ type: 'note', text: late }])

/** That the last day is near on which the employer can be given notice of an action. */
export function noticeReminder(
  action: Action,
  noticeTo: string | undefined,
  now: Temporal.Instant,
  late?: string,
): Message {
  const last = lastNoticeDay(action.starts, action.zone)
  const [day, when] = [dayWords(last, action.zone), inDays(now, last, action.zone)]
  const verb = when === undefined ? 'had' : 'has'
  const summary = `Notice of the ${shortName(action)} ${verb} to reach the employer by ${day}${when === undefined ? '' : `, ${when}`}.`
  return say(
    summary,
    { type: 'text', text: `${noticeTo ? `To be given to: ${noticeTo}. ` : ''}${noticeLine(action)} ${CHECK}` },
    { type: 'note', text: 'If it has been given, there is nothing to do.' },
    ...notes(late),
  )
}

/** Undefined where the day has passed. */
const inDays = (now: Temporal.Instant, day: Temporal.Instant, zone: string): string | undefined =>
  dayIn(now, zone).until(dayIn(day, zone)).days < 0 ? undefined : untilDayWords(now, day, zone)

/** That the day has come on which both sides agreed that a suspended action resumes. It does not do so by itself. */
export function resumeReminder(action: Action, late?: string): Message {
  const { resumes, zone } = action
  const day = resumes ? ` on ${resumesWords(resumes, zone)}` : ''
  return say(
    `Today is the day: the ${shortName(action)} is suspended, and both sides agreed to resume${day}.`,
    {
      type: 'text',
      text: 'It stays suspended until you say otherwise, and members are told so. To put it on: /resume, with its new time. To end it: /calloff.',
    },
    ...notes(late),
  )
}

/** That a ballot's mandate is about to end. */
export function mandateReminder(
  dispute: Dispute,
  ballot: Ballot,
  ends: Temporal.Instant,
  now: Temporal.Instant,
  late?: string,
): Message {
  const when = inDays(now, ends, dispute.zone)
  const day = `${dayWords(ends, dispute.zone)}${when === undefined ? '' : `, ${when}`}`
  const summary = `The mandate of the ${ballot.title.toLowerCase()} ${when === undefined ? 'ended' : 'ends'} on ${day}.`
  return say(
    summary,
    { type: 'text', text: `${dispute.title}. ${afterMandate(ballot, dispute.zone)} ${CHECK}` },
    ...notes(late),
  )
}

/** Asks another officer for the second yes, or no: with all that the first one was shown. */
export function secondOfficerAsked(draft: Draft, zone: string, cautions: readonly string[]): Message {
  const { id, proposal, author } = draft
  return {
    summary: `A second officer has to confirm: ${aboutProposal(proposal, zone)}`,
    blocks: [
      {
        type: 'text',
        text: [
          { bold: 'A second officer has to confirm this.' },
          ` Until then nothing is ${verbOf(proposal)}. Asked by `,
          { mention: { kind: 'person', ...author } },
          '.',
        ],
      },
      ...proposalBlocks(proposal, zone),
      ...cautionBlocks(cautions),
      {
        type: 'buttons',
        buttons: [
          { label: 'Confirm', run: `confirm ${id} seen:yes`, style: 'primary' },
          { label: 'No', run: `refuse ${id}` },
        ],
      },
      { type: 'note', text: `It holds for a day. Elsewhere: /confirm ${id}` },
    ],
  }
}

/** A status line, as it stands in the announce channel; with the last one the dispute is over. `wrong`: the one that it corrects. */
export const updatePosted = (
  dispute: Dispute,
  { text, when, source }: Update,
  { ends = false, wrong }: { readonly ends?: boolean | undefined; readonly wrong?: Update | undefined } = {},
): Message => ({
  summary: ends ? `The dispute is over. ${text}` : wrong ? `Correction: ${text}` : text,
  blocks: [
    {
      type: 'heading',
      text: ends ? `The dispute is over: ${dispute.title}` : wrong ? `Correction: ${dispute.title}` : dispute.title,
    },
    { type: 'text', text },
    ...(wrong ? [{ type: 'text', text: ['Not any more: ', { struck: wrong.text }] } as const] : []),
    { type: 'note', text: [`${occasionWords(when, dispute.zone)}. Source: `, citation(source, dispute.zone), '.'] },
  ],
})
