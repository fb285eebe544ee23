import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { cautionsOf } from '../src/domain/cautions.ts'
import { secondOfficerAsked } from '../src/domain/officer-words.ts'
import { waitingDraft } from './find-draft.ts'
import { publishDraft } from './publish-draft.ts'
import { mustStillHold } from './still-possible.ts'

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
