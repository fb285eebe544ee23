import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { actionChoices, actionOption, pickAction, suspendedBefore } from '../src/core/pick-action.ts'
import { readPlainSpan } from '../src/core/plain-time.ts'
import { actionWords } from '../src/core/said-action.ts'
import { sourceOption } from '../src/core/source-input.ts'
import { change, orElse, reasonOption } from './action-change.ts'
import { everyoneOption } from './notify-input.ts'

export default command({
  name: 'resume',
  summary: 'For officers: puts a suspended action on again, at its old time or at a new one.',
  access: 'officer',
  input: z.object({
    reason: reasonOption,
    when: z
      .string()
      .trim()
      .max(100)
      .optional()
      .meta({ description: 'A new time: Friday 10am for an hour. Empty: as it was', label: 'New time' }),
    source: sourceOption,
    action: actionOption,
    everyone: everyoneOption,
  }),
  complete: actionChoices,
  begins: { action: actionWords },
  async run({ action: wanted, when, ...given }, context) {
    const none = orElse('There is no suspended action to resume.')
    const found = await pickAction(context, wanted, ['suspended'], none, await suspendedBefore(context))
    const span = when ? { span: await readPlainSpan(when, context.branch.zone, context.clock.now()) } : {}
    return change(found, 'resumed', { ...given, ...span }, context)
  },
})
