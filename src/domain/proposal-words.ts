import type { Action } from '../core/facts.ts'
import type { Block, Line } from '../core/message.ts'
import type { Corrected, Proposal } from '../core/proposal.ts'
import { dayWords, lengthWords, occasionWords, shortSpanWords, spanWords } from '../core/time.ts'
import { type Comparison, comparisonWords } from '../reports/comparison.ts'
import { itemOf, WORKLOAD } from '../reports/questions.ts'
import { calling, changedLine, hasOwnTitle, sameTime } from './action-fields.ts'
import { ballotLines, ballotName, givesMandate } from './ballot.ts'
import { type Field, fields, optional } from './fields.ts'
import { mandateEnds } from './law.ts'
import { capital, citation, resumesWords, sizedType } from './wording.ts'

const CHANGES = {
  announced: 'Announce',
  moved: 'Move',
  corrected: 'Correct',
  suspended: 'Suspend',
  resumed: 'Resume',
  'called off': 'Call off',
} as const

/** An action as it would be, for words that take one. */
export const actionOf = (proposal: Extract<Proposal, { kind: 'action' }>): Action => ({
  ...proposal.version,
  dispute: proposal.dispute,
  revision: proposal.follows + 1,
})

export const cautionBlocks = (cautions: readonly Line[]): readonly Block[] =>
  cautions.length === 0
    ? []
    : [
        { type: 'text', text: { bold: 'Before you go on:' } },
        { type: 'list', items: cautions },
      ]

/** What goes to the announce channels; the rest is only recorded, and read by whoever asks. */
export const isPublic = ({ kind }: Proposal): boolean => kind === 'action' || kind === 'update' || kind === 'settle'

/** What is done with it once officers have said yes. */
export const verbOf = (proposal: Proposal): 'published' | 'recorded' | 'changed' =>
  isPublic(proposal) ? 'published' : proposal.kind === 'one officer' ? 'changed' : 'recorded'

/** In a few words: what the audit list says, and what a notification shows. */
export function aboutProposal(proposal: Proposal, zone: string): string {
  switch (proposal.kind) {
    case 'action': {
      const action = actionOf(proposal)
      const { was, among } = proposal
      const time = was && !sameTime(was, action) ? `${shortSpanWords(was)} → ${spanWords(action)}` : spanWords(action)
      return `${CHANGES[action.change]}: ${action.title}, ${time}${among === undefined ? '' : ` (${among})`}`
    }
    case 'update':
      return `${proposal.corrects ? 'Correction' : 'Update'}: ${proposal.update.text}`
    case 'settle':
      return `End of the dispute: ${proposal.update.text}`
    case 'ballot':
      return `${proposal.replaces?.length ? 'Corrected: ' : ''}${ballotName(proposal.ballot, zone)}`
    case 'claim':
      return `${proposal.corrects ? 'Corrected: what' : 'What'} ${proposal.claim.by} said on ${proposal.claim.topic}`
    case 'issue':
      return `New issue: ${proposal.issue.title}`
    case 'issue note':
      return `${proposal.corrects ? 'Corrected: ' : ''}${proposal.title}, ${proposal.note.kind}: ${proposal.note.text}`
    case 'open dispute':
      return `New dispute: ${proposal.dispute.title}`
    case 'comparison':
      return `${proposal.out ? 'Taken out' : 'Beside members’ reports'}: ${comparisonName(proposal.comparison)}`
    case 'one officer':
      return 'One officer can publish alone'
  }
}

const comparisonName = ({ item, kind, says, value }: Comparison): string =>
  `${itemOf(WORKLOAD, item)?.title ?? item}, ${kind} ${value} (${says})`

const corrects = (wrong: Corrected | undefined): readonly Field[] =>
  wrong ? [['Corrects', `${wrong.text} (That stays to be read, struck through.)`]] : []

function actionFields(
  action: Action,
  { was, before, among, replacing }: Extract<Proposal, { kind: 'action' }>,
): readonly Field[] {
  const time: Line =
    was && !sameTime(was, action) ? [{ struck: spanWords(was) }, ` → ${spanWords(action)}`] : spanWords(action)
  const what = hasOwnTitle(action) ? `${action.title} (${sizedType(action)})` : action.title
  return [
    ...optional('Dispute', among),
    ['What', (before && before.title !== action.title ? changedLine(before.title, what) : undefined) ?? what],
    ['When', time],
    ['How long', lengthWords(action)],
    ...calling(action, before),
    ...optional('In place of', replacing),
    ...optional('Reason', action.reason),
    ...optional('Agreed to resume', action.resumes && resumesWords(action.resumes, action.zone)),
    ['Source', citation(action.source, action.zone)],
  ]
}

/** All that would be recorded, for an officer to check. */
export function proposalBlocks(proposal: Proposal, zone: string): readonly Block[] {
  const shown = (title: string, all: readonly Field[]): readonly Block[] => [
    { type: 'heading', text: title },
    fields(all),
  ]
  switch (proposal.kind) {
    case 'action': {
      const action = actionOf(proposal)
      const notify: readonly Field[] = proposal.notify ? [['Notifies', 'everybody in the channel']] : []
      return shown(`${CHANGES[action.change]}: ${action.title}`, [...actionFields(action, proposal), ...notify])
    }
    case 'update':
    case 'settle': {
      const { text, when, source } = proposal.update
      const title = proposal.kind === 'settle' ? 'The dispute is over' : 'Update'
      return shown(title, [
        ['What', text],
        ...(proposal.kind === 'update' ? corrects(proposal.corrects) : []),
        ['When', occasionWords(when, zone)],
        ['Source', citation(source, zone)],
      ])
    }
    case 'ballot': {
      const { ballot } = proposal
      return [
        { type: 'heading', text: ballot.title },
        { type: 'list', items: ballotLines(ballot, zone) },
        fields([
          ...(ballot.opened ? [['Opened', occasionWords(ballot.opened, zone)] as const] : []),
          ['Closed', `${occasionWords(ballot.closed, zone)}; the mandate is counted from that day`],
          ...(ballot.agreedUntil ? [['Mandate agreed until', occasionWords(ballot.agreedUntil, zone)] as const] : []),
          ...(givesMandate(ballot)
            ? [['Mandate, by Steward’s count', `until ${dayWords(mandateEnds(ballot, zone), zone)}`] as const]
            : []),
        ]),
      ]
    }
    case 'claim': {
      const { topic, side, by, says, said, source } = proposal.claim
      return shown('Who said what', [
        ['Topic', topic],
        ['Who', `${by} (${side})`],
        ['Said', says],
        ...corrects(proposal.corrects),
        ['When', occasionWords(said, zone)],
        ['Source', citation(source, zone)],
      ])
    }
    case 'issue': {
      const { title, detail, since, source } = proposal.issue
      return shown('New issue', [
        ['Issue', title],
        ...optional('In a sentence', detail),
        ...optional('Since', since && occasionWords(since, zone)),
        ['Source', citation(source, zone)],
      ])
    }
    case 'issue note': {
      const { kind, text, when, source } = proposal.note
      return shown(capital(kind), [
        ['Issue', proposal.title],
        ['What', text],
        ...corrects(proposal.corrects),
        ['When', occasionWords(when, zone)],
        ['Source', citation(source, zone)],
      ])
    }
    case 'comparison':
      return [
        { type: 'heading', text: proposal.out ? 'Take it out' : 'Beside members’ reports' },
        { type: 'text', text: comparisonWords(proposal.comparison, undefined) },
        ...optional('To question', itemOf(WORKLOAD, proposal.comparison.item)?.title).map((field) => fields([field])),
      ]
    case 'one officer':
      return [
        { type: 'heading', text: 'One officer can publish alone' },
        { type: 'text', text: 'From then on nothing that is published needs a second officer any more.' },
      ]
    case 'open dispute': {
      const { title, union, employer, about, source } = proposal.dispute
      return shown(title, [
        ['Union', union],
        ['Employer', employer],
        ['About', about],
        ['Source', citation(source, zone)],
      ])
    }
  }
}
