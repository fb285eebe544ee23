import type { Command } from './command.ts'
import { visible } from './message.ts'
import { choiceOf, isYesNo, type Option, options, type RawInput } from './options.ts'
import { readPlainNumber } from './plain-number.ts'
import { typedWords, type Word } from './typed-words.ts'
import { UserError } from './user-error.ts'

/** A word that was said for no option by name. `after` is the option whose quotes it follows, and to which it may belong. */
interface Bare extends Word {
  readonly after?: Option
}

/**
 * Reads options typed as words: `past page:2`, `dispute:"Kirklees 2017" past`, `reason: an agreement source:BBC`. A value goes
 * on to its closing quote or, without quotes, to the next name. Words said for no option go where there is one place for
 * them, and are refused otherwise: what officers type is published, so nothing is put where nobody said it.
 */
export function parseWords(command: Command, text: string): RawInput {
  const list = options(command)
  const raw: Record<string, string> = {}
  const bare: Bare[] = []
  // Where no form comes, what was said with nothing in it would do nothing, and say nothing of that.
  const asks = command.form === true || command.buttonOnly === true || list.some(({ required }) => required)
  const said = typedWords(text, {
    quotes: takesAnything(command) ? 'as typed' : 'must fit',
    named(word) {
      const option = optionNamed(list, word)
      if (option || takesAnything(command)) return option
      throw new UserError(`I know no “${visible(word)}” here. ${how(command, list)}`)
    },
  })
  for (const { name: option, words } of said) {
    if (!option) {
      bare.push(...words)
      continue
    }
    if (raw[option.name] !== undefined)
      throw new UserError(`You said “${option.name}” twice. Say it once, with all of it in quotes: ${example(option)}.`)
    const { value, rest } = taken(option, words)
    if (value.trim() === '' && !asks) throw new UserError(nothingIn(option))
    raw[option.name] = value
    bare.push(...rest)
  }
  place(command, raw, bare)
  // Quotes with nothing in them leave an option out, so that a form asks for it where it is needed.
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value.trim() !== ''))
}

/**
 * Whether every word is either a name or part of the one thing that the command needs. So it is where Steward wrote the line
 * itself, in a button; and where a member begins to tell something, who is not to be sent back for a colon or a quote.
 */
function takesAnything(command: Command): boolean {
  const [needed, another] = options(command).filter(needsWords)
  return command.buttonOnly === true || (command.form === true && needed !== undefined && another === undefined)
}

const needsWords = ({ required, kind }: Option): boolean => required && kind !== 'choice'

/** By its name or, where that is one word and means no other option, by its label in the form. */
function optionNamed(list: readonly Option[], word: string): Option | undefined {
  const wanted = word.toLowerCase()
  const named = list.find(({ name }) => name === wanted)
  if (named) return named
  const [labelled, another] = list.filter(({ label }) => label.toLowerCase().replace(/\?$/, '') === wanted)
  return another ? undefined : labelled
}

const together = (words: readonly Word[]): string => {
  const [only, second] = words
  return only?.inside !== undefined && !second ? only.inside : words.map(({ typed }) => typed).join(' ')
}

const nothingIn = (option: Option): string =>
  `There is nothing in “${option.name}”. Say ${example(option)}, or leave it out.`

const withoutComma = (text: string): string => text.replace(/[,;]+$/, '')

/** What of the words behind an option's name is its value. */
function taken(option: Option, words: readonly Word[]): { readonly value: string; readonly rest: readonly Bare[] } {
  const [first, ...others] = words
  if (!first) throw new UserError(`There is nothing after “${option.name}:”. Say ${example(option)}, or leave it out.`)
  if (first.inside !== undefined) {
    const value = choiceOf(option, first.inside) ?? first.inside
    return { value, rest: option.kind === 'text' ? others.map((each) => ({ ...each, after: option })) : others }
  }
  const all = { value: withoutComma(together(words)), rest: [] }
  const one = { value: withoutComma(first.typed), rest: others }
  switch (option.kind) {
    case 'text':
      return all
    case 'channel':
    case 'group':
      return one
    case 'yesno':
      return isYesNo(one.value) ? one : all
    case 'integer':
    case 'number':
      return readPlainNumber(one.value) === undefined ? all : one
    case 'choice': {
      const found = choiceIn(option, words, 'first')
      return found ? { value: found.choice, rest: words.slice(found.count) } : all
    }
  }
}

/** The longest of an option's choices with which the words begin or end: “action short of strike” is not “strike”. */
function choiceIn(
  option: Option,
  words: readonly Word[],
  where: 'first' | 'last',
): { readonly choice: string; readonly count: number } | undefined {
  for (let count = words.length; count > 0; count--) {
    const some = where === 'first' ? words.slice(0, count) : words.slice(-count)
    const choice = choiceOf(option, withoutComma(together(some)))
    if (choice !== undefined) return { choice, count }
  }
  return undefined
}

/** Puts the words that were said for no option where there is one place for them. */
function place(command: Command, raw: Record<string, string>, bare: readonly Bare[]): void {
  const list = options(command)
  let rest = bare
  for (const option of list) {
    if (raw[option.name] !== undefined || option.kind !== 'choice') continue
    const first = choiceIn(option, rest, 'first')
    const found = first ?? choiceIn(option, rest, 'last')
    if (!found) continue
    raw[option.name] = found.choice
    rest = first ? rest.slice(found.count) : rest.slice(0, -found.count)
  }
  for (const [name, count] of Object.entries(command.begins ?? {})) {
    if (raw[name] !== undefined) continue
    const own = rest.slice(0, count(loose(rest)))
    if (own.length > 0) raw[name] = withoutComma(together(own))
    rest = rest.slice(own.length)
  }
  if (rest.length === 0) return
  const open = list.filter(({ name }) => raw[name] === undefined)
  const needed = open.filter(needsWords)
  if (command.buttonOnly && needed.length > 1) {
    for (const { name } of needed) {
      const [word, ...others] = rest
      if (word) raw[name] = together([word])
      rest = others
    }
  } else {
    const option = placeFor(command, open, needed, rest)
    if (option) {
      raw[option.name] = withoutComma(together(rest))
      rest = []
    }
  }
  if (rest.length > 0) throw new UserError(misplaced(command, open, rest))
}

/** The first words that stand in no quotes, and behind none to which they may belong. */
function loose(words: readonly Bare[]): readonly string[] {
  const end = words.findIndex(({ inside, after }) => inside !== undefined || after !== undefined)
  return words.slice(0, end < 0 ? words.length : end).map(({ typed }) => typed)
}

function placeFor(
  command: Command,
  open: readonly Option[],
  needed: readonly Option[],
  words: readonly Bare[],
): Option | undefined {
  if (words.some(({ after }) => after)) return undefined
  const [only, another] = needed
  if (only) return another ? undefined : only
  if (options(command).some(({ required }) => required)) return undefined
  const number = /^\d+$/.test(together(words)) ? Number(together(words)) : undefined
  const counting = open.find(
    ({ kind, min = 0, max = Number.POSITIVE_INFINITY }) =>
      kind === 'integer' && number !== undefined && number >= min && number <= max,
  )
  if (counting) return counting
  // What is looked up is found or not. Anything else has to be said by its name.
  const texts = options(command).filter(({ kind }) => kind === 'text')
  if (texts.length > 1 && !texts.every(({ complete }) => complete)) return undefined
  return texts.find((each) => open.includes(each))
}

function misplaced(command: Command, open: readonly Option[], words: readonly Bare[]): string {
  const text = visible(words.map(({ typed }) => typed).join(' '))
  const all = options(command)
  if (all.length === 0) return `I did not understand “${text}”. /${command.name} alone is enough.`
  const [choice] = open.filter(({ kind }) => kind === 'choice')
  if (choice && all.every(({ kind }) => kind === 'choice'))
    return `I do not know “${text}”. Say one of: ${choice.choices.join(', ')}.`
  const after = words.find((each) => each.after)?.after
  return after
    ? `I cannot tell whether “${text}” belongs to “${after.name}”. If it does, put it inside the quotes: ${example(after)}`
    : `I cannot tell what “${text}” belongs to. ${how(command, open)}`
}

const example = ({ name, kind }: Option): string =>
  kind === 'text' ? `${name}:"…"` : kind === 'yesno' ? `${name}:yes` : kind === 'integer' ? `${name}:2` : `${name}:…`

/** What can be said behind a command, with what is still needed as the example. */
function how(command: Command, open: readonly Option[]): string {
  const all = options(command).filter(({ carried }) => !carried)
  if (all.length === 0) return `/${command.name} alone is enough.`
  const texts = all.filter(({ kind }) => kind === 'text')
  const needed = texts.filter(({ required, name }) => required && open.some((each) => each.name === name))
  const shown = (needed.length > 0 ? needed : texts.length > 0 ? texts.slice(0, 1) : all.slice(0, 1))
    .map(example)
    .join(' ')
  const names = `There ${all.length === 1 ? 'is' : 'are'}: ${all.map(({ name }) => name).join(', ')}.`
  return `${names} ${texts.length > 0 ? 'Put words in quotes' : 'Say it like this'}: ${shown}`
}
