import type { ActionPosts, ActJobOf, Asker, Askers, Going } from '../core/acts.ts'
import type { Action, Dispute } from '../core/facts.ts'
import type { Job } from '../core/jobs.ts'
import type { Branch, Facts, Settings } from '../core/stores.ts'
import { type Clock, Temporal, toComeBy } from '../core/time.ts'
import { givesMandate } from '../domain/ballot.ts'
import { mandateEnds } from '../domain/law.ts'
import { isAwaited, MOST_COMING, overAt } from '../domain/outlook.ts'
import {
  DEFAULT_REMINDER_HOURS,
  mandateReminders,
  noticeReminders,
  type ReminderTime,
  reminderTimes,
  resumeReminders,
} from '../domain/reminders.ts'
import { type Places, where } from './places.ts'

interface Parts {
  readonly facts: Facts
  readonly settings: Settings
  readonly actionPosts: ActionPosts
  readonly going: Going
  readonly askers: Askers
  readonly clock: Clock
}

/** Works out, from a fact that was just recorded, everything that has to be said of it, where and when. */
export function createPlans({ facts, settings, actionPosts, going, askers, clock }: Parts, places: Places) {
  const isToCome = toComeBy(clock)

  async function timesOf(action: Action, dispute: Dispute & { branch: string }) {
    const branch: Branch = await settings.branch(dispute.branch)
    const hours = branch.reminderHours ?? DEFAULT_REMINDER_HOURS
    return reminderTimes(action, hours, branch.quiet, action.zone).filter(({ at }) => isToCome(at))
  }

  const afterTelling = (): Temporal.Instant => clock.now().add({ hours: 24 })

  /** Until when there is something to say of it: of what was called off, as long as people could wait for it. */
  function untilOf(action: Action, before: Action | undefined): Temporal.Instant {
    if (action.state !== 'called off' || !before) return overAt(action)
    const over = overAt(before)
    // Nobody has said what becomes of it, however long ago its day was.
    return isAwaited(before, clock.now()) && !isToCome(over) ? afterTelling() : over
  }

  /** When what is kept about people for it has to go. Of what is called off, once everybody who asked has been told. */
  function endOf({ state }: Action, until: Temporal.Instant): Temporal.Instant {
    const told = afterTelling()
    return state === 'called off' && Temporal.Instant.compare(told, until) < 0 ? told : until
  }

  const reminder = (action: Action, { hours, at }: ReminderTime, asker?: Asker): Job => ({
    key: `reminder ${action.dispute} ${action.key} ${action.revision} ${hours}${asker === undefined ? '' : ` ${asker.id}`}`,
    due: at,
    work: {
      kind: 'reminder',
      dispute: action.dispute,
      action: action.key,
      revision: action.revision,
      hours,
      ...(asker === undefined ? {} : { asker: asker.id, platform: asker.person.platform }),
    },
  })

  /** In the channel, and to each who asked. */
  const toAll = (action: Action, times: readonly ReminderTime[], asked: readonly Asker[]): readonly Job[] =>
    times.flatMap((time) => [reminder(action, time), ...asked.map((each) => reminder(action, time, each))])

  async function newReminders(action: Action, dispute: Dispute & { branch: string }, before: readonly number[]) {
    const asked = await askers.of({ dispute: action.dispute, action: action.key })
    const times = (await timesOf(action, dispute)).filter(({ hours }) => !before.includes(hours))
    return toAll(action, times, asked)
  }

  return {
    /** A version that was overtaken before anything was said of it is not said any more. */
    async afterVersion({
      dispute: id,
      action: key,
      revision,
      announce,
      notify,
    }: ActJobOf<'action'>): Promise<readonly Job[]> {
      const dispute = await facts.dispute(id)
      const history = await facts.history(id, key, clock.now())
      const action = history.at(-1)
      if (!dispute || action?.revision !== revision) return []
      const until = untilOf(action, history.at(-2))
      const on = action.state === 'announced'
      if (on && !isToCome(until)) return []
      const of = { dispute: id, action: key }
      const now = clock.now()
      const name = `${id} ${key} ${revision}`
      // Who said that they would be there said it of another day.
      if (action.change === 'moved' || !on) await going.forget(of)
      const posts = await actionPosts.posts(id, key)
      const ours = await Promise.all(posts.map(({ ref }) => places.has(dispute.branch, ref.place)))
      const older = posts.filter((_, index) => ours[index])
      const shows = older.map(
        ({ ref }): Job => ({
          key: `action show ${name} ${where(ref.place)} ${ref.id}`,
          due: now,
          work: { kind: 'action show', ...of, place: ref.place, message: ref.id },
        }),
      )
      // Nobody waits to hear of it any more, but a post that still calls people would stand there to the end.
      if (!isToCome(until)) return shows
      // Where it was announced before the branch chose another channel, people read of it too.
      const all = announce ? [...(await places.announcing(dispute.branch)), ...older.map(({ ref }) => ref.place)] : []
      const here = [...new Map(all.map((place) => [where(place), place])).values()]
      const asked = await askers.of(of)
      const times = on ? await timesOf(action, dispute) : []
      return [
        ...here.map((place): Job => {
          const notifiesAll = notify?.platform === place.platform && notify.space === place.space
          return {
            key: `action post ${name} ${where(place)}`,
            due: now,
            work: { kind: 'action post', ...of, revision, place, ...(notifiesAll ? { notifiesAll } : {}) },
          }
        }),
        ...shows,
        ...(await places.withEvents(dispute.branch)).map(
          (place): Job => ({
            key: `action event ${name} ${place.platform} ${place.space}`,
            due: now,
            work: { kind: 'action event', ...of, place },
          }),
        ),
        ...(revision === 0 ? [] : asked).map(
          ({ id: asker, person: { platform } }): Job => ({
            key: `action news ${name} ${asker}`,
            due: now,
            work: { kind: 'action news', ...of, revision, asker, platform },
          }),
        ),
        ...toAll(action, times, asked),
        ...(on ? noticeReminders(action) : []).filter(isToCome).map(
          (at): Job => ({
            key: `notice reminder ${name} ${at}`,
            due: at,
            work: { kind: 'notice reminder', ...of, revision },
          }),
        ),
        ...resumeReminders(action)
          .filter(isToCome)
          .map(
            (at): Job => ({
              key: `resume reminder ${name}`,
              due: at,
              work: { kind: 'resume reminder', ...of, revision },
            }),
          ),
        { key: `action over ${name}`, due: endOf(action, until), work: { kind: 'action over', ...of } },
      ]
    },

    /** What was announced before gets the reminders that are new; those taken out are not said when their time comes. */
    async afterHours({
      branch: id,
      before = DEFAULT_REMINDER_HOURS,
    }: ActJobOf<'reminder hours'>): Promise<readonly Job[]> {
      const disputes = await facts.disputes(id, clock.now())
      const all = await Promise.all(
        disputes.map(async (dispute) => {
          const coming = await facts.coming(dispute.id, clock.now(), { limit: MOST_COMING })
          const on = coming.filter(({ state }) => state === 'announced')
          return Promise.all(on.map((action) => newReminders(action, { ...dispute, branch: id }, before)))
        }),
      )
      return all.flat(2)
    },

    async afterAsking(id: string): Promise<readonly Job[]> {
      const asker = await askers.find(id)
      const dispute = asker && (await facts.dispute(asker.dispute))
      const action = asker && (await facts.history(asker.dispute, asker.action, clock.now())).at(-1)
      if (!dispute || action?.state !== 'announced') return []
      return (await timesOf(action, dispute)).map((time) => reminder(action, time, asker))
    },

    async afterBallot({ dispute: id, ballot: key }: ActJobOf<'ballot'>): Promise<readonly Job[]> {
      const [dispute, ballot] = [await facts.dispute(id), await facts.ballot(id, key)]
      if (!dispute || !ballot || !givesMandate(ballot)) return []
      const ends = mandateEnds(ballot, dispute.zone)
      return mandateReminders(ends, dispute.zone)
        .filter(isToCome)
        .map(
          (at): Job => ({
            key: `mandate reminder ${id} ${key} ${at}`,
            due: at,
            work: { kind: 'mandate reminder', dispute: id, ballot: key },
          }),
        )
    },
  }
}
