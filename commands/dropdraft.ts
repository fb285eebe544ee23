import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'
import { mustBeOwn } from './find-draft.ts'

export default command({
  name: 'dropdraft',
  summary: 'Throws away what was not published.',
  access: 'officer',
  buttonOnly: true,
  input: z.object({ draft: z.string().max(20).meta({ description: 'Which', carried: true }) }),
  async run({ draft: id }, context) {
    await mustBeOwn(id, context)
    await context.acts.drop(id, context.clock.now())
    return say('Thrown away. Nothing was published.')
  },
})
