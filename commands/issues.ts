import { z } from 'zod'
import { command } from '../src/core/command.ts'
import type { Issue, IssueNote } from '../src/core/facts.ts'
import type { Block } from '../src/core/message.ts'
import { aboutDispute, disputeChoices, disputeOption } from '../src/core/pick-dispute.ts'
import { capital, citation, dated, orCorrected } from '../src/domain/wording.ts'

const NOTES = 50

export default command({
  name: 'issues',
  summary: 'What the dispute is about, issue by issue: when it was raised, what shows it, what was replied.',
  sameForAll: true,
  input: z.object({ dispute: disputeOption }),
  complete: disputeChoices,
  run: ({ dispute }, context) =>
    aboutDispute(context, { command: 'issues', dispute }, async ({ id, zone, title }) => {
      const now = context.clock.now()
      const [issues, notes] = await Promise.all([
        context.facts.issues(id, now),
        context.facts.issueNotes(id, now, { limit: NOTES }),
      ])
      return {
        summary: `${title}: ${issues.length} ${issues.length === 1 ? 'issue' : 'issues'}.`,
        blocks: [
          { type: 'heading', text: `Issues: ${title}` },
          ...(issues.length === 0
            ? [{ type: 'text', text: 'No issue is recorded yet. What the dispute is about: /status' } as const]
            : issues.flatMap((issue) => record(issue, notes, zone))),
        ],
      }
    }),
})

/** One issue with its record, the oldest entry first: that is the answer to "it was never raised". */
function record({ key, title, detail }: Issue, all: readonly IssueNote[], zone: string): readonly Block[] {
  const notes = all.filter(({ issue }) => issue === key).reverse()
  const last = notes.filter(({ kind, corrected }) => !corrected && (kind === 'settled' || kind === 'reopened')).at(-1)
  const state = last?.kind === 'settled' ? ' (settled)' : ''
  return [
    { type: 'text', text: [{ bold: `${capital(title)}${state}` }, ...(detail ? [`: ${detail}`] : [])] },
    {
      type: 'list',
      items: notes.map(({ kind, text, when, corrected, source }) =>
        dated(
          when,
          zone,
          ...orCorrected(`${capital(kind)}: ${text}`, corrected, zone),
          ' Source: ',
          citation(source, zone),
          '.',
        ),
      ),
    },
  ]
}
