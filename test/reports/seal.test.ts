import { Decrypter, Encrypter, generateHybridIdentity, generateIdentity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/core/user-error.ts'
import { checkRecipients, isSealed, LONGEST_TEXT, openSealed, seal } from '../../src/reports/seal.ts'

const TEXT = 'Twenty-six children, and no supervision since May.'
const DAMAGED = 'A text in this file is damaged and cannot be read. Take the file anew.'

async function organiser() {
  const secret = await generateIdentity()
  return { secret, recipient: await identityToRecipient(secret) }
}

const [one, two, stranger] = await Promise.all([organiser(), organiser(), organiser()])
const both = [one.recipient, two.recipient]

const bytesOf = (text: string): number => Buffer.byteLength(text)
const written = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 500 }), fc.string({ unit: 'grapheme', size: 'max', maxLength: 700 }))
  .filter((text) => bytesOf(text) <= LONGEST_TEXT)

describe('a sealed text', () => {
  it('takes as many bytes as any other, and each of the organisers reads what was written', async () => {
    const { length } = await seal('', both)
    await fc.assert(
      fc.asyncProperty(written, async (text) => {
        const sealed = await seal(text, both)
        expect(sealed.length).toBe(length)
        expect(await openSealed(sealed, one.secret)).toBe(text)
        expect(await openSealed(sealed, two.secret)).toBe(text)
      }),
      { numRuns: 40 },
    )
  })

  it('is opened by nobody else, and by whoever holds one key of several', async () => {
    const sealed = await seal(TEXT, both)
    expect(isSealed(sealed)).toBe(true)
    expect(await openSealed(sealed)).toBeUndefined()
    expect(await openSealed(sealed, stranger.secret)).toBeUndefined()
    expect(await openSealed(sealed, stranger.secret, two.secret)).toBe(TEXT)
  })

  it('shows nothing of the text, and never the same bytes twice', async () => {
    const sealed = Buffer.from(await seal(TEXT, both))
    expect(sealed.includes('children')).toBe(false)
    expect(sealed.equals(await seal(TEXT, both))).toBe(false)
  })

  it('is opened with a key that resists quantum computers too', async () => {
    const secret = await generateHybridIdentity()
    const sealed = await seal(TEXT, [await identityToRecipient(secret)])
    expect(await openSealed(sealed, secret)).toBe(TEXT)
  })

  it('ends in a sentence when any of it was changed or cut off, and never gives another text', async () => {
    const sealed = await seal(TEXT, [one.recipient])
    const change = fc.record({ place: fc.nat(sealed.length - 1), by: fc.integer({ min: 1, max: 255 }) })
    const changed = change.map(({ place, by }) => sealed.map((byte, n) => (n === place ? byte ^ by : byte)))
    const cut = fc.nat(sealed.length - 1).map((length) => sealed.subarray(0, length))
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, cut), async (bytes) => {
        const opened = await openSealed(bytes, one.secret).catch((error: unknown) => error)
        // Where the change hit the envelope of the key, nobody can tell it from a text for others.
        if (opened !== undefined) expect(opened).toEqual(new UserError(DAMAGED))
      }),
    )
  })

  it('ends in a sentence when it was sealed by something else', async () => {
    const encrypter = new Encrypter()
    encrypter.addRecipient(one.recipient)
    for (const foreign of ['short', Buffer.alloc(2048, 255)])
      await expect(openSealed(await encrypter.encrypt(foreign), one.secret)).rejects.toThrow(new UserError(DAMAGED))
  })
})

it('is told that no key fits in the words that age’s library has for it, and in no others', async () => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(stranger.secret)
  await expect(decrypter.decrypt(await seal(TEXT, both))).rejects.toThrow(/^no identity matched/)
})

describe('without organisers’ keys', () => {
  it('a text is marked as readable by whoever has the file, takes as much room as any other, and is read back', async () => {
    const { length } = await seal('', [])
    await fc.assert(
      fc.asyncProperty(written, async (text) => {
        const kept = await seal(text, [])
        expect(isSealed(kept)).toBe(false)
        expect(Buffer.from(kept).toString().startsWith('steward-unsealed/1\n')).toBe(true)
        expect(kept.length).toBe(length)
        expect(await openSealed(kept)).toBe(text)
      }),
    )
  })

  it('a text that was cut off ends in a sentence', async () => {
    const kept = await seal(TEXT, [])
    await expect(openSealed(kept.subarray(0, 100))).rejects.toThrow(new UserError(DAMAGED))
    const tooLong = Buffer.from(kept)
    tooLong.writeUInt16BE(LONGEST_TEXT + 1, kept.length - LONGEST_TEXT - 2)
    await expect(openSealed(tooLong)).rejects.toThrow(new UserError(DAMAGED))
  })
})

it.each(['a', 'ż', '語', '🪧'])('keeps as many “%s” as fit, and asks to shorten one more', async (letter) => {
  const most = letter.repeat(Math.floor(LONGEST_TEXT / bytesOf(letter)))
  expect(await openSealed(await seal(most, []))).toBe(most)
  await expect(seal(most + letter, both)).rejects.toThrow(/^That is too long to be kept\./)
})

it('keeps half a character as the sign for one that cannot be shown', async () => {
  expect(await openSealed(await seal('a\uD83Eb', []))).toBe('a\uFFFDb')
})

describe('keys in the wrong place', () => {
  const said = (keys: readonly string[]): Promise<unknown> => checkRecipients(keys).catch((error: unknown) => error)

  it('takes public keys, and says when one is there twice', async () => {
    expect(await said(both)).toBeUndefined()
    expect(await said([one.recipient, two.recipient, one.recipient])).toEqual(
      new UserError('One public key is there twice.'),
    )
  })

  it.each<[string, (secret: string) => string]>([
    ['as age-keygen wrote it', (secret) => secret],
    ['in small letters', (secret) => secret.toLowerCase()],
    ['with a space in front', (secret) => ` ${secret}`],
    ['in quotation marks', (secret) => `"${secret}"`],
  ])('refuses a secret key where a public one belongs, %s, without repeating it', async (_, typed) => {
    for (const attempt of [said([typed(one.secret)]), seal(TEXT, [typed(one.secret)]).catch((error) => error)]) {
      const error = await attempt
      expect(error).toBeInstanceOf(UserError)
      expect(String(error)).toMatch(/That is a secret key\./)
      expect(String(error).toUpperCase()).not.toContain(one.secret.slice('AGE-SECRET-KEY-1'.length, -40))
    }
  })

  it.each(['', 'age1', 'ssh-ed25519 AAAA', 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq'])(
    'refuses %j as no public key of age’s',
    async (typed) => expect(String(await said([typed]))).toMatch(/is no public key of age’s\./),
  )

  it('does not repeat a secret key that was copied badly', async () => {
    const sealed = await seal(TEXT, both)
    for (const bad of [`${one.secret.slice(0, -1)}?`, one.secret.slice(0, -3), one.secret.toLowerCase(), 'nothing']) {
      const error: unknown = await openSealed(sealed, bad).catch((each: unknown) => each)
      expect(error).toEqual(new UserError('That is no secret key of age’s.'))
    }
  })
})
