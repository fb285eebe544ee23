import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { details, withDetails } from './ballot.ts'
import { preview } from './draft-preview.ts'
import { GONE, ownDraft, redrafted } from './find-draft.ts'

export default command({
  name: 'ballotdetails',
  summary: 'Adds details to a ballot that is not recorded yet.',
  access: 'officer',
  buttonOnly: true,
  form: true,
  input: z.object({ draft: z.string().max(20).meta({ description: 'Which', carried: true }), ...details }),
  async run({ draft: id, ...more }, context) {
    const draft = await ownDraft(id, context)
    if (draft?.proposal.kind !== 'ballot') throw new UserError(GONE)
    const proposal = { ...draft.proposal, ballot: await withDetails(draft.proposal.ballot, more, context) }
    return preview(await redrafted(draft, proposal, context), context)
  },
})
