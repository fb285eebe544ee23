import { SQLITE } from '../../src/reports/store/flavour.ts'
import { reportsOn } from '../../src/reports/store/open.ts'
import { connectSqlite } from '../../src/reports/store/sqlite.ts'
import { draftOf } from './reports-store.ts'

/**
 * A process of its own that works on members' reports and comes to a bad end: "file" and "release" and "burn" go on until
 * they are killed, and print each step when it is acknowledged; with "unswept" before it, the process kills itself between
 * its first commit and the erasing.
 */
const [what = '', file = '', ...rest] = process.argv.slice(2)
const unswept = rest.includes('unswept')

const connection = await connectSqlite(file)
let ready = false
const store = await reportsOn({
  ...connection,
  flavour: {
    ...SQLITE,
    sweep: (tables) => {
      if (ready && unswept) process.kill(process.pid, 'SIGKILL')
      return SQLITE.sweep(tables)
    },
  },
})
ready = true

const report = (batch: string, mark: string) => ({
  batch,
  form: 'workload',
  area: 'north',
  answers: ['a', 'b', 'c', 'd', 'e'].map((item) => ({ item, band: mark })),
})

const batchOf = (n: number): string => `${2000 + Math.floor(n / 13)}-P${String((n % 13) + 1).padStart(2, '0')}`

/** Recognised again among other bytes, whatever else is in the file. */
export const sealedMark = (n: number): Buffer => Buffer.alloc(2346, `MARKER-sealed-${n}-`)
const lookupMark = (n: number): Buffer => Buffer.alloc(32, `MARKER-lookup-${n}-`)

const said = (line: string): boolean => process.stdout.write(`${line}\n`)

async function step(n: number): Promise<void> {
  if (what === 'file') {
    await store.file(report('2017-P02', `MARKERband${n}`))
    said(`${n}`)
    return
  }
  if (what === 'release') {
    for (let each = 0; each < 10; each++) await store.file(report(batchOf(n), `MARKERband${n}`))
    said(`filed ${batchOf(n)}`)
    await store.release(batchOf(n), (rows) => draftOf(batchOf(n), rows))
    said(`released ${batchOf(n)}`)
    return
  }
  const lookup = lookupMark(n)
  await store.openThread({ lookup, replyTo: 'age1', expiresBatch: '2017-P05', first: sealedMark(n) })
  await store.note('2017-P02', sealedMark(n))
  await store.answers(lookup)
  await store.withdraw(lookup)
  said(`${n}`)
}

if (what === 'once') await store.release('2017-P02', (rows) => draftOf('2017-P02', rows))
else for (let n = 0; ; n++) await step(n)
