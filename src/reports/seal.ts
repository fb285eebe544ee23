import type { webcrypto } from 'node:crypto'
import type { Decrypter, Encrypter } from 'age-encryption'
import { UserError } from '../core/user-error.ts'

type Identity = string | webcrypto.CryptoKey

/** Every text takes as much room as every other, so that its length says nothing of it. */
const PADDED = 2048
const LENGTH_BYTES = 2

/** As much as fits, in bytes of UTF-8. */
export const LONGEST_TEXT = PADDED - LENGTH_BYTES

const UNSEALED = Buffer.from('steward-unsealed/1\n')

function padded(text: string): Buffer {
  const bytes = Buffer.from(text.toWellFormed())
  if (bytes.length > LONGEST_TEXT)
    throw new UserError(
      'That is too long to be kept. Please shorten it: about 1,000 letters fit, fewer in some scripts.',
    )
  const frame = Buffer.alloc(PADDED)
  frame.writeUInt16BE(bytes.length)
  bytes.copy(frame, LENGTH_BYTES)
  return frame
}

function unpadded(frame: Buffer): string {
  if (frame.length !== PADDED) throw new UserError(DAMAGED)
  const end = LENGTH_BYTES + frame.readUInt16BE()
  if (end > PADDED) throw new UserError(DAMAGED)
  return frame.toString('utf8', LENGTH_BYTES, end)
}

const DAMAGED = 'A text in this file is damaged and cannot be read. Take the file anew.'

/** Loaded only when somebody writes: it takes a tenth of a second. */
const age = () => import('age-encryption')

async function encrypterFor(recipients: readonly string[]): Promise<Encrypter> {
  const encrypter = new (await age()).Encrypter()
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient)
    } catch {
      throw new UserError(wrongRecipient(recipient))
    }
  }
  return encrypter
}

/** A secret key that was put in the wrong place must not be said again. */
const wrongRecipient = (recipient: string): string =>
  /age-secret-key/i.test(recipient)
    ? 'That is a secret key. It belongs to one organiser alone: make a new one, and enter its public key here, which begins with age1.'
    : `“${recipient.slice(0, 12)}…” is no public key of age’s. Copy the whole line that begins with age1 from what age-keygen wrote.`

async function decrypterFor(identities: readonly Identity[]): Promise<Decrypter> {
  const decrypter = new (await age()).Decrypter()
  for (const identity of identities) {
    try {
      decrypter.addIdentity(identity)
    } catch {
      // The library's own error repeats the whole key.
      throw new UserError('That is no secret key of age’s.')
    }
  }
  return decrypter
}

/** Says in a sentence what is wrong with the public keys that texts are to be sealed to. */
export async function checkRecipients(recipients: readonly string[]): Promise<void> {
  await encrypterFor(recipients)
  if (new Set(recipients).size < recipients.length) throw new UserError('One public key is there twice.')
}

/** Sealed so that the holders of these keys can read it, and nobody else; without keys it is kept as it is, marked as such. */
export async function seal(text: string, recipients: readonly string[]): Promise<Uint8Array> {
  const frame = padded(text)
  if (recipients.length === 0) return Buffer.concat([UNSEALED, frame])
  return (await encrypterFor(recipients)).encrypt(frame)
}

export const isSealed = (bytes: Uint8Array): boolean =>
  !Buffer.from(bytes).subarray(0, UNSEALED.length).equals(UNSEALED)

/** Undefined where the text is sealed to others. */
export async function openSealed(bytes: Uint8Array, ...identities: readonly Identity[]): Promise<string | undefined> {
  if (!isSealed(bytes)) return unpadded(Buffer.from(bytes).subarray(UNSEALED.length))
  const decrypter = await decrypterFor(identities)
  try {
    return unpadded(Buffer.from(await decrypter.decrypt(bytes)))
  } catch (error) {
    if (error instanceof Error && error.message.startsWith(NO_MATCH)) return undefined
    throw new UserError(DAMAGED)
  }
}

/** The library's own words; a test holds it to them. */
const NO_MATCH = 'no identity matched'
