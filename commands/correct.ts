import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { given } from '../src/core/given.ts'
import { actionChoices, actionOption, pickAction } from '../src/core/pick-action.ts'
import { actionWords } from '../src/core/said-action.ts'
import { change, orElse, reasonOption } from './action-change.ts'

const text = (most: number, description: string, label: string) =>
  z.string().trim().min(1).max(most).optional().meta({ description, label })

export default command({
  name: 'correct',
  summary: 'For officers: corrects what was announced of an action, other than its time.',
  access: 'officer',
  input: z.object({
    reason: reasonOption,
    where: text(300, 'Where people meet', 'Where'),
    who: text(300, 'Who is called to take part', 'Who'),
    ask: text(1000, 'What is asked of them', 'What is asked'),
    title: text(150, 'Its title', 'Title'),
    action: actionOption,
  }),
  complete: actionChoices,
  begins: { action: actionWords },
  async run({ action: wanted, reason, where, who, ask, title }, context) {
    const states = ['announced', 'suspended'] as const
    const found = await pickAction(context, wanted, states, orElse('There is no action to correct.'))
    const changed = given({ place: where, who, ask, title })
    if (Object.keys(changed).length === 0)
      throw new UserError('Say what is to be corrected: where, who, what is asked, or the title. For its time: /move')
    const before: Readonly<Partial<Record<string, unknown>>> = { ...found.action }
    if (Object.entries(changed).every(([field, value]) => before[field] === value))
      throw new UserError('It says that already.')
    return change(found, 'corrected', { reason, ...changed }, context)
  },
})
