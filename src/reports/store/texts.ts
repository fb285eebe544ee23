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
  /** All texts of a closed window and of those before, shuffled; undefined while they are too few to hide among. */
  bundle(batch: string): Promise<readonly Text[] | undefined>
  /** Deletes what `bundle` gives for the same window: nothing, where that is nothing. */
  bundleTaken(batch: string): Promise<void>
  /** Deletes what has been kept for long enough, read or not, when this is the current window. */
  expire(batch: string): Promise<void>
}

/** Of fewer texts somebody could guess who wrote which. */
const FEWEST = 5

interface Waiting {
  readonly notes: readonly { readonly id: Uint8Array; readonly sealed: Uint8Array }[]
  readonly firsts: readonly { readonly id: Uint8Array; readonly lookup: Uint8Array; readonly sealed: Uint8Array }[]
}

/** A thread that nobody has replied to expires so and so many windows after its own, which is written nowhere else. */
async function waiting(db: Kysely<Database>, batch: string): Promise<Waiting | undefined> {
  const notes = await db.selectFrom('note').select(['id', 'sealed']).where('batch', '<=', batch).execute()
  const firsts = await db
    .selectFrom('thread_msg')
    .innerJoin('thread', 'thread.lookup', 'thread_msg.lookup')
    .select(['thread_msg.id', 'thread.lookup', 'thread_msg.sealed'])
    .where('thread_msg.dir', '=', FROM_WRITER)
    .where('thread.expires_batch', '<=', expiryOf(batch))
    .execute()
  return notes.length + firsts.length < FEWEST ? undefined : { notes, firsts }
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

  async bundle(batch) {
    const found = await read((db) => waiting(db, batch))
    return (
      found &&
      shuffled<Text>([
        ...found.notes.map(({ sealed }) => ({ bytes: sealed })),
        ...found.firsts.map(({ lookup, sealed }) => ({ bytes: sealed, code: codeOf(lookup) })),
      ])
    )
  },

  bundleTaken: (batch) =>
    write(['note', 'thread_msg'], async (transaction) => {
      const { notes = [], firsts = [] } = (await waiting(transaction, batch)) ?? {}
      for (const { id } of notes) await transaction.deleteFrom('note').where('id', '=', id).execute()
      for (const { id } of firsts) await transaction.deleteFrom('thread_msg').where('id', '=', id).execute()
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
