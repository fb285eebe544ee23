import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { cautions, details as options, withDetails } from './announce.ts'
import { GONE, preview } from './publish.ts'

export default command({
  name: 'details',
  summary: 'Adds details to an action that is not published yet.',
  access: 'officer',
  buttonOnly: true,
  form: true,
  input: z.object({ draft: z.string().max(20).meta({ description: 'Which', carried: true }), ...options }),
  async run({ draft: id, ...more }, context) {
    const { acts, branch, asker, facts } = context
    const draft = await acts.find(branch.id, id)
    if (draft?.proposal.kind !== 'action' || draft.author.platform !== asker.platform || draft.author.id !== asker.id)
      throw new UserError(GONE)
    const dispute = await facts.dispute(draft.proposal.dispute)
    if (!dispute) throw new UserError(GONE)
    const proposal = await withDetails(draft.proposal, more, dispute, context)
    await acts.redraft(id, proposal)
    return preview({ ...draft, proposal }, context, {
      warnings: (await cautions(proposal, context)).map((each) => each.text),
      buttons: () => [{ label: 'Add details', run: `details ${id}` }],
    })
  },
})
