import type { Action } from '../core/facts.ts'
import type { Piece } from '../core/message.ts'
import { lengthWords, occasionWords, type Span, spanWords } from '../core/time.ts'
import { type Field, optional } from './fields.ts'
import { capital, citation, ranSpan, resumesWords, sentence, sizedType, stoppedWord } from './wording.ts'

export const when = (span: Span): Piece => ({ at: span.starts, words: spanWords(span) })

export const sameTime = (a: Span, b: Span): boolean =>
  a.starts.equals(b.starts) && a.ends.equals(b.ends) && a.allDay === b.allDay

/** Where it is, who is called, what is asked of them, and what it is about. */
export const calling = ({ place, who, ask, issues }: Action): readonly Field[] => [
  ...optional('Where', place),
  ...optional('Who', who),
  ...optional('What is asked', ask),
  ...optional('Issues', issues?.join('; ')),
]

/** What somebody needs to take part; `was` is the time that they may still have in mind. */
export function takingPart(action: Action, was?: Span): readonly Field[] {
  return [
    ['What', capital(sizedType(action))],
    ...(was && !sameTime(was, action) ? [['Was', { struck: spanWords(was) }] as const] : []),
    ['When', when(action)],
    ['How long', lengthWords(action)],
    ...calling(action),
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
