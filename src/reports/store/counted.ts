import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Release, Row } from '../release.ts'
import { headOf, inChain, prevOf, releaseOf, rowOf } from './chain-rows.ts'
import { newId } from './ids.ts'
import type { Database } from './schema.ts'
import type { Writer } from './write.ts'

/** A report as it comes in: for each question that was answered, a band. */
export interface Filed {
  readonly batch: string
  readonly form: string
  readonly area: string
  readonly answers: readonly { readonly item: string; readonly band: string }[]
}

/** What is published of a window; what stays to be said about it is which release it follows. */
export type Draft = Pick<Release, 'closed' | 'params' | 'cells'>

export type Build = (rows: readonly Row[], earlier: readonly Release[]) => Draft

/** Answers to be counted, and what was published of them. */
export interface Counted {
  /** Keeps a row for each answer: all of them, or none. */
  file(report: Filed): Promise<void>
  /** The windows that have answers, the oldest first. */
  unreleased(): Promise<readonly string[]>
  /**
   * Publishes what `build` makes of a window's answers, and deletes those. A window is published once: the second time
   * gives what there is. Where `build` throws, nothing is changed.
   */
  release(batch: string, build: Build): Promise<Release>
  /** The oldest first. */
  releases(): Promise<readonly Release[]>
}

/** What can stand where a key belongs. A sentence cannot, whoever calls this. */
const KEY = /^[a-zA-Z0-9][a-zA-Z0-9+-]{0,59}$/

const releasesIn = async (db: Kysely<Database>): Promise<readonly Release[]> =>
  inChain((await db.selectFrom('release').selectAll().execute()).map(releaseOf))

export function countedIn({ read, write }: Writer): Counted {
  const releases = () => read(releasesIn)

  return {
    async file({ batch, form, area, answers }) {
      const keys = [batch, form, area, ...answers.flatMap(({ item, band }) => [item, band])]
      if (!keys.every((key) => KEY.test(key))) throw new TypeError('not a key')
      if (answers.length === 0) return
      const rows = answers
        .map((answer) => ({ id: newId(), batch, form, area, ...answer, rk: randomBytes(4).readInt32BE() }))
        .sort((a, b) => a.id.compare(b.id))
      await write(['tally'], (transaction) => transaction.insertInto('tally').values(rows).execute())
    },

    async unreleased() {
      const rows = await read((db) => db.selectFrom('tally').select('batch').distinct().orderBy('batch').execute())
      return rows.map(({ batch }) => batch)
    },

    release: (batch, build) =>
      write(['tally', 'release'], async (transaction) => {
        const earlier = await releasesIn(transaction)
        const rows = await transaction.selectFrom('tally').selectAll().where('batch', '=', batch).execute()
        await transaction.deleteFrom('tally').where('batch', '=', batch).execute()
        const published = earlier.find(({ id }) => id === batch)
        if (published) return published
        const { closed, params, cells } = build(rows.map(rowOf), earlier)
        const release: Release = { id: batch, closed, params, cells, prev: headOf(earlier) }
        await transaction
          .insertInto('release')
          .values({
            id: batch,
            closed,
            params: JSON.stringify(params),
            cells: JSON.stringify(cells),
            prev_hash: prevOf(release),
          })
          .execute()
        return release
      }),

    releases,
  }
}
