import type { Gathering } from '../core/adapter.ts'
import type { Action } from '../core/facts.ts'
import { spanWords } from '../core/time.ts'

const NOWHERE = 'See the announcement'

/** An action as an entry in a server's own list of events. */
export const eventOf = (action: Action): Gathering => ({
  title: action.state === 'suspended' ? `SUSPENDED: ${action.title}` : action.title,
  about: [
    `${spanWords(action)}.`,
    ...(action.who ? [`Who: ${action.who}.`] : []),
    ...(action.ask ? [action.ask] : []),
  ].join('\n'),
  where: action.place ?? NOWHERE,
  starts: action.starts,
  ends: action.ends,
})
