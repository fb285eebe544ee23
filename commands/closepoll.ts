import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'
import { mayChange, openPoll, openPollChoices, openPollOption } from '../src/core/poll-input.ts'

export default command({
  name: 'closepoll',
  summary: 'Closes a poll now, for its author and for officers; the result is posted.',
  input: z.object({ poll: openPollOption }),
  complete: openPollChoices,
  async run({ poll: wanted }, context) {
    const poll = await openPoll(wanted, context)
    if (poll.state !== 'open') throw new UserError('That poll is closed already.')
    await mayChange(poll, context)
    await context.polls.closeNow(poll)
    return say(`“${poll.question}” is closed. The result is posted as soon as it is counted.`)
  },
})
