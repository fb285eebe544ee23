import { z } from 'zod'
import { type Command, UserError } from './command.ts'
import { visible } from './message.ts'

/** What zod cannot say about an option: put on its schema with `.meta({ … })`. */
export interface OptionMeta {
  /** One sentence, at most 100 characters. */
  readonly description: string
  /** The label in a form, at most 45 characters; the option's name otherwise. */
  readonly label?: string
  /** A channel or a group of the platform: the value is its id. */
  readonly kind?: 'channel' | 'group'
  /** Offer choices while typing; the command's `complete` has them. */
  readonly complete?: boolean
  /** Only what `complete` offers can be chosen, so that a form can have it as a list. */
  readonly offered?: boolean
  /** Several lines in a form. */
  readonly long?: boolean
  /** Brought along by the button that opens the form, and never asked for in it. */
  readonly carried?: boolean
}

export interface Option {
  readonly name: string
  readonly label: string
  readonly description: string
  readonly kind: 'text' | 'choice' | 'integer' | 'number' | 'yesno' | 'channel' | 'group'
  readonly required: boolean
  readonly choices: readonly string[]
  readonly complete: boolean
  readonly offered: boolean
  readonly long: boolean
  readonly carried: boolean
  readonly min?: number
  readonly max?: number
  readonly maxLength?: number
}

/** Raw values as a platform delivers them: text from a line or a form, or already typed by Discord. */
export type RawInput = Readonly<Record<string, string | number | boolean>>

interface JsonProperty extends Partial<OptionMeta> {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
}

const read = new WeakMap<Command, readonly Option[]>()

/** A command's options in their order, read off its zod object. */
export function options(command: Command): readonly Option[] {
  const known = read.get(command)
  if (known) return known
  const schema = z.toJSONSchema(command.input, { io: 'input' })
  const required = new Set(schema.required ?? [])
  const list = Object.entries(schema.properties ?? {}).map(([name, property]) =>
    option(name, property as JsonProperty, required.has(name)),
  )
  read.set(command, list)
  return list
}

function option(name: string, property: JsonProperty, required: boolean): Option {
  const kinds: Record<string, Option['kind']> = { integer: 'integer', number: 'number', boolean: 'yesno' }
  return {
    name,
    label: property.label ?? name,
    description: property.description ?? name,
    kind: property.kind ?? (property.enum ? 'choice' : (kinds[property.type ?? ''] ?? 'text')),
    required,
    choices: property.enum ?? [],
    complete: property.complete ?? false,
    offered: property.offered ?? false,
    long: property.long ?? false,
    carried: property.carried ?? false,
    ...(property.minimum === undefined || property.minimum < -(2 ** 50) ? {} : { min: property.minimum }),
    ...(property.maximum === undefined || property.maximum > 2 ** 50 ? {} : { max: property.maximum }),
    ...(property.maxLength === undefined ? {} : { maxLength: property.maxLength }),
  }
}

/**
 * The options still to be asked for, in a form: all of them where the command always asks, else all once a required one is
 * missing. What is told in confidence is asked for whatever was typed, which then stands in the form to be read once more.
 */
export function formFor(command: Command, raw: RawInput): readonly Option[] {
  const all = options(command).filter(({ carried }) => !carried)
  const missing = all.some((each) => each.required && raw[each.name] === undefined)
  const asked = all.some(({ name }) => raw[name] !== undefined)
  return missing || (command.form && (!asked || command.kind === 'anonymous')) ? all : []
}

/** The part of what was given that no form asks for, as words after the command's name: for a form to bring along. */
export const carriedWords = (command: Command, raw: RawInput): string =>
  options(command)
    .filter(({ name, carried }) => carried && raw[name] !== undefined)
    .map(({ name }) => ` ${name}:"${raw[name]}"`)
    .join('')

// A phone writes curly quotes by itself.
const WORD = /([\p{L}_-]+)[:=](?:["“”]([^"“”]*)["“”]|(\S+))|["“”]([^"“”]*)["“”]|(\S+)/gu

/**
 * Reads options typed as words: `past page:2`, `dispute:"Kirklees 2017" past`. A word that is one of an option's choices goes
 * there; other words fill the options in order, and the last text option takes all that remains.
 */
export function parseWords(command: Command, text: string): RawInput {
  const list = options(command)
  const raw: Record<string, string> = {}
  const bare: string[] = []
  for (const [whole, name, quotedValue, value, quoted, word] of text.matchAll(WORD)) {
    const named = list.find((each) => each.name === name?.toLowerCase())
    if (named) raw[named.name] = quotedValue ?? value ?? ''
    else bare.push(quoted ?? word ?? whole)
  }
  const [needed, another] = list.filter(({ required }) => required)
  // Whoever types into what is a form has begun to say the one thing that it needs.
  if (command.form && needed && !another && raw[needed.name] === undefined && bare.length > 0)
    raw[needed.name] = bare.splice(0).join(' ')
  for (const word of [...bare]) {
    const fits = list.find(
      (each) =>
        raw[each.name] === undefined && each.choices.some((choice) => choice.toLowerCase() === word.toLowerCase()),
    )
    if (!fits) continue
    raw[fits.name] = word
    bare.splice(bare.indexOf(word), 1)
  }
  const free = list.filter((each) => raw[each.name] === undefined && each.kind !== 'choice')
  for (const [index, each] of free.entries()) {
    if (bare.length === 0) break
    const last = index === free.length - 1
    raw[each.name] = last ? bare.splice(0).join(' ') : (bare.shift() ?? '')
  }
  if (bare.length > 0) {
    const chosen = list.find((each) => each.kind === 'choice' && raw[each.name] === undefined)
    throw new UserError(
      chosen
        ? `I do not know “${visible(bare[0] ?? '')}”. Say one of: ${chosen.choices.join(', ')}.`
        : `I did not understand “${visible(bare.join(' '))}” after /${command.name}.`,
    )
  }
  return raw
}

const YES = new Set(['yes', 'y', 'true', 'on', '1'])
const NO = new Set(['no', 'n', 'false', 'off', '0'])

function typed(each: Option, value: string | number | boolean): unknown {
  if (typeof value !== 'string') return value
  const word = value.trim()
  if (each.kind === 'choice') return each.choices.find((choice) => choice.toLowerCase() === word.toLowerCase()) ?? word
  if (each.kind === 'integer' || each.kind === 'number') return /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : word
  if (each.kind === 'yesno') return YES.has(word.toLowerCase()) ? true : NO.has(word.toLowerCase()) ? false : word
  return word
}

/** Turns raw values into the command's input, or says in one sentence what is wrong with the first that does not fit. */
export function readInput(command: Command, raw: RawInput): Record<string, unknown> {
  const list = options(command)
  const given = list.filter((each) => raw[each.name] !== undefined && raw[each.name] !== '')
  const result = command.input.safeParse(
    Object.fromEntries(given.map((each) => [each.name, typed(each, raw[each.name] ?? '')])),
  )
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const at = list.find((each) => each.name === issue?.path[0])
  if (!issue || !at) throw new UserError(`I could not read that. Try /help ${command.name}.`)
  throw new UserError(`${at.label}: ${complaint(at, issue, raw[at.name] === undefined)}`)
}

function complaint(at: Option, issue: z.core.$ZodIssue, absent: boolean): string {
  if (absent) return 'please fill this in.'
  if (at.kind === 'choice') return `say one of: ${at.choices.join(', ')}.`
  if (at.kind === 'yesno') return 'say yes or no.'
  if (issue.code === 'too_big' && at.kind === 'text') return `at most ${at.maxLength} characters, please.`
  if (at.kind === 'integer' || at.kind === 'number') {
    const range =
      at.min !== undefined && at.max !== undefined
        ? ` from ${at.min} to ${at.max}`
        : at.min !== undefined
          ? ` of ${at.min} or more`
          : ''
    return `say a ${at.kind === 'integer' ? 'whole ' : ''}number${range}.`
  }
  return issue.message
}
