import { openReports } from '../../src/reports/store/open.ts'
import type { ReportsParts } from '../../src/steward.ts'

/** What members report, in memory and unsealed. */
export const IN_MEMORY: ReportsParts = {
  recipients: [],
  alone: true,
  open: () => openReports({ sqlite: ':memory:' }),
}
