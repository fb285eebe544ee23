import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { actionChoices, actionOption, pickAction } from '../src/core/pick-action.ts'
import { readPlainSpan } from '../src/core/plain-time.ts'
import { actionWords } from '../src/core/said-action.ts'
import { sourceOption } from '../src/core/source-input.ts'
import { spanWords } from '../src/core/time.ts'
import { sameTime } from '../src/domain/action-fields.ts'
import { change, orElse, reasonOption } from './action-change.ts'
import { everyoneOption } from './notify-input.ts'

export default command({
  name: 'move',
  summary: 'For officers: moves an action to another time, and says so everywhere it was announced.',
  access: 'officer',
  input: z.object({
    when: z.string().trim().min(1).max(100).meta({ description: 'Friday 10am for an hour', label: 'New time' }),
    reason: reasonOption,
    where: z.string().trim().max(300).optional().meta({ description: 'Where, if that changes too', label: 'Where' }),
    action: actionOption,
    everyone: everyoneOption,
    source: sourceOption,
  }),
  complete: actionChoices,
  begins: { action: actionWords },
  async run({ action: wanted, when, where, ...given }, context) {
    const none = orElse('There is no announced action to move.')
    const found = await pickAction(context, wanted, ['announced'], none)
    const span = await readPlainSpan(when, context.branch.zone, context.clock.now())
    if (sameTime(span, found.action))
      throw new UserError(`It is at that time already: ${spanWords(span)}. To change where it is: /correct`)
    return change(found, 'moved', { span, ...given, ...(where ? { place: where } : {}) }, context)
  },
})
