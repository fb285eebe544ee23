import { z } from 'zod'
import { newCode } from '../src/core/codes.ts'
import { command } from '../src/core/command.ts'
import { disputeChoices, disputeOption, oneDispute } from '../src/core/pick-dispute.ts'
import { readRecordedDay } from '../src/core/plain-time.ts'
import { readSource, sourceOption } from '../src/core/source-input.ts'
import { correctsOption, pickCorrected, sameWhenAndSource } from './corrects-input.ts'
import { propose } from './draft-preview.ts'

export default command({
  name: 'update',
  summary: 'For officers: posts a dated status line with its source, such as an offer or talks.',
  access: 'officer',
  input: z.object({
    text: z.string().trim().min(3).max(1000).meta({ description: 'What has happened', label: 'What', long: true }),
    when: z
      .string()
      .trim()
      .max(60)
      .optional()
      .meta({ description: 'The day it happened; today if empty', label: 'When' }),
    source: sourceOption,
    corrects: correctsOption,
    dispute: disputeOption,
  }),
  complete: disputeChoices,
  async run({ text, when, source, corrects, dispute: wanted }, context) {
    const { branch, clock, facts } = context
    const now = clock.now()
    const dispute = await oneDispute(context, wanted)
    const update = {
      key: `update-${newCode()}`,
      text,
      when: when ? await readRecordedDay(when, branch.zone, now) : { at: now, dayOnly: false },
      source: await readSource(source, 'Update', branch, now),
    }
    if (corrects === undefined) return propose({ kind: 'update', dispute: dispute.id, update }, context)
    const wrong = pickCorrected(await facts.updates(dispute.id, now, { limit: 100 }), corrects, {
      textOf: (each) => each.text,
      same: (each) => each.text === text && sameWhenAndSource(each, update, { when, source }, branch.zone, now),
    })
    return propose({ kind: 'update', dispute: dispute.id, update, corrects: wrong }, context)
  },
})
