import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'
import { verbOf } from '../src/domain/proposal-words.ts'
import { mustBeOwn } from './find-draft.ts'
import { publishDraft } from './publish-draft.ts'
import { mustStillHold } from './still-possible.ts'

export default command({
  name: 'publish',
  summary: 'Publishes what an officer has just checked.',
  access: 'officer',
  buttonOnly: true,
  input: z.object({ draft: z.string().max(20).meta({ description: 'Which', carried: true }) }),
  async run({ draft: id }, context) {
    const { acts, twoOfficers, clock } = context
    const draft = await mustBeOwn(id, context)
    await mustStillHold(draft, context)
    if (!twoOfficers) return publishDraft(draft, {}, context)
    await acts.await(id, clock.now())
    const until = `Until then nothing is ${verbOf(draft.proposal)}.`
    return say(`A second officer has to confirm it: /confirm ${id}. ${until}`, {
      type: 'note',
      text: 'I have asked in the officers’ channel, where one is set. I tell you what becomes of it, or if nobody has confirmed it within a day.',
    })
  },
})
