import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import type { Block } from '../src/core/message.ts'
import { actionChoices, actionOption, actionsToCome, pickAction } from '../src/core/pick-action.ts'

export default command({
  name: 'calendar',
  summary: 'The actions in your own calendar: an address that stays right, and the next one as a file.',
  input: z.object({
    action: actionOption,
    anew: z
      .boolean()
      .optional()
      .meta({ description: 'For officers: a new address; the old one ends', label: 'New address' }),
  }),
  complete: actionChoices,
  async run({ action: wanted, anew = false }, context) {
    if (anew && !(await context.officer())) throw new UserError('Only the branch’s officers can change the address.')
    const address = await context.calendar.address(context.branch, anew)
    const [next] = (await actionsToCome(context)).filter(({ action }) => action.state === 'announced')
    const found =
      wanted === undefined
        ? next
        : await pickAction(
            context,
            wanted,
            ['announced', 'suspended', 'called off'],
            'There is no such action to come.',
          )
    const file: readonly Block[] = found
      ? [
          { type: 'text', text: `The file puts “${found.action.title}” into your calendar, as it stands now.` },
          {
            type: 'file',
            name: `${found.action.key}.ics`,
            mime: 'text/calendar',
            content: await context.calendar.entry(found.action),
          },
        ]
      : [{ type: 'text', text: 'No action is announced, so there is no file to add.' }]
    return {
      summary: address === undefined ? 'The next action as a file for your calendar.' : 'The address of our calendar.',
      blocks: [...(address === undefined ? UNSERVED : addressBlocks(address, anew)), ...file],
    }
  },
})

/** An address on the host's own machine would be no good to anybody else. */
const UNSERVED: readonly Block[] = [
  {
    type: 'text',
    text: 'There is no address yet that a calendar could follow. Whoever hosts me can mend that: set WEB_PORT and PUBLIC_URL, as the README says under “Calendar, health and metrics”.',
  },
]

const addressBlocks = (address: string, anew: boolean): readonly Block[] => [
  {
    type: 'text',
    text: anew
      ? 'The old address has ended. This is the new one:'
      : 'Add this address to your calendar, as a subscription:',
  },
  { type: 'text', text: { code: address } },
  {
    type: 'note',
    text: 'Keep it to yourself: whoever has it sees our actions, and whoever runs your calendar sees that you follow them. Not on a work account.',
  },
]
