import { type Adapter, type MessageRef, type Reaction, Refused } from '../core/adapter.ts'
import type { Links, Poll, PollPost, Polls, Result } from '../core/polls.ts'
import type { Clock } from '../core/time.ts'
import { countMarks, type Mark } from '../domain/poll-count.ts'
import { unread } from '../domain/poll-trouble.ts'
import { OPTION_EMOJI } from '../domain/poll-words.ts'
import { type Posts, refOf } from './posts.ts'

export interface Tally {
  /** The state of the vote now: the box of a secret poll, or all that stands under the messages of an open one. */
  count(poll: Poll): Promise<Result>
  /** Somebody has just added this reaction, so it is the later of two. */
  added(poll: string, ref: MessageRef, reaction: Reaction): void
  /** What was heard so far may have gaps: nobody's later choice is known any more. */
  forget(): void
}

type Later = Map<string, string>

const optionOf = (emoji: string): number => OPTION_EMOJI.indexOf(emoji)

export function createTally(polls: Polls, links: Links, posts: Posts, clock: Clock): Tally {
  /** Who added what last, since the last count: in memory only, and forgotten with it. */
  const latest = new Map<string, Later>()
  /** The same of the counts under way. */
  const inHand = new Set<Later>()

  async function open(poll: Poll): Promise<Omit<Result, 'counted' | 'eligible'>> {
    const later: Later = latest.get(poll.id) ?? new Map()
    // What is added while this count reads belongs to the next.
    latest.delete(poll.id)
    inHand.add(later)
    try {
      return await counted(poll, later)
    } catch (error) {
      // The next try must know it too, or whoever has moved their vote would count for neither.
      latest.set(poll.id, new Map([...later, ...(latest.get(poll.id) ?? [])]))
      throw error
    } finally {
      inHand.delete(later)
    }
  }

  async function counted(poll: Poll, later: Later): Promise<Omit<Result, 'counted' | 'eligible'>> {
    const marks: Mark[] = []
    const all = await polls.posts(poll.id)
    let lost = 0
    for (const each of all) {
      // Where it was never posted, nobody has voted.
      if (each.message === undefined) continue
      const read = each.gone
        ? undefined
        : await posts.at(each, (adapter) => reactions(poll, each, adapter, later), unread(poll))
      if (!read) {
        lost += 1
        continue
      }
      const people = await links.sameFor(
        poll.branch,
        read.map(({ person }) => ({ platform: each.place.platform, id: person })),
      )
      for (const [n, { emoji }] of read.entries()) marks.push({ option: optionOf(emoji), person: people[n] ?? '' })
    }
    return { ...countMarks(marks, poll.options.length, poll.picks), lost }
  }

  async function reactions(poll: Poll, post: PollPost, adapter: Adapter, later: Later): Promise<readonly Reaction[]> {
    const read = (await adapter.reactions(refOf(post))).filter(({ emoji }) => optionOf(emoji) in poll.options)
    return poll.picks === 1 && adapter.limits.removesReactions ? withoutOlder(read, post, adapter, later) : read
  }

  async function eligible(poll: Poll): Promise<{ eligible?: number }> {
    if (poll.roll !== undefined) return { eligible: poll.roll }
    // Only the result shows it.
    if (poll.state === 'open') return {}
    const shown = await posts.shown(poll.id)
    const sizes = await Promise.all(
      shown.map((each) => posts.at(each, (adapter) => adapter.audience(each.place)).catch(() => undefined)),
    )
    const known = sizes.filter((size) => size !== undefined)
    // Where one platform does not tell, a part would be printed as the whole.
    return known.length === 0 || known.length < sizes.length
      ? {}
      : { eligible: known.reduce((sum, size) => sum + size, 0) }
  }

  return {
    async count(poll) {
      // What was pressed is in the box, whatever became of the messages.
      const votes = poll.secret ? { ...(await polls.box(poll.id)), spoilt: 0, lost: 0 } : await open(poll)
      return { ...votes, ...(await eligible(poll)), counted: clock.now() }
    },
    added(poll, { place }, { person, emoji }) {
      const mine: Later = latest.get(poll) ?? new Map()
      latest.set(poll, mine.set(`${place.platform} ${person}`, emoji))
    },
    forget() {
      latest.clear()
      for (const later of inHand) later.clear()
    },
  }
}

/** Takes the older of two choices away, where it is known which that is. */
async function withoutOlder(
  read: readonly Reaction[],
  post: PollPost,
  adapter: Adapter,
  later: Later,
): Promise<readonly Reaction[]> {
  const standing = new Set(read.map(({ person, emoji }) => `${person} ${emoji}`))
  const kept: Reaction[] = []
  for (const reaction of read) {
    const last = later.get(`${post.place.platform} ${reaction.person}`)
    const older = last !== undefined && last !== reaction.emoji && standing.has(`${reaction.person} ${last}`)
    if (!older || !(await taken(adapter, refOf(post), reaction))) kept.push(reaction)
  }
  return kept
}

/** False where Steward may not: then the older one stays, and the person counts for neither. */
async function taken(adapter: Adapter, ref: MessageRef, reaction: Reaction): Promise<boolean> {
  try {
    await adapter.unreact(ref, reaction)
    return true
  } catch (error) {
    if (error instanceof Refused && error.why === 'not allowed') return false
    throw error
  }
}
