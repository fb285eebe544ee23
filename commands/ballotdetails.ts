import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { cautionsOf } from '../src/domain/cautions.ts'
import { details, withDetails } from './ballot.ts'
import { GONE, preview } from './publish.ts'

export default command({
  name: 'ballotdetails',
  summary: 'Adds details to a ballot that is not recorded yet.',
  access: 'officer',
  buttonOnly: true,
  form: true,
  input: z.object({ draft: z.string().max(20).meta({ description: 'Which', carried: true }), ...details }),
  async run({ draft: id, ...more }, context) {
    const { acts, branch, asker } = context
    const draft = await acts.find(branch.id, id)
    if (draft?.proposal.kind !== 'ballot' || draft.author.platform !== asker.platform || draft.author.id !== asker.id)
      throw new UserError(GONE)
    const proposal = { ...draft.proposal, ballot: await withDetails(draft.proposal.ballot, more, context) }
    await acts.redraft(id, proposal)
    return preview({ ...draft, proposal }, context, {
      warnings: await cautionsOf(proposal, context.facts, context.clock.now()),
      buttons: () => [{ label: 'Add details', run: `ballotdetails ${id}` }],
    })
  },
})
