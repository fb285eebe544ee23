import type { Refused } from '../core/adapter.ts'
import type { Poll } from '../core/polls.ts'

/** What officers are told where a platform refuses something for a poll. `about` tells one such thing from another. */
export interface PollTrouble {
  readonly poll: Poll
  readonly about: string
  sentence(refused: Refused): string
}

/** Whether it will never be there again, so that nothing of it has to be tried any more. */
export const isGone = ({ why }: Refused): boolean => why === 'message gone' || why === 'channel gone'

export const unposted = (poll: Poll): PollTrouble => ({
  poll,
  about: 'post',
  sentence: (refused) =>
    `I could not post the poll “${poll.question}” in one of our channels. ${refused.message}${isGone(refused) ? '' : ' I try again every hour.'}`,
})

export const unseeded = (poll: Poll): PollTrouble => ({
  poll,
  about: 'choices',
  sentence: ({ message: how }) =>
    `I could not put all choices under the poll “${poll.question}” in one of our channels. ${how}`,
})

export const unread = (poll: Poll): PollTrouble => ({
  poll,
  about: 'votes',
  sentence(refused) {
    if (isGone(refused))
      return `I cannot reach one message of the poll “${poll.question}” any more, nor the votes under it. ${refused.message}`
    const mayNot = `I may not read the votes under the poll “${poll.question}” in one of our channels`
    return poll.state === 'open'
      ? `${mayNot}. ${refused.message}`
      : `${mayNot}, so its result is without them. ${refused.message} Then /extendpoll opens it again, and I count all votes anew.`
  },
})

export const unannounced = (poll: Poll): PollTrouble => ({
  poll,
  about: 'result',
  sentence: ({ message: how }) =>
    `I could not post the result of the poll “${poll.question}” in one of our channels. ${how}`,
})
