import { setImmediate as turnOfLoop } from 'node:timers/promises'
import type { Cast, Polls, Vote } from './core/polls.ts'

export interface BallotBox {
  /** Comes back when the vote is on the disk, and not before. */
  cast(vote: Vote): Promise<Cast>
}

/** So that a rush of votes does not keep everything else waiting for as long as it takes to put them all in. */
const AT_ONCE = 500
/** More failures in a row than this are not a few votes with something wrong in them, but a database that is gone. */
const FAILURES_IN_A_ROW = 3

/** For how long the database's log may show which voter came with which choice. */
const SETTLE_MS = 5000

interface Waiting {
  readonly vote: Vote
  readonly resolve: (cast: Cast) => void
  readonly reject: (error: unknown) => void
}

/**
 * Puts votes into the box in batches, as each commit has to wait for the disk. A batch is what came in while the last one
 * was on its way, or in the same turn of the event loop: alone, a vote waits for nothing, and in a rush a thousand wait for
 * a few commits.
 */
export function createBallotBox(polls: Pick<Polls, 'cast' | 'settle'>, settleMs = SETTLE_MS): BallotBox {
  const queue: Waiting[] = []
  let busy = false
  let settling: NodeJS.Timeout | undefined

  /** Not after each batch: that would cost more than the votes. */
  function settleSoon(): void {
    if (settling) return
    settling = setTimeout(() => {
      settling = undefined
      // Where that fails, the next vote, the end of the poll or the next start does it.
      polls.settle().catch(() => {})
    }, settleMs).unref()
  }

  async function put(batch: readonly Waiting[]): Promise<void> {
    const casts = await polls.cast(batch.map(({ vote }) => vote))
    batch.forEach(({ resolve }, index) => {
      resolve(casts[index] ?? 'closed')
    })
  }

  /** One vote that cannot be put in must not cost the others theirs. */
  async function putOneByOne(batch: readonly Waiting[]): Promise<void> {
    let inARow = 0
    let last: unknown
    for (const each of batch) {
      if (inARow === FAILURES_IN_A_ROW) {
        each.reject(last)
        continue
      }
      try {
        await put([each])
        inARow = 0
      } catch (error) {
        each.reject(error)
        last = error
        inARow += 1
      }
    }
  }

  async function empty(): Promise<void> {
    while (queue.length > 0) {
      // SQLite holds the whole process while it commits, so what waits on other connections is taken in first.
      await turnOfLoop()
      const batch = queue.splice(0, AT_ONCE)
      // Nothing of a batch that failed is in the box, and a vote that was tried twice counts once.
      await put(batch).catch(() => putOneByOne(batch))
      settleSoon()
    }
  }

  return {
    cast: (vote) =>
      new Promise((resolve, reject) => {
        queue.push({ vote, resolve, reject })
        if (busy) return
        busy = true
        void empty().finally(() => {
          busy = false
        })
      }),
  }
}
