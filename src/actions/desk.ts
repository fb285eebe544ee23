import type { ActionPosts, Acts, Askers, Going } from '../core/acts.ts'
import type { Adapter } from '../core/adapter.ts'
import type { GoingService } from '../core/command.ts'
import { endOfStretch, type Handle, type Jobs } from '../core/jobs.ts'
import type { Log } from '../core/log.ts'
import type { Facts, Settings } from '../core/stores.ts'
import type { Clock } from '../core/time.ts'
import { FEWEST_GOING } from '../domain/action-words.ts'
import { createBoards } from './boards.ts'
import { createNews } from './news.ts'
import { placesOf } from './places.ts'
import { createPlans } from './plans.ts'
import { createReminders } from './reminders.ts'
import { createSpeaker, saidBy } from './speaker.ts'

export interface ActionDesk extends GoingService {
  handle: Handle
}

export interface ActionParts {
  readonly facts: Facts
  readonly settings: Settings
  readonly acts: Acts
  readonly actionPosts: ActionPosts
  readonly going: Going
  readonly askers: Askers
  readonly jobs: Jobs
  readonly adapters: readonly Adapter[]
  readonly clock: Clock
  readonly log: Log
  /** Seconds between two edits of a message whose count changes, at the least. */
  readonly editEvery: number
}

/** Says what officers publish, wherever it has to be said, and says it again in time. All that lasts is in the store. */
export function createActionDesk(parts: ActionParts): ActionDesk {
  const { jobs, clock, going, editEvery } = parts
  const places = placesOf(parts.settings, parts.adapters)
  const speaker = createSpeaker(parts, places)
  const plans = createPlans(parts, places)
  const boards = createBoards(parts, places, speaker)
  const reminders = createReminders(parts, places, speaker, boards)
  const news = createNews(parts, places, speaker)

  return {
    async handle(job) {
      const { work, due } = job
      const said = saidBy(job)
      switch (work.kind) {
        case 'action':
          return plans.afterVersion(work)
        case 'reminder hours':
          return plans.afterHours(work)
        case 'asker':
          return plans.afterAsking(work.asker)
        case 'ballot':
          return plans.afterBallot(work)
        case 'action post':
          return boards.post(work, said)
        case 'action show':
          return boards.show(work, said)
        case 'action event':
          return boards.mirror(work, said)
        case 'action count':
          return boards.count(work)
        case 'action over':
          return boards.over(work, said)
        case 'reminder':
          return reminders.ofAction(work, due, said)
        case 'action news':
          return reminders.ofChange(work, said)
        case 'notice reminder':
          return reminders.ofNotice(work, due, said)
        case 'resume reminder':
          return reminders.ofResuming(work, due, said)
        case 'mandate reminder':
          return reminders.ofMandate(work, due, said)
        case 'update':
          return news.update(work, said)
        case 'second officer':
          return news.secondOfficer(work, said)
        case 'draft over':
          return news.draftOver(work, said)
        case 'trouble':
          return news.trouble(work, said)
        default:
          return undefined
      }
    },

    async say(branch, action, person, coming) {
      const changed = await going.say(branch, action, person, coming)
      if (!changed) return false
      // So few are not shown, so there is nothing to change in the channel.
      if ((await going.count(action)) < FEWEST_GOING - 1) return true
      const due = endOfStretch(clock.now(), editEvery)
      const key = `action count ${action.dispute} ${action.action} ${due.epochMilliseconds}`
      await jobs.add([{ key, due, work: { kind: 'action count', ...action } }])
      return true
    },
  }
}
