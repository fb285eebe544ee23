import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { visible } from '../src/core/message.ts'
import { actionChoices, actionOption, pickAction } from '../src/core/pick-action.ts'
import { readPlainDay } from '../src/core/plain-time.ts'
import { actionWords } from '../src/core/said-action.ts'
import { sourceOption } from '../src/core/source-input.ts'
import { occasionWords, spanWords, Temporal } from '../src/core/time.ts'
import { change, orElse, reasonOption } from './action-change.ts'
import { everyoneOption } from './notify-input.ts'

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
    everyone: everyoneOption,
  }),
  complete: actionChoices,
  begins: { action: actionWords },
  async run({ action: wanted, resumes, ...given }, context) {
    const { branch, clock } = context
    const none = orElse('There is no announced action to suspend.')
    const found = await pickAction(context, wanted, ['announced'], none)
    if (!resumes) return change(found, 'suspended', given, context)
    const now = clock.now()
    const day = await readPlainDay(resumes, branch.zone, now)
    if (day.at.add({ hours: 24 }).epochMilliseconds <= now.epochMilliseconds)
      throw new UserError(
        `I read “${visible(resumes)}” as ${occasionWords(day, branch.zone)}, and that is past. Say a day to come.`,
      )
    const first = found.action.starts.toZonedDateTimeISO(branch.zone).startOfDay().toInstant()
    if (Temporal.Instant.compare(day.at, first) < 0)
      throw new UserError(
        `I read “${visible(resumes)}” as ${occasionWords(day, branch.zone)}, and that is before the action itself: ${spanWords(found.action)}. Say a day from then on, or leave it out.`,
      )
    return change(found, 'suspended', { ...given, resumes: day.at }, context)
  },
})
