import { z } from 'zod'
import { newCode } from '../src/core/codes.ts'
import { command } from '../src/core/command.ts'
import { SIDES } from '../src/core/facts.ts'
import { disputeChoices, disputeOption, oneDispute } from '../src/core/pick-dispute.ts'
import { readRecordedDay, withinDay } from '../src/core/plain-time.ts'
import { readSource, sourceOption } from '../src/core/source-input.ts'
import { correctsOption, pickCorrected, sameWhenAndSource } from './corrects-input.ts'
import { propose } from './draft-preview.ts'

export default command({
  name: 'claim',
  summary: 'For officers: records who said what, of either side. Steward never rules between them.',
  access: 'officer',
  input: z.object({
    topic: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .meta({ description: 'What it is about, in a word or two', label: 'Topic' }),
    side: z.enum(SIDES).meta({ description: 'Whose side speaks', label: 'Side' }),
    by: z.string().trim().min(1).max(150).meta({ description: 'Who said it publicly, in which office', label: 'Who' }),
    says: z.string().trim().min(1).max(1000).meta({ description: 'What they said', label: 'What', long: true }),
    source: sourceOption,
    said: z
      .string()
      .trim()
      .max(60)
      .optional()
      .meta({ description: 'The day they said it; today if empty', label: 'When' }),
    corrects: correctsOption,
    dispute: disputeOption,
  }),
  complete: disputeChoices,
  async run({ topic, side, by, says, said, source, corrects, dispute: wanted }, context) {
    const { branch, clock, facts } = context
    const now = clock.now()
    const dispute = await oneDispute(context, wanted)
    const from = await readSource(source, `${by} on ${topic}`, branch, now)
    // What was said is as old as the paper it stands in, where nobody says otherwise.
    const when = said ? await readRecordedDay(said, branch.zone, now) : withinDay(from.published, branch.zone, now)
    const claim = { key: `claim-${newCode()}`, topic: topic.toLowerCase(), side, by, says, said: when, source: from }
    if (corrects === undefined) return propose({ kind: 'claim', dispute: dispute.id, claim }, context)
    const wrong = pickCorrected(await facts.claims(dispute.id, now, {}, { limit: 500 }), corrects, {
      textOf: (each) => each.says,
      same: (each) =>
        WORDS.every((word) => each[word] === claim[word]) &&
        sameWhenAndSource(
          { ...each, when: each.said },
          { ...claim, when: claim.said },
          { when: said, source },
          branch.zone,
          now,
        ),
    })
    return propose({ kind: 'claim', dispute: dispute.id, claim, corrects: wrong }, context)
  },
})

const WORDS = ['topic', 'side', 'by', 'says'] as const
