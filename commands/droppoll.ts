import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'

export default command({
  name: 'droppoll',
  summary: 'Throws away a poll that was not posted.',
  buttonOnly: true,
  input: z.object({ poll: z.string().max(20).meta({ description: 'Which', label: 'Poll' }) }),
  async run({ poll: id }, { polls, branch, asker }) {
    const draft = await polls.poll(branch.id, id)
    if (draft?.state === 'draft' && (await polls.wrote(id, asker))) await polls.drop(id)
    return say('Thrown away. Nothing was posted.')
  },
})
