import { z } from 'zod'
import { type Command, UserError } from './command.ts'
import { readPlainNumber } from './plain-number.ts'

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
 * None where what a button brings along is missing: nobody could fill that in.
 */
export function formFor(command: Command, raw: RawInput): readonly Option[] {
  const every = options(command)
  if (every.some((each) => each.required && fromButton(command, each) && raw[each.name] === undefined)) return []
  const all = every.filter(({ carried }) => !carried)
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

const YES = new Set(['yes', 'y', 'true', 'on', '1'])
const NO = new Set(['no', 'n', 'false', 'off', '0'])

export const isYesNo = (word: string): boolean => YES.has(word.toLowerCase()) || NO.has(word.toLowerCase())

/** A keyboard has the straight apostrophe and the hyphen, and no others. */
const onAnyKeyboard = (text: string): string =>
  text
    .toLowerCase()
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[\s\p{Pd}]+/gu, ' ')
    .trim()

/** Whether two texts are the same but for capitals, apostrophes, dashes and spaces. */
export const sameWords = (one: string, another: string): boolean => onAnyKeyboard(one) === onAnyKeyboard(another)

export const choiceOf = ({ choices }: Option, words: string): string | undefined =>
  choices.find((choice) => sameWords(choice, words))

function typed(each: Option, value: string | number | boolean): unknown {
  if (typeof value !== 'string') return value
  const word = value.trim()
  if (each.kind === 'choice') return choiceOf(each, word) ?? word
  if (each.kind === 'integer' || each.kind === 'number') return readPlainNumber(word) ?? word
  if (each.kind === 'yesno') return YES.has(word.toLowerCase()) ? true : NO.has(word.toLowerCase()) ? false : word
  return word
}

const isEmpty = (value: RawInput[string] | undefined): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '')

/** Turns raw values into the command's input, or says in one sentence what is wrong with the first that does not fit. */
export function readInput(command: Command, raw: RawInput): Record<string, unknown> {
  const list = options(command)
  const given = list.filter((each) => !isEmpty(raw[each.name]))
  const result = command.input.safeParse(
    Object.fromEntries(given.map((each) => [each.name, typed(each, raw[each.name] ?? '')])),
  )
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const at = list.find((each) => each.name === issue?.path[0])
  if (!issue || !at) throw new UserError(`I could not read that. Try /help ${command.name}.`)
  const absent = isEmpty(raw[at.name])
  if (absent && fromButton(command, at)) throw new UserError(BUTTON)
  throw new UserError(`${at.label}: ${absent ? 'please fill this in.' : complaint(at, issue)}`)
}

/** What is wrong with one option's value, in the sentence that `readInput` would say. */
export function wrongWith(command: Command, at: Option, value: string | number | boolean): string | undefined {
  const schema = command.input.shape[at.name]
  const issue = schema && z.safeParse(schema, typed(at, value)).error?.issues[0]
  return issue && `${at.label}: ${complaint(at, issue)}`
}

const BUTTON = 'That one is for a button: press it under the message that you mean. /help shows what can be typed.'

/** What a button brings along, and nobody types. */
const fromButton = (command: Command, { carried }: Option): boolean => carried || command.buttonOnly === true

function complaint(at: Option, issue: z.core.$ZodIssue): string {
  if (at.kind === 'choice') return `say one of: ${at.choices.join(', ')}.`
  if (at.kind === 'yesno') return 'say yes or no.'
  if (at.kind === 'integer' || at.kind === 'number') {
    const range =
      at.min !== undefined && at.max !== undefined
        ? ` from ${at.min} to ${at.max}`
        : at.min !== undefined
          ? ` of ${at.min} or more`
          : ''
    return `say a ${at.kind === 'integer' ? 'whole ' : ''}number${range}.`
  }
  if (issue.code === 'too_small') return `at least ${issue.minimum} letters, please.`
  if (issue.code === 'too_big') return `at most ${issue.maximum} characters, please.`
  return issue.code === 'custom' ? issue.message : 'I could not read that. Please write it in other words.'
}
