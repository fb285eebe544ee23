import type { Tried } from '../core/acts.ts'
import { type Adapter, type Earlier, type MessageRef, type Person, type Place, Refused } from '../core/adapter.ts'
import type { ClaimedJob, Job } from '../core/jobs.ts'
import { failure, type Log } from '../core/log.ts'
import type { Message, Platform } from '../core/message.ts'
import { type Clock, Temporal } from '../core/time.ts'
import type { Places } from './places.ts'

/** What names a thing that is said, so that it is said once: `earlier` where a try before may have got through. */
export interface Said {
  readonly key: string
  readonly earlier?: Earlier
  /** Officers hear nothing where it is refused. */
  readonly quiet?: boolean
  /** What to do in place of it where it is refused and somebody can mend that. */
  readonly later?: Job | undefined
}

export function saidBy({ key, due, attempts, work }: ClaimedJob): Said {
  const tried: Tried = work.kind === 'action post' || work.kind === 'action show' ? work : {}
  const said = { key, quiet: tried.quiet === true }
  if (tried.unheard !== undefined) return { ...said, earlier: { since: Temporal.Instant.from(tried.unheard) } }
  return attempts > 0 ? { ...said, earlier: { since: due } } : said
}

export interface Speaker {
  /** What was posted; and, where it or its notification was refused, the jobs that follow from that. */
  post(
    place: Place,
    message: Message,
    said: Said,
    branch: string | undefined,
  ): Promise<{ readonly ref?: MessageRef; readonly next: readonly Job[] }>
  /** `of`: what the message is about, as officers know it. `gone` where the message is not there any more. */
  edit(
    ref: MessageRef,
    message: Message,
    of: string,
    said: Said,
    branch: string,
  ): Promise<{ readonly gone?: true; readonly next: readonly Job[] }>
  /** To one person alone. Whoever takes no messages from Steward is told nothing, and nobody else has to know. */
  tell(person: Person, message: Message, said: Said): Promise<void>
  adapter(platform: Platform): Adapter | undefined
}

const UNHEARD =
  'I posted it, but nobody was notified, as I may not notify everybody there. Give my role the permission “Mention @everyone, @here and All Roles” in that channel.'
const AGAIN = 'I try again every hour.'

const MENDABLE: ReadonlySet<Refused['why']> = new Set(['out of reach', 'not allowed'])

interface Parts {
  readonly adapters: readonly Adapter[]
  readonly clock: Clock
  readonly log: Log
}

/**
 * Says things on the platforms. What is refused ends in a sentence to officers, and not in a job that is tried for days. What
 * stands in a server that has joined another branch is left alone: nobody there is to read of this one's.
 */
export function createSpeaker({ adapters, clock, log }: Parts, places: Places): Speaker {
  const adapter = (platform: Platform): Adapter | undefined => adapters.find((each) => each.platform === platform)

  function refused(error: unknown, platform: Platform): Refused {
    if (!(error instanceof Refused)) throw error
    log.warn('not said', { platform, ...failure(error), code: error.why })
    return error
  }

  const trouble = (key: string, sentence: string, where: Place, branch: string | undefined): Job => ({
    key: `trouble ${key}`,
    due: clock.now(),
    work: { kind: 'trouble', sentence, where, ...(branch === undefined ? {} : { branch }) },
  })

  const laterOf = ({ why }: Refused, { later }: Said): readonly Job[] =>
    later !== undefined && MENDABLE.has(why) ? [later] : []

  return {
    adapter,
    async post(place, message, said, branch) {
      const on = adapter(place.platform)
      if (!on || (branch !== undefined && !(await places.has(branch, place)))) return { next: [] }
      const { key, earlier, quiet } = said
      try {
        const { notified = true, ...ref } = await on.post(place, message, key, earlier)
        return { ref, next: notified ? [] : [trouble(`quiet ${key}`, UNHEARD, place, branch)] }
      } catch (error) {
        const no = refused(error, place.platform)
        const later = laterOf(no, said)
        const sentence = `I could not post “${message.summary}” in one of our channels. ${no.message}`
        const words = later.length === 0 ? sentence : `${sentence} ${AGAIN}`
        return { next: [...(quiet ? [] : [trouble(key, words, place, branch)]), ...later] }
      }
    },
    async tell(person, message, { key, earlier }) {
      const on = adapter(person.platform)
      try {
        await on?.post(await on.direct(person), message, key, earlier)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
      }
    },
    async edit(ref, message, of, said, branch) {
      const { place } = ref
      const on = adapter(place.platform)
      if (!on || !(await places.has(branch, place))) return { next: [] }
      try {
        await on.edit(ref, message)
        return { next: [] }
      } catch (error) {
        const no = refused(error, place.platform)
        if (no.why === 'message gone' || no.why === 'channel gone') return { gone: true, next: [] }
        const later = laterOf(no, said)
        const sentence = `I could not change an old message about “${of}”, so it does not say what holds now. ${no.message}`
        const please =
          later.length === 0
            ? 'Please delete that message.'
            : `${AGAIN} If that does not help soon, please delete that message.`
        return { next: [...(said.quiet ? [] : [trouble(said.key, `${sentence} ${please}`, place, branch)]), ...later] }
      }
    },
  }
}
