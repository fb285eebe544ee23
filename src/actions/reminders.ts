import type { ActJobOf, Askers } from '../core/acts.ts'
import type { Action } from '../core/facts.ts'
import type { Job } from '../core/jobs.ts'
import type { Message } from '../core/message.ts'
import type { Facts, Settings } from '../core/stores.ts'
import { type Clock, type Temporal, toComeBy } from '../core/time.ts'
import { changePosted, reminder } from '../domain/action-words.ts'
import { givesMandate, MOST_BALLOTS } from '../domain/ballot.ts'
import { isRenewed, mandateEnds } from '../domain/law.ts'
import { mandateReminder, noticeReminder, resumeReminder } from '../domain/officer-words.ts'
import { agreedDayPassed, phase } from '../domain/outlook.ts'
import {
  DEFAULT_REMINDER_HOURS,
  lateWords,
  mandateReminders,
  noticeReminders,
  reminderTimes,
} from '../domain/reminders.ts'
import type { Boards } from './boards.ts'
import { type Places, toEach } from './places.ts'
import type { Said, Speaker } from './speaker.ts'

interface Parts {
  readonly facts: Facts
  readonly settings: Settings
  readonly askers: Askers
  readonly clock: Clock
}

type Time = Temporal.Instant

/** Says again what was decided, in time. Each asks the facts first: nothing is said that does not hold any more. */
export function createReminders(
  { facts, settings, askers, clock }: Parts,
  places: Places,
  speaker: Speaker,
  boards: Boards,
) {
  const isToCome = toComeBy(clock)

  async function standing(dispute: string, key: string, revision: number): Promise<Action | undefined> {
    const action = (await facts.history(dispute, key, clock.now())).at(-1)
    const holds = action?.revision === revision && action.state === 'announced' && phase(action, clock.now()) !== 'over'
    return holds ? action : undefined
  }

  /**
   * When it is to be said as officers have set it by now; undefined where they have taken it out since, or where it was
   * overtaken: after a time in which Steward was down, only the latest of several overdue reminders is worth saying.
   */
  async function timeOf(action: Action, branch: string, hours: number): Promise<Time | undefined> {
    const { quiet, reminderHours = DEFAULT_REMINDER_HOURS } = await settings.branch(branch)
    const times = reminderTimes(action, reminderHours, quiet, action.zone)
    const overtaken = times.some((each) => each.hours < hours && !isToCome(each.at))
    return overtaken ? undefined : times.find((each) => each.hours === hours)?.at
  }

  /** Of several that Steward was down for, the last one says it all. */
  const outdated = (all: readonly Time[], due: Time): boolean =>
    all.some((at) => at.epochMilliseconds > due.epochMilliseconds && !isToCome(at))

  async function tell(asker: string, message: Message, said: Said): Promise<undefined> {
    const found = await askers.find(asker)
    if (found) await speaker.tell(found.person, message, said)
  }

  return {
    async ofAction(work: ActJobOf<'reminder'>, due: Time, said: Said): Promise<readonly Job[] | undefined> {
      const action = await standing(work.dispute, work.action, work.revision)
      const branch = (await facts.dispute(work.dispute))?.branch
      if (!action && work.to && said.earlier) return boards.unheard(work, work.to, said)
      if (!action || branch === undefined) return
      const at = await timeOf(action, branch, work.hours)
      if (!at) return
      // Quiet hours that were set since.
      if (isToCome(at)) return [{ key: said.key, due: at, work }]
      const message = (): Message => reminder(action, clock.now(), lateWords(due, clock.now(), action.zone))
      if (work.asker !== undefined) return tell(work.asker, message(), said)
      if (!work.to) return toEach(await places.announcing(branch), work, said.key, due)
      const { ref, next } = await speaker.post(work.to, message(), said, branch)
      const { dispute, revision } = action
      return ref
        ? [...next, ...(await boards.keep({ dispute, action: action.key, revision, ref, reminds: true }))]
        : next
    },

    /** To somebody who asked to be reminded: it is not as it was. */
    async ofChange({ dispute, action: key, revision, asker }: ActJobOf<'action news'>, said: Said): Promise<undefined> {
      const [before, action] = (await facts.history(dispute, key, clock.now())).slice(-2)
      if (!before || action?.revision !== revision) return
      await tell(asker, changePosted(before, action), said)
    },

    async ofNotice(work: ActJobOf<'notice reminder'>, due: Time, said: Said): Promise<readonly Job[] | undefined> {
      const action = await standing(work.dispute, work.action, work.revision)
      const branch = (await facts.dispute(work.dispute))?.branch
      if (!action || branch === undefined || phase(action, clock.now()) !== 'to come') return
      if (outdated(noticeReminders(action), due)) return
      if (!work.to) return toEach(await places.officers(branch), work, said.key, due)
      const { noticeTo } = await settings.branch(branch)
      const message = noticeReminder(action, noticeTo, clock.now(), lateWords(due, clock.now(), action.zone))
      return (await speaker.post(work.to, message, said, branch)).next
    },

    async ofResuming(work: ActJobOf<'resume reminder'>, due: Time, said: Said): Promise<readonly Job[] | undefined> {
      const action = (await facts.history(work.dispute, work.action, clock.now())).at(-1)
      const dispute = await facts.dispute(work.dispute)
      if (!dispute || dispute.ended || action?.revision !== work.revision || agreedDayPassed(action, clock.now()))
        return
      if (!work.to) return toEach(await places.officers(dispute.branch), work, said.key, due)
      const message = resumeReminder(action, lateWords(due, clock.now(), action.zone))
      return (await speaker.post(work.to, message, said, dispute.branch)).next
    },

    async ofMandate(work: ActJobOf<'mandate reminder'>, due: Time, said: Said): Promise<readonly Job[] | undefined> {
      const [dispute, ballot] = [await facts.dispute(work.dispute), await facts.ballot(work.dispute, work.ballot)]
      const now = clock.now()
      if (!dispute || !ballot || dispute.ended || !givesMandate(ballot)) return
      const ends = mandateEnds(ballot, dispute.zone)
      const known = await facts.ballots(dispute.id, now, { limit: MOST_BALLOTS })
      if (known.some((each) => isRenewed(ballot, each, dispute.zone))) return
      const over = ends.add({ hours: 24 }).epochMilliseconds <= now.epochMilliseconds
      if (over || outdated(mandateReminders(ends, dispute.zone), due)) return
      if (!work.to) return toEach(await places.officers(dispute.branch), work, said.key, due)
      const message = mandateReminder(dispute, ballot, ends, now, lateWords(due, now, dispute.zone))
      return (await speaker.post(work.to, message, said, dispute.branch)).next
    },
  }
}
