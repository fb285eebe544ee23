import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { actionChoices, actionOption, pickAction, suspendedBefore } from '../src/core/pick-action.ts'
import { actionWords } from '../src/core/said-action.ts'
import { sourceOption } from '../src/core/source-input.ts'
import { isAwaited } from '../src/domain/outlook.ts'
import { change, orElse, reasonOption } from './action-change.ts'
import { everyoneOption } from './notify-input.ts'

export default command({
  name: 'calloff',
  summary: 'For officers: calls an action off, and says so loudly everywhere it was announced.',
  access: 'officer',
  input: z.object({ reason: reasonOption, source: sourceOption, action: actionOption, everyone: everyoneOption }),
  complete: actionChoices,
  begins: { action: actionWords },
  async run({ action: wanted, ...given }, context) {
    const states = ['announced', 'suspended'] as const
    // Members wait for the agreed day of one whose own time has passed, so it can still be called off.
    const awaited = (await suspendedBefore(context)).filter(({ action }) => isAwaited(action, context.clock.now()))
    const found = await pickAction(context, wanted, states, orElse('There is no action to call off.'), awaited)
    return change(found, 'called off', given, context)
  },
})
