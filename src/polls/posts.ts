import { type Adapter, type MessageRef, type Place, Refused } from '../core/adapter.ts'
import type { Jobs } from '../core/jobs.ts'
import type { Log } from '../core/log.ts'
import type { PollPost, Polls } from '../core/polls.ts'
import type { Clock } from '../core/time.ts'
import { isGone, type PollTrouble } from '../domain/poll-trouble.ts'

export interface Posts {
  /**
   * Does something with a post; undefined where the platform refuses it. Then a post that is gone is marked as lost, and
   * officers hear of the trouble, where one is given.
   */
  at<T>(post: PollPost, work: (adapter: Adapter) => Promise<T>, trouble?: PollTrouble): Promise<T | undefined>
  /** The post in that place, as long as it is not lost. */
  in(poll: string, place: Place): Promise<PollPost | undefined>
  /** Those of its posts that can be seen. */
  shown(poll: string): Promise<readonly PollPost[]>
}

export const refOf = ({ place, message = '' }: PollPost): MessageRef => ({ place, id: message })

interface Parts {
  readonly polls: Polls
  readonly jobs: Jobs
  readonly adapters: readonly Adapter[]
  readonly clock: Clock
  readonly log: Log
}

export function createPosts({ polls, jobs, adapters, clock, log }: Parts): Posts {
  /** By what could not be done. An open poll is counted again and again, and what keeps Steward from that is said once. */
  const told = new Map<string, string>()

  const keyOf = ({ poll, place }: PollPost, { about }: PollTrouble): string =>
    `trouble poll ${about} ${poll} ${place.platform} ${place.space ?? ''} ${place.channel}`

  async function tell(post: PollPost, trouble: PollTrouble, refused: Refused): Promise<void> {
    const [key, sentence] = [keyOf(post, trouble), trouble.sentence(refused)]
    if (told.get(key) === sentence) return
    const due = clock.now()
    const work = { kind: 'trouble', branch: trouble.poll.branch, sentence, where: post.place } as const
    await jobs.add([{ key: `${key} ${due}`, due, work }])
    told.set(key, sentence)
  }

  function adapterOf(platform: string): Adapter {
    const found = adapters.find((each) => each.platform === platform)
    // Taken out of the settings: what was posted there is out of reach for good.
    if (!found) throw new Refused('channel gone', 'That platform is not connected any more.')
    return found
  }

  return {
    async at(post, work, trouble) {
      try {
        const done = await work(adapterOf(post.place.platform))
        if (trouble) told.delete(keyOf(post, trouble))
        return done
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        log.warn('poll message', { platform: post.place.platform, code: error.why })
        if (trouble) await tell(post, trouble, error)
        // Last, as a post that is lost is not tried again, and nobody would hear of it then.
        if (isGone(error)) await polls.lost(post.poll, post.place)
        return undefined
      }
    },
    async in(poll, { platform, space, channel }) {
      const here = ({ place }: PollPost): boolean =>
        place.platform === platform && place.space === space && place.channel === channel
      return (await polls.posts(poll)).find((post) => !post.gone && here(post))
    },
    async shown(poll) {
      return (await polls.posts(poll)).filter(({ gone, message }) => !gone && message !== undefined)
    },
  }
}
