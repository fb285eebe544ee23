import type { Row } from '../../src/reports/release.ts'
import type { Draft } from '../../src/reports/store/counted.ts'

/** A release that says how often each question was answered, and nothing of how. */
export const draftOf = (batch: string, rows: readonly Row[]): Draft => ({
  closed: '2017-03-06',
  params: { batch, audience: 'branch', k: 5, distinct: true },
  cells: [...Map.groupBy(rows, ({ item }) => item)].map(([item, all]) => ({
    form: 'workload',
    item,
    area: 'whole-service',
    bands: ['any'],
    count: all.length,
  })),
})
