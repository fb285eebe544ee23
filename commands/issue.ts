import { z } from 'zod'
import { newCode } from '../src/core/codes.ts'
import { command, UserError } from '../src/core/command.ts'
import { NOTE_KINDS } from '../src/core/facts.ts'
import { visible } from '../src/core/message.ts'
import { disputeChoices, disputeOption, oneDispute } from '../src/core/pick-dispute.ts'
import { issueChoices, issueNamed } from '../src/core/pick-issue.ts'
import { readRecordedDay } from '../src/core/plain-time.ts'
import { readSource, sourceOption } from '../src/core/source-input.ts'
import { correctsOption, pickCorrected, sameWhenAndSource } from './corrects-input.ts'
import { propose } from './draft-preview.ts'

export default command({
  name: 'issue',
  summary: 'For officers: the record of an issue: when it was raised, what shows it, the employer’s reply.',
  access: 'officer',
  input: z.object({
    issue: z.string().trim().min(1).max(150).meta({ description: 'Which issue', label: 'Issue', complete: true }),
    kind: z.enum(['new issue', ...NOTE_KINDS]).meta({ description: 'What you record', label: 'Kind' }),
    text: z.string().trim().min(3).max(1000).meta({ description: 'In a sentence or two', label: 'What', long: true }),
    when: z.string().trim().max(60).optional().meta({ description: 'The day; today if empty', label: 'When' }),
    source: sourceOption,
    corrects: correctsOption,
    dispute: disputeOption,
  }),
  complete: { ...disputeChoices, issue: issueChoices },
  async run({ issue: wanted, kind, text, when, source, corrects, dispute: named }, context) {
    const { branch, clock, facts } = context
    const now = clock.now()
    const dispute = await oneDispute(context, named)
    const known = await facts.issues(dispute.id, now)
    const found = issueNamed(known, wanted)
    const from = await readSource(source, wanted, branch, now)
    if (kind === 'new issue') {
      if (corrects) throw new UserError('Only what is recorded of an issue can be corrected: raised, evidence …')
      if (found) throw new UserError(`There is “${found.title}” already. Record something of it: raised, evidence …`)
      const since = when ? { since: await readRecordedDay(when, branch.zone, now) } : {}
      const issue = { key: `issue-${newCode()}`, title: wanted, detail: text, ...since, source: from }
      return propose({ kind: 'issue', dispute: dispute.id, issue }, context)
    }
    if (!found)
      throw new UserError(
        `I know no issue “${visible(wanted)}”. There are: ${known.map(({ title }) => title).join('; ') || 'none yet'}. For another, choose “new issue”.`,
      )
    const at = when ? await readRecordedDay(when, branch.zone, now) : { at: now, dayOnly: false }
    const note = { key: `note-${newCode()}`, issue: found.key, kind, text, when: at, source: from }
    const proposal = { kind: 'issue note', dispute: dispute.id, title: found.title, note } as const
    if (corrects === undefined) return propose(proposal, context)
    const notes = await facts.issueNotes(dispute.id, now, { issue: found.key }, { limit: 500 })
    const wrong = pickCorrected(notes, corrects, {
      textOf: (each) => each.text,
      same: (each) =>
        each.kind === kind && each.text === text && sameWhenAndSource(each, note, { when, source }, branch.zone, now),
    })
    return propose({ ...proposal, corrects: wrong }, context)
  },
})
