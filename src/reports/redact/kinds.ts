/** What is taken out, in the order in which it is told. The name of a kind is also the mark it leaves: "[phone]". */
export const KINDS = [
  'mention',
  'link',
  'email',
  'phone',
  'NHS number',
  'NI number',
  'case number',
  'court reference',
  'number plate',
  'number',
  'address',
  'postcode',
  'date',
  'time',
  'age',
] as const

export type Kind = (typeof KINDS)[number]

const FIRST = 0xe000

/** Inside the redactor a mark is one character that nobody can type, so that no rule reads the words of a mark. */
export const token = (kind: Kind): string => String.fromCharCode(FIRST + KINDS.indexOf(kind))

const kindAt = (letter: string): Kind | undefined => KINDS[letter.charCodeAt(0) - FIRST]

const TOKENS = new RegExp(`[${KINDS.map(token).join('')}]`, 'g')
const MARKS = new RegExp(`\\[(?:${KINDS.join('|')})\\]`, 'g')

export const withMarks = (text: string): string =>
  text.replace(TOKENS, (letter) => {
    const kind = kindAt(letter)
    return kind === undefined ? letter : `[${kind}]`
  })

export const withTokens = (text: string): string =>
  text.replace(MARKS, (mark) => {
    const kind = KINDS.find((one) => mark === `[${one}]`)
    return kind === undefined ? mark : token(kind)
  })

/** A mark is nobody, but keeps its place. */
export const withoutMarks = (text: string): string => text.replace(MARKS, (mark) => '#'.repeat(mark.length))
