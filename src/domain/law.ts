import type { Action, ActionType, Ballot } from '../core/facts.ts'
import type { Line } from '../core/message.ts'
import { dateWords, dayIn, momentWords, type Occasion, plainDayWords, Temporal } from '../core/time.ts'
import { ballotName, outcome, sameTitle, share } from './ballot.ts'
import {
  IMPORTANT_SERVICES,
  MAJORITY,
  MANDATE,
  type MandateValue,
  NOTICE,
  PICKETS,
  type Rule,
  TURNOUT,
} from './law-content.ts'
import { joined } from './wording.ts'

/** What has to be known of a ballot to reckon with its mandate. */
export type MandateBallot = Pick<
  Ballot,
  'title' | 'opened' | 'closed' | 'agreedUntil' | 'returned' | 'yes' | 'no' | 'entitlements'
>

export interface Warning {
  readonly kind: 'past' | 'notice' | 'majority' | 'mandate' | 'turnout' | 'support' | 'agreed' | 'pickets'
  readonly text: string
}

const NEEDS_BALLOT: readonly ActionType[] = ['strike', 'walkout', 'action short of strike']

/** Action that needs a ballot, and notice to the employer. */
export const needsBallot = (type: ActionType): boolean => NEEDS_BALLOT.includes(type)

const CHECK = 'to check with your regional officer.'

const { compare } = Temporal.PlainDate

const midnight = (day: Temporal.PlainDate, zone: string): Temporal.Instant => day.toZonedDateTime(zone).toInstant()

const holdsOn = ({ from, until }: Rule<unknown>, day: Temporal.PlainDate): boolean =>
  (from === undefined || compare(day, from) >= 0) && (until === undefined || compare(day, until) <= 0)

/** The rule that holds on a day. The content leaves no day without one. */
export function ruleOn<V>(rules: readonly Rule<V>[], day: Temporal.PlainDate): Rule<V> {
  const rule = rules.find((each) => holdsOn(each, day))
  if (!rule) throw new Error(`The content has no rule for ${day}.`)
  return rule
}

/** How many days' notice is asked for, where it reaches the employer on `day`. */
export const noticeDays = (day: Temporal.PlainDate): number => ruleOn(NOTICE, day).value.days

/**
 * The last day on which notice can reach the employer, as its midnight. The rule goes by the day on which it is received, so
 * around a change of the rule the last day of the old one may be later than what the new one leaves.
 */
export const lastNoticeDay = (
  starts: Temporal.Instant,
  zone: string,
  received?: Temporal.PlainDate,
): Temporal.Instant => midnight(lastNotice(dayIn(starts, zone), received), zone)

function lastNotice(first: Temporal.PlainDate, received?: Temporal.PlainDate): Temporal.PlainDate {
  if (received) return first.subtract({ days: noticeDays(received) })
  const last = NOTICE.flatMap((rule) => lastUnder(rule, first)).sort(compare)
  return last.at(-1) ?? first.subtract({ days: noticeDays(first) })
}

function lastUnder(rule: (typeof NOTICE)[number], first: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const day = first.subtract({ days: rule.value.days })
  const last = rule.until === undefined || compare(day, rule.until) <= 0 ? day : Temporal.PlainDate.from(rule.until)
  return holdsOn(rule, last) ? [last] : []
}

/** Where nobody has said when a ballot opened, the day on which it closed decides which rules it goes by. */
const rulesDay = ({ opened, closed }: { opened?: Occasion; closed: Occasion }, zone: string): Temporal.PlainDate =>
  dayIn((opened ?? closed).at, zone)

/** Counted inclusively: the day on which the ballot closed is the first. */
const through = (closed: Temporal.PlainDate, lasts: MandateValue['lasts']): Temporal.PlainDate =>
  closed.add(lasts).subtract({ days: 1 })

/** The last day of a ballot's mandate, as its midnight: what the law gives, or what both sides agreed as far as it lets them. */
export const mandateEnds = (
  ballot: Pick<MandateBallot, 'opened' | 'closed' | 'agreedUntil'>,
  zone: string,
): Temporal.Instant => midnight(lastOfMandate(ballot, zone), zone)

/** Whether another ballot of the same name gives a mandate that lasts longer: the end of the first one is no news then. */
export const isRenewed = (ballot: Ballot, by: Ballot, zone: string): boolean =>
  sameTitle(by, ballot) &&
  outcome(by) !== 'not won' &&
  Temporal.Instant.compare(mandateEnds(by, zone), mandateEnds(ballot, zone)) > 0

function lastOfMandate(
  ballot: Pick<MandateBallot, 'opened' | 'closed' | 'agreedUntil'>,
  zone: string,
): Temporal.PlainDate {
  const { lasts, ifAgreed } = ruleOn(MANDATE, rulesDay(ballot, zone)).value
  const closed = dayIn(ballot.closed.at, zone)
  const [byLaw, longest] = [through(closed, lasts), through(closed, ifAgreed ?? lasts)]
  const agreed = ballot.agreedUntil ? dayIn(ballot.agreedUntil.at, zone) : byLaw
  if (compare(agreed, byLaw) <= 0) return byLaw
  return compare(agreed, longest) > 0 ? longest : agreed
}

/**
 * What an officer should know before an action is announced. `ballots`: those that stand, the newest first. Steward says what is
 * to be checked, and rules on nothing.
 */
export function warnings(
  action: Pick<Action, 'type' | 'starts' | 'zone'>,
  ballots: readonly MandateBallot[],
  now: Temporal.Instant,
  pickets?: number,
): readonly Warning[] {
  const called = needsBallot(action.type)
  return [
    ...startWarning(action, now),
    ...(called ? noticeWarning(action, now) : []),
    ...(called ? mandateWarnings(action, ballots) : []),
    ...picketWarning(action, pickets),
  ]
}

/** What an officer should know of a ballot before it is recorded: what the law of its date asks of one. */
export const ballotWarnings = (ballot: MandateBallot, zone: string): readonly Warning[] => [
  ...majorityWarning(ballot, zone),
  ...turnoutWarning(ballot, zone),
  ...supportWarning(ballot, zone),
  ...agreedWarning(ballot, zone),
]

type Starting = Pick<Action, 'starts' | 'zone'>

function startWarning({ starts, zone }: Starting, now: Temporal.Instant): readonly Warning[] {
  if (Temporal.Instant.compare(starts, now) > 0) return []
  const text = `This has begun already, on ${momentWords(starts, zone)}. Whether to announce it now is ${CHECK}`
  return [{ kind: 'past', text }]
}

function noticeWarning({ starts, zone }: Starting, now: Temporal.Instant): readonly Warning[] {
  const last = lastNotice(dayIn(starts, zone))
  if (compare(dayIn(now, zone), last) <= 0) return []
  const { days, ifAgreed } = ruleOn(NOTICE, last).value
  const less = ifAgreed === undefined ? '' : `, or ${ifAgreed} where the employer agrees`
  const text = `Notice has to reach the employer at least ${days} days before it starts${less}. For ${days} days the last day was ${plainDayWords(last)}. Whether notice was given in time is ${CHECK}`
  return [{ kind: 'notice', text }]
}

/** Of each ballot that is newer than the newest one of which there is nothing to say. */
function mandateWarnings(
  action: Pick<Action, 'type' | 'starts' | 'zone'>,
  ballots: readonly MandateBallot[],
): readonly Warning[] {
  if (ballots.length === 0)
    return [{ kind: 'mandate', text: `No ballot is on record for this dispute. The mandate is ${CHECK}` }]
  const ofEach = ofItsKind(action, ballots).map((ballot) => [
    ...majorityWarning(ballot, action.zone),
    ...mandateWarning(action, ballot),
    ...turnoutWarning(ballot, action.zone),
  ])
  const good = ofEach.findIndex((each) => each.length === 0)
  return ofEach.slice(0, good < 0 ? undefined : good).flat()
}

/** A strike and action short of one are asked in two questions; each title says of which it is. */
const SHORT_OF = /(?:action )?short of (?:a )?strike(?: action)?/gi

function ofItsKind({ type }: Pick<Action, 'type'>, ballots: readonly MandateBallot[]): readonly MandateBallot[] {
  const isShort = type === 'action short of strike'
  const fits = ballots.filter(({ title }) =>
    isShort
      ? title.search(SHORT_OF) >= 0
      : title.search(SHORT_OF) < 0 || /strike/i.test(title.replaceAll(SHORT_OF, '')),
  )
  return fits.length > 0 ? fits : ballots
}

function mandateWarning({ starts, zone }: Starting, ballot: MandateBallot): readonly Warning[] {
  const [first, closed, last] = [dayIn(starts, zone), dayIn(ballot.closed.at, zone), lastOfMandate(ballot, zone)]
  if (compare(first, closed) < 0) {
    const text = `This starts before the ballot on record closes, on ${plainDayWords(closed)}. The mandate is ${CHECK}`
    return [{ kind: 'mandate', text }]
  }
  if (compare(first, last) <= 0) return []
  const { toBegin } = ruleOn(MANDATE, rulesDay(ballot, zone)).value
  const unless = toBegin ? ', unless action under it had begun by then' : ''
  const text = `By Steward’s count the mandate of the ballot that closed on ${plainDayWords(closed)} ran until ${plainDayWords(last)}${unless}, and this starts after that. The mandate is ${CHECK}`
  return [{ kind: 'mandate', text }]
}

function majorityWarning(ballot: MandateBallot, zone: string): readonly Warning[] {
  const result = outcome(ballot)
  if (result === 'won') return []
  const { yes, no, returned } = ballot
  const { says, source } = ruleOn(MAJORITY, rulesDay(ballot, zone))
  const figures =
    result === 'open'
      ? `${yes} of the ${returned} who voted said yes, not more than half`
      : `${yes} said yes and ${no} no, so it was not won`
  const text = `${ballotName(ballot, zone)}: ${figures}. By law ${says} (${source.title}). What follows from it is ${CHECK}`
  return [{ kind: 'majority', text }]
}

/** "75 of 250 is 30% (figure: UNISON)", for each who says how many were entitled. */
const shares = (part: number, { entitlements }: MandateBallot, asked: number): string =>
  joined(
    entitlements.map(
      ({ voters, about, by }) =>
        `${part} of ${about ? 'about ' : ''}${voters} is ${share(part, voters, asked)} (figure: ${by})`,
    ),
  )

function turnoutWarning(ballot: MandateBallot, zone: string): readonly Warning[] {
  const { value, certainty } = ruleOn(TURNOUT, rulesDay(ballot, zone))
  const { returned, entitlements } = ballot
  if (value === undefined || entitlements.every(({ voters }) => 100 * returned >= value * voters)) return []
  const still = certainty === 'certain' ? '' : ' Whether that rule still holds is not certain.'
  const text = `Turnout: ${shares(returned, ballot, value)}. For a ballot of that date at least ${value}% of those entitled to vote have to vote.${still} What follows from it is ${CHECK}`
  return [{ kind: 'turnout', text }]
}

function supportWarning(ballot: MandateBallot, zone: string): readonly Warning[] {
  const { value, says } = ruleOn(IMPORTANT_SERVICES, rulesDay(ballot, zone))
  const { yes, entitlements } = ballot
  if (value === undefined || entitlements.every(({ voters }) => 100 * yes >= value * voters)) return []
  const text = `Yes votes: ${shares(yes, ballot, value)}. For a ballot of that date ${says}. Whether that is so here is ${CHECK}`
  return [{ kind: 'support', text }]
}

/** What both sides agreed counts only as far as the law of that date lets them. */
function agreedWarning(ballot: MandateBallot, zone: string): readonly Warning[] {
  if (!ballot.agreedUntil) return []
  const [agreed, last] = [dayIn(ballot.agreedUntil.at, zone), lastOfMandate(ballot, zone)]
  if (compare(agreed, last) === 0) return []
  const { says, certainty, source } = ruleOn(MANDATE, rulesDay(ballot, zone))
  const doubt = certainty === 'certain' ? '' : '; not certain'
  const text = `The mandate is said to be agreed until ${plainDayWords(agreed)}. For a ballot of that date the rule is: ${says} (${source.title}${doubt}). By Steward’s count it runs until ${plainDayWords(last)}, and officers are reminded of that day. The end of the mandate is ${CHECK}`
  return [{ kind: 'agreed', text }]
}

/** What holds once a ballot's mandate has run out. */
export const afterMandate = (ballot: Pick<MandateBallot, 'opened' | 'closed'>, zone: string): string =>
  ruleOn(MANDATE, rulesDay(ballot, zone)).value.toBegin
    ? 'Action under it has to begin by that day. If it has, it may go on after it; if not, action needs a new ballot.'
    : 'After that day, action needs a new ballot.'

function picketWarning({ starts, zone }: Starting, pickets: number | undefined): readonly Warning[] {
  const { value } = ruleOn(PICKETS, dayIn(starts, zone))
  if (pickets === undefined || pickets <= value) return []
  const text = `There are ${pickets} pickets. The code of practice says that in general there should be no more than ${value} at any entrance. How many to have is ${CHECK}`
  return [{ kind: 'pickets', text }]
}

/** "28 February 2017". */
const shortDate = (day: string): string => dateWords(Temporal.PlainDate.from(day))

function period({ from, until }: Rule<unknown>): string {
  if (from === undefined) return until === undefined ? '' : `up to ${shortDate(until)}`
  return until === undefined ? `from ${shortDate(from)} on` : `from ${shortDate(from)} to ${shortDate(until)}`
}

/** How much notice the employer is to be given of an action, and where that is from. */
export function noticeLine({ starts, zone }: Starting): string {
  const { says, source, lastChecked } = ruleOn(NOTICE, lastNotice(dayIn(starts, zone)))
  return `It has to be there ${says} (${source.title}; last checked ${shortDate(lastChecked)}).`
}

/** A rule in one sentence, with where it comes from and when somebody last looked. */
export function lawLine(rule: Rule<unknown>): Line {
  const { about, dated, says, source, lastChecked, certainty } = rule
  const when = period(rule)
  const head = `${about}${when === '' ? '' : `, ${dated} ${when}`}: ${says} (source: `
  const doubt = certainty === 'certain' ? '' : '; not certain'
  return [
    head,
    source.url === undefined ? source.title : { link: source.title, url: source.url },
    `; last checked ${shortDate(lastChecked)}${doubt}).`,
  ]
}
