import { z } from 'zod'
import { anonymousCommand } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'

/** The same for wrong words, for old ones, and where nobody has answered: none of these must be told apart. */
const NOTHING =
  'There is nothing to read: nobody has answered yet, or it is too long ago, or these are other words. I cannot tell which.'

export default anonymousCommand({
  name: 'replies',
  summary: 'Shows an answer to what you told without your name, with the seven words that you were given.',
  form: true,
  secret: true,
  input: z.object({
    words: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .meta({ description: 'As they were shown to you', label: 'Your seven words' }),
    withdraw: z
      .boolean()
      .optional()
      .meta({ description: 'Yes deletes what you wrote, and any answer to it', label: 'Delete what you wrote?' }),
  }),
  async run({ words, withdraw = false }, { room }) {
    if (withdraw) {
      await room.withdraw(words)
      return say(
        'If there was a text with these words, I have deleted it, with any answer. Officers may have read it before.',
      )
    }
    const texts = await room.replies(words)
    if (texts.length === 0) return say(NOTHING)
    return {
      summary: 'An answer from the officers.',
      blocks: [
        { type: 'heading', text: 'From the officers' },
        ...texts.flatMap((text) =>
          text
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => ({ type: 'text', text: line }) as const),
        ),
        {
          type: 'note',
          text: 'It is deleted now. For a quarter of an hour the same words show it again; after that they work on, for another answer.',
        },
      ],
    }
  },
})
