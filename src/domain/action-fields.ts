import type { Action } from '../core/facts.ts'
import type { Block, Line, Piece } from '../core/message.ts'
import { lengthWords, occasionWords, type Span, spanWords } from '../core/time.ts'
import { capital, citation, ranSpan, resumesWords, sentence, sizedType, stoppedWord } from './wording.ts'

export type Field = readonly [label: string, value: Line]

export const when = (span: Span): Piece => ({ at: span.starts, words: spanWords(span) })

export const sameTime = (a: Span, b: Span): boolean =>
  a.starts.equals(b.starts) && a.ends.equals(b.ends) && a.allDay === b.allDay

const optional = (label: string, value: string | undefined): readonly Field[] =>
  value === undefined || value === '' ? [] : [[label, value]]

/** What somebody needs to take part; `was` is the time that they may still have in mind. */
export function takingPart(action: Action, was?: Span): readonly Field[] {
  return [
    ['What', capital(sizedType(action))],
    ...(was && !sameTime(was, action) ? [['Was', { struck: spanWords(was) }] as const] : []),
    ['When', when(action)],
    ['How long', lengthWords(action)],
    ...optional('Where', action.place),
    ...optional('Who', action.who),
    ...optional('What is asked', action.ask),
    ...optional('Issues', action.issues?.join('; ')),
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

export const fields = (all: readonly Field[]): Block => ({ type: 'fields', fields: all })

/** "Called off Thu 26 January 2017. Why: Talks agreed." */
export const decided = (action: Action): string =>
  `${capital(action.ranUntil && action.change === 'called off' ? 'ended early' : action.change)} ${occasionWords(action.changed, action.zone)}.${action.reason ? ` Why: ${sentence(action.reason)}` : ''}`
