import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createBallotBox } from '../src/ballot-box.ts'
import type { Cast, Vote } from '../src/core/polls.ts'
import { openStore, type Store } from '../src/store/open.ts'
import { utc } from './support/dispute.ts'

const NOON = utc('2017-03-01T12:00')

async function withPoll(use: (store: Store, poll: string) => Promise<void>): Promise<void> {
  const store = await openStore({ sqlite: ':memory:' }, { name: 'Branch', zone: 'UTC' })
  const { id: branch } = await store.settings.onlyBranch()
  const author = { platform: 'discord', id: 'author' } as const
  const question = { question: 'Which?', options: ['a', 'b'], picks: 1, secret: true, showing: false }
  const { id } = await store.polls.draft({ branch, ...question }, author, NOON)
  await store.polls.open(id, [], NOON)
  await use(store, id)
  await store.close()
}

const vote = (poll: string, n: number, option = n % 2): Vote => ({
  poll,
  option,
  voter: { platform: 'slack', id: `U${n}` },
})

it('answers a thousand votes at once, each rightly, in a few commits', () =>
  withPoll(async ({ polls }, poll) => {
    const batches: number[] = []
    const box = createBallotBox({
      settle: polls.settle,
      cast: (votes) => {
        batches.push(votes.length)
        return polls.cast(votes)
      },
    })
    const casts = await Promise.all(Array.from({ length: 1000 }, (_, n) => box.cast(vote(poll, n % 900))))
    expect(casts.slice(0, 900)).toEqual(Array.from({ length: 900 }, () => 'counted'))
    expect(casts.slice(900)).toEqual(Array.from({ length: 100 }, () => 'voted before'))
    expect(await polls.box(poll)).toEqual({ votes: [450, 450], voters: 900 })
    expect(batches).toEqual([500, 500])
    expect(await box.cast(vote('nothing', 1))).toBe('closed')
  }))

it('answers only after the commit', async () => {
  const order: string[] = []
  let commit: (casts: readonly Cast[]) => void = () => {}
  const box = createBallotBox({
    settle: async () => {},
    cast: () =>
      new Promise((resolve) => {
        commit = resolve
      }),
  })
  const answered = box.cast(vote('p', 1)).then((cast) => order.push(cast))
  await new Promise((resolve) => setImmediate(resolve))
  order.push('committed')
  commit(['counted'])
  await answered
  expect(order).toEqual(['committed', 'counted'])
})

it('counts all others of a batch in which one vote cannot be put in', () =>
  withPoll(async ({ polls }, poll) => {
    const box = createBallotBox(polls)
    const casts = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => box.cast(vote(poll, n, n === 4 || n === 7 ? 99 : 0))),
    )
    expect(casts.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([4, 7])
    expect(await polls.box(poll)).toEqual({ votes: [8, 0], voters: 8 })
  }))

it('does not try each vote of a batch while the database is gone, and goes on when it is back', async () => {
  let tries = 0
  let gone = true
  const box = createBallotBox({
    settle: async () => {},
    cast: async (votes) => {
      tries += 1
      if (gone) throw new Error('gone')
      return votes.map(() => 'counted')
    },
  })
  const casts = await Promise.allSettled(Array.from({ length: 200 }, (_, n) => box.cast(vote('p', n))))
  expect(casts.every(({ status }) => status === 'rejected')).toBe(true)
  expect(tries).toBeLessThan(10)
  gone = false
  expect(await box.cast(vote('p', 1))).toBe('counted')
})

it('settles the votes once for many, some time after they came', async () => {
  let settled = 0
  const polls = {
    cast: async (votes: readonly Vote[]): Promise<readonly Cast[]> => votes.map(() => 'counted'),
    settle: async () => {
      settled += 1
      throw new Error('gone')
    },
  }
  const box = createBallotBox(polls, 30)
  for (const n of [1, 2, 3]) await box.cast(vote('p', n))
  expect(settled).toBe(0)
  await sleep(60)
  expect(settled).toBe(1)
  await box.cast(vote('p', 4))
  await sleep(60)
  expect(settled).toBe(2)
})
