import { type Context, UserError } from '../src/core/command.ts'
import type { Line, Message } from '../src/core/message.ts'
import type { Reporting } from '../src/core/stores.ts'
import { LEAST } from '../src/reports/least.ts'
import { windowOf } from '../src/reports/windows.ts'
import { changedLines } from './note-setting.ts'

/** What is set as long as nothing was; from its window on members are told. */
export const firstReporting = ({ branch, clock }: Context): Reporting => ({
  areas: [],
  since: windowOf(clock.now(), branch.zone),
})

export function mustNotLower(fewest: number, before: Reporting | undefined): void {
  if (fewest < (before?.fewest ?? LEAST))
    throw new UserError(
      `It stands at ${before?.fewest}, and can only be raised: members reported because of it, and a lower one would show more of them.`,
    )
}

const LINES: readonly ((reporting: Reporting) => string)[] = [
  ({ areas }) =>
    areas.length === 0
      ? 'Areas: none, so figures are for the whole service alone. Three or four large ones are best.'
      : `Areas: ${areas.map(({ title, headcount }) => `${title} (${headcount})`).join('; ')}.`,
  ({ service }) =>
    service
      ? `In the whole service work ${service.headcount} (${service.source}).`
      : 'How many work in the whole service is not set, so no response rate is shown.',
  ({ fewest = LEAST }) =>
    `A figure is shown when it stands for ${fewest} reports or more; outside the branch for ten or more.`,
  ({ noDirect }) =>
    noDirect
      ? 'Concerns are taken in the form /concern alone, not in direct messages.'
      : 'Concerns are taken in the form /concern, and in direct messages.',
]

/** What an officer has changed, each in one line for the audit list. */
export const changesOf = (before: Reporting, after: Reporting): readonly string[] => changedLines(LINES, before, after)

export function reportingOverview(reporting: Reporting, { reports }: Context): Message {
  const items: readonly Line[] = [
    ...LINES.map((line) => line(reporting)),
    reports.sealed
      ? 'What members write is sealed to the organisers’ keys.'
      : 'What members write is not sealed: whoever hosts me can read it. They can set CONCERN_RECIPIENTS.',
  ]
  return {
    summary: 'What members can report.',
    blocks: [
      { type: 'heading', text: 'What members can report' },
      { type: 'list', items },
      { type: 'note', text: 'Members use /workload and /concern. Figures are published every four weeks: /evidence' },
    ],
  }
}
