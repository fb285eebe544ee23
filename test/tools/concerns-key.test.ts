import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identityToRecipient } from 'age-encryption'
import { expect, it } from 'vitest'
import { openSealed, seal } from '../../src/reports/seal.ts'
import { npm, temporaryFolder } from '../support/process.ts'

const KEY = ['run', '--silent', 'concerns:key', '--']

it('makes a key for its owner alone, whose public half Steward can seal to', async () => {
  const folder = temporaryFolder()
  const made = npm([...KEY, join(folder, 'my-key.txt')])
  expect(await made.ended).toBe(0)
  const file = join(folder, 'my-key.txt')
  const identity = /^AGE-SECRET-KEY-1\w+$/m.exec(readFileSync(file, 'utf8'))?.[0] ?? ''
  const recipient = /^age1\w+$/m.exec(made.stdout())?.[0] ?? ''
  expect(recipient).toBe(await identityToRecipient(identity))
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(made.stdout()).not.toContain('AGE-SECRET')
  expect(await openSealed(await seal('They never listen.', [recipient]), identity)).toBe('They never listen.')
})

it('overwrites no key, and says how it is used', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'my-key.txt'), 'the only one')
  const again = npm([...KEY, join(folder, 'my-key.txt')])
  expect(await again.ended).toBe(1)
  expect(again.stderr()).toContain('I overwrite no key')
  expect(readFileSync(join(folder, 'my-key.txt'), 'utf8')).toBe('the only one')
  const nothing = npm(KEY)
  expect(await nothing.ended).toBe(1)
  expect(nothing.stderr()).toContain('npm run concerns:key -- my-key.txt')
  const nowhere = npm([...KEY, join(folder, 'no', 'key.txt')])
  expect(await nowhere.ended).toBe(1)
  expect(nowhere.stderr()).toMatch(/I cannot write .*key\.txt there \(ENOENT\)/)
})
