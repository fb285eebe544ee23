import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { actionChoices, actionOption, pickAction } from '../src/core/pick-action.ts'
import { readPlainTime } from '../src/core/plain-time.ts'
import { sourceOption } from '../src/core/source-input.ts'
import { change, reasonOption } from './move.ts'

export default command({
  name: 'suspend',
  summary: 'For officers: suspends an action, with the reason and, if one was agreed, the day it resumes.',
  access: 'officer',
  input: z.object({
    reason: reasonOption,
    resumes: z
      .string()
      .trim()
      .max(60)
      .optional()
      .meta({ description: 'Only if both sides agreed a day', label: 'Agreed to resume' }),
    source: sourceOption,
    action: actionOption,
  }),
  complete: actionChoices,
  async run({ action: wanted, reason, resumes, source }, context) {
    const { branch, clock } = context
    const found = await pickAction(context, wanted, ['announced'], 'There is no announced action to suspend.')
    const agreed = resumes ? { resumes: await readPlainTime(resumes, branch.zone, clock.now()) } : {}
    return change(found, 'suspended', { reason, source, ...agreed }, context)
  },
})
