import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'
import { pickAction } from '../src/core/pick-action.ts'
import { shortName } from '../src/domain/wording.ts'

export default command({
  name: 'there',
  summary: 'Counts that you will be there.',
  buttonOnly: true,
  input: z.object({
    action: z.string().max(100).meta({ description: 'Which action', carried: true }),
    not: z.enum(['not']).optional().meta({ description: 'That you will not' }),
  }),
  async run({ action: wanted, not }, context) {
    const none =
      'It is not taking place as it was announced, so nobody is counted for it. /nextaction tells what holds.'
    const { action } = await pickAction(context, wanted, ['announced'], none)
    const key = { dispute: action.dispute, action: action.key }
    const changed = await context.going.say(context.branch.id, key, context.asker, not === undefined)
    if (not) return say(changed ? 'You are not counted any more.' : 'You were not counted.')
    return say(
      changed
        ? `Counted: you will be at the ${shortName(action)}. Nobody sees who, only how many.`
        : 'You are counted already.',
      { type: 'buttons', buttons: [{ label: 'I cannot come after all', run: `there ${action.key} not` }] },
    )
  },
})
