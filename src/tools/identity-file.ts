import { identityToRecipient } from 'age-encryption'
import { UserError } from '../core/user-error.ts'
import { readNamed, textOf } from './files.ts'

const LOCKED = /^(?:-----BEGIN AGE ENCRYPTED FILE-----|age-encryption\.org\/)/

/** The secret keys in a file that age-keygen wrote. No sentence here repeats any of what stands in it. */
export async function identitiesIn(name: string): Promise<readonly string[]> {
  if (/age-secret-key/i.test(name))
    throw new UserError('Name the file that your secret key is in, and not the key: your shell keeps what you type.')
  const bytes = readNamed(name, 'a file of keys')
  if (LOCKED.test(Buffer.from(bytes.subarray(0, 50)).toString('latin1')))
    throw new UserError(
      `${name} is locked with a passphrase. Unlock it into another file with age --decrypt, name that, and delete it afterwards.`,
    )
  const identities: string[] = []
  for (const [n, line] of textOf(bytes, name).split('\n').entries()) {
    const key = line.trim()
    if (key === '' || key.startsWith('#')) continue
    await checkIdentity(key, `${name}: line ${n + 1}`)
    identities.push(key)
  }
  if (identities.length === 0)
    throw new UserError(`${name} holds no secret key: a line that begins with AGE-SECRET-KEY-1.`)
  return identities
}

async function checkIdentity(key: string, where: string): Promise<void> {
  try {
    await identityToRecipient(key)
  } catch {
    // The library's own error repeats the whole key.
    throw new UserError(`${where} is no secret key of age’s. It is one whole line that begins with AGE-SECRET-KEY-1.`)
  }
}
