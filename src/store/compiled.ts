import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import type { Database } from './schema.ts'

type Value = string | number

/**
 * A query that is built and compiled at its first call, and after that only run: for the few that every question asks,
 * building costs several times as much as running. `build` must make the same query whatever the values are.
 */
export function compiled<V extends readonly Value[], Row>(
  db: Kysely<Database>,
  build: (...values: V) => Compilable<Row>,
): (...values: V) => Promise<Row[]> {
  let query: CompiledQuery<Row> | undefined
  let order: readonly number[] = []
  return async (...values) => {
    if (!query) {
      const marks = values.map((_, index) => `value ${index}`)
      query = build(...(marks as unknown as V)).compile()
      order = query.parameters.map((mark) => marks.indexOf(String(mark)))
    }
    const { parameters } = query
    const bound = order.map((index, at) => (index === -1 ? parameters[at] : values[index]))
    return (await db.executeQuery<Row>({ ...query, parameters: bound })).rows
  }
}
