import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'
import { actionChoices, pickAction } from '../src/core/pick-action.ts'
import { spanWords } from '../src/core/time.ts'

export default command({
  name: 'remindme',
  summary: 'Reminds you of an action by direct message. “/remindme off” takes you off the list.',
  input: z.object({
    action: z
      .string()
      .max(100)
      .optional()
      .meta({ description: 'Which action, or off; the next one if empty', label: 'Action, or off', complete: true }),
  }),
  complete: actionChoices,
  async run({ action: wanted }, context) {
    const { askers, asker, branch, clock } = context
    if (wanted?.trim().toLowerCase() === 'off') {
      const gone = await askers.stop(branch.id, asker)
      return say(gone === 0 ? 'You were on no list.' : 'Done. I have taken you off the list and will not write to you.')
    }
    // “/remindme on” is said as the opposite of off.
    const on = wanted?.trim().toLowerCase() === 'on'
    const { action } = await pickAction(
      context,
      on ? undefined : wanted,
      ['announced'],
      'No action is announced, so there is nothing to remind you of.',
    )
    const fresh = await askers.ask({ dispute: action.dispute, action: action.key }, asker, clock.now())
    const what = `${action.title}, ${spanWords(action)}`
    return say(
      fresh
        ? `I will write to you before it: ${what}. If it changes, I will write too.`
        : `You are on the list already: ${what}.`,
      {
        type: 'note',
        text: 'I can reach you only while you allow direct messages from me. For this I keep your account on a list until the action is over; then it is deleted. /remindme off deletes it now.',
      },
    )
  },
})
