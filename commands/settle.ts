import { z } from 'zod'
import { newCode } from '../src/core/codes.ts'
import { command, UserError } from '../src/core/command.ts'
import { disputeChoices, disputeOption, oneDispute } from '../src/core/pick-dispute.ts'
import { readSource, sourceOption } from '../src/core/source-input.ts'
import { propose } from './publish.ts'

export default command({
  name: 'settle',
  summary: 'For officers: ends a dispute, and says how it ended.',
  access: 'officer',
  input: z.object({
    text: z.string().trim().min(3).max(1000).meta({ description: 'How it ended', label: 'How it ended', long: true }),
    source: sourceOption,
    dispute: disputeOption,
  }),
  complete: disputeChoices,
  async run({ text, source, dispute: wanted }, context) {
    const { facts, branch, clock } = context
    const now = clock.now()
    const dispute = await oneDispute(context, wanted)
    const on = (await facts.coming(dispute.id, now, { limit: 50 })).filter(({ state }) => state !== 'called off')
    if (on.length > 0)
      throw new UserError(
        `Call off what is still to come first, so that nobody turns up: ${on.map(({ title }) => title).join('; ')}.`,
      )
    const update = {
      key: `end-${newCode()}`,
      text,
      when: { at: now, dayOnly: false },
      source: await readSource(source, 'End of the dispute', branch, now),
    }
    return propose({ kind: 'settle', dispute: dispute.id, update }, context)
  },
})
