import type { ActionKey, ActionPost, ActionPosts, ActJob, Askers, Going } from '../core/acts.ts'
import { Refused } from '../core/adapter.ts'
import type { Action } from '../core/facts.ts'
import type { Job } from '../core/jobs.ts'
import type { Message } from '../core/message.ts'
import type { Facts } from '../core/stores.ts'
import { type Clock, Temporal } from '../core/time.ts'
import { announcement, changePosted } from '../domain/action-words.ts'
import { overAt, phase } from '../domain/outlook.ts'
import { replacingWords } from '../domain/wording.ts'
import { eventOf } from './event.ts'
import { where } from './plans.ts'
import type { Said, Speaker } from './speaker.ts'

interface Parts {
  readonly facts: Facts
  readonly actionPosts: ActionPosts
  readonly going: Going
  readonly askers: Askers
  readonly clock: Clock
}

type Of<K extends ActJob['kind']> = Extract<ActJob, { kind: K }>

/** Keeps what stands in the channels and in the platforms' own lists of events in step with the facts. */
export function createBoards({ facts, actionPosts, going, askers, clock }: Parts, speaker: Speaker) {
  const later = (at: Temporal.Instant): boolean => Temporal.Instant.compare(at, clock.now()) > 0

  /** What a post of that revision says now: the latest change says what it changed, all others what holds. */
  async function words(history: readonly Action[], revision: number): Promise<Message | undefined> {
    const [before, action] = [history.at(-2), history.at(-1)]
    if (!action) return undefined
    const over = phase(action, clock.now()) === 'over'
    const coming = await going.count({ dispute: action.dispute, action: action.key })
    const replaced =
      action.replaces === undefined
        ? undefined
        : (await facts.history(action.dispute, action.replaces, clock.now())).at(-1)
    const shown = { going: coming, over, code: action.key, replacing: replaced && replacingWords(replaced) }
    if (before && revision === action.revision && !over) return changePosted(before, action, shown)
    const was = history.find((each) => each.revision === revision)
    return announcement(action, { ...shown, ...(was ? { was } : {}) })
  }

  const show = (post: Pick<ActionPost, 'dispute' | 'action' | 'ref'>, why: string): Job => ({
    key: `action show ${post.dispute} ${post.action} ${why} ${where(post.ref.place)} ${post.ref.id}`,
    due: clock.now(),
    work: {
      kind: 'action show',
      dispute: post.dispute,
      action: post.action,
      place: post.ref.place,
      message: post.ref.id,
    },
  })

  const showAll = async ({ dispute, action }: ActionKey, why: string): Promise<readonly Job[]> =>
    (await actionPosts.posts(dispute, action)).map((post) => show(post, why))

  return {
    async post(work: Of<'action post'>, said: Said): Promise<readonly Job[]> {
      const { dispute, action, revision, place } = work
      const history = await facts.history(dispute, action, clock.now())
      const overtaken = history.at(-1)?.revision !== revision
      // The later change has a post of its own. But one that may stand there already, unheard, must be known from now on, or
      // it would call people to the end.
      if (overtaken && !said.again) return []
      const message = await words(history, revision)
      if (!message) return []
      const branch = (await facts.dispute(dispute))?.branch
      const notifiesAll = work.notifiesAll && !overtaken ? ({ notifiesAll: true } as const) : {}
      const { ref, next } = await speaker.post(place, { ...message, ...notifiesAll }, said, branch)
      if (!ref) return next
      const post = { dispute, action, revision, ref }
      await actionPosts.posted(post)
      const now = (await facts.history(dispute, action, clock.now())).at(-1)
      return now?.revision === revision ? next : [...next, show(post, `${now?.revision}`)]
    },

    async show({ dispute, action, place, message }: Of<'action show'>): Promise<undefined> {
      const post = (await actionPosts.posts(dispute, action)).find(
        ({ ref }) => ref.id === message && where(ref.place) === where(place),
      )
      const said = post && (await words(await facts.history(dispute, action, clock.now()), post.revision))
      if (post && said && !(await speaker.edit(post.ref, said))) await actionPosts.lost(post)
    },

    count: (work: Of<'action count' | 'action over'>) => showAll(work, `count ${clock.now()}`),

    /** Everything that was kept about people for this action is destroyed. */
    async over(work: Of<'action count' | 'action over'>): Promise<readonly Job[]> {
      const { dispute, action: key } = work
      const action = (await facts.history(dispute, key, clock.now())).at(-1)
      // Moved to a later time, which has an end of its own; or suspended until a day that was agreed since.
      if (!action || (later(overAt(action)) && action.state !== 'called off')) return []
      await going.forget({ dispute, action: key })
      await askers.forget({ dispute, action: key })
      return showAll({ dispute, action: key }, 'over')
    },

    async mirror({ dispute, action: key, place }: Of<'action event'>, { again }: Said): Promise<undefined> {
      const adapter = speaker.adapter(place.platform)
      const history = await facts.history(dispute, key, clock.now())
      const action = history.at(-1)
      if (!adapter || !action || phase(action, clock.now()) === 'over') return
      const kept = await actionPosts.event(dispute, key, place)
      try {
        // One that nobody remembers would stand there as if nothing had happened when the action is called off.
        const known = kept ?? (again ? await adapter.scheduled(place.space, history.map(eventOf)) : undefined)
        if (action.state === 'called off') {
          if (known !== undefined) await adapter.cancel(place.space, known)
        } else {
          const id = await adapter.schedule(place.space, eventOf(action), known)
          if (id !== kept) await actionPosts.keepEvent(dispute, key, place, id)
        }
      } catch (error) {
        // Not every branch lets Steward keep the server's events; the channel has said it all the same.
        if (!(error instanceof Refused)) throw error
      }
    },
  }
}
