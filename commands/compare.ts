import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { readSource } from '../src/core/source-input.ts'
import { dayIn } from '../src/core/time.ts'
import type { Comparison } from '../src/reports/comparison.ts'
import { ITEMS } from '../src/reports/questions.ts'
import { propose } from './draft-preview.ts'

const [first = '', ...rest] = ITEMS.map(({ key }) => key)
const KINDS = ['agreed level', 'own figure', 'take it out'] as const

export default command({
  name: 'compare',
  summary: 'For officers: puts the agreed local level, or the employer’s own figure, beside what members report.',
  access: 'officer',
  input: z.object({
    question: z.enum([first, ...rest]).meta({ description: 'Beside which question', label: 'Question' }),
    kind: z
      .enum(KINDS)
      .meta({ description: 'A level that both sides agreed, or what the employer says', label: 'Kind' }),
    figure: z
      .string()
      .trim()
      .min(1)
      .max(150)
      .optional()
      .meta({ description: 'A number; or for the employer’s figure: “16 cases on average”', label: 'Figure' }),
    says: z.string().trim().min(1).max(150).meta({ description: 'Who says so, or who agreed it', label: 'Who' }),
    source: z
      .string()
      .trim()
      .min(3)
      .max(300)
      .optional()
      .meta({ description: 'Where it stands, with its day: “Workload policy, 3 May 2016”', label: 'Source' }),
  }),
  async run({ question, kind, figure, says, source }, context) {
    const { branch, clock, settings } = context
    if (kind === 'take it out') {
      const known = (await settings.comparisons(branch.id)).find(
        (each) => each.item === question && each.says.toLowerCase() === says.toLowerCase(),
      )
      if (!known) throw new UserError('There is no such figure. /evidence shows what stands beside the reports.')
      return propose({ kind: 'comparison', comparison: known, out: true }, context)
    }
    if (figure === undefined) throw new UserError('Figure: please fill this in.')
    if (source === undefined) throw new UserError('Source: please fill this in.')
    const { publisher, published } = await readSource(source, figure, branch, clock.now())
    const date = dayIn(published, branch.zone).toString()
    const about = { item: question, says, source: publisher, date }
    const comparison: Comparison =
      kind === 'agreed level' ? { ...about, kind, value: Number(figure) } : { ...about, kind, value: figure }
    const { checkComparison } = await import('../src/reports/comparison.ts')
    const wrong = checkComparison(comparison)
    if (wrong.length > 0) throw new UserError(wrong.join(' '))
    return propose({ kind: 'comparison', comparison, out: false }, context)
  },
})
