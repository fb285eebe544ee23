import { z } from 'zod'
import type { Draft } from '../src/core/acts.ts'
import { type Context, command, UserError } from '../src/core/command.ts'
import { cautionsOf } from '../src/domain/cautions.ts'
import { secondOfficerAsked } from '../src/domain/officer-words.ts'
import { mustStillHold, publishDraft } from './publish.ts'

export default command({
  name: 'confirm',
  summary: 'For officers: the second yes to what another officer wants to publish. You see it first.',
  access: 'officer',
  input: z.object({
    code: z
      .string()
      .trim()
      .toLowerCase()
      .max(20)
      .meta({ description: 'The code that the first officer was given', label: 'Code' }),
    seen: z.boolean().optional().meta({ description: 'Said by the button under what is confirmed', carried: true }),
  }),
  async run({ code, seen = false }, context) {
    const { branch, asker, links, facts, clock } = context
    const draft = await waitingDraft(code, context)
    const [first, second] = await links.sameFor(branch.id, [draft.author, asker])
    if (first === second) throw new UserError('You wrote it yourself. Another officer has to confirm it.')
    await mustStillHold(draft, context)
    if (seen) return publishDraft(draft, { second: asker }, context)
    return secondOfficerAsked(draft, branch.zone, await cautionsOf(draft.proposal, facts, clock.now()))
  },
})

export const NOT_WAITING = 'That does not wait for you: an officer has said no to it, or its author has yet to say yes.'

/** What a second officer is asked about. What is over is deleted, so it cannot be told from a code that never was. */
export async function waitingDraft(code: string, { acts, branch }: Context): Promise<Draft> {
  const draft = await acts.find(branch.id, code)
  if (!draft)
    throw new UserError(
      'I do not know that code. Check it letter by letter; if it is right, that was published, changed or thrown away already: /audit shows what was published.',
    )
  if (!draft.waiting) throw new UserError(NOT_WAITING)
  return draft
}
