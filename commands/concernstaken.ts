import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { mustNotBeEmployers } from '../src/core/in-confidence.ts'
import { say } from '../src/core/message.ts'
import { noteSetting } from './note-setting.ts'

export default command({
  name: 'concernstaken',
  summary: 'Deletes texts that an officer has taken.',
  access: 'officer',
  buttonOnly: true,
  input: z.object({ window: z.string().max(10).meta({ description: 'Up to which window', carried: true }) }),
  async run({ window }, context) {
    const { reports, branch, place } = context
    await mustNotBeEmployers(place, context)
    const deleted = await (await reports.room(branch)).taken(window)
    if (deleted) await noteSetting(context, 'Texts of members were deleted here, once taken')
    return say(
      deleted
        ? 'Deleted here. Those who asked for an answer can still be answered, with /answer.'
        : 'There is nothing left of them here. Another officer has deleted them, or their time was over.',
    )
  },
})
