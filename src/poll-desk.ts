import { png } from './chart/png.ts'
import { barChart } from './chart/svg.ts'
import { type Adapter, type MessageRef, type Person, type Reaction, Refused } from './core/adapter.ts'
import type { Bot } from './core/bot.ts'
import type { PollService } from './core/command.ts'
import type { Job, Jobs } from './core/jobs.ts'
import { failure, type Log } from './core/log.ts'
import type { Message } from './core/message.ts'
import type { Cast, Links, Poll, PollJob, PollPost, Polls, Result, Vote } from './core/polls.ts'
import type { Settings } from './core/stores.ts'
import type { Clock, Temporal } from './core/time.ts'
import { percent } from './domain/ballot.ts'
import { countMarks, type Mark } from './domain/poll-count.ts'
import { closedPoll, FEWEST_SECRET, INFORMAL, OPTION_EMOJI, openPoll, resultMessage, turnout } from './domain/poll-words.ts'

export interface PollDesk extends PollService, Pick<Bot, 'touched' | 'connected'> {
  handle(job: Job): Promise<void>
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

/** How many polls may be open at a time; more would be lost among each other. */
const OPEN_AT_MOST = 25

/** Runs the polls: posts them, counts what stands under them, closes them in time. All that lasts is in the store. */
export function createPollDesk(parts: Parts): PollDesk {
  const { polls, links, jobs, clock, log } = parts
  /** Who added what last, since the last count: in memory only, and forgotten with it. */
  const latest = new Map<string, Map<string, string>>()

  const adapterOf = (platform: string): Adapter => {
    const found = parts.adapters.find((each) => each.platform === platform)
    if (!found) throw new Error('that platform is not connected')
    return found
  }

  const zoneOf = async (poll: Poll): Promise<string> => (await parts.settings.branch(poll.branch)).zone

  const refOf = ({ place, message = '' }: PollPost): MessageRef => ({ place, id: message })

  /** Does it, or finds that it cannot be done any more: then the post is marked as lost, and the poll goes on without it. */
  async function at<T>(post: PollPost, work: (adapter: Adapter) => Promise<T>): Promise<T | undefined> {
    try {
      return await work(adapterOf(post.place.platform))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      log.warn('poll message lost', { platform: post.place.platform, code: error.why })
      if (error.why === 'message gone' || error.why === 'channel gone') await polls.lost(post.poll, post.place)
      return undefined
    }
  }

  const postAt = async (poll: string, place: PollPost['place']): Promise<PollPost | undefined> =>
    (await polls.posts(poll)).find((post) => post.place.platform === place.platform && post.place.channel === place.channel && !post.gone)

  async function post(poll: Poll, place: PollPost['place']): Promise<void> {
    const known = await postAt(poll.id, place)
    if (!known) return
    const message = openPoll(poll, poll.result, await zoneOf(poll))
    const posted = known.message ?? (await at(known, (adapter) => adapter.post(place, message, `poll ${poll.id}`)))
    if (posted === undefined) return
    const id = typeof posted === 'string' ? posted : posted.id
    await polls.posted(poll.id, place, id)
    if (!poll.secret) await at({ ...known, message: id }, (adapter) => adapter.react({ place, id }, OPTION_EMOJI.slice(0, poll.options.length)))
  }

  /** Every mark under every message of an open poll, now. */
  async function readMarks(poll: Poll): Promise<{ marks: readonly Mark[]; lost: number }> {
    const marks: Mark[] = []
    let lost = 0
    for (const each of await polls.posts(poll.id)) {
      const read = each.gone || each.message === undefined ? undefined : await at(each, (adapter) => adapter.reactions(refOf(each)))
      if (read === undefined) {
        lost += 1
        continue
      }
      const kept = await keepLatest(poll, each, read)
      const people = await links.sameFor(poll.branch, kept.map((mark) => ({ platform: each.place.platform, id: mark.person })))
      marks.push(...kept.map(({ emoji }, n) => ({ option: OPTION_EMOJI.indexOf(emoji as (typeof OPTION_EMOJI)[number]), person: people[n] ?? '' })))
    }
    return { marks, lost }
  }

  /** Where the platform lets Steward, the older of two choices is taken away, as long as it knows which that is. */
  async function keepLatest(poll: Poll, post: PollPost, read: readonly Reaction[]): Promise<readonly Reaction[]> {
    const added = latest.get(poll.id)
    const adapter = adapterOf(post.place.platform)
    if (poll.picks !== 1 || !added || !adapter.limits.removesReactions) return read
    const kept: Reaction[] = []
    for (const reaction of read) {
      const last = added.get(`${post.place.platform} ${reaction.person}`)
      const holds = last === undefined || last === reaction.emoji || !read.some((each) => each.person === reaction.person && each.emoji === last)
      const removed = holds ? undefined : await adapter.unreact(refOf(post), reaction).then(() => true, refusedOnly)
      if (!removed) kept.push(reaction)
    }
    return kept
  }

  async function count(poll: Poll): Promise<Result> {
    const counted = clock.now()
    if (poll.secret) {
      // What was pressed is in the box, whatever became of the message.
      return { ...(await polls.box(poll.id)), spoilt: 0, lost: 0, counted, ...(await eligible(poll)) }
    }
    const { marks, lost } = await readMarks(poll)
    latest.delete(poll.id)
    return { ...countMarks(marks, poll.options.length, poll.picks), lost, counted, ...(await eligible(poll)) }
  }

  async function eligible(poll: Poll): Promise<{ eligible?: number }> {
    if (poll.roll !== undefined) return { eligible: poll.roll }
    const places = (await polls.posts(poll.id)).filter((each) => !each.gone)
    const sizes = await Promise.all(places.map(({ place }) => adapterOf(place.platform).audience(place).catch(() => undefined)))
    const known = sizes.filter((size) => size !== undefined)
    return known.length === sizes.length && known.length > 0 ? { eligible: known.reduce((sum, size) => sum + size, 0) } : {}
  }

  async function showEverywhere(poll: Poll, message: Message): Promise<void> {
    for (const each of await polls.posts(poll.id))
      if (!each.gone && each.message !== undefined) await at(each, (adapter) => adapter.edit(refOf(each), message))
  }

  async function recount(poll: Poll): Promise<void> {
    if (poll.state !== 'open') return
    const result = await count(poll)
    await polls.keepCount(poll.id, result)
    if (poll.showing) await showEverywhere(poll, openPoll(poll, result, await zoneOf(poll)))
  }

  async function close(poll: Poll): Promise<void> {
    if (poll.state === 'open') await polls.startClosing(poll.id, clock.now())
    const closing = await polls.poll(poll.branch, poll.id)
    if (closing?.state === 'closing') await polls.finish(poll.id, await count(closing), clock.now())
  }

  async function chart(poll: Poll, { votes, voters, ...rest }: Result): Promise<Uint8Array> {
    const bars = poll.options.map((label, n) => ({ label, value: votes[n] ?? 0, figure: `${votes[n] ?? 0} (${percent(votes[n] ?? 0, voters)})` }))
    return png(barChart(poll.question, bars, `${turnout({ voters, ...rest })} ${INFORMAL.split(' – ')[0]}.`))
  }

  async function withChart(poll: Poll, message: Message): Promise<Message> {
    const { result } = poll
    if (!result || result.voters === 0 || (poll.secret && result.voters < FEWEST_SECRET)) return message
    const alt = `Bar chart. ${poll.options.map((text, n) => `${text}: ${result.votes[n] ?? 0}`).join('; ')}. ${turnout(result)}`
    return { ...message, blocks: [...message.blocks, { type: 'image', png: await chart(poll, result), alt }] }
  }

  async function handle(work: PollJob, poll: Poll): Promise<void> {
    const zone = await zoneOf(poll)
    switch (work.kind) {
      case 'poll post':
        return poll.state === 'open' ? post(poll, work.place) : undefined
      case 'poll recount':
        return recount(poll)
      case 'poll close':
        return close(poll)
      case 'poll show': {
        const each = await postAt(poll.id, work.place)
        if (each?.message !== undefined) await at(each, (adapter) => adapter.edit(refOf(each), closedPoll(poll, zone)))
        return
      }
      case 'poll result': {
        const each = await postAt(poll.id, work.place)
        const { result } = poll
        if (!each || !result) return
        const message = await withChart(poll, resultMessage(poll, result, zone))
        await at(each, (adapter) => adapter.post(each.place, message, `poll result ${poll.id} ${result.counted}`))
      }
    }
  }

  /** One job for each stretch of `editEvery` seconds, at its end: what changes during a count is counted by the next. */
  function recountSoon(poll: string, now: Temporal.Instant): Job {
    const every = parts.editEvery * 1000
    const due = every === 0 ? now.epochMilliseconds : (Math.floor(now.epochMilliseconds / every) + 1) * every
    return { key: `poll recount ${poll} ${due}`, due: now.add({ milliseconds: due - now.epochMilliseconds }), work: { kind: 'poll recount', poll } }
  }

  const told = (work: Promise<unknown>): void => void work.catch((error: unknown) => log.error('poll', failure(error)))

  async function touch(ref: MessageRef, added: Reaction | undefined): Promise<void> {
    const poll = await polls.pollAt(ref.place, ref.id)
    if (!poll || poll.secret || poll.state !== 'open') return
    if (added) {
      const mine = latest.get(poll.id) ?? new Map<string, string>()
      latest.set(poll.id, mine.set(`${ref.place.platform} ${added.person}`, added.emoji))
    }
    await jobs.add([recountSoon(poll.id, clock.now())])
  }

  async function recountAll(): Promise<void> {
    const { id } = await parts.settings.onlyBranch()
    const open = await polls.openPolls(id, { limit: OPEN_AT_MOST })
    await jobs.add(open.filter(({ secret }) => !secret).map((poll) => recountSoon(poll.id, clock.now())))
  }

  return {
    cast: parts.cast,
    async handle({ work }) {
      const poll = await polls.find(work.poll)
      if (poll) await handle(work, poll)
    },
    // A gap may have hidden reactions, and their order: they are read again, and nobody's older choice is guessed.
    connected() {
      latest.clear()
      told(recountAll())
    },
    touched: (ref, added) => told(touch(ref, added)),
    async reacted(poll: Poll, person: Person) {
      const places = (await polls.posts(poll.id)).filter(({ place, gone, message }) => place.platform === person.platform && !gone && message)
      const read = await Promise.all(places.map((each) => at(each, (adapter) => adapter.reactions(refOf(each)))))
      return read.flat().some((reaction) => reaction?.person === person.id && OPTION_EMOJI.some((emoji) => emoji === reaction.emoji))
    },
  }
}

/** An older reaction that may not be taken away stays, and the person counts for neither. */
function refusedOnly(error: unknown): undefined {
  if (error instanceof Refused) return undefined
  throw error
}
