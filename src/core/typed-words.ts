import { UserError } from './user-error.ts'

/** One word as it was typed, or several that stand in quotes; those without the quotes are in `inside`. */
export interface Word {
  readonly typed: string
  readonly inside?: string
}

/** A name, as in `when:`, and what was typed after it, up to the next name. What comes before the first name has none. */
export interface Said<Name> {
  readonly name?: Name
  readonly words: readonly Word[]
}

interface Reading<Name> {
  /** What a word with a colon behind it names; undefined where it is a word like any other. May refuse it. */
  named(word: string): Name | undefined
  /** What to do with quotes that do not fit: read them as they stand, or ask for better ones. */
  readonly quotes: 'as typed' | 'must fit'
}

// Not the beginning of an address (https://…). A time, such as 3:30, begins with no letter.
const NAME = /([\p{L}\p{M}][\p{L}\p{M}\p{N}_'’-]*)[:=](?!\/\/)/uy
const SPACES = /\s*/y
const WORD = /\S+/y
const ENDS = /[,;.]*(?=\s|$)/y
const QUOTES = '"“”„'

const UNCLOSED = 'There is a quote that is not closed. Put one at each end, like this: "Talks on Friday"'
const INSIDE =
  'There is a quote inside a quote, so I cannot tell where it ends. Use single ones inside, like this: "She said ‘no’ to us"'

/** Reads a line as names, words and quoted words. */
export function typedWords<Name>(text: string, { named, quotes }: Reading<Name>): readonly Said<Name>[] {
  const said: { name?: Name; words: Word[] }[] = [{ words: [] }]
  const strict = quotes === 'must fit'
  let at = match(SPACES, text, 0)
  let afterName = false
  while (at < text.length) {
    const [, word] = nameAt(text, at)
    const name = word === undefined ? undefined : named(word)
    if (name !== undefined) {
      said.push({ name, words: [] })
      at = match(SPACES, text, match(NAME, text, at))
      afterName = true
      continue
    }
    const quoted = quotedAt(text, at)
    if (strict && quoted === 'unclosed') throw new UserError(UNCLOSED)
    if (strict && quoted === 'goes on' && afterName) throw new UserError(isOdd(text) ? UNCLOSED : INSIDE)
    const end = typeof quoted === 'object' ? quoted.end : match(WORD, text, at)
    const typed = text.slice(at, end)
    said.at(-1)?.words.push(typeof quoted === 'object' ? { typed, inside: quoted.inside } : { typed })
    at = match(SPACES, text, end)
    afterName = false
  }
  return said
}

/** Then one of the quotes has no other, and what looks like its end begins the next. */
const isOdd = (text: string): boolean => [...text].filter((sign) => QUOTES.includes(sign)).length % 2 === 1

/** Where what matches ends. */
function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return at + (pattern.exec(text)?.[0].length ?? 0)
}

function nameAt(text: string, at: number): readonly (string | undefined)[] {
  NAME.lastIndex = at
  return NAME.exec(text) ?? []
}

function quotedAt(
  text: string,
  at: number,
): { readonly inside: string; readonly end: number } | 'unclosed' | 'goes on' | undefined {
  const opening = text.charAt(at)
  if (!QUOTES.includes(opening)) return undefined
  const closing = closingOf(text, at)
  if (closing === undefined) return 'unclosed'
  ENDS.lastIndex = closing + 1
  const rest = ENDS.exec(text)
  return rest ? { inside: text.slice(at + 1, closing), end: closing + 1 + rest[0].length } : 'goes on'
}

/** A phone writes curly quotes by itself, and may write one of the two as a straight one. */
function closingOf(text: string, at: number): number | undefined {
  const opening = text.charAt(at)
  const own = opening === '"' ? text.indexOf('"', at + 1) : opening === '“' ? closingOfPair(text, at) : -1
  if (own >= 0) return own
  const next = text.slice(at + 1).search(/["“”]/)
  return next < 0 ? undefined : at + 1 + next
}

function closingOfPair(text: string, at: number): number {
  let open = 0
  for (let n = at; n < text.length; n++) {
    if (text.charAt(n) === '“') open++
    if (text.charAt(n) === '”' && --open === 0) return n
  }
  return -1
}
