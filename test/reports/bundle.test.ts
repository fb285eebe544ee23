import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/core/user-error.ts'
import { readBundle, type Text, type TextFile, writeBundle } from '../../src/reports/bundle.ts'
import { codeOf } from '../../src/reports/receipt.ts'
import { openSealed, seal } from '../../src/reports/seal.ts'

const FOREIGN = 'This is no file of members’ texts: its first line is another.'
const DAMAGED = 'This file is damaged. Take it anew.'

const bytes = fc.uint8Array({ minLength: 1, maxLength: 80 })
const code = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(codeOf)
const file: fc.Arbitrary<TextFile> = fc.record({
  window: fc.constantFrom('2016-P13', '2017-P01', '2017-W05', '2020-W53'),
  texts: fc.array(fc.oneof(fc.record({ bytes }), fc.record({ bytes, code }))),
})

const asArrays = ({ window, texts, ...more }: TextFile) => ({
  window,
  missing: 0,
  ...more,
  texts: texts.map((text) => ({ ...text, bytes: [...text.bytes] })),
})

describe('a file of members’ texts', () => {
  it('is read back as it was written, in the same order', () => {
    fc.assert(fc.property(file, (one) => void expect(asArrays(readBundle(writeBundle(one)))).toEqual(asArrays(one))))
  })

  it.each<[string, (file: string) => string]>([
    ['Windows’ line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text) => `\uFEFF${text}`],
    ['both', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['no line end at the end', (text) => text.trimEnd()],
    ['empty lines and spaces', (text) => text.replaceAll('\n', '  \n\n \t')],
  ])('is read after a program has left %s in it', (_, changed) => {
    fc.assert(
      fc.property(file, (one) => void expect(asArrays(readBundle(changed(writeBundle(one))))).toEqual(asArrays(one))),
    )
  })

  it('says what it is, how many texts it has and how to read it', () => {
    const text = { bytes: Buffer.from('…') }
    const [first, ...lines] = writeBundle({ window: '2017-P02', texts: [text, text] }).split('\n')
    expect(first).toBe('steward-texts 1 2017-P02 2')
    expect(lines).toEqual([
      '# What members wrote to the branch from 30 January to 26 February 2017 or in the twelve weeks before, in no order.',
      '# To read it, on your own computer: npm run concerns:open -- --identity KEY-FILE < THIS-FILE',
      '4oCm',
      '4oCm',
      '',
    ])
  })
})

it.each([
  ['nothing', ''],
  ['a letter', 'Dear branch,\nwe are overworked.\n'],
  ['a text of age’s', 'age-encryption.org/v1\n-> X25519 abc\n'],
  ['a dispute', '{"dispute": {}}'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]).toString()],
  ['a file of a later version', 'steward-texts 2 2017-P02 1\n4oCm\n'],
  ['a file without a window', 'steward-texts 1 1\n4oCm\n'],
  ['a window that there is not', 'steward-texts 1 2017-P14 1\n4oCm\n'],
  ['more in the first line', 'steward-texts 1 2017-P02 2017-P03 1\n4oCm\n'],
  ['a file that does not say how many texts it has', 'steward-texts 1 2017-P02\n4oCm\n'],
  ['lines of text, without the first', '4oCm\n4oCm\n'],
])('refuses %s as no file of texts', (_, foreign) => expect(() => readBundle(foreign)).toThrow(new UserError(FOREIGN)))

it.each(['4oCm4oCm!', '4o Cm', 'K3F9ABCD 4oCm', 'k3f9 4oCm', 'k3f9abcd 4oCm 4oCm', '====', '"4oCm"', '<p>'])(
  'refuses the line %j as damaged',
  (line) => expect(() => readBundle(`steward-texts 1 2017-P02 2\n4oCm\n${line}\n`)).toThrow(new UserError(DAMAGED)),
)

it('refuses a file with more texts than it says that it has', () =>
  expect(() => readBundle('steward-texts 1 2017-P02 1\n4oCm\n4oCm\n')).toThrow(new UserError(DAMAGED)))

it('wherever a file was cut off, gives no text that nobody wrote, and none is missing without a word of it', async () => {
  const written = ['26 children', 'No supervision since May', 'The laptop again', 'No desk', 'Agency staff leave']
  const texts: readonly Text[] = await Promise.all(
    written.map(async (each, n) => ({
      bytes: await seal(each, []),
      ...(n % 2 === 0 ? { code: codeOf(Buffer.alloc(32, n)) } : {}),
    })),
  )
  const whole = writeBundle({ window: '2017-P02', texts }).trimEnd()

  async function found(length: number): Promise<readonly unknown[]> {
    try {
      const { texts: left, missing } = readBundle(whole.slice(0, length))
      const opened = left.map(({ bytes }) => openSealed(bytes).catch((error: unknown) => error))
      return [...(await Promise.all(opened)), ...Array.from({ length: missing }, () => new UserError('missing'))]
    } catch (error) {
      return [error]
    }
  }

  expect(await found(whole.length)).toEqual(written)
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
      const all = await found(length)
      const opened = all.filter((each) => !(each instanceof UserError))
      expect(opened).toEqual(written.slice(0, opened.length))
      expect(opened.length).toBeLessThan(all.length)
      expect([1, written.length]).toContain(all.length)
    }),
    { numRuns: 300 },
  )
})
