import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { mustNotBeEmployers } from '../src/core/in-confidence.ts'
import { CASES, ITEMS, MANAGEABLE } from '../src/reports/questions.ts'
import { evidenceOf } from './evidence-of.ts'

const [first = '', ...rest] = ITEMS.map(({ key }) => key)

export default command({
  name: 'evidence',
  summary: 'What members report of their work: the published figures, how they were counted and how they change.',
  sameForAll: true,
  input: z.object({
    question: z
      .enum([first, ...rest])
      .optional()
      .meta({ description: 'One question, with its areas; all of them if empty', label: 'Question' }),
  }),
  async run({ question }, context) {
    await mustNotBeEmployers(context.place, context)
    // Loaded only when somebody asks for it, like all that makes figures.
    const { evidence, NONE } = await import('../src/reports/evidence.ts')
    const { answerChart, trendChart } = await import('../src/chart/evidence-chart.ts')
    const all = await evidenceOf(context)
    if (all.releases.length === 0) return NONE
    const said = evidence(all, question)
    const chart =
      question === undefined
        ? ((await trendChart(all)) ?? (await answerChart(all, CASES)))
        : await answerChart(all, question)
    return {
      ...said,
      blocks: [
        ...said.blocks,
        ...(chart ? [chart] : []),
        {
          type: 'buttons',
          buttons: [CASES, MANAGEABLE, 'over']
            .filter((key) => key !== question)
            .map((key) => ({ label: ITEMS.find((item) => item.key === key)?.title ?? key, run: `evidence ${key}` })),
        },
      ],
    }
  },
})
