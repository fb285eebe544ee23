import { z } from 'zod'
import { newCode } from '../src/core/codes.ts'
import { command, UserError } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'

export default command({
  name: 'link',
  summary: 'Links your accounts on two platforms, so that a secret vote counts once. You need not.',
  input: z.object({
    code: z
      .string()
      .max(20)
      .optional()
      .meta({ description: 'The code that I gave you on the other platform', label: 'Code' }),
  }),
  async run({ code }, { links, branch, asker, clock }) {
    const now = clock.now()
    if (code === undefined) {
      const fresh = newCode()
      await links.offer(branch.id, fresh, asker, now)
      return {
        summary: 'Your code to link two accounts.',
        blocks: [
          { type: 'text', text: ['On the other platform, say ', { code: `/link ${fresh}` }, ' within ten minutes.'] },
          {
            type: 'note',
            text: 'I keep no account, only a scrambled value of each, so that a secret vote of yours counts once. /unlink takes it away.',
          },
        ],
      }
    }
    const word = code.trim().toLowerCase()
    switch (await links.accept(branch.id, word, asker, now)) {
      case 'linked':
        return say(
          'Linked. From now on a secret vote of yours counts once, wherever you cast it. /unlink takes it away.',
        )
      case 'same platform':
        throw new UserError('That code was made on this platform. Type it on the other one.')
      case 'no such code':
        throw new UserError(
          'I do not know that code: it may be older than ten minutes, used, or mistyped. /link gives you a new one.',
        )
    }
  },
})
