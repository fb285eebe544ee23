import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { actionChoices, actionOption, pickAction } from '../src/core/pick-action.ts'
import { sourceOption } from '../src/core/source-input.ts'
import { change, reasonOption } from './move.ts'

export default command({
  name: 'calloff',
  summary: 'For officers: calls an action off, and says so loudly everywhere it was announced.',
  access: 'officer',
  input: z.object({ reason: reasonOption, source: sourceOption, action: actionOption }),
  complete: actionChoices,
  async run({ action: wanted, reason, source }, context) {
    const states = ['announced', 'suspended'] as const
    const found = await pickAction(context, wanted, states, 'There is no action to call off.')
    return change(found, 'called off', { reason, source }, context)
  },
})
