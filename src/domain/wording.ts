import type { Action, ActionType, Source } from '../core/facts.ts'
import type { Line, Piece } from '../core/message.ts'
import {
  dateWords,
  dayIn,
  dayWords,
  hourWords,
  isMidnight,
  lengthWords,
  type Occasion,
  occasionWords,
  type Span,
  type Temporal,
} from '../core/time.ts'

/**
 * "Community Care, 16 January 2017", linked where the source has an address. What comes from outside the documents that the
 * branch goes by is marked, so that nobody takes it for the branch's word.
 */
export function citation(source: Source, zone: string): Piece {
  const text = `${source.publisher}, ${dateWords(dayIn(source.published, zone))}${source.background ? ' (background)' : ''}`
  return source.url === undefined ? text : { link: text, url: source.url }
}

/** "one-hour walkout", "one-day strike", "meeting". */
export function sizedType(action: Action): string {
  const sized: readonly ActionType[] = ['strike', 'walkout', 'picket', 'rally', 'action short of strike']
  if (!sized.includes(action.type)) return action.type
  const length = lengthWords(action)
  if (length === 'all day') return `one-day ${action.type}`
  const [count, unit, ...rest] = length.split(' ')
  return rest.length === 0 && count && unit ? `${count}-${unit.replace(/s$/, '')} ${action.type}` : action.type
}

/** "strike on Fri 27 January": how people speak of an action whose year nobody doubts. */
export const shortName = (action: Action): string =>
  `${action.type} on ${dayWords(action.starts, action.zone).replace(/ \d{4}$/, '')}`

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "Thu 26 January 2017: ", for the front of a dated line. */
export const dated = (when: Occasion, zone: string, ...rest: readonly Piece[]): Line => [
  { bold: occasionWords(when, zone) },
  ': ',
  ...rest,
]

/** A reason as officers type it, as a sentence. */
export function sentence(text: string): string {
  const words = capital(text.trim())
  return /[.!?…]["”’)]?$/.test(words) ? words : `${words}.`
}

/** What is said first of an action that does not take place, or not all of it. */
export function stoppedWord({ state, ranUntil }: Action): string {
  if (state === 'announced') return ''
  return ranUntil && state === 'called off' ? 'ENDED EARLY' : state.toUpperCase()
}

/** What whoever meant to come, or is there already, has to know of it. */
export function stoppedHolds({ state, ranUntil, zone }: Action): string {
  if (!ranUntil) return 'Do not turn up for it.'
  const then = state === 'suspended' ? 'suspended' : 'off'
  return `It took place until ${untilMoment(ranUntil, zone)}, and is ${then} from then on. Do not turn up for it any more.`
}

/** "10.30am on Tue 24 November 2026"; the day alone where no more is known. */
export function untilMoment(at: Temporal.Instant, zone: string): string {
  return isMidnight(at, zone) ? dayWords(at, zone) : `${hourWords(at, zone)} on ${dayWords(at, zone)}`
}

/** When it took place, as far as it did. */
export const ranSpan = ({ starts, ends, zone, allDay, ranUntil }: Action): Span =>
  ranUntil ? { starts, ends: ranUntil, zone, allDay: false } : { starts, ends, zone, allDay }

/** What an officer has recorded; struck through, with the day of the correction, where that took its place. */
export const orCorrected = (text: string, corrected: Temporal.Instant | undefined, zone: string): readonly Piece[] =>
  corrected ? [{ struck: text }, ` Corrected on ${dayWords(corrected, zone)}.`] : [text]

/** The day on which both sides agreed to resume; its hour too, where they agreed one. */
export const resumesWords = (resumes: Temporal.Instant, zone: string): string =>
  occasionWords({ at: resumes, dayOnly: isMidnight(resumes, zone) }, zone)

export const joined = (lines: readonly string[]): string =>
  lines.length < 2 ? lines.join('') : `${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`

/** What an action stands in place of: "strike on Fri 27 January (called off)". */
export const replacingWords = (action: Action): string =>
  `${shortName(action)}${action.state === 'announced' ? '' : ` (${action.state})`}`
