import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'
import { readPlainTime } from '../src/core/plain-time.ts'
import { anyPoll, anyPollChoices, mayChange, openPollOption } from '../src/core/poll-input.ts'
import { momentWords } from '../src/core/time.ts'

const SEALED = 'A secret poll that is closed cannot be opened again: its box is sealed.'
const COUNTING =
  'That poll has just closed, and is being counted. Ask again when its result is out, and I open it again.'

export default command({
  name: 'extendpoll',
  summary: 'Gives a poll another closing time, or opens a closed one again, for its author and officers.',
  input: z.object({
    closes: z.string().max(60).meta({ description: 'The new closing time: Friday 5pm', label: 'Closes' }),
    poll: openPollOption,
  }),
  complete: anyPollChoices,
  async run({ closes, poll: wanted }, context) {
    const poll = await anyPoll(wanted, context)
    if (poll.secret && poll.state !== 'open') throw new UserError(SEALED)
    await mayChange(poll, context)
    const until = await readPlainTime(closes, context.branch.zone, context.clock.now())
    if (!(await context.polls.extend(poll.id, until))) throw new UserError(poll.secret ? SEALED : COUNTING)
    await context.polls.showAgain(poll)
    return say(`“${poll.question}” is open until ${momentWords(until, context.branch.zone)}.`)
  },
})
