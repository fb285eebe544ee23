import { type Action, type Change, type Source, stateAfter } from '../../src/core/facts.ts'
import { readLocal, type Span, Temporal } from '../../src/core/time.ts'

export const UK = 'Europe/London'

/** A moment on the wall clock, or the midnight of a day. */
export function local(text: string, zone = UK): Temporal.Instant {
  const time = readLocal(text, zone)
  if (!time.ok) throw new Error(`${text}: ${time.why}`)
  return time.at
}

export const spanOf = (starts: string, ends: string, allDay = false, zone = UK): Span => ({
  starts: local(starts, zone),
  ends: local(ends, zone),
  zone,
  allDay,
})

export const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

const paper = (publisher: string, day: string): Source => ({
  key: publisher,
  title: 'Article',
  publisher,
  published: local(day),
  background: false,
})

const base = { dispute: 'd', revision: 0, source: paper('Community Care', '2017-01-16') }

/** The strike of 27 January 2017, called off the day before. */
export const strike: Action = {
  ...base,
  ...spanOf('2017-01-27', '2017-01-28', true),
  key: 'strike-1',
  type: 'strike',
  title: 'One-day strike',
  who: 'Members in children’s services',
  ask: 'Do not work on that day.',
  state: 'announced',
  change: 'announced',
  changed: { at: local('2017-01-16'), dayOnly: true },
}

/** The walkout of 2 March 2017. */
export const walkout: Action = {
  ...base,
  ...spanOf('2017-03-02T15:00', '2017-03-02T16:00'),
  source: paper('Community Care', '2017-03-01'),
  key: 'walkout-1',
  type: 'walkout',
  title: 'One-hour walkout',
  place: 'Huddersfield Methodist Mission',
  state: 'announced',
  change: 'announced',
  changed: { at: local('2017-02-20'), dayOnly: true },
}

export const changed = (before: Action, change: Change, on: string, more: Partial<Action> = {}): Action => ({
  ...before,
  revision: before.revision + 1,
  state: change === 'corrected' ? before.state : stateAfter(change),
  change,
  changed: { at: local(on), dayOnly: true },
  ...more,
})

export const calledOff = changed(strike, 'called off', '2017-01-26', { reason: 'Talks agreed' })
