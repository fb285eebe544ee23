import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { Temporal } from '../../src/core/time.ts'
import { openStore } from '../../src/store/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'steward-'))
afterAll(() => rmSync(folder, { recursive: true }))

const EXAMPLE = 'examples/kirklees-2017.json'
const example = JSON.parse(readFileSync(EXAMPLE, 'utf8'))

let dataDir = ''
let runs = 0
beforeEach(() => {
  dataDir = join(folder, `data-${++runs}`)
})

/** As a person runs it: in a process of its own, from the folder in `cwd`. */
function importing(args: readonly string[], more: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/tools/import.ts', ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, ...more },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('npm run import', () => {
  it('says what is in the file, what was new, and that nothing is new the second time', () => {
    const contents =
      'Kirklees children’s social workers: 6 issues, 1 ballot, 2 actions, 1 entry on talks, 17 claims, 9 updates.'
    expect(importing([EXAMPLE])).toEqual({ status: 0, stdout: `${contents} 47 added, 0 changed.\n`, stderr: '' })
    expect(importing([EXAMPLE])).toEqual({ status: 0, stdout: `${contents} Nothing new.\n`, stderr: '' })

    const edited = structuredClone(example)
    edited.claims[0].says = 'Mended.'
    edited.updates.push({ ...edited.updates[0], key: 'another' })
    const { stdout } = importing([written('edited.json', JSON.stringify(edited))])
    expect(stdout).toMatch(/10 updates\. 1 added, 1 changed\.\n$/)
  })

  it('finds the file from where the person stands, as npm runs it elsewhere', () => {
    written('here.json', JSON.stringify(example))
    expect(importing(['here.json'], { INIT_CWD: folder }).status).toBe(0)
  })

  it.each<[string, () => readonly string[], string]>([
    ['no file', () => [], 'Name one dispute file: npm run import -- examples/kirklees-2017.json'],
    ['two files', () => ['a', 'b'], 'Name one dispute file: npm run import -- examples/kirklees-2017.json'],
    ['a file that is not there', () => ['nowhere.json'], 'nowhere.json: there is no such file.'],
    ['a folder', () => ['examples'], 'examples is a folder. Name a dispute file in it.'],
  ])('asks for another when it is given %s', (_, args, sentence) => {
    expect(importing(args())).toEqual({ status: 1, stdout: '', stderr: `${sentence}\n` })
    expect(existsSync(dataDir)).toBe(false)
  })

  it('refuses a file that is not text, or far too large, without reading on', () => {
    const picture = written('picture.json', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]))
    expect(importing([picture]).stderr).toBe(`${picture}: this is not text in UTF-8. Save it again as UTF-8.\n`)
    const large = written('large.json', '')
    truncateSync(large, 50_000_000)
    expect(importing([large]).stderr).toBe(`${large} has 50 MB; a dispute file has at most 10 MB.\n`)
  })

  it('names everything that is wrong in the file, a line each, and writes nothing', () => {
    const wrong = structuredClone(example)
    wrong.dispute.zone = 'Mars'
    wrong.claims[3].side = 'boss'
    const path = written('wrong.json', JSON.stringify(wrong))
    expect(importing([path])).toEqual({
      status: 1,
      stdout: '',
      stderr: [
        `${path}: dispute.zone: must be the name of a time zone, such as "Europe/London".`,
        `${path}: claims[3].side: is "boss", but must be one of "union", "employer", "third party".`,
        '',
      ].join('\n'),
    })
    expect(existsSync(dataDir)).toBe(false)
  })

  it('refuses a file that rewrites history, names the place, and changes nothing', () => {
    importing([EXAMPLE])
    const other = structuredClone(example)
    other.actions[1].history[0].starts = '2017-03-02T14:00'
    other.claims[0].says = 'Mended.'
    const path = written('other.json', JSON.stringify(other))
    const { status, stderr } = importing([path])
    expect(status).toBe(1)
    expect(stderr).toMatch(
      /: actions\[1\]\.history\[0\]: differs from what is recorded of "walkout-2-march" in: starts\. .*\n$/,
    )
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(importing([EXAMPLE]).stdout).toMatch(/Nothing new\.\n$/)
  })

  it('asks for which of several branches a file is, and writes it there', async () => {
    importing([EXAMPLE])
    const store = await openStore(
      { sqlite: join(dataDir, 'steward.db') },
      { name: 'the branch', zone: 'Europe/London' },
    )
    const { settings } = store
    await settings.newBranch({ name: 'Leeds UNISON', zone: 'Europe/London' }, 'code', Temporal.Now.instant())
    await store.close()
    expect(importing([EXAMPLE], { BRANCH_NAME: 'York UNISON' })).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'There are several branches here: “the branch”, “Leeds UNISON”. Set BRANCH_NAME to the one whose dispute it is.\n',
    })
    expect(importing([EXAMPLE]).stdout).toMatch(/Nothing new\.\n$/)
    expect(importing([EXAMPLE], { BRANCH_NAME: 'Leeds UNISON' }).stdout).toMatch(/47 added, 0 changed\.\n$/)
  })

  it('says in a sentence that the database cannot be opened, and never shows a password', () => {
    mkdirSync(join(dataDir, 'steward.db'), { recursive: true })
    expect(importing([EXAMPLE])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Steward may not write to .*\n$/),
    })
    const { status, stderr } = importing([EXAMPLE], { DATABASE_URL: 'postgres://sam:s3cret@127.0.0.1:1/steward' })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^PostgreSQL does not answer\..*\n$/)
    expect(stderr).not.toContain('s3cret')
  })
})
