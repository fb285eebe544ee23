import { type Adapter, type MessageRef, type Place, Refused } from '../core/adapter.ts'
import type { Log } from '../core/log.ts'
import type { PollPost, Polls } from '../core/polls.ts'

export interface Posts {
  /** Does something with a post; undefined where it cannot be done any more. Then a post that is gone is marked as lost. */
  at<T>(post: PollPost, work: (adapter: Adapter) => Promise<T>): Promise<T | undefined>
  /** The post in that place, as long as it is not lost. */
  in(poll: string, place: Place): Promise<PollPost | undefined>
  /** Those of its posts that can be seen. */
  shown(poll: string): Promise<readonly PollPost[]>
}

/** A poll is counted in time, whether or not somebody lets Steward in again. */
const LOST: ReadonlySet<Refused['why']> = new Set(['message gone', 'channel gone', 'out of reach'])

export const refOf = ({ place, message = '' }: PollPost): MessageRef => ({ place, id: message })

export function createPosts(polls: Polls, adapters: readonly Adapter[], log: Log): Posts {
  function adapterOf(platform: string): Adapter {
    const found = adapters.find((each) => each.platform === platform)
    // Taken out of the settings: what was posted there is out of reach for good.
    if (!found) throw new Refused('channel gone', 'That platform is not connected any more.')
    return found
  }

  return {
    async at(post, work) {
      try {
        return await work(adapterOf(post.place.platform))
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        log.warn('poll message', { platform: post.place.platform, code: error.why })
        if (LOST.has(error.why)) await polls.lost(post.poll, post.place)
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
