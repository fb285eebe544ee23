import { z } from 'zod'
import { newCode } from '../src/core/codes.ts'
import { command, UserError } from '../src/core/command.ts'
import { readSource, sourceOption } from '../src/core/source-input.ts'
import { propose } from './draft-preview.ts'

const line = (description: string, label: string) => z.string().trim().min(1).max(150).meta({ description, label })

export default command({
  name: 'opendispute',
  summary: 'For officers: begins a dispute. Its issues, ballots and actions are added to it.',
  access: 'officer',
  input: z.object({
    title: line('What people call it', 'Title'),
    employer: line('With whom', 'Employer'),
    union: line('Who is in dispute: the union and the branch', 'Union'),
    about: z
      .string()
      .trim()
      .min(3)
      .max(1000)
      .meta({ description: 'What it is about, in a sentence or two', label: 'About', long: true }),
    source: sourceOption,
  }),
  async run({ title, employer, union, about, source }, context) {
    const { facts, branch, clock } = context
    const now = clock.now()
    const same = (await facts.disputes(branch.id, now)).find((each) => each.title.toLowerCase() === title.toLowerCase())
    if (same) throw new UserError(`“${same.title}” is open already.`)
    const dispute = {
      key: key(title),
      title,
      union,
      employer,
      about,
      zone: branch.zone,
      opened: { at: now, dayOnly: false },
      source: await readSource(source, title, branch, now),
    }
    return propose({ kind: 'open dispute', dispute }, context)
  },
})

/** A short name that people can type, and that no earlier dispute has. */
function key(title: string): string {
  const words = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replace(/^-+|-+$/g, '')
  return [...(words === '' ? [] : [words]), newCode(4)].join('-')
}
