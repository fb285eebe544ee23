import type { Line, Piece } from '../../core/message.ts'
import type { Kind } from './kinds.ts'
import type { Span } from './names.ts'
import type { Found } from './redact.ts'
import type { Review } from './review.ts'

export interface Preview {
  /** What would be kept, a line each, with likely names in bold. */
  readonly lines: readonly Line[]
  /** "I took out: 2 phone numbers, 1 date." */
  readonly taken: string
  /** Only where something is in bold. */
  readonly names?: string
  readonly warning: string
}

export const WARNING = 'I cannot find everything. Read it once more: no names, no children, no case details.'
const MOST_NAMED = 5

/** Named once more, as bold is neither heard nor seen everywhere. */
function namesIn(text: string, names: readonly Span[]): string {
  const all = [...new Set(names.map(({ start, end }) => text.slice(start, end)))]
  const more = all.length > MOST_NAMED ? ' …' : ''
  const one = all.length === 1
  return `${one ? 'This may be a name, and is' : 'These may be names, and are'} still in it: ${all.slice(0, MOST_NAMED).join('; ')}${more}. Take ${one ? 'it' : 'them'} out yourself, and write it again.`
}

const PLURALS: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  mention: ['mention', 'mentions'],
  link: ['link', 'links'],
  email: ['email address', 'email addresses'],
  phone: ['phone number', 'phone numbers'],
  'NHS number': ['NHS number', 'NHS numbers'],
  'NI number': ['National Insurance number', 'National Insurance numbers'],
  'case number': ['case number', 'case numbers'],
  'court reference': ['court reference', 'court references'],
  'number plate': ['number plate', 'number plates'],
  number: ['long number', 'long numbers'],
  address: ['address', 'addresses'],
  postcode: ['postcode', 'postcodes'],
  date: ['date', 'dates'],
  time: ['time', 'times'],
  age: ['age', 'ages'],
}

const counted = ({ kind, count }: Found): string => `${count} ${PLURALS[kind][count === 1 ? 0 : 1]}`

const takenOut = (found: readonly Found[]): string =>
  found.length === 0 ? 'I took out nothing.' : `I took out: ${found.map(counted).join(', ')}.`

function lineOf(text: string, from: number, to: number, names: readonly Span[]): Line {
  const pieces: Piece[] = []
  let at = from
  for (const name of names) {
    const start = Math.max(name.start, from)
    const end = Math.min(name.end, to)
    if (start >= end) continue
    if (start > at) pieces.push(text.slice(at, start))
    pieces.push({ bold: text.slice(start, end) })
    at = end
  }
  if (at < to) pieces.push(text.slice(at, to))
  return pieces
}

/** What the writer reads before sending: exactly what would be kept, and what cannot be promised. */
export function preview({ text, found, names }: Review): Preview {
  let at = 0
  const lines: Line[] = []
  for (const line of text.split('\n')) {
    if (line !== '') lines.push(lineOf(text, at, at + line.length, names))
    at += line.length + 1
  }
  return { lines, taken: takenOut(found), ...(names.length > 0 && { names: namesIn(text, names) }), warning: WARNING }
}
