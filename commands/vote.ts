import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'

const SAID = {
  counted: 'Your vote is in the box. It cannot be taken back, and no record joins it to you.',
  'voted before': 'You have voted in this poll already. That vote counts; this one was not taken.',
  closed: 'This poll is closed. Your vote was not taken.',
} as const

export default command({
  name: 'vote',
  summary: 'Puts a vote into the box of a secret poll.',
  buttonOnly: true,
  input: z.object({
    poll: z.string().max(20).meta({ description: 'Which poll', label: 'Poll' }),
    option: z.int().min(1).max(10).meta({ description: 'Which option', label: 'Option' }),
  }),
  async run({ poll: id, option }, { polls, branch, asker }) {
    const poll = await polls.poll(branch.id, id)
    if (!poll?.secret || option > poll.options.length) throw new UserError('That poll is not there any more.')
    return say(SAID[await polls.vote(poll, option - 1, asker)])
  },
})
