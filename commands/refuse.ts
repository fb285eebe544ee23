import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'
import { aboutProposal, verbOf } from '../src/domain/proposal-words.ts'
import { NOT_WAITING, waitingDraft } from './find-draft.ts'

export default command({
  name: 'refuse',
  summary: 'The second officer’s no.',
  access: 'officer',
  buttonOnly: true,
  input: z.object({ code: z.string().max(20).meta({ description: 'Which', carried: true }) }),
  async run({ code }, context) {
    const { acts, asker, branch, clock } = context
    const draft = await waitingDraft(code, context)
    const about = `No to: ${aboutProposal(draft.proposal, branch.zone)}`
    if (!(await acts.refuse(draft, { officer: asker, about }, clock.now()))) throw new UserError(NOT_WAITING)
    return say(`Nothing is ${verbOf(draft.proposal)}. I tell its author, and the officers’ channel where one is set.`)
  },
})
