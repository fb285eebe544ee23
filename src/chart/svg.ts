export interface Bar {
  readonly label: string
  readonly value: number
  /** What stands at the end of the bar: "12 (40%)". */
  readonly figure: string
}

const WIDTH = 800
const MARGIN = 32
const ROW = 84
const TITLE_LINE = 40
const LETTERS_PER_LINE = 44
const TITLE_LINES = 3
const LABEL_LETTERS = 52
const FOOT = 56

const xml = (text: string): string =>
  text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`).replace(/[^\p{L}\p{N}\p{P}\p{S}\p{Z}]/gu, '')

const short = (text: string, letters: number): string =>
  [...text].length <= letters ? text : `${[...text].slice(0, letters - 1).join('')}…`

function lines(text: string): readonly string[] {
  const all: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = all.at(-1)
    if (last !== undefined && last.length + word.length < LETTERS_PER_LINE) all[all.length - 1] = `${last} ${word}`
    else all.push(short(word, LETTERS_PER_LINE))
  }
  return all.length <= TITLE_LINES
    ? all
    : [...all.slice(0, TITLE_LINES - 1), short(`${all[TITLE_LINES - 1]} …`, LETTERS_PER_LINE)]
}

/**
 * A bar chart that can be read on a phone: large letters, one bar a row, and a ground of its own, so that it looks the same
 * in a dark and in a light window. A bar fills its row when it holds the `whole`, so that a narrow lead looks narrow.
 */
export function barChart(title: string, bars: readonly Bar[], whole: number, foot: string): string {
  const heading = lines(title)
  const top = MARGIN + heading.length * TITLE_LINE + 16
  const height = top + bars.length * ROW + FOOT
  const full = WIDTH - 2 * MARGIN - 170
  const rows = bars.map(({ label, value, figure }, n) => {
    const y = top + n * ROW
    const width = Math.round((full * value) / Math.max(1, whole))
    return `<text x="${MARGIN}" y="${y + 24}" font-size="24" fill="#1d2430">${xml(short(label, LABEL_LETTERS))}</text>
<rect x="${MARGIN}" y="${y + 36}" width="${full}" height="28" rx="4" fill="#e3e7ee"/>
<rect x="${MARGIN}" y="${y + 36}" width="${width}" height="28" rx="4" fill="#0b6e6e"/>
<text x="${MARGIN + full + 14}" y="${y + 59}" font-size="24" font-weight="bold" fill="#1d2430">${xml(figure)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="DejaVu Sans">
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
${heading.map((line, n) => `<text x="${MARGIN}" y="${MARGIN + 28 + n * TITLE_LINE}" font-size="30" font-weight="bold" fill="#1d2430">${xml(line)}</text>`).join('\n')}
${rows.join('\n')}
<text x="${MARGIN}" y="${height - 20}" font-size="20" fill="#4a5468">${xml(short(foot, 66))}</text>
</svg>`
}
