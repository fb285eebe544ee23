import type { Place } from '../core/adapter.ts'
import { newCode } from '../core/codes.ts'
import type { Platform } from '../core/message.ts'
import type { NewPoll, Poll, PollPost, Result } from '../core/polls.ts'
import type { Temporal } from '../core/time.ts'
import { flag, instant, OPEN_ENDED, present, stamp } from './rows.ts'
import type { PollPostRow, PollResultRow, PollRow } from './schema-polls.ts'

export const endOf = (closes: Temporal.Instant | undefined): string => (closes ? stamp(closes) : OPEN_ENDED)

export const fromDraft = (poll: NewPoll, author: string, now: Temporal.Instant): PollRow => ({
  id: newCode(),
  branch: poll.branch,
  author,
  question: poll.question,
  options: JSON.stringify(poll.options),
  picks: poll.picks,
  secret: flag(poll.secret),
  showing: flag(poll.showing),
  roll: poll.roll ?? null,
  state: 'draft',
  drafted_at: stamp(now),
  closes_at: endOf(poll.closes),
  opened_at: null,
  closed_at: null,
})

export const NO_RESULT = { votes: null, voters: null, spoilt: null, eligible: null, lost: null, counted_at: null }

type MaybeResult = { [K in keyof Omit<PollResultRow, 'poll'>]: PollResultRow[K] | null }

export const toPoll = (row: PollRow & MaybeResult): Poll => ({
  id: row.id,
  branch: row.branch,
  question: row.question,
  options: JSON.parse(row.options) as string[],
  picks: row.picks,
  secret: row.secret === 1,
  showing: row.showing === 1,
  ...(row.closes_at === OPEN_ENDED ? {} : { closes: instant(row.closes_at) }),
  ...present({ roll: row.roll }),
  state: row.state as Poll['state'],
  ...(row.opened_at === null ? {} : { opened: instant(row.opened_at) }),
  ...(row.closed_at === null ? {} : { closed: instant(row.closed_at) }),
  ...present({ result: toResult(row) }),
})

const toResult = ({ votes, voters, spoilt, eligible, lost, counted_at }: MaybeResult): Result | undefined =>
  votes === null || counted_at === null
    ? undefined
    : {
        votes: JSON.parse(votes) as number[],
        voters: voters ?? 0,
        spoilt: spoilt ?? 0,
        ...present({ eligible }),
        counted: instant(counted_at),
        lost: lost ?? 0,
      }

export const fromResult = (poll: string, result: Result): PollResultRow => ({
  poll,
  votes: JSON.stringify(result.votes),
  voters: result.voters,
  spoilt: result.spoilt,
  eligible: result.eligible ?? null,
  lost: result.lost,
  counted_at: stamp(result.counted),
})

type PlaceColumns = Pick<PollPostRow, 'platform' | 'space' | 'channel'>

export const fromPlace = ({ platform, space = '', channel }: Place): PlaceColumns => ({ platform, space, channel })

export const toPlace = ({ platform, space, channel }: PlaceColumns): Place => ({
  platform: platform as Platform,
  ...(space === '' ? {} : { space }),
  channel,
})

export const toPost = (row: PollPostRow): PollPost => ({
  poll: row.poll,
  place: toPlace(row),
  ...present({ message: row.message }),
  gone: row.gone === 1,
})
