import { type Adapter, type MessageRef, type Place, Refused } from '../core/adapter.ts'
import type { Job } from '../core/jobs.ts'
import { failure, type Log } from '../core/log.ts'
import type { Message, Platform } from '../core/message.ts'
import type { Clock } from '../core/time.ts'

/** What names a thing that is said, so that it is said once: `again` where an earlier try may have got through. */
export interface Said {
  readonly key: string
  readonly again: boolean
}

export interface Speaker {
  /** What was posted; and, where it or its notification can never be, the job that tells officers of its branch so. */
  post(
    place: Place,
    message: Message,
    said: Said,
    branch: string | undefined,
  ): Promise<{ readonly ref?: MessageRef; readonly next: readonly Job[] }>
  /** False where the message cannot be changed any more. */
  edit(ref: MessageRef, message: Message): Promise<boolean>
  adapter(platform: Platform): Adapter | undefined
}

const UNHEARD =
  'I posted it, but nobody was notified, as I may not notify everybody there. Give my role the permission “Mention @everyone, @here and All Roles” in that channel.'

interface Parts {
  readonly adapters: readonly Adapter[]
  readonly clock: Clock
  readonly log: Log
}

/** Says things on the platforms. What no later try can mend ends in a sentence to officers, and not in a job that is tried for days. */
export function createSpeaker({ adapters, clock, log }: Parts): Speaker {
  const adapter = (platform: Platform): Adapter | undefined => adapters.find((each) => each.platform === platform)

  function refused(error: unknown, platform: Platform): Refused {
    if (!(error instanceof Refused)) throw error
    log.warn('not said', { platform, ...failure(error), code: error.why })
    return error
  }

  const trouble = (key: string, sentence: string, branch: string | undefined): Job => ({
    key: `trouble ${key}`,
    due: clock.now(),
    work: { kind: 'trouble', sentence, ...(branch === undefined ? {} : { branch }) },
  })

  return {
    adapter,
    async post(place, message, { key, again }, branch) {
      const on = adapter(place.platform)
      if (!on) return { next: [] }
      try {
        const { notified = true, ...ref } = await on.post(place, message, key, again)
        return { ref, next: notified ? [] : [trouble(`quiet ${key}`, UNHEARD, branch)] }
      } catch (error) {
        const { message: how } = refused(error, place.platform)
        return { next: [trouble(key, `I could not post “${message.summary}” in one of our channels. ${how}`, branch)] }
      }
    },
    async edit(ref, message) {
      try {
        await adapter(ref.place.platform)?.edit(ref, message)
        return true
      } catch (error) {
        const { why } = refused(error, ref.place.platform)
        return why === 'not allowed'
      }
    },
  }
}
