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
    const votes = await Promise.all(
      open.map(async (poll) =>
        poll.secret ? (voted.has(poll.id) ? 'voted' : 'not yet') : await voteIn(poll, context),
      ),
    )
    const waiting = votes.filter((vote) => vote !== 'voted').length
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
        { type: 'list', items: open.map((poll, n) => line(poll, votes[n] ?? 'not yet', branch.zone)) },
        { type: 'note', text: 'Vote where the poll was posted. Informal polls – no ballots, no legal mandate.' },
      ],
    }
  },
})

/** Whether somebody's vote counts as it stands: who has chosen more than they may is not counted at all. */
type Vote = 'voted' | 'not yet' | 'too many'

/** A platform that does not answer just now must not hide the list: then the poll is shown as still wanting a vote. */
async function voteIn(poll: Poll, { polls, asker }: Context): Promise<Vote> {
  const chosen = await polls.chosen(poll, asker).catch(() => 0)
  if (chosen === 0) return 'not yet'
  return chosen > poll.picks ? 'too many' : 'voted'
}

function state(vote: Vote, picks: number): string {
  if (vote === 'voted') return 'you have voted'
  if (vote === 'not yet') return 'not voted yet'
  return `you chose more than ${picks === 1 ? 'one option' : `${picks} options`}, so you are not counted: take back what is too many`
}

const MARK: Readonly<Record<Vote, string>> = { voted: '✅ ', 'not yet': '▫️ ', 'too many': '⚠️ ' }

const line = ({ id, question, secret, closes, picks }: Poll, vote: Vote, zone: string): Line => [
  MARK[vote],
  { bold: question },
  ` (${[...(secret ? ['secret'] : []), state(vote, picks)].join(', ')}). `,
  ...(closes ? ['Closes ', moment(closes, zone), '.'] : ['No closing time.']),
  ' Its name: ',
  { code: id },
]
