import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import type { Database } from './schema.ts'

type Value = string | number

/**
 * A query that is built and compiled at its first call, and after that only given its values: for the few that every
 * question asks, building costs several times as much as running. `build` must make the same query whatever the values are.
 */
export function prepared<V extends readonly Value[], Row>(
  build: (...values: V) => Compilable<Row>,
): (...values: V) => CompiledQuery<Row> {
  let query: CompiledQuery<Row> | undefined
  let order: readonly number[] = []
  return (...values) => {
    if (!query) {
      const marks = values.map((_, index) => `value ${index}`)
      query = build(...(marks as unknown as V)).compile()
      order = query.parameters.map((mark) => marks.indexOf(String(mark)))
    }
    const { parameters } = query
    return { ...query, parameters: order.map((index, at) => (index === -1 ? parameters[at] : values[index])) }
  }
}

/** The same, run outside a transaction. */
export function compiled<V extends readonly Value[], Row>(
  db: Kysely<Database>,
  build: (...values: V) => Compilable<Row>,
): (...values: V) => Promise<Row[]> {
  const query = prepared(build)
  return async (...values) => (await db.executeQuery<Row>(query(...values))).rows
}
