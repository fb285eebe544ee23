import type { ActionVersion } from '../core/dispute-facts.ts'
import { type ActionState, type Change, type Source, stateAfter } from '../core/facts.ts'
import { given } from '../core/given.ts'
import { type Occasion, type Span, Temporal } from '../core/time.ts'
import type { RawChange, RawRecord } from './dispute-shape.ts'
import { readSpan } from './file-times.ts'

/** What the rest of the file knows: how to read its times and its sources, and where to complain. */
export interface FileContext {
  readonly zone: string
  complain(path: string, what: string): void
  occasion(text: string, path: string): Occasion | undefined
  source(key: string, path: string): Source | undefined
}

/** What may follow. A correction mends the record of any state and leaves the state as it is. */
const NEXT: Readonly<Record<ActionState, readonly Change[]>> = {
  announced: ['moved', 'corrected', 'suspended', 'called off'],
  suspended: ['corrected', 'resumed', 'called off'],
  'called off': ['corrected'],
}

const TIMES = ['starts', 'ends', 'allDay', 'days'] as const

/** Reads an action's changes one after the other, each on top of the one before. */
export function readHistory(raw: RawRecord<'actions'>, path: string, file: FileContext): readonly ActionVersion[] {
  const versions: ActionVersion[] = []
  raw.history.forEach((change, index) => {
    const at = `${path}.history[${index}]`
    const before = versions.at(-1)
    if (!follows(change, before, index, `${at}.change`, file)) {
      file.occasion(change.on, `${at}.on`)
      file.source(change.source, `${at}.source`)
      return
    }
    const version = readChange(raw, change, before, at, file)
    if (version) versions.push(version)
  })
  return versions
}

function follows(
  { change }: RawChange,
  before: ActionVersion | undefined,
  index: number,
  path: string,
  file: FileContext,
): boolean {
  if (index === 0) {
    if (change !== 'announced') file.complain(path, 'a history begins with "announced".')
    return change === 'announced'
  }
  // The entry before could not be read, which has been said: what follows from it would only confuse.
  if (!before) return false
  const allowed = NEXT[before.state]
  if (allowed.includes(change)) return true
  const others = allowed.map((each) => `"${each}"`).join(', ')
  file.complain(path, `"${change}" cannot come after an action is ${before.state}; what can is ${others}.`)
  return false
}

function readChange(
  raw: RawRecord<'actions'>,
  change: RawChange,
  before: ActionVersion | undefined,
  path: string,
  file: FileContext,
): ActionVersion | undefined {
  const changed = file.occasion(change.on, `${path}.on`)
  const source = file.source(change.source, `${path}.source`)
  const span = spanAfter(change, before, path, file)
  const resumes = resumesAfter(change, before, path, file)
  if (changed && before && Temporal.Instant.compare(changed.at, before.changed.at) < 0)
    file.complain(`${path}.on`, 'is before the change above it; put them in the order in which they happened.')
  if (!changed || !source || !span) return undefined
  const corrects = change.change === 'corrected' && before !== undefined
  const reason = change.reason ?? (corrects ? before.reason : undefined)
  return {
    key: raw.key,
    type: change.type ?? before?.type ?? raw.type,
    title: change.title ?? before?.title ?? raw.title,
    ...given({
      place: change.place ?? before?.place ?? raw.place,
      who: change.who ?? before?.who ?? raw.who,
      ask: change.ask ?? before?.ask ?? raw.ask,
      replaces: change.replaces ?? before?.replaces ?? raw.replaces,
      reason,
      resumes,
    }),
    state: corrects ? before.state : stateAfter(change.change),
    change: change.change,
    changed,
    source,
    ...span,
  }
}

/** Stopping an action leaves its times as they were, so that "called off" can still say what was called off. */
function spanAfter(
  change: RawChange,
  before: ActionVersion | undefined,
  path: string,
  file: FileContext,
): Span | undefined {
  const given = TIMES.filter((field) => change[field] !== undefined)
  const stops = change.change === 'called off' || change.change === 'suspended'
  if (stops)
    for (const field of given) file.complain(`${path}.${field}`, `does not go with "${change.change}"; take it out.`)
  const needed = change.change === 'announced' || change.change === 'moved'
  if (!stops && (needed || given.length > 0))
    return readSpan(change, file.zone, (field, what) => file.complain(`${path}.${field}`, what))
  return before && { starts: before.starts, ends: before.ends, zone: before.zone, allDay: before.allDay }
}

function resumesAfter(
  change: RawChange,
  before: ActionVersion | undefined,
  path: string,
  file: FileContext,
): Temporal.Instant | undefined {
  const suspended = change.change === 'suspended' || (change.change === 'corrected' && before?.state === 'suspended')
  if (change.resumes === undefined) return change.change === 'corrected' ? before?.resumes : undefined
  if (!suspended) file.complain(`${path}.resumes`, 'goes with "suspended" only; take it out.')
  return file.occasion(change.resumes, `${path}.resumes`)?.at
}
