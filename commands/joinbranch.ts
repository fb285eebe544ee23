import { z } from 'zod'
import { joiningCommand, UserError } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'

export default joiningCommand({
  name: 'joinbranch',
  summary: 'For whoever manages this server: joins it to a branch, with the branch’s one-time code.',
  input: z.object({
    code: z.string().trim().toLowerCase().max(20).meta({ description: 'The one-time code', label: 'Code' }),
  }),
  async run({ code }, { place, settings, clock, manages }) {
    if (place.space === undefined) throw new UserError('Please say that in the server or workspace that is to join.')
    if (!(await manages()))
      throw new UserError('Only whoever manages this server or workspace can join it to a branch.')
    const branch = await settings.joinBranch(place.platform, place.space, code, clock.now())
    if (!branch) throw new UserError('I do not know that code: it may be used, older than a week, or mistyped.')
    return say(`This server or workspace now belongs to ${branch.name}. /setup shows what is still to do.`)
  },
})
