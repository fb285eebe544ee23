import { parseArgs } from 'node:util'
import { errorCode } from '../core/log.ts'
import { UserError } from '../core/user-error.ts'
import { readBundle, type Text } from '../reports/bundle.ts'
import { isSealed, openSealed } from '../reports/seal.ts'
import { lostWords, type Opened, othersWords, type Pile, page } from './concerns-page.ts'
import { identitiesIn } from './identity-file.ts'

/**
 * `npm run concerns:open -- --identity KEY-FILE < FILE`: shows what members wrote, on an organiser's own computer. It needs no
 * settings, and writes nothing to any disk.
 */

const HOW = 'npm run concerns:open -- --identity KEY-FILE < FILE-OF-TEXTS'
const LARGEST = 50_000_000

function keyFiles(): readonly string[] {
  try {
    const { values } = parseArgs({ options: { identity: { type: 'string', short: 'i', multiple: true } } })
    return values.identity ?? []
  } catch {
    // Its own error repeats what was typed, which may be a key.
    throw new UserError(`Run it like this: ${HOW}`)
  }
}

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY) throw new UserError(`Name the file of texts: ${HOW}`)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of process.stdin as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > LARGEST) throw new UserError('This is no file of members’ texts: it is far too large.')
    parts.push(part)
  }
  if (size === 0) throw new UserError(`The file of texts is empty, or none was named: ${HOW}`)
  return Buffer.concat(parts).toString()
}

async function open(texts: readonly Text[], identities: readonly string[]): Promise<Omit<Pile, 'missing'>> {
  const opened: Opened[] = []
  let [others, damaged] = [0, 0]
  for (const { bytes, ...code } of texts) {
    try {
      const text = await openSealed(bytes, ...identities)
      if (text === undefined) others++
      else opened.push({ text, ...code })
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      damaged++
    }
  }
  return { opened, others, damaged }
}

async function main(): Promise<void> {
  const identities = (await Promise.all(keyFiles().map(identitiesIn))).flat()
  const { window, texts, missing } = readBundle(await standardInput())
  if (texts.length === 0) throw new UserError('There is no text in this file. Take it anew.')
  if (identities.length === 0 && texts.some(({ bytes }) => isSealed(bytes)))
    throw new UserError(`These texts are sealed. Name the file that your secret key is in: ${HOW}`)
  const pile = { ...(await open(texts, identities)), missing }
  if (pile.opened.length > 0) console.log(page(window, pile, process.stdout.columns))
  const wrong = [
    ...(pile.opened.length === 0 && pile.others > 0
      ? [`${othersWords(pile)} Name the file whose public key Steward had when they were written.`]
      : []),
    ...(pile.damaged + missing > 0 ? [`${lostWords(pile)} Take the file anew.`] : []),
  ]
  if (wrong.length > 0) throw new UserError(wrong.join(' '))
}

try {
  await main()
} catch (error) {
  console.error(
    error instanceof UserError
      ? error.message
      : `The texts could not be opened, because of an unexpected error: ${errorCode(error)}`,
  )
  process.exitCode = 1
}
