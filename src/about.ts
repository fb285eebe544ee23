import type { Askers } from './core/acts.ts'
import type { Work } from './core/jobs.ts'
import { cut, type Platform } from './core/message.ts'
import type { Polls } from './core/polls.ts'
import type { Facts } from './core/stores.ts'
import type { Clock } from './core/time.ts'
import { capital } from './domain/wording.ts'
import type { About } from './jobs.ts'

interface Parts {
  readonly facts: Facts
  readonly polls: Pick<Polls, 'find'>
  readonly askers: Askers
  readonly clock: Clock
}

const LONGEST = 100

const NAMES = {
  release: 'publishing the figures of what members report',
  'release told': 'saying that figures were published',
  'second officer': 'asking for a second officer',
  'draft over': 'saying what became of a draft',
  'reminder hours': 'the new hours of reminders',
  trouble: 'telling you what went wrong',
} as const

const quoted = (text: string): string => `“${cut(text, LONGEST)}”`

function platformOf(work: Work): Platform | undefined {
  if ('place' in work) return work.place.platform
  if ('to' in work && work.to) return work.to.platform
  return 'platform' in work ? work.platform : undefined
}

/** Says whose a job is and what it is about, so that officers of that branch alone hear what could not be done. */
export function aboutWork({ facts, polls, askers, clock }: Parts): (work: Work) => Promise<About | undefined> {
  async function inDispute(work: Extract<Work, { dispute: string }>): Promise<About | undefined> {
    const dispute = await facts.dispute(work.dispute)
    return dispute && { branch: dispute.branch, what: await words(work, dispute.title) }
  }

  async function words(work: Extract<Work, { dispute: string }>, dispute: string): Promise<string> {
    if ('action' in work) {
      const action = (await facts.history(work.dispute, work.action, clock.now())).at(-1)
      const title = action?.title ?? dispute
      if (work.kind === 'action post' && action && action.change !== 'announced')
        return quoted(`${action.change.toUpperCase()}: ${title}`)
      if (work.kind === 'reminder' && work.asker !== undefined) return `a direct message about ${quoted(title)}`
      return /reminder/.test(work.kind) ? `the reminder of ${quoted(title)}` : quoted(title)
    }
    if (work.kind === 'update') return quoted((await facts.update(work.dispute, work.update))?.text ?? dispute)
    return quoted((await facts.ballot(work.dispute, work.ballot))?.title ?? dispute)
  }

  async function whose(work: Work): Promise<About | undefined> {
    if ('dispute' in work) return inDispute(work)
    if ('poll' in work) {
      const poll = await polls.find(work.poll)
      return poll && { branch: poll.branch, what: `the poll ${quoted(poll.question)}` }
    }
    if (work.kind === 'asker') {
      const asker = await askers.find(work.asker)
      const dispute = asker && (await facts.dispute(asker.dispute))
      return dispute && { branch: dispute.branch, what: 'the reminders that somebody asked for' }
    }
    return work.branch === undefined ? undefined : { branch: work.branch, what: NAMES[work.kind] }
  }

  return async (work) => {
    const found = await whose(work)
    const platform = platformOf(work)
    return found && platform ? { ...found, what: `${found.what} on ${capital(platform)}` } : found
  }
}
