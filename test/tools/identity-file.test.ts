import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { armor, Encrypter, generateHybridIdentity, generateIdentity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/core/user-error.ts'
import { identitiesIn } from '../../src/tools/identity-file.ts'
import { temporaryFolder } from '../support/process.ts'

const [one, two, late] = await Promise.all([generateIdentity(), generateIdentity(), generateHybridIdentity()])
const publicKey = await identityToRecipient(one)

function file(content: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'key.txt')
  writeFileSync(path, content)
  return path
}

/** The sentence, without the folder. Nothing of a key is in it. */
async function refusal(path: string): Promise<string> {
  const error: unknown = await identitiesIn(path).catch((each: unknown) => each)
  if (!(error instanceof UserError)) throw new Error('It was taken, or failed otherwise.')
  for (const secret of [one, two, late])
    for (let n = secret.indexOf('1') + 1; n + 6 <= secret.length; n++)
      expect(error.message.toUpperCase()).not.toContain(secret.slice(n, n + 6))
  return error.message.replace(/\S*\/key\.txt/, 'key.txt')
}

it('takes one key or several, among comments, as age-keygen and Windows’ programs write them', async () => {
  const head = `# created: 2017-03-01T09:00:00Z\n# public key: ${publicKey}\n`
  expect(await identitiesIn(file(`${head}${one}\n`))).toEqual([one])
  expect(await identitiesIn(file(one))).toEqual([one])
  expect(await identitiesIn(file(`\uFEFF${head}${one}\n\n${late}\n  ${two} \n`.replaceAll('\n', '\r\n')))).toEqual([
    one,
    late,
    two,
  ])
})

describe('a file of keys', () => {
  const NO_KEY = 'key.txt holds no secret key: a line that begins with AGE-SECRET-KEY-1.'
  const WRONG = 'key.txt: line 2 is no secret key of age’s. It is one whole line that begins with AGE-SECRET-KEY-1.'

  it.each<[string, string | Uint8Array, string]>([
    ['is empty', '', NO_KEY],
    ['holds the public key alone', `# public key: ${publicKey}\n`, NO_KEY],
    ['holds a public key in place of a secret one', `# mine\n${publicKey}\n`, WRONG],
    ['lacks the end of the key', `# mine\n${one.slice(0, -4)}\n`, WRONG],
    ['lacks the beginning of the key', `# mine\n${one.slice(10)}\n`, WRONG],
    ['has a wrong letter', `# mine\n${one.slice(0, -1)}${one.endsWith('Q') ? 'P' : 'Q'}\n`, WRONG],
    ['has a letter that no key has', `# mine\n${one.slice(0, -1)}?\n`, WRONG],
    ['has the key in small letters', `# mine\n${one.toLowerCase()}\n`, WRONG],
    ['has two keys in a line', `${one}\n${one} ${two}\n`, WRONG],
    [
      'was written by Windows’ old shell',
      Buffer.from(`\uFEFF${one}\r\n`, 'utf16le'),
      'key.txt: this is not text in UTF-8. Save it again as UTF-8.',
    ],
    ['is far too large', new Uint8Array(11_000_000), 'key.txt has 11 MB; a file of keys has at most 10 MB.'],
  ])('is refused that %s', async (_, content, sentence) => expect(await refusal(file(content))).toBe(sentence))

  it('is refused that is locked with a passphrase, and the sentence says what to do', async () => {
    const encrypter = new Encrypter()
    encrypter.setPassphrase('solidarity')
    encrypter.setScryptWorkFactor(2)
    const locked = await encrypter.encrypt(one)
    for (const content of [locked, armor.encode(locked)])
      expect(await refusal(file(content))).toBe(
        'key.txt is locked with a passphrase. Unlock it into another file with age --decrypt, name that, and delete it afterwards.',
      )
  })

  it('is refused that is a folder, is not there, or is the key itself', async () => {
    const folder = temporaryFolder()
    expect(await refusal(folder)).toBe(`${folder} is a folder. Name a file of keys in it.`)
    expect(await refusal(join(folder, 'key.txt'))).toBe('key.txt: there is no such file.')
    for (const typed of [one, late, one.toLowerCase(), `x/${one}`])
      expect(await refusal(typed)).toBe(
        'Name the file that your secret key is in, and not the key: your shell keeps what you type.',
      )
  })

  // Whoever is root may read everything.
  it.skipIf(process.getuid?.() === 0)('is refused that may not be read', async () => {
    const closed = file(one)
    chmodSync(closed, 0)
    expect(await refusal(closed)).toBe('key.txt: Steward may not read this file.')
  })
})
