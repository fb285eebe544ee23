import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { csv } from '../src/core/csv.ts'
import { mustNotBeEmployers } from '../src/core/in-confidence.ts'
import { evidenceOf } from './evidence-of.ts'

export default command({
  name: 'evidencepack',
  summary: 'For officers: the published figures for outside the branch, as CSV and as a page to print.',
  access: 'officer',
  input: z.object({}),
  async run(_, context) {
    // Loaded only when somebody asks for it, like all that makes figures.
    const [{ verify }, { evidenceCsv }, { evidencePage }, { forOutside }, { isOneForAll, tables }] = await Promise.all([
      import('../src/reports/chain.ts'),
      import('../src/reports/evidence-csv.ts'),
      import('../src/reports/evidence-page.ts'),
      import('../src/reports/outside.ts'),
      import('../src/reports/figures.ts'),
    ])
    const { branch, facts, clock, place } = context
    await mustNotBeEmployers(place, context)
    const all = await evidenceOf(context)
    const shown = forOutside(all.releases)
      .flatMap((release) => tables(release, all.titles))
      .filter((table) => !isOneForAll(table))
    if (shown.length === 0)
      throw new UserError(
        'There are too few reports to take outside the branch: there, a figure has to stand for ten or more. /evidence shows what there is for members.',
      )
    const chain = verify(all.releases)
    const [dispute] = await facts.disputes(branch.id, clock.now())
    const page = evidencePage(all, {
      title: dispute?.title ?? branch.name,
      by: branch.name,
      head: chain.ok ? chain.head : '',
    })
    return {
      summary: 'The evidence pack: a table and a page to print.',
      blocks: [
        {
          type: 'text',
          text: 'For outside the branch. Nothing in it stands for fewer than ten reports, and figures are rounded to five, so they differ a little from those that members see. Do not give both to the same people.',
        },
        { type: 'file', name: 'evidence.csv', mime: 'text/csv', content: await csv(evidenceCsv(all)) },
        { type: 'file', name: 'evidence.html', mime: 'text/html', content: page },
        { type: 'note', text: 'Open the page in a browser to print it, or to save it as PDF.' },
      ],
    }
  },
})
