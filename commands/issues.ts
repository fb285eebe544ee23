import { z } from 'zod'
import { type Context, command } from '../src/core/command.ts'
import type { Issue, IssueNote } from '../src/core/facts.ts'
import type { Block, Line } from '../src/core/message.ts'
import { aboutDispute, disputeChoices, disputeOption } from '../src/core/pick-dispute.ts'
import { occasionWords } from '../src/core/time.ts'
import { capital, citation, dated, orCorrected, sentence } from '../src/domain/wording.ts'

/** Of each issue so many of its oldest entries are shown, and so many of its latest. */
const OLDEST = 10
const LATEST = 10

export default command({
  name: 'issues',
  summary: 'What the dispute is about, issue by issue: when it was raised, what shows it, what was replied.',
  sameForAll: true,
  input: z.object({ dispute: disputeOption }),
  complete: disputeChoices,
  run: ({ dispute }, context) =>
    aboutDispute(context, { command: 'issues', dispute }, async ({ id, zone, title }) => {
      const now = context.clock.now()
      const issues = await context.facts.issues(id, now)
      const records = await Promise.all(issues.map((issue) => record(issue, { dispute: id, zone }, context)))
      return {
        summary: `${title}: ${issues.length} ${issues.length === 1 ? 'issue' : 'issues'}.`,
        blocks: [
          { type: 'heading', text: `Issues: ${title}` },
          ...(issues.length === 0
            ? [{ type: 'text', text: 'No issue is recorded yet. What the dispute is about: /status' } as const]
            : records.flat()),
        ],
      }
    }),
})

/** One issue with its record, the oldest entry first: that is the answer to "it was never raised". */
async function record(
  { key: issue, title, detail, since }: Issue,
  { dispute, zone }: { readonly dispute: string; readonly zone: string },
  { facts, clock }: Context,
): Promise<readonly Block[]> {
  const now = clock.now()
  const [oldest, latest, last] = await Promise.all([
    facts.issueNotes(dispute, now, { issue, oldestFirst: true }, { limit: OLDEST }),
    facts.issueNotes(dispute, now, { issue }, { limit: LATEST + 1 }),
    facts.lastIssueNote(dispute, now, issue, ['settled', 'reopened']),
  ])
  const shown = new Set(oldest.map(({ key }) => key))
  const further = latest.filter(({ key }) => !shown.has(key)).reverse()
  const settled = last?.kind === 'settled' ? ' (settled)' : ''
  const line = ({ kind, text, when, corrected, source }: IssueNote): Line =>
    dated(
      when,
      zone,
      ...orCorrected(`${capital(kind)}: ${sentence(text)}`, corrected, zone),
      ' Source: ',
      citation(source, zone),
      '.',
    )
  return [
    {
      type: 'text',
      text: [
        { bold: `${capital(title)}${settled}` },
        ...(detail ? [`: ${sentence(detail)}`] : []),
        ...(since ? [` Since ${occasionWords(since, zone)}.`] : []),
      ],
    },
    { type: 'list', items: oldest.map(line) },
    ...(further.length > LATEST ? [{ type: 'text', text: 'More entries lie between these.' } as const] : []),
    ...(further.length === 0 ? [] : [{ type: 'list', items: further.slice(-LATEST).map(line) } as const]),
  ]
}
