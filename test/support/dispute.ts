import type { ActionVersion, DisputeFacts } from '../../src/core/dispute-facts.ts'
import { type Change, type Source, stateAfter } from '../../src/core/facts.ts'
import { type Occasion, Temporal } from '../../src/core/time.ts'

/** "2017-03-01 09:00" in UTC. */
export const utc = (text: string): Temporal.Instant =>
  Temporal.Instant.from(`${text.length === 10 ? `${text}T00:00` : text.replace(' ', 'T')}Z`)

export const day = (text: string): Occasion => ({ at: utc(text), dayOnly: true })

export const source = (key = 'paper', published = '2017-01-16'): Source => ({
  key,
  title: 'Article',
  publisher: 'Paper',
  published: utc(published),
  background: false,
})

/** A change of an action: a strike on 27 January, unless it says otherwise. */
export const version = (change: Change, on: string, more: Partial<ActionVersion> = {}): ActionVersion => ({
  key: 'strike',
  type: 'strike',
  title: 'Strike',
  state: stateAfter(change),
  change,
  changed: day(on),
  source: source(),
  starts: utc('2017-01-27'),
  ends: utc('2017-01-28'),
  zone: 'Europe/London',
  allDay: true,
  ...more,
})

export const disputeFacts = (more: Partial<DisputeFacts> = {}, key = 'kirklees'): DisputeFacts => ({
  dispute: {
    key,
    title: 'Kirklees',
    union: 'UNISON',
    employer: 'The council',
    about: 'Pay.',
    zone: 'Europe/London',
    opened: day('2017-01-01'),
    source: source(),
  },
  sources: [source()],
  issues: [],
  ballots: [],
  actions: [],
  talks: [],
  claims: [],
  updates: [],
  ...more,
})
