import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { details as options, withDetails } from './announce.ts'
import { preview } from './draft-preview.ts'
import { GONE, ownDraft, redrafted } from './find-draft.ts'

export default command({
  name: 'details',
  summary: 'Adds details to an action that is not published yet.',
  access: 'officer',
  buttonOnly: true,
  form: true,
  input: z.object({ draft: z.string().max(20).meta({ description: 'Which', carried: true }), ...options }),
  async run({ draft: id, ...more }, context) {
    const draft = await ownDraft(id, context)
    if (draft?.proposal.kind !== 'action') throw new UserError(GONE)
    const dispute = await context.facts.dispute(draft.proposal.dispute)
    if (!dispute) throw new UserError(GONE)
    const proposal = await withDetails(draft.proposal, more, dispute, context)
    return preview(await redrafted(draft, proposal, context), context)
  },
})
