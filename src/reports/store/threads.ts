import type { Kysely } from 'kysely'
import { codeOf } from '../receipt.ts'
import { newId } from './ids.ts'
import type { Database } from './schema.ts'
import type { Writer } from './write.ts'

export interface Opened {
  readonly lookup: Uint8Array
  /** The public key that replies are sealed to. */
  readonly replyTo: string
  /** The last window in which it is kept. */
  readonly expiresBatch: string
  readonly first: Uint8Array
}

export interface Answer {
  /** The short code of the text, as organisers see it in their file. */
  readonly code: string
  readonly sealed: Uint8Array
  /** The last window in which it is kept. */
  readonly expiresBatch: string
}

/** Texts that officers can reply to. Whoever has the receipt finds the reply, and nobody can say who that is. */
export interface Threads {
  openThread(thread: Opened): Promise<void>
  /** The replies, gone once they are read. The same, after the same work, where there is no such thread. */
  answers(lookup: Uint8Array): Promise<readonly Uint8Array[]>
  /** What a reply to the text with this code has to be sealed to. */
  replyTo(code: string): Promise<string | undefined>
  /** False where there is no such text, or none any more. Officers who reply have read the text: it is deleted. */
  answerThread(answer: Answer): Promise<boolean>
  withdraw(lookup: Uint8Array): Promise<void>
}

/** From the writer to the organisers, and back. */
export const FROM_WRITER = 0
const TO_WRITER = 1

const BOTH = ['thread', 'thread_msg'] as const

/** There are never more than a branch writes in a few months, and nothing but the lookup may be stored. */
async function coded(db: Kysely<Database>, code: string) {
  const threads = await db.selectFrom('thread').selectAll().execute()
  return threads.find(({ lookup }) => codeOf(lookup) === code)
}

export const threadsIn = ({ read, write }: Writer): Threads => ({
  openThread: ({ lookup, replyTo, expiresBatch, first }) =>
    write(BOTH, async (transaction) => {
      await transaction
        .insertInto('thread')
        .values({ lookup: Buffer.from(lookup), reply_to: replyTo, expires_batch: expiresBatch })
        .execute()
      await transaction
        .insertInto('thread_msg')
        .values({ id: newId(), lookup: Buffer.from(lookup), dir: FROM_WRITER, n: 0, sealed: Buffer.from(first) })
        .execute()
    }),

  answers: (lookup) =>
    write(BOTH, async (transaction) => {
      const unread = await transaction
        .selectFrom('thread_msg')
        .select('sealed')
        .where('lookup', '=', Buffer.from(lookup))
        .where('dir', '=', TO_WRITER)
        .orderBy('n')
        .execute()
      await transaction
        .deleteFrom('thread_msg')
        .where('lookup', '=', Buffer.from(lookup))
        .where('dir', '=', TO_WRITER)
        .execute()
      return unread.map(({ sealed }) => sealed)
    }),

  replyTo: async (code) => (await read((db) => coded(db, code)))?.reply_to,

  answerThread: ({ code, sealed, expiresBatch }) =>
    write(BOTH, async (transaction) => {
      const thread = await coded(transaction, code)
      if (!thread) return false
      const { lookup } = thread
      const last = await transaction
        .selectFrom('thread_msg')
        .select((all) => all.fn.max('n').as('n'))
        .where('lookup', '=', lookup)
        .executeTakeFirst()
      await transaction.deleteFrom('thread_msg').where('lookup', '=', lookup).where('dir', '=', FROM_WRITER).execute()
      await transaction
        .insertInto('thread_msg')
        .values({ id: newId(), lookup, dir: TO_WRITER, n: (last?.n ?? 0) + 1, sealed: Buffer.from(sealed) })
        .execute()
      if (expiresBatch > thread.expires_batch)
        await transaction
          .updateTable('thread')
          .set({ expires_batch: expiresBatch })
          .where('lookup', '=', lookup)
          .execute()
      return true
    }),

  withdraw: (lookup) =>
    write(BOTH, async (transaction) => {
      await transaction.deleteFrom('thread_msg').where('lookup', '=', Buffer.from(lookup)).execute()
      await transaction.deleteFrom('thread').where('lookup', '=', Buffer.from(lookup)).execute()
    }),
})
