import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'
import { pollPlaces } from './poll.ts'

const GONE = 'That draft is not there any more: it was posted, thrown away, or is older than a day.'

export default command({
  name: 'postpoll',
  summary: 'Posts a poll that was just checked.',
  buttonOnly: true,
  input: z.object({ poll: z.string().max(20).meta({ description: 'Which', label: 'Poll' }) }),
  async run({ poll: id }, context) {
    const { polls, branch, asker, clock } = context
    const draft = await polls.poll(branch.id, id)
    if (draft?.state !== 'draft' || !(await polls.wrote(id, asker))) throw new UserError(GONE)
    const now = clock.now()
    if (draft.closes && draft.closes.epochMilliseconds <= now.epochMilliseconds)
      throw new UserError('Its closing time has passed in the meantime. Please ask again with a later one.')
    if (!(await polls.open(id, await pollPlaces(context), now))) throw new UserError(GONE)
    return say('It is on its way to the poll channel. /polls shows it, and /closepoll closes it.')
  },
})
