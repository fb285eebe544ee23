import type { Action, Change } from '../core/facts.ts'
import type { Block, Line, Message, Piece } from '../core/message.ts'
import { dayWords, type Span, spanWords, type Temporal, untilDayWords, untilWords } from '../core/time.ts'
import { decided, oldWords, sameTime, stoppedFields, takingPart, when } from './action-fields.ts'
import { upcomingSummary } from './describe.ts'
import { type Field, fields, optional } from './fields.ts'
import { phase, spanPhase } from './outlook.ts'
import { capital, joined, sentence, shortName, sizedType, stoppedHolds, stoppedWord, untilMoment } from './wording.ts'

/** A smaller count says more about who they are than it helps. */
export const FEWEST_GOING = 5

/** What a post of an action shows beside its facts. */
export interface Shown {
  readonly going?: number | undefined
  readonly over: boolean
  /** What it replaces, as people know that. */
  readonly replacing?: string | undefined
  /** With which the buttons name the action. */
  readonly code: string
}

const LOUD: Readonly<Record<Change, string>> = {
  announced: 'ANNOUNCED',
  moved: 'MOVED',
  corrected: 'CORRECTED',
  suspended: 'SUSPENDED',
  resumed: 'BACK ON',
  'called off': 'CALLED OFF',
}

const stays = 'This message is kept up to date: if the action is moved or called off, that will stand here first.'

const why = ({ reason }: Action): string => (reason ? ` ${sentence(reason)}` : '')

const isOn = ({ state }: Action): boolean => state === 'announced'

const instead = ({ replacing }: Shown): readonly Field[] => optional('In place of', replacing)

/** Who comes, and how to say so: only while there is something to come to. */
function joining(action: Action, { going = 0, over, code }: Shown): readonly Block[] {
  if (over || !isOn(action)) return []
  return [
    ...(going < FEWEST_GOING ? [] : [{ type: 'text', text: `${going} say they will be there.` } as const]),
    {
      type: 'buttons',
      buttons: [
        { label: 'I’ll be there', run: `there ${code}`, style: 'primary' },
        { label: 'Remind me', run: `remindme ${code}` },
      ],
    },
  ]
}

/**
 * A message about an action, as it reads now. `since`: the action from how it stood when that was posted to how it stood
 * before its last change, so that whoever comes back to it sees what is another now, since when and why.
 */
export function announcement(action: Action, shown: Shown & { readonly since?: readonly Action[] }): Message {
  if (!isOn(action)) return stopped(action)
  const { over, since: [was, ...later] = [] } = shown
  if (over) return past(action, was)
  if (was) return changed(was, [...later, action], shown)
  return {
    summary: `Announced: ${sizedType(action)}, ${spanWords(action)}.`,
    blocks: [
      { type: 'heading', text: action.title },
      fields([...takingPart(action), ...instead(shown)]),
      ...joining(action, shown),
      { type: 'note', text: stays },
    ],
  }
}

const past = (action: Action, was?: Action): Message => ({
  summary: `Over: ${sizedType(action)}, ${spanWords(action)}.`,
  blocks: [{ type: 'heading', text: `Over: ${action.title}` }, fields(takingPart(action, was))],
})

/** What a post says of an action that was changed since. `was`: as it stood in the post. */
function changed(was: Action, changes: readonly [...Action[], Action], shown: Shown): Message {
  const [before = was, action = was] = [was, ...changes].slice(-2)
  const back = changes.some(({ change }) => change === 'resumed')
  const moved = !sameTime(was, action)
  const [last] = changes.filter(({ change }) => change !== 'corrected').slice(-1)
  const loud = moved && last ? last.change : back ? 'resumed' : last ? undefined : 'corrected'
  const head = loud === undefined ? '' : `${LOUD[loud]}: `
  const now = moved
    ? `${nameThen(action, was)} is now ${spanWords(action)}`
    : `${sizedType(action)}, ${spanWords(action)}`
  return {
    summary: `${head}${head === '' ? capital(now) : now}.${why(action)}`,
    blocks: [
      { type: 'heading', text: `${head}${action.title}` },
      fields([...takingPart(action, was), ...instead(shown)]),
      ...begunBlocks(before, action),
      ...whatHappened(changes),
      ...joining(action, shown),
      { type: 'note', text: stays },
    ],
  }
}

/** Older changes are in the timeline. */
const CHANGES_SHOWN = 4

function whatHappened(changes: readonly Action[]): readonly Block[] {
  const lines = changes.slice(-CHANGES_SHOWN).map(decided)
  const [only = '', ...others] = lines
  return others.length === 0 ? [{ type: 'text', text: only }] : [{ type: 'list', items: lines }]
}

/** What people know it by: "walkout on Thu 2 March" for one that was on that day. */
const nameThen = (action: Action, was: Span): string => shortName({ ...action, ...timeOf(was) })

const timeOf = ({ starts, ends, zone, allDay }: Span): Span => ({ starts, ends, zone, allDay })

/** "CALLED OFF" or "ENDED EARLY", and nothing before it. */
function stopped(action: Action): Message {
  const loud = stoppedWord(action)
  return {
    summary: `${loud}: ${shortName(action)}.${why(action)}`,
    blocks: [
      { type: 'heading', text: `${loud}: ${action.title}` },
      { type: 'text', text: [{ bold: `${loud}: ${shortName(action)}.` }, ` ${stoppedHolds(action)}`] },
      { type: 'text', text: decided(action) },
      fields(stoppedFields(action)),
    ],
  }
}

/** The message that is posted when an action changes, for those who have read the first one. */
export function changePosted(before: Action, after: Action, shown?: Shown): Message {
  if (after.change === 'suspended' || after.change === 'called off') return stopped(after)
  const corrections = after.change === 'corrected' ? correctionLines(before, after) : []
  // The time is struck through in the line above them already.
  const inItsNewTime = { ...before, ...timeOf(after) }
  return {
    summary: changeSummary(before, after),
    blocks: [
      { type: 'heading', text: `${LOUD[after.change]}: ${after.title}` },
      { type: 'text', text: changeLine(before, after) },
      ...begunBlocks(before, after),
      ...(corrections.length === 0 ? [] : [{ type: 'list', items: corrections } as const]),
      { type: 'text', text: decided(after) },
      fields(isOn(after) ? takingPart(after, corrections.length > 0 ? after : inItsNewTime) : stoppedFields(after)),
      ...(shown ? joining(after, shown) : []),
    ],
  }
}

function changeSummary(before: Action, after: Action): string {
  const head = `${LOUD[after.change]}: ${nameThen(after, before)}`
  const still = isOn(after) ? '' : `, which stays ${after.state}`
  const elsewhere = before.place === after.place ? '' : ', at another place'
  if (!sameTime(before, after)) return `${head} is now ${spanWords(after)}${elsewhere}${still}.${why(after)}`
  if (after.change === 'resumed') return `${LOUD.resumed}: ${sizedType(after)}, ${spanWords(after)}.${why(after)}`
  const what = corrected(before, after).map(({ label }) => label.toLowerCase())
  return `${head}${what.length === 0 ? '' : ` (${joined(what)})`}${still}.${why(after)}`
}

/** A change in one line: a loud word, what people know the action by, the old time struck through, and the new one. */
export function changeLine(before: Action, after: Action): Line {
  const head: Piece = { bold: `${LOUD[after.change]}: ${nameThen(after, before)}.` }
  if (after.change === 'suspended' || after.change === 'called off')
    return [
      { bold: `${stoppedWord(after)}: ${nameThen(after, before)}.` },
      ' ',
      { struck: spanWords(after) },
      ` ${stoppedHolds(after)}`,
    ]
  const time: readonly Piece[] = sameTime(before, after)
    ? [' ', when(after)]
    : [' ', { struck: spanWords(before) }, ' → ', when(after)]
  if (after.change === 'resumed' && sameTime(before, after))
    return [{ bold: `${LOUD.resumed}: ${sizedType(after)},` }, ' ', when(after), '.']
  if (isOn(after)) return [head, ...time, '.']
  return [head, ...time, `. It stays ${after.state}: do not turn up for it.`]
}

/** What a move means for those who are there already; undefined where it had not begun. */
export function begunWords(was: Span, action: Action): string | undefined {
  const { change, changed, starts, zone } = action
  if (change !== 'moved' || changed.dayOnly || spanPhase(was, changed.at) !== 'under way') return undefined
  if (spanPhase(action, changed.at) === 'under way') return 'It had begun, and goes on: only its end is another.'
  const then = starts.epochMilliseconds > changed.at.epochMilliseconds ? ' until the new time' : ''
  return `It had begun, and took place until ${untilMoment(changed.at, zone)}. It is off from then on${then}.`
}

function begunBlocks(was: Span, action: Action): readonly Block[] {
  const text = begunWords(was, action)
  return text === undefined ? [] : [{ type: 'text', text }]
}

interface Correction {
  readonly label: string
  readonly from: string | undefined
  readonly to: string | undefined
}

const corrected = (before: Action, after: Action): readonly Correction[] =>
  (
    [
      ['Kind', before.type, after.type],
      ['Title', before.title, after.title],
      ['When', spanWords(before), spanWords(after)],
      ['Where', before.place, after.place],
      ['Who', before.who, after.who],
      ['What is asked', before.ask, after.ask],
      ['Issues', before.issues?.join('; '), after.issues?.join('; ')],
    ] as const
  )
    .filter(([, from, to]) => from !== to)
    .map(([label, from, to]) => ({ label, from, to }))

const correctionLines = (before: Action, after: Action): readonly Line[] =>
  corrected(before, after).map(({ label, from, to }): Line => {
    const old: readonly Piece[] = from === undefined ? [] : [oldWords(from), ' → ']
    return [{ bold: `${label}: ` }, ...old, to ?? 'taken out']
  })

/** An action said again in time. One that was stopped is never called: then this says that it was. */
export function reminder(action: Action, now: Temporal.Instant, late?: string): Message {
  if (!isOn(action)) return stopped(action)
  const lateNote: readonly Block[] = late === undefined ? [] : [{ type: 'note', text: late }]
  // A whole day has begun at midnight; on its morning people are reminded of it all the same.
  const today = action.allDay && dayWords(action.starts, action.zone) === dayWords(now, action.zone)
  if (phase(action, now) !== 'to come' && !today) {
    const over = phase(action, now) === 'over'
    const summary = over ? past(action).summary : upcomingSummary(action, now)
    const heading = `${over ? 'Over' : 'Under way'}: ${action.title}`
    return { summary, blocks: [{ type: 'heading', text: heading }, ...lateNote, fields(takingPart(action))] }
  }
  const until = action.allDay
    ? untilDayWords(now, action.starts, action.zone)
    : untilWords(now, action.starts, action.zone)
  return {
    summary: `Reminder: ${sizedType(action)}, ${until}: ${spanWords(action)}.`,
    blocks: [{ type: 'heading', text: `Reminder: ${action.title}, ${until}` }, ...lateNote, fields(takingPart(action))],
  }
}
