import { z } from 'zod'
import { type Command, type Context, command, typedName, UserError } from '../src/core/command.ts'
import type { Line, Message } from '../src/core/message.ts'
import { options } from '../src/core/options.ts'

export default command({
  name: 'help',
  summary: 'Everything Steward answers, or how to use one command.',
  sameForAll: true,
  input: z.object({
    command: z.string().max(40).optional().meta({ description: 'Which command', label: 'Command', complete: true }),
  }),
  complete: {
    command: async ({ commands }) =>
      commands.map(({ name, summary }) => ({ value: name, label: `${name}: ${summary}` })),
  },
  run: async ({ command: wanted }, context) => (wanted === undefined ? everything(context) : one(wanted, context)),
})

function everything({ commands, limits, branch }: Context): Message {
  const line = (each: Command): Line => [{ bold: typedName(each, limits) }, `: ${each.summary}`]
  const forAll = commands.filter(({ access, buttonOnly }) => access === undefined && !buttonOnly)
  const forOfficers = commands.filter(({ access, buttonOnly }) => access === 'officer' && !buttonOnly)
  return {
    summary: `What Steward answers: ${forAll.map((each) => typedName(each, limits)).join(', ')}.`,
    blocks: [
      { type: 'text', text: `I am Steward. I answer about the disputes of ${branch.name}. Only you see my replies.` },
      { type: 'list', items: forAll.map(line) },
      ...(forOfficers.length === 0
        ? []
        : [
            {
              type: 'text',
              text: [{ bold: 'For officers: ' }, `${forOfficers.map((each) => typedName(each, limits)).join(', ')}.`],
            } as const,
          ]),
      { type: 'note', text: 'With a name behind it, help explains that one: “help poll”.' },
      {
        type: 'note',
        text: `You can also write to me in a direct message: “next action” is enough.${telling(branch)}`,
      },
    ],
  }
}

const telling = ({ reporting }: Context['branch']): string =>
  reporting?.noDirect
    ? ''
    : ' Or tell me there what is wrong: I show you what I would keep, and keep nothing before you say so.'

function one(wanted: string, { commands, limits }: Context): Message {
  const word = wanted.trim().toLowerCase().replace(/^\//, '')
  const found = commands.find(({ name, alias }) => name === word || alias === word)
  if (!found) throw new UserError('I know no such command. /help without a name shows them all.')
  const list = options(found).filter(({ carried }) => !carried)
  return {
    summary: `${typedName(found, limits)}: ${found.summary}`,
    blocks: [
      { type: 'text', text: [{ bold: typedName(found, limits) }, `: ${found.summary}`] },
      ...(list.length === 0
        ? []
        : [
            {
              type: 'list',
              items: list.map(
                ({ name, description, choices, required }): Line => [
                  { code: name },
                  ` ${description}${choices.length > 0 ? ` (${choices.join(', ')})` : ''}${required ? ', needed' : ''}.`,
                ],
              ),
            } as const,
          ]),
    ],
  }
}
