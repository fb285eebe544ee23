import type { Action, Ballot, Correctable, Recorded, Talks, TimelineEntry, Update } from '../core/facts.ts'
import { ballotResult } from './ballot.ts'
import { entitledWords } from './ballot-differences.ts'
import { changeText } from './describe.ts'

interface Parts {
  readonly changes: readonly Action[]
  readonly ballots: readonly Ballot[]
  readonly talks: readonly Talks[]
  readonly updates: readonly Update[]
}

/** With how many could vote: a ballot that was corrected may have been wrong in that alone. */
const ballotText = (ballot: Ballot): string => {
  const could = ballot.entitlements.length === 0 ? '' : ` Could vote: ${entitledWords(ballot)}.`
  return `${ballot.title}: ${ballotResult(ballot)}${could}`
}

const talksText = ({ title, confidential }: Talks): string => `Talks: ${title}${confidential ? ' (confidential)' : ''}`

/** Everything that happened, from all kinds of record, the newest first; of the same moment, what was recorded last. */
export function timeline({ changes, ballots, talks, updates }: Parts): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...changes.map((action) => ({
      ...order(action),
      when: action.changed,
      text: changeText(action),
      change: action,
      source: action.source,
    })),
    ...ballots.map((ballot) => ({
      ...order(ballot),
      when: ballot.closed,
      text: ballotText(ballot),
      source: ballot.source,
    })),
    ...talks.map((each) => ({ when: each.when, text: talksText(each), source: each.source })),
    ...updates.map((update) => ({
      ...order(update),
      when: update.when,
      text: update.text,
      source: update.source,
    })),
  ]
  return entries.sort((a, b) => b.when.at.epochMilliseconds - a.when.at.epochMilliseconds || number(b) - number(a))
}

const number = ({ recorded = 0 }: Recorded): number => recorded

/** What decides on the place of an entry, and whether it still holds. */
const order = ({ recorded, corrected }: Recorded & Correctable): Recorded & Correctable => ({
  ...(recorded === undefined ? {} : { recorded }),
  ...(corrected ? { corrected } : {}),
})
