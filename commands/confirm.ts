import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { GONE, mustStillHold, publishDraft } from './publish.ts'

export default command({
  name: 'confirm',
  summary: 'For officers: the second yes to what another officer wants to publish.',
  access: 'officer',
  input: z.object({
    code: z
      .string()
      .trim()
      .toLowerCase()
      .max(20)
      .meta({ description: 'The code that the first officer was given', label: 'Code' }),
  }),
  async run({ code }, context) {
    const { acts, branch, asker, links } = context
    const draft = await acts.find(branch.id, code)
    if (!draft) throw new UserError(GONE)
    if (!draft.waiting) throw new UserError('Its author has to press Publish first.')
    const [first, second] = await links.sameFor(branch.id, [draft.author, asker])
    if (first === second) throw new UserError('You wrote it yourself. Another officer has to confirm it.')
    await mustStillHold(draft, context)
    return publishDraft(draft, { second: asker }, context)
  },
})
