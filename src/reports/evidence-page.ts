import { visible } from '../core/message.ts'
import { comparisonWords } from './comparison.ts'
import { type Evidence, middleWords, tableFor } from './evidence.ts'
import { isOneForAll, shareIn, surely, type Table, tables } from './figures.ts'
import { METHOD, REPORTS, responseRate, suppression } from './method.ts'
import { forOutside } from './outside.ts'
import { byTime, HARD_OR_WORSE, trend } from './trend.ts'
import { dateWords, windowWords } from './window.ts'

export interface Front {
  /** "Children’s social workers in Kirklees". */
  readonly title: string
  /** "Kirklees UNISON". */
  readonly by: string
  /** The hash of the last release, with which the branch can show that nothing was changed since. */
  readonly head: string
}

const STYLE = `
:root { color-scheme: light }
body { font: 1rem/1.5 system-ui, sans-serif; color: #1d2430; background: #fff; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem; line-height: 1.25 } h2 { font-size: 1.25rem; margin-top: 2.2rem }
table { border-collapse: collapse; width: 100%; margin: 1.2rem 0; font-variant-numeric: tabular-nums }
caption { text-align: left; font-weight: bold; padding-bottom: .4rem } caption span { font-weight: normal }
th, td { border-bottom: 1px solid #c4ccd8; padding: .3rem .6rem; text-align: right; vertical-align: bottom }
th:first-child, td:first-child { text-align: left; font-weight: normal }
thead th { border-bottom: 2px solid #4a5468; font-weight: bold }
.scroll { overflow-x: auto } .hash { font-family: monospace; overflow-wrap: anywhere }
@page { size: A4; margin: 18mm }
@media print { body { font-size: 10pt; max-width: none; margin: 0; padding: 0 } table, li { break-inside: avoid } h2 { break-after: avoid } .scroll { overflow: visible } }
`

const html = (text: string): string => visible(text).replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)

const paragraph = (text: string): string => `<p>${html(text)}</p>`

const list = (items: readonly string[]): string =>
  `<ul>\n${items.map((item) => `<li>${html(item)}</li>`).join('\n')}\n</ul>`

/** The figures that leave the branch as one page to print: no script, no picture, nothing fetched from anywhere. */
export function evidencePage({ releases, service, comparisons, titles }: Evidence, front: Front): string {
  const outside = byTime(forOutside(releases))
  const last = outside.at(-1)
  const all = last ? tables(last, titles) : []
  const telling = all.filter((table) => !isOneForAll(table))
  const points = trend(outside, titles)
  const body = [
    `<h1>${html(`What members report: ${front.title}`)}</h1>`,
    last && paragraph(`${front.by}. ${windowWords(last.params.batch)}, published ${dateWords(last.closed)}.`),
    telling.length === 0
      ? paragraph('There are too few reports to show figures outside the branch.')
      : paragraph(`${responseRate(all, service)} All figures are self-reported, and those in the tables are rounded.`),
    ...telling.map(tableHtml),
    comparisons.length > 0 && '<h2>Beside these figures</h2>',
    comparisons.length > 0 && list(comparisons.map((one) => comparisonWords(one, tableFor(all, one)))),
    points.length > 0 && trendHtml(points),
    '<h2>How this was counted</h2>',
    paragraph(METHOD),
    paragraph(REPORTS),
    last && paragraph(suppression(last.params)),
    `<p>Number of the last release: <span class="hash">${html(front.head)}</span></p>`,
  ]
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${html(`What members report: ${front.title}`)}</title>
<style>${STYLE}</style>
</head>
<body>
${body.filter((part) => typeof part === 'string').join('\n')}
</body>
</html>
`
}

function tableHtml(table: Table): string {
  const { question, answers, areas } = table
  const heads = ['Answer', 'All that is shown', 'Share of all, at least', ...areas.map(({ title }) => title)]
  const rows = answers.map((answer, place) => {
    const share = shareIn(table, answer)
    return [
      answer.label,
      String(answer.count),
      share === undefined ? '–' : `${share}%`,
      ...areas.map(({ shown }) => String(shown[place] ?? '–')),
    ]
  })
  const caption = `${html(question)} <span>${html(`At least ${surely(table)} reports.${middleWords(table)}`)}</span>`
  return gridHtml(caption, heads, rows)
}

const trendHtml = (points: ReturnType<typeof trend>): string =>
  gridHtml(
    `${HARD_OR_WORSE}, window by window`,
    ['Window', 'Reports'],
    points.map(({ when, words }) => [when, words]),
  )

function gridHtml(caption: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((text) => `<th scope="col">${html(text)}</th>`).join('')
  const body = rows.map(([first = '', ...rest]) => {
    const cells = rest.map((text) => `<td>${html(text)}</td>`).join('')
    return `<tr><th scope="row">${html(first)}</th>${cells}</tr>`
  })
  return `<div class="scroll"><table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table></div>`
}
