import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { mustNotBeEmployers } from '../src/core/in-confidence.ts'
import { NO_REPORTING } from '../src/core/stores.ts'
import { LEAST } from '../src/reports/least.ts'
import { noteSetting } from './note-setting.ts'
import { changesOf, firstReporting, mustNotLower, reportingOverview } from './reporting-overview.ts'

export const fewestOption = z
  .int()
  .min(LEAST)
  .max(100)
  .meta({
    description: `From how many reports on a figure is shown; ${LEAST} at least, and only ever raised`,
    label: 'Fewest',
  })

export default command({
  name: 'raisefewest',
  summary: 'Raises for good from how many reports on a figure is shown.',
  access: 'officer',
  buttonOnly: true,
  input: z.object({ fewest: fewestOption }),
  async run({ fewest }, context) {
    const { branch, settings, place } = context
    await mustNotBeEmployers(place, context)
    const after = await settings.saveReporting(branch.id, (before = firstReporting(context)) => {
      mustNotLower(fewest, before)
      return { ...before, fewest }
    })
    await noteSetting(context, ...changesOf(branch.reporting ?? NO_REPORTING, after))
    return reportingOverview(after, context)
  },
})
