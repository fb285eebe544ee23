import { type CompiledQuery, type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Cast, Polls, Vote } from '../core/polls.ts'
import { prepared } from './compiled.ts'
import { type Flavour, runAll } from './flavour.ts'
import { type Hashes, voterHashes } from './hashing.ts'
import { linkedIn } from './linked.ts'
import type { Database } from './schema.ts'

interface OpenBox {
  readonly id: string
  readonly branch: string
  readonly secret: string
}

/**
 * Where secret votes go. A batch costs the same few statements however many votes are in it: one by one, PostgreSQL would
 * spend its time on the way to the server and back.
 */
export function boxIn(
  db: Kysely<Database>,
  { items, locksRows, settle }: Flavour,
  hashes: Hashes,
): Pick<Polls, 'cast' | 'settle' | 'box' | 'votedIn'> {
  const linked = linkedIn(db, items)
  const raw = <Row>(query: RawBuilder<Row>) => ({ compile: (): CompiledQuery<Row> => query.compile(db) })
  // The polls stay locked to the end: a last count begins when the votes under way are in, and batches wait in one line.
  const openBoxes = prepared((polls: string) =>
    raw(sql<OpenBox>`select p.id, p.branch, k.secret from polls p join poll_keys k on k.poll = p.id
      where p.state = 'open' and p.id in (select item.value from ${items(polls)})
      order by p.id ${locksRows ? sql`for update of p` : sql``}`),
  )
  const insertVoters = prepared((poll: string, voters: string) =>
    raw(sql<{ who: string }>`insert into poll_voters (poll, who)
      select cast(${poll} as text), item.value from ${items(voters)} where true on conflict do nothing returning who`),
  )
  const addVotes = prepared((votes: number, poll: string, option: number) =>
    db
      .updateTable('poll_boxes')
      .set((box) => ({ votes: box('votes', '+', votes) }))
      .where('poll', '=', poll)
      .where('option', '=', option),
  )
  const votersAmong = (polls: string, voters: string) =>
    sql<{ poll: string }>`select poll from poll_voters where poll in (select item.value from ${items(polls)})
      and who in (select item.value from ${items(voters)})`

  /** What becomes of each vote. All of a person's accounts are put down as having voted, so that unlinking gives no second vote. */
  async function castInto(
    transaction: Transaction<Database>,
    { id, branch, secret }: OpenBox,
    votes: readonly Vote[],
  ): Promise<readonly Cast[]> {
    const hash = voterHashes(secret)
    const accounts = votes.map(({ voter }) => hashes.account(branch, voter))
    const others = await linked(transaction, accounts)
    const voters = accounts.map((account) => (others.get(account) ?? [account]).map(hash))
    // Sorted, so that not even the bytes of a page tell in what order a batch came.
    const asked = JSON.stringify([...new Set(voters.flat())].sort())
    const { rows } = await transaction.executeQuery(insertVoters(id, asked))
    const fresh = new Set(rows.map(({ who }) => who))
    const added = new Map<number, number>()
    const casts = votes.map(({ option }, index): Cast => {
      const mine = voters[index] ?? []
      if (!mine.every((who) => fresh.has(who))) return 'voted before'
      for (const who of mine) fresh.delete(who)
      added.set(option, (added.get(option) ?? 0) + 1)
      return 'counted'
    })
    for (const [option, count] of added) {
      const { numAffectedRows } = await transaction.executeQuery(addVotes(count, id, option))
      if (numAffectedRows !== 1n) throw new RangeError('a vote for an option that the poll does not have')
    }
    return casts
  }

  return {
    async cast(votes) {
      if (votes.length === 0) return []
      const byPoll = Map.groupBy(votes, ({ poll }) => poll)
      return db.transaction().execute(async (transaction) => {
        const { rows } = await transaction.executeQuery(openBoxes(JSON.stringify([...byPoll.keys()])))
        const casts = new Map<Vote, Cast>()
        for (const box of rows) {
          const mine = byPoll.get(box.id) ?? []
          const outcome = await castInto(transaction, box, mine)
          mine.forEach((vote, index) => {
            casts.set(vote, outcome[index] ?? 'closed')
          })
        }
        return votes.map((vote) => casts.get(vote) ?? 'closed')
      })
    },

    settle: () => runAll(db, settle),

    async box(poll) {
      const rows = await db
        .selectFrom('poll_boxes')
        .select('votes')
        .where('poll', '=', poll)
        .orderBy('option')
        .execute()
      const votes = rows.map((row) => row.votes)
      // Each voter has one vote, so that a count of voters beside it could only ever disagree.
      return { votes, voters: votes.reduce((sum, each) => sum + each, 0) }
    },

    async votedIn(polls, person) {
      if (polls.length === 0) return new Set()
      const keys = await db
        .selectFrom('poll_keys')
        .innerJoin('polls', 'polls.id', 'poll_keys.poll')
        .select(['polls.branch', 'poll_keys.secret'])
        .where('poll_keys.poll', 'in', polls)
        .execute()
      const accounts = new Map(keys.map(({ branch }) => [branch, hashes.account(branch, person)]))
      const others = await linked(db, [...accounts.values()])
      const voters = keys.flatMap(({ branch, secret }) => {
        const account = accounts.get(branch) ?? ''
        return (others.get(account) ?? [account]).map(voterHashes(secret))
      })
      const { rows } = await votersAmong(JSON.stringify(polls), JSON.stringify(voters)).execute(db)
      return new Set(rows.map(({ poll }) => poll))
    },
  }
}
