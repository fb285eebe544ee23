import { z } from 'zod'
import { newCode } from '../src/core/codes.ts'
import { command, UserError } from '../src/core/command.ts'
import type { Action } from '../src/core/facts.ts'
import { disputeChoices, disputeOption, oneDispute } from '../src/core/pick-dispute.ts'
import { readSource, sourceOption } from '../src/core/source-input.ts'
import { spanWords, type Temporal } from '../src/core/time.ts'
import { agreedDayPassed, awaitedSince, isAwaited } from '../src/domain/outlook.ts'
import { resumesWords } from '../src/domain/wording.ts'
import { propose } from './draft-preview.ts'

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
    const coming = (await facts.coming(dispute.id, now, { limit: 50 })).filter(({ state }) => state !== 'called off')
    const suspended = (await facts.resuming(dispute.id, awaitedSince(now), now)).filter((each) => isAwaited(each, now))
    const on = [...new Map([...coming, ...suspended].map((each) => [each.key, each])).values()]
    if (on.length > 0)
      throw new UserError(
        `Call off what is still to come first, so that nobody turns up: ${on.map((each) => `${each.title}, ${standing(each, now)}`).join('; ')}.`,
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

function standing(action: Action, now: Temporal.Instant): string {
  const { resumes, state, zone } = action
  if (!resumes) return `${spanWords(action)}${state === 'suspended' ? ', suspended' : ''}`
  const day = resumesWords(resumes, zone)
  return agreedDayPassed(action, now) ? `suspended, with no word since ${day}` : `suspended until ${day}`
}
