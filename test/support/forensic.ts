import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Every way in which some bytes could be written down in a file. */
export function waysToWrite(marker: string | Uint8Array): readonly Buffer[] {
  const bytes = Buffer.from(marker)
  const forms = [bytes, Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('hex').toUpperCase())]
  if (typeof marker === 'string') forms.push(Buffer.from(marker, 'utf16le'), Buffer.from(marker, 'utf16le').swap16())
  // Within a longer text its base64 begins at any of three places; what depends on the neighbours is cut off.
  for (const skipped of [0, 1, 2])
    for (const encoding of ['base64', 'base64url'] as const) {
      const text = bytes.subarray(skipped).toString(encoding).replace(/=+$/, '')
      forms.push(Buffer.from(text.slice(0, Math.floor((bytes.length - skipped) / 3) * 4)))
    }
  return forms
}

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    : []

/** Which of the markers are in the files of these folders, in whatever form. */
export function tracesIn(folders: readonly string[], markers: readonly (string | Uint8Array)[]): readonly string[] {
  const files = folders.flatMap(filesIn).map((file) => ({ file, content: readFileSync(file) }))
  return markers.flatMap((marker) =>
    waysToWrite(marker).flatMap((form) =>
      files.filter(({ content }) => content.includes(form)).map(({ file }) => `${form.toString('latin1')} in ${file}`),
    ),
  )
}
