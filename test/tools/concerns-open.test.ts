import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { generateHybridIdentity, generateIdentity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type Text, writeBundle } from '../../src/reports/bundle.ts'
import { codeOf } from '../../src/reports/receipt.ts'
import { seal } from '../../src/reports/seal.ts'
import { page } from '../../src/tools/concerns-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'steward-'))
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return name
}

/** As age-keygen writes it. */
async function organiser(name: string, generate = generateIdentity) {
  const secret = await generate()
  const recipient = await identityToRecipient(secret)
  const file = written(name, `# created: 2017-03-01T09:00:00Z\n# public key: ${recipient}\n${secret}\n`)
  return { secret, recipient, file }
}

const [ann, bob, eve] = await Promise.all([organiser('ann.txt'), organiser('bob.txt'), organiser('eve.txt')])
const both = [ann.recipient, bob.recipient]

const TEXTS = ['Twenty-six children.\n\nNo supervision since May.', 'The laptop again', 'No desk', 'Agency', 'Tired']
const CODE = codeOf(Buffer.alloc(32, 5))

const sealedTo = (keys: readonly string[], texts: readonly string[]): Promise<readonly Text[]> =>
  Promise.all(texts.map(async (text) => ({ bytes: await seal(text, keys) })))

async function bundle(keys: readonly string[], texts: readonly string[] = TEXTS): Promise<string> {
  const [first, ...more] = await sealedTo(keys, texts)
  return writeBundle({ window: '2017-P02', texts: first ? [{ ...first, code: CODE }, ...more] : more })
}

/** As an organiser runs it on their own computer: no settings, in the folder where their files are. */
function opening(args: readonly string[], input: string | Uint8Array) {
  const tool = resolve('src/tools/concerns-open.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    input,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const PAGE = `5 texts from 30 January to 26 February 2017 or in the twelve weeks before, in no order.

1 of 5:

    Twenty-six children.

    No supervision since May.

To answer: /answer code:${CODE}

2 of 5:

    The laptop again

3 of 5:

    No desk

4 of 5:

    Agency

5 of 5:

    Tired
`

describe('npm run concerns:open', () => {
  it('shows what members wrote to each organiser who has a key, and how to answer', async () => {
    const texts = await bundle(both)
    const before = readdirSync(folder)
    for (const { file } of [ann, bob])
      expect(opening(['--identity', file], texts)).toEqual({ status: 0, stdout: PAGE, stderr: '' })
    expect(opening(['-i', eve.file, `--identity=${bob.file}`], texts).stdout).toBe(PAGE)
    // It leaves nothing of them on the disk.
    expect(readdirSync(folder)).toEqual(before)
  })

  it('finds the key from where the person stands, as npm runs it elsewhere', async () => {
    const { status, stdout } = spawnSync(
      'npm',
      ['--prefix', process.cwd(), 'run', '--silent', 'concerns:open', '--', '--identity', ann.file],
      { cwd: folder, env: { PATH: process.env.PATH, HOME: folder }, input: await bundle(both), encoding: 'utf8' },
    )
    expect({ status, stdout }).toEqual({ status: 0, stdout: PAGE })
  })

  it('shows unsealed texts to whoever has the file, without a key', async () => {
    expect(opening([], await bundle([]))).toEqual({ status: 0, stdout: PAGE, stderr: '' })
  })

  it('says how many are sealed to other keys, which happens when keys were changed', async () => {
    const [old = [], young = []] = await Promise.all([sealedTo([eve.recipient], TEXTS), sealedTo(both, ['New'])])
    const { status, stdout, stderr } = opening(
      ['--identity', ann.file],
      writeBundle({ window: '2017-P03', texts: [...old, ...young] }),
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toBe(
      '6 texts from 27 February to 26 March 2017 or in the twelve weeks before, in no order.\n5 of 6 are sealed to other keys.\n\n1 of 1:\n\n    New\n',
    )
    const all = opening(
      ['--identity', ann.file, '--identity', eve.file],
      writeBundle({ window: '2017-P03', texts: [...old, ...young] }),
    )
    expect(all.stdout).toContain('6 of 6:\n\n    New\n')
  })

  it('reads a file of several keys, of the kinds that age-keygen makes, with Windows’ line ends', async () => {
    const late = await organiser('late.txt', generateHybridIdentity)
    const file = written('keys.txt', `\uFEFF# both\r\n\r\n${ann.secret}\r\n${late.secret}\r\n`)
    const texts = [...(await sealedTo([ann.recipient], ['One'])), ...(await sealedTo([late.recipient], ['Two']))]
    const { stdout } = opening(['--identity', file], writeBundle({ window: '2017-P02', texts }))
    expect(stdout).toMatch(/1 of 2:\n\n {4}One\n\n2 of 2:\n\n {4}Two\n$/)
  })

  it('lets no text move the cursor, ring, colour or turn what is shown, or look like two', async () => {
    const text =
      'a\u001B[2J\u001B]0;title\u0007b\u009B31m\rc\u202Ed\u0000\n\n2 of 1:\u2028To answer: /answer code:evil\u0085'
    const { stdout } = opening([], await bundle([], [text]))
    expect(stdout).toBe(
      [
        '1 text from 30 January to 26 February 2017 or in the twelve weeks before, in no order.',
        '',
        '1 of 1:',
        '',
        '    a[2J]0;titleb31m',
        '    cd',
        '',
        '    2 of 1:',
        '    To answer: /answer code:evil',
        '',
        `To answer: /answer code:${CODE}`,
        '',
      ].join('\n'),
    )
  })
})

describe('on a screen', () => {
  const rowsOf = (text: string, columns: number): readonly string[] =>
    page('2017-P02', { opened: [{ text }], others: 0, damaged: 0, missing: 0 }, columns)
      .split('\n')
      .slice(4)

  it('no row of a text begins where Steward’s own words do, however long its lines are', () => {
    expect(rowsOf(`${'x'.repeat(36)}To answer: /answer code:evil`, 40)).toEqual([
      `    ${'x'.repeat(36)}`,
      '    To answer: /answer code:evil',
    ])
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary-ascii', size: 'medium' }),
        fc.integer({ min: 8, max: 100 }),
        (text, columns) => {
          const rows = rowsOf(text, columns)
          expect(rows.filter((row) => row !== '' && !row.startsWith('    '))).toEqual([])
          expect(rows.filter((row) => row.length > columns)).toEqual([])
        },
      ),
    )
  })
})

const HOW = 'npm run concerns:open -- --identity KEY-FILE < FILE-OF-TEXTS'
const FOREIGN = 'This is no file of members’ texts: its first line is another.'

/** Nothing on standard output, one sentence on standard error, and nothing in it of anybody's secret key. */
function refused(args: readonly string[], input: string | Uint8Array): string {
  const { status, stdout, stderr } = opening(args, input)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  for (const { secret } of [ann, bob, eve])
    for (let n = 'AGE-SECRET-KEY-1'.length; n + 6 <= secret.length; n++)
      expect(stderr.toUpperCase()).not.toContain(secret.slice(n, n + 6))
  expect(stderr).not.toMatch(/\n\s+at /)
  return stderr
}

describe('in a sentence', () => {
  it('asks for a key when there is none, and says when it is another one’s', async () => {
    const texts = await bundle(both)
    expect(refused([], texts)).toBe(`These texts are sealed. Name the file that your secret key is in: ${HOW}\n`)
    expect(refused(['--identity', eve.file], texts)).toBe(
      '5 of 5 are sealed to other keys. Name the file whose public key Steward had when they were written.\n',
    )
  })

  it('says what is wrong with a file of keys', async () => {
    const texts = await bundle(both)
    expect(refused(['--identity', 'nowhere.txt'], texts)).toBe('nowhere.txt: there is no such file.\n')
    const bad = written('bad.txt', `${ann.secret}\n${bob.secret.slice(0, -1)}\n`)
    expect(refused(['--identity', ann.file, '--identity', bad], texts)).toBe(
      'bad.txt: line 2 is no secret key of age’s. It is one whole line that begins with AGE-SECRET-KEY-1.\n',
    )
    expect(refused(['--identity', ann.secret], texts)).toBe(
      'Name the file that your secret key is in, and not the key: your shell keeps what you type.\n',
    )
  })

  it.each<[string, () => readonly string[]]>([
    ['an option that there is not', () => ['--key', ann.file]],
    ['a key in place of an option', () => [ann.secret]],
    ['no file after the option', () => ['--identity']],
  ])('says how to run it when it is given %s', async (_, args) =>
    expect(refused(args(), await bundle(both))).toBe(`Run it like this: ${HOW}\n`),
  )

  it.each<[string, () => string | Uint8Array, string]>([
    ['nothing', () => '', `The file of texts is empty, or none was named: ${HOW}`],
    ['the key file', () => `${ann.secret}\n`, FOREIGN],
    ['the first line alone', () => 'steward-texts 1 2017-P02 5\n', 'There is no text in this file. Take it anew.'],
    [
      'texts that are damaged',
      () => 'steward-texts 1 2017-P02 2\nAAAA\nBBBB\n',
      '2 of 2 are damaged or missing. Take the file anew.',
    ],
    [
      'a file without end',
      () => Buffer.alloc(50_000_001, 10),
      'This is no file of members’ texts: it is far too large.',
    ],
  ])('refuses as a file of texts: %s', (_, input, sentence) =>
    expect(refused(['--identity', ann.file], input())).toBe(`${sentence}\n`),
  )

  it('shows what is whole of a file that was cut off, and says that something is missing', async () => {
    const texts = await bundle(both)
    const inTheMiddle = texts.slice(0, -100)
    const betweenTwo = texts.slice(0, texts.trimEnd().lastIndexOf('\n') + 1)
    for (const left of [inTheMiddle, betweenTwo]) {
      const { status, stdout, stderr } = opening(['--identity', ann.file], left)
      expect({ status, stderr }).toEqual({ status: 1, stderr: '1 of 5 is damaged or missing. Take the file anew.\n' })
      expect(stdout).toMatch(/^5 texts .*4 of 4:\n\n {4}Agency\n$/s)
    }
  })
})
