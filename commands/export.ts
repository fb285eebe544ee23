import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { csv } from '../src/core/csv.ts'
import { closedPoll, closedPollChoices, closedPollOption } from '../src/core/poll-input.ts'
import { INFORMAL, isWithheld } from '../src/domain/poll-words.ts'

export default command({
  name: 'export',
  summary: 'For officers: a poll’s totals as CSV, without names.',
  access: 'officer',
  input: z.object({ poll: closedPollOption }),
  complete: closedPollChoices,
  async run({ poll: wanted }, context) {
    const poll = await closedPoll(wanted, context)
    const { result } = poll
    if (!result || poll.state !== 'closed') throw new UserError('Its totals are there when it is closed: /closepoll')
    if (isWithheld(poll, result.voters)) throw new UserError('So few voted in secret that the totals are not shown.')
    const rows = [
      ['question', 'option', 'votes', 'voters', 'eligible', 'not counted', 'counted at', 'note'],
      ...poll.options.map((option, n) => [
        poll.question,
        option,
        result.votes[n] ?? 0,
        result.voters,
        result.eligible ?? '',
        result.spoilt,
        result.counted.toString(),
        INFORMAL,
      ]),
    ]
    return {
      summary: `Totals of “${poll.question}” as CSV.`,
      blocks: [
        { type: 'text', text: `Totals of “${poll.question}”, as a table without names.` },
        {
          type: 'file',
          name: `poll-${result.counted.toString().slice(0, 10)}.csv`,
          mime: 'text/csv',
          content: await csv(rows),
        },
      ],
    }
  },
})
