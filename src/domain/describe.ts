import type { Action } from '../core/facts.ts'
import type { Block, Line, Piece } from '../core/message.ts'
import {
  dayWords,
  hourWords,
  lengthWords,
  occasionWords,
  type Span,
  spanWords,
  type Temporal,
  untilWords,
} from '../core/time.ts'
import { calling, when } from './action-fields.ts'
import { fields } from './fields.ts'
import { agreedDayPassed, phase } from './outlook.ts'
import {
  capital,
  citation,
  ranSpan,
  resumesWords,
  sentence,
  shortName,
  sizedType,
  stoppedHolds,
  stoppedWord,
} from './wording.ts'

/** "CALLED OFF: strike on Fri 27 January." and why: what must be read first, in the fewest words. */
export function stoppedBlocks(action: Action, now: Temporal.Instant): readonly Block[] {
  const resumes = agreedWords(action, now).map((each) => ` ${each}`)
  const decided = `${capital(stoppedWord(action).toLowerCase())} ${occasionWords(action.changed, action.zone)}`
  return [
    {
      type: 'text',
      text: [{ bold: `${stoppedWord(action)}: ${shortName(action)}.` }, ` ${stoppedHolds(action)}`, ...resumes],
    },
    {
      type: 'text',
      text: [
        `${decided}. ${action.reason ? `Why: ${sentence(action.reason)} ` : ''}Source: `,
        citation(action.source, action.zone),
        '.',
      ],
    },
  ]
}

/** When a suspended action resumes, or that it has not: its day alone puts nothing on again. */
function agreedWords(action: Action, now: Temporal.Instant): readonly string[] {
  if (!action.resumes) return []
  const day = resumesWords(action.resumes, action.zone)
  return agreedDayPassed(action, now)
    ? [`The day agreed to resume, ${day}, has passed. It stays suspended until officers say otherwise.`]
    : [`Agreed to resume on ${day}.`]
}

/** The sentence that a notification shows. */
export function stoppedSummary(action: Action, now: Temporal.Instant): string {
  const { ranUntil, reason } = action
  return [
    `${stoppedWord(action)}: ${shortName(action)}.`,
    ...(ranUntil ? [stoppedHolds(action)] : []),
    ...agreedWords(action, now),
    ...(reason ? [sentence(reason)] : []),
  ].join(' ')
}

export function upcomingSummary(action: Action, now: Temporal.Instant): string {
  if (phase(action, now) === 'under way') return `Under way now: ${sizedType(action)}, ends ${endWords(action, now)}.`
  return `Next: ${sizedType(action)}, ${untilWords(now, action.starts, action.zone)}: ${spanWords(action)}.`
}

/** "at 4pm" on its last day, "at 8am Fri 3 March 2017" before; a whole day ends at its own 24:00, as it was announced. */
function endWords({ ends, zone, allDay }: Action, now: Temporal.Instant): string {
  const clock = `at ${allDay ? '24:00' : hourWords(ends, zone)}`
  const last = dayWords(allDay ? ends.subtract({ nanoseconds: 1 }) : ends, zone)
  return last === dayWords(now, zone) ? clock : `${clock} ${last}`
}

/** Everything a member needs to take part: what, when, for how long, where, who, and what is asked of them. */
export function actionBlocks(action: Action, now: Temporal.Instant): readonly Block[] {
  const underWay = phase(action, now) === 'under way'
  return [
    {
      type: 'heading',
      text: underWay
        ? `Under way: ${action.title}`
        : `Next: ${action.title}, ${untilWords(now, action.starts, action.zone)}`,
    },
    fields([
      ['What', capital(sizedType(action))],
      ['When', when(action)],
      ...(underWay ? [['Ends', endWords(action, now)] as const] : []),
      ['How long', lengthWords(action)],
      ...calling(action),
      ...(action.change === 'announced' ? [] : [[capital(action.change), changeNote(action)] as const]),
      ['Source', citation(action.source, action.zone)],
    ]),
  ]
}

const changeNote = (action: Action): string =>
  `${occasionWords(action.changed, action.zone)}${action.reason ? `: ${sentence(action.reason)}` : ''}`

/** One line of a list: the day first, struck through where it no longer holds. `took`: what took place of it before. */
export function actionLine(action: Action, took: readonly Span[] = []): Line {
  const stops = action.state !== 'announced'
  const before = took.map((each) => ` Took place already: ${spanWords(each)}.`)
  return [...standingLine(action), ...(before.length > 0 && !(stops && action.reason) ? ['.'] : []), ...before]
}

function standingLine(action: Action): readonly Piece[] {
  const text = `: ${sizedType(action)}`
  if (action.state === 'announced') return [{ bold: spanWords(action) }, text]
  const stopped = ` ${stoppedWord(action)}${action.reason ? `: ${sentence(action.reason)}` : ''}`
  // What took place is not struck through.
  if (action.ranUntil) return [{ bold: spanWords(ranSpan(action)) }, text, stopped]
  return [{ struck: `${spanWords(action)}${text}` }, stopped]
}

/** What happened to an action, as an entry of the timeline. */
export function changeText(action: Action): string {
  const reason = action.reason ? ` ${sentence(action.reason)}` : ''
  if (action.change === 'announced') return `Announced: ${sizedType(action)}, ${spanWords(action)}.${reason}`
  if (action.state !== 'announced') return `${stoppedWord(action)}: ${shortName(action)}.${reason}`
  return `${capital(action.change)}: ${sizedType(action)}, now ${spanWords(action)}.${reason}`
}
