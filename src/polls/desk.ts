import { pollChart } from '../chart/poll-chart.ts'
import {
  type Adapter,
  type Earlier,
  type MessageRef,
  type Person,
  type Place,
  type Reaction,
  Refused,
} from '../core/adapter.ts'
import type { Bot } from '../core/bot.ts'
import type { PollService } from '../core/command.ts'
import { type ClaimedJob, endOfStretch, type Handle, type Job, type Jobs } from '../core/jobs.ts'
import { failure, type Log } from '../core/log.ts'
import type { Cast, Links, Poll, PollJob, Polls, Result, Vote } from '../core/polls.ts'
import type { Settings } from '../core/stores.ts'
import type { Clock, Temporal } from '../core/time.ts'
import { unannounced, unposted, unseeded } from '../domain/poll-trouble.ts'
import { closedPoll, isWithheld, OPTION_EMOJI, openPoll, resultMessage, resultTakenBack } from '../domain/poll-words.ts'
import { createPosts, refOf } from './posts.ts'
import { createTally } from './tally.ts'

export interface PollDesk extends PollService, Pick<Bot, 'touched' | 'connected'> {
  handle: Handle
  /** Resolves once what was heard so far is noted. */
  settled(): Promise<void>
}

interface Parts {
  readonly polls: Polls
  readonly links: Links
  readonly jobs: Jobs
  readonly settings: Settings
  readonly adapters: readonly Adapter[]
  readonly clock: Clock
  readonly log: Log
  readonly cast: (vote: Vote) => Promise<Cast>
  /** Seconds between two edits of a poll's message, at the least. */
  readonly editEvery: number
}

type MessageOf<K extends PollJob['kind']> = Extract<PollJob, { kind: K }>

/** How many open polls are read again after a gap; a branch with more has lost them among each other. */
const OPEN_AT_MOST = 100

/** Runs the polls: posts them, counts what stands under them, closes them in time. All that lasts is in the store. */
export function createPollDesk(parts: Parts): PollDesk {
  const { polls, jobs, clock, log } = parts
  const posts = createPosts(parts)
  const tally = createTally(polls, parts.links, posts, clock)
  const pending = new Set<Promise<unknown>>()
  /** The recount that was asked for last, by poll. */
  const noted = new Map<string, string>()
  /** Questions that are being answered: somebody who asks again and again must not use up the rates that the counts need. */
  const asked = new Map<string, Promise<number>>()

  const zoneOf = async (poll: Poll): Promise<string> => (await parts.settings.branch(poll.branch)).zone

  /**
   * False where the platform refuses it. Where an earlier try may have got through, members may have voted under what it left
   * there.
   */
  async function post(poll: Poll, place: Place, earlier: Earlier | undefined): Promise<boolean> {
    const known = await posts.in(poll.id, place)
    if (!known || poll.state !== 'open') return true
    const message = openPoll(poll, poll.result, await zoneOf(poll))
    const send = (adapter: Adapter): Promise<MessageRef> => adapter.post(place, message, `poll ${poll.id}`, earlier)
    const id = known.message ?? (await posts.at(known, send, unposted(poll)))?.id
    if (id === undefined) return false
    await polls.posted(poll.id, place, id)
    if (poll.secret) return true
    const seeds = OPTION_EMOJI.slice(0, poll.options.length)
    await posts.at(known, (adapter) => adapter.react({ place, id }, seeds), unseeded(poll))
    // Nobody knew whose message it was when they reacted.
    if (earlier) await noteStale(poll.id)
    return true
  }

  async function recount(poll: Poll): Promise<void> {
    if (poll.state !== 'open') return
    const result = await tally.count(poll)
    await polls.keepCount(poll.id, result)
    if (!poll.showing) return
    const message = openPoll(poll, result, await zoneOf(poll))
    for (const each of await posts.shown(poll.id)) await posts.at(each, (adapter) => adapter.edit(refOf(each), message))
  }

  async function close(poll: Poll): Promise<void> {
    const now = clock.now()
    // Steward may have been down at its time: it closed then, whenever it is counted.
    const at = poll.closes && poll.closes.epochMilliseconds < now.epochMilliseconds ? poll.closes : now
    if (poll.state === 'open') await polls.startClosing(poll.id, at)
    noted.delete(poll.id)
    const closing = await polls.find(poll.id)
    if (closing?.state === 'closing')
      await polls.finish(poll.id, withheld(closing, await tally.count(closing)), clock.now())
  }

  async function show(poll: Poll, place: Place): Promise<void> {
    const each = await posts.in(poll.id, place)
    if (each?.message === undefined) return
    const zone = await zoneOf(poll)
    const message = poll.state === 'open' ? openPoll(poll, poll.result, zone) : closedPoll(poll, zone)
    await posts.at(each, (adapter) => adapter.edit(refOf(each), message))
  }

  async function announce(poll: Poll, place: Place, earlier: Earlier | undefined): Promise<void> {
    const { result } = poll
    const each = await posts.in(poll.id, place)
    if (!each || !result) return
    const message = resultMessage(poll, result, await zoneOf(poll))
    const picture = result.voters === 0 || isWithheld(poll, result.voters) ? [] : [await pollChart(poll, result)]
    const whole = { ...message, blocks: [...message.blocks, ...picture] }
    const key = `poll result ${poll.id} ${result.counted}`
    const ref = await posts.at(each, (adapter) => adapter.post(each.place, whole, key, earlier), unannounced(poll))
    if (ref) await polls.announced(poll.id, place, ref.id)
  }

  async function takeBack(poll: Poll, { place, message: id }: MessageOf<'poll taken back'>): Promise<void> {
    const adapter = parts.adapters.find(({ platform }) => platform === place.platform)
    try {
      await adapter?.edit({ place, id }, resultTakenBack(poll))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      // Deleted by somebody, which is as good: it says nothing of the poll's own message.
      log.warn('poll message', { platform: place.platform, code: error.why })
    }
  }

  /** The jobs that follow from it. */
  async function run(
    { key, work, due, attempts }: ClaimedJob & { work: PollJob },
    poll: Poll,
  ): Promise<readonly Job[]> {
    const earlier = attempts > 0 ? { since: due } : undefined
    switch (work.kind) {
      case 'poll post':
        // Somebody may mend what stood in the way while there is still time to vote.
        return (await post(poll, work.place, earlier)) ? [] : [{ key, work, due: clock.now().add({ hours: 1 }) }]
      case 'poll recount':
        await recount(poll)
        return []
      case 'poll close':
        await close(poll)
        return []
      case 'poll show':
        await show(poll, work.place)
        return []
      case 'poll result':
        await announce(poll, work.place, earlier)
        return []
      case 'poll taken back':
        await takeBack(poll, work)
        return []
    }
  }

  /** One job for each stretch of `editEvery` seconds, at its end: what changes during a count is counted by the next. */
  function recountSoon(poll: string, now: Temporal.Instant): Job {
    const due = endOfStretch(now, parts.editEvery)
    return { key: `poll recount ${poll} ${due.epochMilliseconds}`, due, work: { kind: 'poll recount', poll } }
  }

  function told(work: Promise<unknown>): void {
    const done = work.catch((error: unknown) => log.error('poll', failure(error))).finally(() => pending.delete(done))
    pending.add(done)
  }

  async function touch(ref: MessageRef, added: Reaction | undefined): Promise<void> {
    const poll = await polls.pollAt(ref.place, ref.id)
    if (!poll || poll.secret) return
    if (added) tally.added(poll.id, ref, added)
    await noteStale(poll.id)
  }

  /** Asked for once in a stretch of time: ten thousand reactions are one line in the store. */
  async function noteStale(poll: string): Promise<void> {
    const job = recountSoon(poll, clock.now())
    if (parts.editEvery > 0 && noted.get(poll) === job.key) return
    noted.set(poll, job.key)
    await jobs.add([job]).catch((error: unknown) => {
      noted.delete(poll)
      throw error
    })
  }

  async function chosen(poll: Poll, { platform, id }: Person): Promise<number> {
    const here = (await posts.shown(poll.id)).filter(({ place }) => place.platform === platform)
    const options = OPTION_EMOJI.slice(0, poll.options.length)
    const mine = here.map((each) => posts.at(each, (adapter) => adapter.reactionsOf(refOf(each), id, options)))
    return new Set((await Promise.all(mine)).flatMap((emoji) => emoji ?? [])).size
  }

  async function recountAll(): Promise<void> {
    for (const { id } of await parts.settings.branches()) {
      const open = await polls.openPolls(id, { limit: OPEN_AT_MOST })
      await jobs.add(open.filter(({ secret }) => !secret).map((poll) => recountSoon(poll.id, clock.now())))
    }
  }

  return {
    async vote(poll, option, voter) {
      const cast = await parts.cast({ poll: poll.id, option, voter })
      // The vote is in the box, whatever becomes of the totals that are shown.
      if (cast === 'counted' && poll.showing) told(noteStale(poll.id))
      return cast
    },
    async handle(job) {
      const { work } = job
      if (!('poll' in work)) return undefined
      const poll = await polls.find(work.poll)
      return poll && run({ ...job, work }, poll)
    },
    async settled() {
      await Promise.all(pending)
    },
    touched: (ref, added) => told(touch(ref, added)),
    connected() {
      // A gap may have hidden reactions, and their order: they are read again, and nobody's older choice is guessed.
      tally.forget()
      told(recountAll())
    },
    async closeNow({ id }) {
      // A key of its own: the job of its closing time is still waiting for that time.
      await jobs.add([{ key: `poll close now ${id}`, due: clock.now(), work: { kind: 'poll close', poll: id } }])
    },
    async showAgain({ id }) {
      const due = clock.now()
      const key = ({ platform, channel }: Place): string => `poll again ${id} ${platform} ${channel} ${due}`
      await jobs.add(
        (await posts.shown(id)).map(({ place }) => ({
          key: key(place),
          due,
          work: { kind: 'poll show', poll: id, place },
        })),
      )
    },
    chosen(poll, person) {
      const key = `${poll.id} ${person.platform} ${person.id}`
      const known = asked.get(key)
      if (known) return known
      const answer = chosen(poll, person).finally(() => asked.delete(key))
      asked.set(key, answer)
      return answer
    },
  }
}

/** What is not shown is not kept either: with so few votes the totals would tell whoever reads the database who voted for what. */
const withheld = (poll: Poll, result: Result): Result =>
  isWithheld(poll, result.voters) ? { ...result, votes: poll.options.map(() => 0) } : result
