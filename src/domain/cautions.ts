import type { Action } from '../core/facts.ts'
import type { Proposal } from '../core/proposal.ts'
import type { Facts } from '../core/stores.ts'
import type { Temporal } from '../core/time.ts'
import { sameTime } from './action-fields.ts'
import { MOST_BALLOTS, standing } from './ballot.ts'
import { ballotCautions } from './ballot-cautions.ts'
import { warnings } from './law.ts'
import { MOST_COMING, phase, spanPhase } from './outlook.ts'
import { actionOf } from './proposal-words.ts'
import { shortName, untilMoment } from './wording.ts'

type Proposed = Extract<Proposal, { kind: 'action' }>

/**
 * What officers should think of before they say yes, the first one and the second, by what is known now. What calls nobody
 * out needs no warning of the law; Steward never says that an action is lawful.
 */
export async function cautionsOf(
  proposal: Proposal,
  facts: Pick<Facts, 'ballots' | 'coming' | 'dispute'>,
  now: Temporal.Instant,
): Promise<readonly string[]> {
  if (proposal.kind === 'ballot') return ballotCautions(proposal, facts, now)
  if (proposal.kind !== 'action') return []
  const { dispute, version, pickets } = proposal
  const [ballots, coming] = await Promise.all([
    facts.ballots(dispute, now, { limit: MOST_BALLOTS }),
    facts.coming(dispute, now, { limit: MOST_COMING }),
  ])
  const begun = begunCautions(
    proposal,
    coming.find(({ key }) => key === version.key),
    now,
  )
  // What is corrected calls nobody out anew, and leaves the time as it is.
  if (version.state !== 'announced' || version.change === 'corrected') return begun
  const action = actionOf(proposal)
  const others = coming.filter(({ key, state }) => key !== version.key && state !== 'called off')
  return [
    ...begun,
    ...others.filter((each) => each.type === action.type && sameTime(each, action)).map(twice),
    ...others.filter(({ key, state }) => key === version.replaces && state === 'announced').map(staysOn),
    ...warnings(action, standing(ballots), now, pickets).map(({ text }) => text),
  ]
}

const twice = ({ type, title, state }: Action): string =>
  `A ${type} at that very time is ${state} already: ${title}. Publish this one only if both are to be.`

const staysOn = (replaced: Action): string =>
  `The ${shortName(replaced)} stays on, and is reminded of, until it is called off. Once this is published, a button does that.`

/** What is told of an action that has begun is told to people who are there. */
function begunCautions({ version }: Proposed, before: Action | undefined, now: Temporal.Instant): readonly string[] {
  const { change } = version
  if (before?.state !== 'announced' || phase(before, now) !== 'under way' || change === 'corrected') return []
  const since = `It is under way, since ${untilMoment(before.starts, before.zone)}.`
  if (change === 'called off')
    return [`${since} When you publish, everybody is told that it has ended early, at that hour.`]
  if (change === 'suspended')
    return [`${since} When you publish, everybody is told that it is suspended from that hour on.`]
  if (spanPhase(version, now) === 'under way')
    return [`${since} Everybody is told that it goes on, and that only its end is another.`]
  return [
    `${since} When you publish, everybody is told that it is off from that hour until the new time. To end it for good: /calloff`,
  ]
}
