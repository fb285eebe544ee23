import type { Action, Described } from '../core/facts.ts'
import type { Line, Piece } from '../core/message.ts'
import { lengthWords, occasionWords, type Span, spanWords } from '../core/time.ts'
import { type Field, optional } from './fields.ts'
import { capital, citation, ranSpan, resumesWords, sentence, sizedType, stoppedWord } from './wording.ts'

export const when = (span: Span): Piece => ({ at: span.starts, words: spanWords(span) })

export const sameTime = (a: Span, b: Span): boolean =>
  a.starts.equals(b.starts) && a.ends.equals(b.ends) && a.allDay === b.allDay

/** As much of an old text as tells what it was; the new one beside it has to fit into the same field. */
const OLD = 200

export const oldWords = (text: string): Piece => ({ struck: text.length > OLD ? `${text.slice(0, OLD)}…` : text })

/** The old words struck through, where somebody may still go by them. */
export function changedLine(from: string | undefined, to: string | undefined): Line | undefined {
  if (from === to) return to
  if (from === undefined) return `${to} (added)`
  return to === undefined ? [oldWords(from), ' taken out'] : [oldWords(from), ` → ${to}`]
}

/** Where it is, who is called, what is asked of them, and what it is about; `was`: as people may still have it in mind. */
export const calling = (action: Described, was: Described = action): readonly Field[] => [
  ...optional('Where', changedLine(was.place, action.place)),
  ...optional('Who', changedLine(was.who, action.who)),
  ...optional('What is asked', changedLine(was.ask, action.ask)),
  ...optional('Issues', changedLine(was.issues?.join('; '), action.issues?.join('; '))),
]

/** One that goes by its kind and length has another title with every other length, and nobody has to be told. */
export const hasOwnTitle = (action: Action): boolean => action.title.toLowerCase() !== sizedType(action)

/** What somebody needs to take part; `was`: the action as they may still have it in mind. */
export function takingPart(action: Action, was?: Action): readonly Field[] {
  const retitled = was && was.title !== action.title && (hasOwnTitle(was) || hasOwnTitle(action))
  return [
    ...(retitled ? optional('Title', changedLine(was.title, action.title)) : []),
    ['What', capital(sizedType(action))],
    ...(was && !sameTime(was, action) ? [['Was', { struck: spanWords(was) }] as const] : []),
    ['When', when(action)],
    ['How long', lengthWords(action)],
    ...calling(action, was),
    ['Source', citation(action.source, action.zone)],
  ]
}

/** What does not take place any more, without anything that reads like a call to come. */
export const stoppedFields = (action: Action): readonly Field[] => [
  ['What', capital(sizedType(action))],
  ...(action.ranUntil ? [['When', spanWords(ranSpan(action))] as const] : []),
  [action.ranUntil ? 'Announced for' : 'When', [{ struck: spanWords(action) }, ` ${stoppedWord(action)}`]],
  ...optional('Where', action.place),
  ...optional('Agreed to resume', action.resumes && resumesWords(action.resumes, action.zone)),
  ['Source', citation(action.source, action.zone)],
]

/** "Called off Thu 26 January 2017. Why: Talks agreed." */
export const decided = (action: Action): string =>
  `${capital(action.ranUntil && action.change === 'called off' ? 'ended early' : action.change)} ${occasionWords(action.changed, action.zone)}.${action.reason ? ` Why: ${sentence(action.reason)}` : ''}`
