import { randomInt } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Text } from '../bundle.ts'
import { codeOf } from '../receipt.ts'
import { expiryOf, oldestKept } from '../windows.ts'
import { newId } from './ids.ts'
import type { Database } from './schema.ts'
import { FROM_WRITER } from './threads.ts'
import type { Writer } from './write.ts'

/** Texts on their way to organisers. */
export interface Texts {
  note(batch: string, sealed: Uint8Array): Promise<void>
  /**
   * What organisers may take once the window `batch` is published, shuffled: what they were handed before, which is what was
   * written up to the window `seen`; and, where these are enough to hide among each other, what was written since. A single new one
   * would stand out among those that they know. Undefined where there is nothing.
   */
  bundle(batch: string, seen?: string): Promise<Handed | undefined>
  /** Deletes what was handed out up to that window; false where nothing of it was left. */
  bundleTaken(upTo: string): Promise<boolean>
  /** Deletes what has been kept for long enough, read or not, when this is the current window. */
  expire(batch: string): Promise<void>
}

export interface Handed {
  readonly texts: readonly Text[]
  /** The last window that it has texts of. */
  readonly upTo: string
}

/** Of fewer texts somebody could guess who wrote which. */
const FEWEST = 5

interface Waiting {
  readonly table: 'note' | 'thread_msg'
  readonly id: Uint8Array
  readonly text: Text
  /** Handed out before. */
  readonly seen: boolean
}

/**
 * All texts up to a window. A thread that nobody has replied to expires so and so many windows after its own, which is written
 * nowhere else.
 */
async function waiting(db: Kysely<Database>, upTo: string, seen: string | undefined): Promise<readonly Waiting[]> {
  const isSeen = (batch: string, last: string | undefined): boolean => last !== undefined && batch <= last
  const seenUntil = seen === undefined ? undefined : expiryOf(seen)
  const notes = await db.selectFrom('note').selectAll().where('batch', '<=', upTo).execute()
  const firsts = await db
    .selectFrom('thread_msg')
    .innerJoin('thread', 'thread.lookup', 'thread_msg.lookup')
    .select(['thread_msg.id', 'thread.lookup', 'thread_msg.sealed', 'thread.expires_batch'])
    .where('thread_msg.dir', '=', FROM_WRITER)
    .where('thread.expires_batch', '<=', expiryOf(upTo))
    .execute()
  return [
    ...notes.map(
      ({ id, sealed, batch }): Waiting => ({ table: 'note', id, text: { bytes: sealed }, seen: isSeen(batch, seen) }),
    ),
    ...firsts.map(
      ({ id, lookup, sealed, expires_batch }): Waiting => ({
        table: 'thread_msg',
        id,
        text: { bytes: sealed, code: codeOf(lookup) },
        seen: isSeen(expires_batch, seenUntil),
      }),
    ),
  ]
}

function shuffled<T>(list: readonly T[]): readonly T[] {
  const all = [...list]
  for (let n = all.length - 1; n > 0; n--) {
    const other = randomInt(n + 1)
    const [a, b] = [all[n], all[other]]
    if (a === undefined || b === undefined) continue
    all[n] = b
    all[other] = a
  }
  return all
}

export const textsIn = ({ read, write }: Writer): Texts => ({
  note: async (batch, sealed) => {
    await write(['note'], (transaction) =>
      transaction
        .insertInto('note')
        .values({ id: newId(), batch, sealed: Buffer.from(sealed) })
        .execute(),
    )
  },

  async bundle(batch, seen) {
    const last = seen === undefined || seen < batch ? batch : seen
    const all = await read((db) => waiting(db, last, seen))
    const known = all.filter((each) => each.seen)
    const enough = all.length - known.length >= FEWEST
    const handed = enough ? all : known
    // Where others were withdrawn or answered, a few that are left would stand alone before an officer who has none yet.
    if (handed.length < FEWEST) return undefined
    return { texts: shuffled(handed.map(({ text }) => text)), upTo: enough ? last : (seen ?? last) }
  },

  bundleTaken: (upTo) =>
    write(['note', 'thread_msg'], async (transaction) => {
      const taken = await waiting(transaction, upTo, undefined)
      for (const { table, id } of taken) await transaction.deleteFrom(table).where('id', '=', id).execute()
      return taken.length > 0
    }),

  expire: (batch) =>
    write(['note', 'thread', 'thread_msg'], async (transaction) => {
      await transaction.deleteFrom('note').where('batch', '<', oldestKept(batch)).execute()
      await transaction.deleteFrom('thread').where('expires_batch', '<', batch).execute()
      await transaction
        .deleteFrom('thread_msg')
        .where('lookup', 'not in', transaction.selectFrom('thread').select('lookup'))
        .execute()
    }),
})
