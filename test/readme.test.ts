import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { commands } from '../commands/index.ts'

const readme = readFileSync('README.md', 'utf8')
const [, transcript = ''] = /<!-- transcript: .* -->\n```\n([\s\S]*?)```/.exec(readme) ?? []

it('shows what Steward really answers', () => {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME }
  const said = execFileSync('npm', ['start', '--silent'], {
    input: '/nextaction\n',
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  expect(transcript).toBe(`> /nextaction\n\n${String(said).trimEnd()}\n`)
}, 20_000)

it('names every command', () => {
  for (const { name, buttonOnly } of commands) if (!buttonOnly) expect(readme).toContain(`\`/${name}\``)
})

it('gives a reason for every package', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const named = (name: string): boolean =>
    readme.includes(`\`${name}\``) || (name.startsWith('@types/') && readme.includes('`@types/*`'))
  expect(
    Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter((name) => !named(name)),
  ).toEqual([])
})
