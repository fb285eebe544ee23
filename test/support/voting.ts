import { setTimeout as sleep } from 'node:timers/promises'
import { type BallotBox, createBallotBox } from '../../src/ballot-box.ts'
import { storeOn } from '../../src/store/open.ts'
import { connectSqlite } from '../../src/store/sqlite.ts'
import { utc } from './dispute.ts'

/**
 * A process of its own that works on a secret poll and comes to a bad end. "vote": casts until it is killed, and prints the
 * number of each vote once that is acknowledged. "finish": closes the poll, and kills itself before anything is erased.
 */
const [what = '', file = '', poll = ''] = process.argv.slice(2)
const NOON = utc('2017-03-01T12:00')
const AT_ONCE = 20

async function voteOn(from: number, box: BallotBox): Promise<void> {
  for (let n = from; ; n += AT_ONCE) {
    const cast = await box.cast({ poll, option: n % 2, voter: { platform: 'slack', id: `U${n}` } })
    process.stdout.write(`${n} ${cast}\n`)
    // Leaves the box to others now and then, so that batches of all sizes come about.
    if (n % 7 === 0) await sleep(1)
  }
}

const { db, place, flavour } = await connectSqlite(file)
const { polls } = await storeOn({ db, place, flavour: { ...flavour, erase: [] } }, { name: 'B', zone: 'UTC' })
if (what === 'vote') {
  const box = createBallotBox(polls)
  await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => voteOn(n, box)))
} else {
  await polls.finish(poll, { ...(await polls.box(poll)), spoilt: 0, lost: 0, counted: NOON }, NOON)
  process.kill(process.pid, 'SIGKILL')
}
