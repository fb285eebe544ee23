import { type Message, say } from './core/message.ts'

const OPENINGS = {
  example: 'No token is set, so this is an example: the dispute in Kirklees, 2017.',
  blank: 'This is an empty branch to try things with; nothing is kept.',
  own: 'This is your own data.',
} as const

/** What a conversation in the terminal begins with. `time`: where the clock stands, if it stands and can be moved. */
export function welcome(of: keyof typeof OPENINGS, time: string | undefined): Message {
  const moves = time === undefined ? '' : ' “wait 1d” moves the clock,'
  return say(`${OPENINGS[of]}${time === undefined ? '' : ` ${time}`}`, {
    type: 'text',
    text: `Try /status, /nextaction, /poll or /help. A number presses a button, “react 2” answers a poll,${moves} “as @sam” speaks as a member, “dm …” writes to me alone, “quit” ends it.`,
  })
}
