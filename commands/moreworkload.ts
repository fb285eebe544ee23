import { z } from 'zod'
import { anonymousCommand, UserError } from '../src/core/command.ts'
import { given } from '../src/core/given.ts'
import { decodeAnswers } from '../src/reports/answers.ts'
import { bandOf, ISSUE } from '../src/reports/questions.ts'
import { bandNamed, CHANGED, formOf, keyNamed, labelsOf, mustHaveTurn, reportPreview } from './workload-report.ts'

export default anonymousCommand({
  name: 'moreworkload',
  summary: 'The other five questions about the workload.',
  buttonOnly: true,
  form: true,
  input: z.object({
    code: z.string().max(40).meta({ description: 'What was answered before', carried: true }),
    overdue: z
      .int()
      .min(0)
      .max(500)
      .optional()
      .meta({ description: 'How many of your visits or reviews are overdue now', label: 'Overdue visits or reviews' }),
    supervision: z
      .enum(labelsOf('supervision'))
      .optional()
      .meta({ description: 'Whether it was held last month', label: 'Supervision' }),
    it: z
      .number()
      .min(0)
      .max(120)
      .optional()
      .meta({ description: 'Hours lost to IT faults last week', label: 'Hours lost to IT' }),
    agency: z
      .enum(labelsOf('agency'))
      .optional()
      .meta({ description: 'How much of your team is agency staff', label: 'Agency share' }),
    issue: z
      .string()
      .max(150)
      .optional()
      .meta({ description: 'Which one weighs most on you', label: 'Issue', complete: true, offered: true }),
  }),
  complete: {
    async issue(context) {
      const { issueTitles } = await formOf(context)
      return Object.entries(issueTitles).map(([value, label]) => ({ value, label }))
    },
  },
  async run({ code, overdue, supervision, it, agency, issue }, context) {
    mustHaveTurn(context)
    const form = await formOf(context)
    const before = decodeAnswers(code, form)
    if (!before) throw new UserError(CHANGED)
    const more = given({
      overdue: overdue === undefined ? undefined : bandOf('overdue', overdue),
      supervision: bandNamed('supervision', supervision)?.key,
      it: it === undefined ? undefined : bandOf('it', it),
      agency: bandNamed('agency', agency)?.key,
      [ISSUE]: keyNamed(form.issueTitles, issue),
    })
    return reportPreview({ area: before.area, bands: { ...before.bands, ...more } }, form, { more: false })
  },
})
