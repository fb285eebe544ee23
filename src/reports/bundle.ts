import { UserError } from '../core/user-error.ts'
import { windowOf, windowWords } from './window.ts'

/** What somebody wrote, sealed or not. */
export interface Text {
  readonly bytes: Uint8Array
  /** Where its writer can be answered: what to call it in /answer. */
  readonly code?: string
}

export interface TextFile {
  readonly window: string
  readonly texts: readonly Text[]
}

/** With how many texts follow, so that a file that was cut off between two of them does not pass for a whole one. */
const FIRST_LINE = /^steward-texts 1 (\S+) (\d{1,6})$/
const DAMAGED = 'This file is damaged. Take it anew.'

const LINE = /^(?:([a-z0-9]{8}) )?([A-Za-z0-9+/]+={0,2})$/

/** The file that organisers take away: a text a line, in the order given, which has to be a random one. */
export function writeBundle({ window, texts }: TextFile): string {
  return [
    `steward-texts 1 ${window} ${texts.length}`,
    `# What members wrote to the branch from ${windowWords(window)} or in the twelve weeks before, in no order.`,
    '# To read it, on your own computer: npm run concerns:open -- --identity KEY-FILE < THIS-FILE',
    ...texts.map(
      ({ bytes, code }) => `${code === undefined ? '' : `${code} `}${Buffer.from(bytes).toString('base64')}`,
    ),
    '',
  ].join('\n')
}

export function readBundle(file: string): TextFile & { readonly missing: number } {
  const [first = '', ...lines] = file.replace(/^\uFEFF/, '').split('\n')
  const [, window = '', count] = FIRST_LINE.exec(first.trim()) ?? []
  if (!windowOf(window)) throw new UserError('This is no file of members’ texts: its first line is another.')
  const texts = lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): Text => {
      const [, code, base64] = LINE.exec(line) ?? []
      if (base64 === undefined) throw new UserError(DAMAGED)
      return { bytes: Buffer.from(base64, 'base64'), ...(code === undefined ? {} : { code }) }
    })
  const missing = Number(count) - texts.length
  if (missing < 0) throw new UserError(DAMAGED)
  return { window, texts, missing }
}
