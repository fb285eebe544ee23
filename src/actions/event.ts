import type { Gathering } from '../core/adapter.ts'
import type { Action } from '../core/facts.ts'
import { spanWords } from '../core/time.ts'
import { resumesWords } from '../domain/wording.ts'

const NOWHERE = 'See the announcement'

/** An action as an entry in a server's own list of events. One that is suspended calls nobody. */
export const eventOf = (action: Action): Gathering => ({
  title: action.state === 'suspended' ? `SUSPENDED: ${action.title}` : action.title,
  about: (action.state === 'suspended' ? suspended(action) : calling(action)).join('\n'),
  where: action.place ?? NOWHERE,
  starts: action.starts,
  ends: action.ends,
})

const calling = (action: Action): readonly string[] => [
  `${spanWords(action)}.`,
  ...(action.who ? [`Who: ${action.who}.`] : []),
  ...(action.ask ? [action.ask] : []),
]

const suspended = ({ reason, resumes, zone }: Action): readonly string[] => [
  'Do not turn up for it.',
  ...(reason ? [`Why: ${reason}`] : []),
  ...(resumes ? [`Agreed to resume on ${resumesWords(resumes, zone)}.`] : []),
]
