import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { commands } from '../../commands/index.ts'
import { anonymousCommand } from '../../src/core/command.ts'
import { say } from '../../src/core/message.ts'

const named = { name: 'x', summary: 'X', input: z.object({}) }

it('an anonymous command that touches who asks, or where, does not compile', () => {
  // What this shows is shown by the type checker: each of these lines must be a mistake to it.
  const wrong = [
    // @ts-expect-error nobody asks
    anonymousCommand({ ...named, run: async (_, { asker }) => say(asker.id) }),
    // @ts-expect-error and nowhere
    anonymousCommand({ ...named, run: async (_, { place }) => say(place.channel) }),
    // @ts-expect-error it cannot be asked whether they are an officer
    anonymousCommand({ ...named, run: async (_, { officer }) => say(String(await officer())) }),
    // @ts-expect-error nor can a group be asked for
    anonymousCommand({ ...named, run: async (_, { holds }) => say(String(await holds('g'))) }),
    // @ts-expect-error and it has no way to what is kept of accounts
    anonymousCommand({ ...named, run: async (_, { links }) => say(String(links)) }),
    // @ts-expect-error or to the channels
    anonymousCommand({ ...named, run: async (_, { platforms }) => say(String(platforms)) }),
    // @ts-expect-error not even while somebody types
    anonymousCommand({ ...named, complete: { x: async ({ asker }) => [asker] }, run: async () => say('') }),
  ]
  expect(wrong).toHaveLength(7)
})

it('all that members tell in confidence is told to such a command', () => {
  const anonymous = commands.filter(({ kind }) => kind === 'anonymous').map(({ name }) => name)
  expect(anonymous.sort()).toEqual(
    'concern directconcern dropconcern moreworkload replies sendconcern sendheld sendreport workload'.split(' '),
  )
})

/** Every file that a file brings along, itself included. */
function along(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g))
    along(join(dirname(file), from), seen)
  return seen
}

it('the store of reports brings nothing along that knows a person', () => {
  const files = [...along('src/reports/store/open.ts')].map((file) => relative('src', file))
  expect(files.filter((file) => !file.startsWith('reports/')).sort()).toEqual(['core/user-error.ts', 'sqlite.ts'])
  for (const file of files)
    expect(readFileSync(join('src', file), 'utf8'), file).not.toMatch(/\b(asker|Person|Place|guild|workspace|userId)\b/)
})
