import { z } from 'zod'
import { anonymousCommand, UserError } from '../src/core/command.ts'
import { decodeAnswers } from '../src/reports/answers.ts'
import { WORKLOAD } from '../src/reports/questions.ts'
import { cleared } from './concern-preview.ts'
import { already, CHANGED, figuresComeOn, formOf, mayReport } from './workload-report.ts'

export default anonymousCommand({
  name: 'sendreport',
  summary: 'Keeps a report.',
  buttonOnly: true,
  input: z.object({ code: z.string().max(40).meta({ description: 'What was answered', carried: true }) }),
  async run({ code }, context) {
    const { room, turns, branch } = context
    const answers = decodeAnswers(code, await formOf(context))
    if (!answers) throw new UserError(CHANGED)
    await mayReport(context)
    if (!turns.take(WORKLOAD)) throw already(context)
    try {
      await room.file({ form: WORKLOAD, ...answers })
    } catch (error) {
      turns.giveBack(WORKLOAD)
      throw error
    }
    return cleared('Sent. Thank you: this is what makes the case.', {
      type: 'text',
      text: `The figures come on ${figuresComeOn(room.window, branch.zone)}, where enough members reported: /evidence`,
    })
  },
})
