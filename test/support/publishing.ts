import { once } from 'node:events'
import { openStore } from '../../src/store/open.ts'
import { utc } from './dispute.ts'

/**
 * An officer at a process of its own: publishes these drafts one after the other, as soon as it is told to, and prints what
 * came of each.
 */
const [file = '', branch = '', ...drafts] = process.argv.slice(2)
const NOON = utc('2017-03-01T12:00')

const { acts, close } = await openStore({ sqlite: file }, { name: 'B', zone: 'UTC' })
const found = await Promise.all(drafts.map((id) => acts.find(branch, id)))
process.stdout.write('ready\n')
await once(process.stdin, 'data')
for (const draft of found) {
  if (!draft) throw new Error('no such draft')
  process.stdout.write(`${await acts.publish(draft, { officer: draft.author, about: 'Strike' }, NOON)}\n`)
}
await close()
process.exit()
