import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'

export default command({
  name: 'dropdraft',
  summary: 'Throws away what was not published.',
  access: 'officer',
  buttonOnly: true,
  input: z.object({ draft: z.string().max(20).meta({ description: 'Which', carried: true }) }),
  async run({ draft: id }, { acts, branch, asker }) {
    const draft = await acts.find(branch.id, id)
    if (draft && draft.author.platform === asker.platform && draft.author.id === asker.id) await acts.drop(id)
    return say('Thrown away. Nothing was published.')
  },
})
