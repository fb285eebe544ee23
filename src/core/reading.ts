import type { Limits } from './adapter.ts'
import { type Command, typedName } from './command.ts'
import { formAgain } from './fill-again.ts'
import { type HeldLines, type Line, withoutHeld } from './held-lines.ts'
import { type Message, say } from './message.ts'
import { nearCommands } from './near.ts'
import { formFor, type Option, type RawInput } from './options.ts'
import { parseWords } from './parse-words.ts'
import { UserError } from './user-error.ts'

/** A line that somebody typed or a button carried, as a command and its options; or what to answer where it is none. */
export type Reading =
  | {
      readonly ok: true
      readonly command: Command
      readonly raw: RawInput
      /** What a form has to ask for; nothing where it can be run at once. */
      readonly asked: readonly Option[]
      /** It was refused, and what was typed stands in the form once more. */
      readonly again?: Again
    }
  | { readonly ok: false; readonly reply: Message }

export interface Again {
  /** The line that this is read from, for a form to bring along: it holds what the form has no room for. */
  readonly line: string
  readonly about: string | undefined
}

export interface Reader {
  find(name: string): Command | undefined
  read(line: string, limits: Limits): Reading
  /** What somebody types for help. */
  helpName(limits: Limits): string
}

interface Parts {
  readonly commands: readonly Command[]
  readonly held: HeldLines
  spoken(message: Message): Message
}

const TOO_LONG_AGO = 'That was too long ago, and I have not kept it. Please say it again.'
/** What most people come for. */
const FIRST_OF_ALL = ['status', 'nextaction']

/** Finds the command in a line, and in its words the options. */
export function createReader({ commands, held, spoken }: Parts): Reader {
  const byName = new Map(
    commands.flatMap((each) => [each.name, ...(each.alias ? [each.alias] : [])].map((name) => [name, each])),
  )
  const find = (name: string): Command | undefined => byName.get(name.toLowerCase())

  function read(typed: string, limits: Limits): Reading {
    const said = typed
      .trim()
      .replace(/^\/?steward\b\s*/i, '')
      .replace(/^\//, '')
    const line = held.find(said)
    if (line && line !== 'gone') return readHeld(line, said)
    const words = line === 'gone' ? withoutHeld(said) : said
    if (line === 'gone' && words === '') return { ok: false, reply: spoken(say(TOO_LONG_AGO)) }
    const [first = '', ...rest] = words.split(/\s+/)
    const whole = words.toLowerCase().replace(/[^a-z]/g, '')
    const command = find(first) ?? find(whole)
    if (!command) return { ok: false, reply: spoken(unknown(words, limits)) }
    try {
      const raw = find(first) ? parseWords(command, rest.join(' ')) : {}
      return { ok: true, command, raw, asked: formFor(command, raw) }
    } catch (error) {
      if (error instanceof UserError) return { ok: false, reply: spoken(say(error.message)) }
      throw error
    }
  }

  function readHeld({ command, raw, again }: Line, said: string): Reading {
    if (!again) return { ok: true, command, raw, asked: formFor(command, raw) }
    const { about } = again
    const line = said.split(' ', 2).join(' ')
    return { ok: true, command, raw, asked: formAgain(command, about), again: { line, about } }
  }

  function unknown(line: string, limits: Limits): Message {
    const near = nearCommands(line, commands)
    const shown = near.length > 0 ? near : FIRST_OF_ALL.flatMap((name) => find(name) ?? [])
    const names = shown.map((each) => typedName(each, limits))
    const offer = near.length > 0 ? `Did you mean ${names.join(', ')}?` : `Try ${names.join(' or ')}.`
    const start = line === '' ? 'Ask me something.' : 'I do not know that one.'
    return say(`${start} ${offer} Type ${helpName(limits)} to see everything I answer.`, {
      type: 'buttons',
      buttons: [...new Set([...shown, find('help')])]
        .filter((each) => each !== undefined)
        .map((each) => ({ label: typedName(each, limits), run: each.name })),
    })
  }

  const helpName = (limits: Limits): string => {
    const help = find('help')
    return help ? typedName(help, limits) : '/help'
  }

  return { find, read, helpName }
}
