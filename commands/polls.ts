import { z } from 'zod'
import { type Context, command } from '../src/core/command.ts'
import { type Line, moment, say } from '../src/core/message.ts'
import type { Poll } from '../src/core/polls.ts'

const SHOWN = 10

export default command({
  name: 'polls',
  summary: 'The open polls, and which of them still want your vote.',
  input: z.object({}),
  async run(_, context) {
    const { polls, branch, asker } = context
    const open = await polls.openPolls(branch.id, { limit: SHOWN })
    if (open.length === 0) return say('No poll is open.')
    const voted = await polls.votedIn(
      open.filter(({ secret }) => secret).map(({ id }) => id),
      asker,
    )
    const wants = await Promise.all(
      open.map(async (poll) => !(poll.secret ? voted.has(poll.id) : await reacted(poll, context))),
    )
    const waiting = wants.filter(Boolean).length
    return {
      summary:
        waiting === 0
          ? 'You have voted in every open poll.'
          : `${waiting} open ${waiting === 1 ? 'poll wants' : 'polls want'} your vote.`,
      blocks: [
        {
          type: 'text',
          text:
            waiting === 0
              ? 'You have voted in every open poll.'
              : `${waiting} of ${open.length} still ${waiting === 1 ? 'wants' : 'want'} your vote.`,
        },
        { type: 'list', items: open.map((poll, n) => line(poll, wants[n] ?? true, branch.zone)) },
        { type: 'note', text: 'Vote where the poll was posted. Informal polls – no ballots, no legal mandate.' },
      ],
    }
  },
})

/** A platform that does not answer just now must not hide the list: then the poll is shown as still wanting a vote. */
const reacted = (poll: Poll, { polls, asker }: Context): Promise<boolean> =>
  polls.reacted(poll, asker).catch(() => false)

const line = ({ id, question, secret, closes }: Poll, wants: boolean, zone: string): Line => [
  wants ? '▫️ ' : '✅ ',
  { bold: question },
  ` (${[...(secret ? ['secret'] : []), wants ? 'not voted yet' : 'you have voted'].join(', ')}). `,
  ...(closes ? ['Closes ', moment(closes, zone), '.'] : ['No closing time.']),
  ' Its name: ',
  { code: id },
]
