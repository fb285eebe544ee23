import { existsSync, readFileSync } from 'node:fs'

/** All that is on the disk of a database, as text that bytes can be looked for in. */
const onDisk = (file: string): string =>
  [file, `${file}-wal`].map((each) => (existsSync(each) ? readFileSync(each, 'latin1') : '')).join('')

/** Those of the marks that stand anywhere in the file or its log. */
export function found(file: string, marks: readonly string[]): readonly string[] {
  const all = onDisk(file)
  return marks.filter((mark) => all.includes(mark))
}

/** Keys and hashes in every way that they could be written down. */
export const waysToWrite = (secrets: readonly string[]): readonly string[] =>
  secrets.flatMap((text) => {
    const bytes = Buffer.from(text, 'base64url')
    return [text, bytes.toString('latin1'), bytes.toString('hex'), bytes.toString('base64')]
  })

/** Ids of accounts in every way that they could be written down. */
export const waysToName = (ids: readonly string[]): readonly string[] =>
  ids.flatMap((id) => {
    const bytes = Buffer.from(id)
    return [id, bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url')]
  })
