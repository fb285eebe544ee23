import { z } from 'zod'
import { anonymousCommand } from '../src/core/command.ts'
import { given } from '../src/core/given.ts'
import { choicesOf } from '../src/core/which-one.ts'
import { WHOLE_SERVICE } from '../src/reports/areas.ts'
import { bandOf, CASES, MANAGEABLE } from '../src/reports/questions.ts'
import { bandNamed, formOf, keyNamed, labelsOf, mayReport, mustHaveTurn, reportPreview } from './workload-report.ts'

const MIX = ['easy', 'middle', 'hard'] as const

export default anonymousCommand({
  name: 'workload',
  summary: 'Reports your workload without your name, in two minutes. Figures of five or more become evidence.',
  form: true,
  // Five, as a form of Discord holds no more; five others come after these, for those who want to.
  input: z.object({
    area: z
      .string()
      .max(80)
      .optional()
      .meta({ description: 'Leave it out if you would rather not say', label: 'Area', complete: true, offered: true }),
    cases: z.int().min(0).max(500).meta({ description: 'How many are allocated to you', label: 'Children or cases' }),
    mix: z.string().max(40).optional().meta({
      description: 'How many are easy, in the middle and hard, in your view: 10, 12, 5',
      label: 'Easy, middle, hard',
    }),
    over: z
      .number()
      .min(0)
      .max(120)
      .optional()
      .meta({ description: 'Hours over your contract last week', label: 'Hours over contract' }),
    manageable: z
      .enum(labelsOf(MANAGEABLE))
      .optional()
      .meta({ description: 'How manageable your workload is', label: 'Manageable?' }),
  }),
  complete: {
    area: async ({ branch }) => choicesOf(branch.reporting.areas),
  },
  before: mayReport,
  async run({ area, cases, mix, over, manageable }, context) {
    mustHaveTurn(context)
    const form = await formOf(context)
    const parts = readMix(mix, cases)
    const bands = {
      [CASES]: bandOf(CASES, cases),
      ...Object.fromEntries((parts ?? []).map((count, n) => [MIX[n], bandOf(MIX[n] ?? '', count)])),
      over: over === undefined ? undefined : bandOf('over', over),
      [MANAGEABLE]: bandNamed(MANAGEABLE, manageable)?.key,
    }
    return reportPreview({ area: keyNamed(form.areaTitles, area) ?? WHOLE_SERVICE, bands: given(bands) }, form, {
      more: true,
      notes:
        mix === undefined || parts ? [] : [`I left out “easy, middle, hard”: say three numbers that come to ${cases}.`],
    })
  },
})

/** "10, 12, 5", "10/12/5": nothing unless they are three numbers that come to all cases. */
function readMix(mix: string | undefined, cases: number): readonly number[] | undefined {
  const numbers = (mix ?? '').match(/\d+/g)?.map(Number) ?? []
  const sum = numbers.reduce((a, b) => a + b, 0)
  return numbers.length === MIX.length && sum === cases ? numbers : undefined
}
