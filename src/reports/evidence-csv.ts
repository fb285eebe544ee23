import { comparisonWords } from './comparison.ts'
import type { Evidence } from './evidence.ts'
import { tableFor } from './evidence.ts'
import { isOneForAll, shareIn, type Table, tables } from './figures.ts'
import { METHOD, REPORTS, responseRate, suppression } from './method.ts'
import { forOutside } from './outside.ts'
import { byTime } from './trend.ts'
import { windowOf } from './window.ts'

type Cells = readonly (string | number)[]

const HEAD: Cells = [
  'kind',
  'first day',
  'last day',
  'question',
  'area',
  'answer',
  'reports, rounded',
  'share at least, %',
  'words',
]

/** The published figures as they may leave the branch, with the method in the same file, as files travel alone. */
export function evidenceCsv({ releases, service, comparisons, titles }: Evidence): readonly Cells[] {
  const all = byTime(forOutside(releases)).map((release) => ({ release, shown: tables(release, titles) }))
  const last = all.at(-1)
  return [
    HEAD,
    ...all.flatMap(({ release, shown }) =>
      shown.filter((table) => !isOneForAll(table)).flatMap((table) => tableRows(release.params.batch, table)),
    ),
    ...comparisons.map((one) => words('comparison', comparisonWords(one, tableFor(last?.shown ?? [], one)))),
    ...(last
      ? [
          words('response', responseRate(last.shown, service)),
          words('method', METHOD),
          words('method', REPORTS),
          words('method', suppression(last.release.params)),
        ]
      : []),
  ]
}

const words = (kind: string, text: string): Cells => [kind, '', '', '', '', '', '', '', text]

function tableRows(id: string, table: Table): readonly Cells[] {
  const { question, answers, areas } = table
  const window = windowOf(id)
  const from = [String(window?.first ?? id), String(window?.last ?? id), question]
  const total = answers.map(
    (answer): Cells => [
      'self-reported',
      ...from,
      'All that is shown',
      answer.label,
      answer.count,
      shareIn(table, answer) ?? '',
      '',
    ],
  )
  const parts = areas.flatMap(({ title, shown }) =>
    answers.flatMap(({ label }, place): readonly Cells[] => {
      const count = shown[place]
      return typeof count === 'number' ? [['self-reported', ...from, title, label, count, '', '']] : []
    }),
  )
  return [...total, ...parts]
}
