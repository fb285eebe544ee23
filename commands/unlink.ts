import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'

export default command({
  name: 'unlink',
  summary: 'Takes away the link between your accounts.',
  input: z.object({}),
  run: async (_, { links, branch, asker }) =>
    say(
      (await links.unlink(branch.id, asker))
        ? 'The link is gone. Nothing of it is kept.'
        : 'Your accounts were not linked.',
    ),
})
