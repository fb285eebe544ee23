import { z } from 'zod'
import { anonymousCommand } from '../src/core/command.ts'
import { cleared } from './concern-preview.ts'

export default anonymousCommand({
  name: 'dropconcern',
  summary: 'Lets go of something that was not sent.',
  buttonOnly: true,
  input: z.object({ code: z.string().max(40).optional().meta({ description: 'Which', carried: true }) }),
  async run({ code }, { drafts }) {
    if (code !== undefined) drafts.take(code)
    return cleared(
      code === undefined
        ? 'Not sent, and I have kept nothing. If you wrote it to me in a message, delete that too.'
        : 'Not sent, and I have kept nothing.',
    )
  },
})
