import type { Context } from '../src/core/command.ts'
import { issuesOf } from '../src/core/pick-issue.ts'
import { NO_REPORTING } from '../src/core/stores.ts'
import type { Evidence } from '../src/reports/evidence.ts'

/** All that was published of what the branch's members reported, with what stands beside it. */
export async function evidenceOf(context: Context): Promise<Evidence> {
  const { reports, branch, settings } = context
  const { areas, service } = branch.reporting ?? NO_REPORTING
  const [room, comparisons, issues] = await Promise.all([
    reports.room(branch),
    settings.comparisons(branch.id),
    issuesOf(context),
  ])
  return {
    releases: await room.releases(),
    ...(service === undefined ? {} : { service }),
    comparisons,
    titles: {
      areas: Object.fromEntries(areas.map(({ key, title }) => [key, title])),
      issues: Object.fromEntries(issues.map(({ key, title }) => [key, title])),
    },
  }
}
