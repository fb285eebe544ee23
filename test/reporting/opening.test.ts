import { expect, it } from 'vitest'
import { clockAt } from '../../src/core/time.ts'
import { createRooms } from '../../src/reporting/rooms.ts'
import { reportsOn } from '../../src/reports/store/open.ts'
import { connectSqlite } from '../../src/reports/store/sqlite.ts'
import { at, UK } from '../support/branch.ts'
import { IN_MEMORY } from '../support/reporting-parts.ts'

const BRANCH = { id: 'b', name: 'Kirklees UNISON', zone: UK }

it('a file of reports that cannot be read is closed, and opened anew the next time', async () => {
  let [opened, closed] = [0, 0]
  const rooms = createRooms({
    ...IN_MEMORY,
    salt: () => new Uint8Array(32),
    clock: clockAt(at('2017-03-01T09:00')),
    async open() {
      const connection = await connectSqlite(':memory:')
      const store = await reportsOn(connection)
      if (++opened === 1) await connection.db.schema.dropTable('tally').execute()
      return {
        ...store,
        async close() {
          closed++
          await store.close()
        },
      }
    },
  })
  await expect(rooms.room(BRANCH)).rejects.toThrow()
  expect([opened, closed]).toEqual([1, 1])
  const room = await rooms.room(BRANCH)
  await room.note('I cannot sleep for the caseload.')
  expect(opened).toBe(2)
  await rooms.close()
  expect(closed).toBe(2)
})
