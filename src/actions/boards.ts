import type { ActionKey, ActionPost, ActionPosts, ActJobOf, Askers, Going } from '../core/acts.ts'
import { type Place, Refused } from '../core/adapter.ts'
import type { Action } from '../core/facts.ts'
import type { Job } from '../core/jobs.ts'
import type { Message } from '../core/message.ts'
import type { Facts } from '../core/stores.ts'
import { type Clock, Temporal, toComeBy } from '../core/time.ts'
import { announcement, changePosted } from '../domain/action-words.ts'
import { overAt, phase } from '../domain/outlook.ts'
import { replacingWords } from '../domain/wording.ts'
import { eventOf } from './event.ts'
import { type Places, where } from './places.ts'
import type { Said, Speaker } from './speaker.ts'

interface Parts {
  readonly facts: Facts
  readonly actionPosts: ActionPosts
  readonly going: Going
  readonly askers: Askers
  readonly clock: Clock
}

/** For so long after its own time and the agreed day have passed, somebody may wait to hear that a suspended action is on again. */
const SUSPENDED_DAYS = 90

export type Boards = ReturnType<typeof createBoards>

/** Keeps what stands in the channels and in the platforms' own lists of events in step with the facts. */
export function createBoards({ facts, actionPosts, going, askers, clock }: Parts, places: Places, speaker: Speaker) {
  const isToCome = toComeBy(clock)

  /**
   * What a post of that revision says now: the latest change says what it changed, all others what holds. A reminder stays
   * as it is until there is a change.
   */
  async function words(
    history: readonly Action[],
    { revision, reminds }: Pick<ActionPost, 'revision' | 'reminds'>,
  ): Promise<Message | undefined> {
    const [before, action] = [history.at(-2), history.at(-1)]
    if (!action || (reminds && revision === action.revision)) return undefined
    const over = phase(action, clock.now()) === 'over'
    const coming = await going.count({ dispute: action.dispute, action: action.key })
    const replaced =
      action.replaces === undefined
        ? undefined
        : (await facts.history(action.dispute, action.replaces, clock.now())).at(-1)
    const shown = { going: coming, over, code: action.key, replacing: replaced && replacingWords(replaced) }
    if (before && revision === action.revision && !over) return changePosted(before, action, shown)
    const since = history.filter((each) => each.revision >= revision && each.revision < action.revision)
    return announcement(action, { ...shown, since })
  }

  /** Once it was refused, for as long as people may go by it: officers may have let Steward in again. */
  function hourly<W extends ActJobOf<'action post' | 'action show'>>(
    work: W,
    history: readonly Action[],
    { key, earlier }: Said,
  ): Job | undefined {
    const due = clock.now().add({ hours: 1 })
    const [before, action] = [history.at(-2), history.at(-1)]
    const goneBy = action?.state === 'called off' && before ? before : action
    if (!goneBy || Temporal.Instant.compare(due, overAt(goneBy)) >= 0) return undefined
    return { key, due, work: { ...work, quiet: true, ...(earlier ? { unheard: earlier.since.toString() } : {}) } }
  }

  const show = (post: Pick<ActionPost, 'dispute' | 'action' | 'ref'>, why: string, quiet?: true): Job => ({
    key: `action show ${post.dispute} ${post.action} ${why} ${where(post.ref.place)} ${post.ref.id}`,
    due: clock.now(),
    work: {
      kind: 'action show',
      dispute: post.dispute,
      action: post.action,
      place: post.ref.place,
      message: post.ref.id,
      ...(quiet ? { quiet } : {}),
    },
    // Where a platform is down, what it missed is one edit, and not one for each person who said that they come.
    onceMore: true,
  })

  /** Remembers what was posted; and where the action has changed meanwhile, it has to be changed too. */
  async function keep(post: ActionPost): Promise<readonly Job[]> {
    await actionPosts.posted(post)
    const now = (await facts.history(post.dispute, post.action, clock.now())).at(-1)
    return now?.revision === post.revision ? [] : [show(post, `${now?.revision}`)]
  }

  /** Where it is refused, officers need not know: that something is over, or how many come, is no news. */
  const showAll = async ({ dispute, action }: ActionKey, why: string): Promise<readonly Job[]> =>
    (await actionPosts.posts(dispute, action)).map((post) => show(post, why, true))

  return {
    async post(work: ActJobOf<'action post'>, said: Said): Promise<readonly Job[]> {
      const { dispute, action, revision, place } = work
      const history = await facts.history(dispute, action, clock.now())
      const overtaken = history.at(-1)?.revision !== revision
      // The later change has a post of its own. But one that may stand there already, unheard, must be known from now on, or
      // it would call people to the end.
      if (overtaken && !said.earlier) return []
      const message = await words(history, { revision })
      if (!message) return []
      const branch = (await facts.dispute(dispute))?.branch
      const notifiesAll = work.notifiesAll && !overtaken ? ({ notifiesAll: true } as const) : {}
      const later = hourly(work, history, said)
      // What may stand there has the words of its time.
      const then = overtaken ? await words(history.slice(0, revision + 1), { revision }) : undefined
      const earlier = said.earlier && { ...said.earlier, words: then }
      const what = { ...said, later, ...(earlier ? { earlier } : {}) }
      const { ref, next } = await speaker.post(place, { ...message, ...notifiesAll }, what, branch)
      return ref ? [...next, ...(await keep({ dispute, action, revision, ref }))] : next
    },

    keep,

    /** A reminder of what does not hold any more, which may stand in the channel all the same. */
    async unheard(
      { dispute, action: key, revision }: ActJobOf<'reminder'>,
      to: Place,
      said: Said,
    ): Promise<readonly Job[]> {
      const history = await facts.history(dispute, key, clock.now())
      const [action, branch] = [history.at(-1), (await facts.dispute(dispute))?.branch]
      const message = await words(history, { revision, reminds: true })
      if (!action || !message || phase(action, clock.now()) === 'over') return []
      const { ref, next } = await speaker.post(to, message, said, branch)
      return ref ? [...next, ...(await keep({ dispute, action: key, revision, ref, reminds: true }))] : next
    },

    async show(work: ActJobOf<'action show'>, said: Said): Promise<readonly Job[]> {
      const { dispute, action: key, place, message: id } = work
      const post = (await actionPosts.posts(dispute, key)).find(
        ({ ref }) => ref.id === id && where(ref.place) === where(place),
      )
      const history = await facts.history(dispute, key, clock.now())
      const [action, branch] = [history.at(-1), (await facts.dispute(dispute))?.branch]
      const message = post && (await words(history, post))
      if (!post || !action || !message || branch === undefined) return []
      const later = hourly(work, history, said)
      const { gone, next } = await speaker.edit(post.ref, message, action.title, { ...said, later }, branch)
      if (gone) await actionPosts.lost(post)
      return next
    },

    count: (work: ActJobOf<'action count' | 'action over'>) => showAll(work, 'count'),

    /**
     * Everything that was kept about people for this action is destroyed. But of a suspended one, those who asked to be
     * reminded wait to hear that it is on again.
     */
    async over(work: ActJobOf<'action count' | 'action over'>, { key: name }: Said): Promise<readonly Job[]> {
      const { dispute, action: key } = work
      const now = clock.now()
      const action = (await facts.history(dispute, key, now)).at(-1)
      // Moved to a later time, which has an end of its own; or suspended until a day that was agreed since.
      if (!action || (isToCome(overAt(action)) && action.state !== 'called off')) return []
      await going.forget({ dispute, action: key })
      const waits = action.state === 'suspended' && isToCome(overAt(action).add({ hours: 24 * SUSPENDED_DAYS }))
      if (waits && !(await facts.dispute(dispute))?.ended) return [{ key: name, due: now.add({ hours: 24 }), work }]
      await askers.forget({ dispute, action: key })
      // What does not take place said so at once, and says nothing else when its time has passed.
      return action.state === 'announced' ? showAll({ dispute, action: key }, 'over') : []
    },

    async mirror({ dispute, action: key, place }: ActJobOf<'action event'>, { earlier }: Said): Promise<undefined> {
      const adapter = speaker.adapter(place.platform)
      const history = await facts.history(dispute, key, clock.now())
      const action = history.at(-1)
      const branch = (await facts.dispute(dispute))?.branch
      if (!adapter || !action || branch === undefined || phase(action, clock.now()) === 'over') return
      const stands = action.state !== 'called off' && (await places.has(branch, place))
      const kept = await actionPosts.event(dispute, key, place)
      const others = await actionPosts.otherEvents(dispute, key, place)
      try {
        // One that nobody remembers would stand there as if nothing had happened when the action is called off.
        const look = earlier !== undefined || !stands || (kept === undefined && history.length > 1)
        const found = look ? await adapter.scheduled(place.space, history.map(eventOf)) : []
        const own = [...new Set([...(kept === undefined ? [] : [kept]), ...found])].filter((id) => !others.includes(id))
        const [known, ...more] = own
        for (const id of stands ? more : own) await adapter.cancel(place.space, id)
        if (!stands) return
        const id = await adapter.schedule(place.space, eventOf(action), known)
        if (id !== kept) await actionPosts.keepEvent(dispute, key, place, id)
      } catch (error) {
        // Not every branch lets Steward keep the server's events; the channel has said it all the same.
        if (!(error instanceof Refused)) throw error
      }
    },
  }
}
