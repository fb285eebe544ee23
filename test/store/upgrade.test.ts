import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import type { Proposal } from '../../src/core/proposal.ts'
import { IN_MEMORY } from '../../src/sqlite.ts'
import { type Connection, POSTGRES } from '../../src/store/flavour.ts'
import { openStore, storeOn } from '../../src/store/open.ts'
import { connectSqlite } from '../../src/store/sqlite.ts'
import { utc } from '../support/dispute.ts'
import { leaveOld } from '../support/old-database.ts'
import { lent, WITHOUT_TABLES } from '../support/postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'steward-'))
afterAll(() => rmSync(folder, { recursive: true }))

const NOON = utc('2017-03-01T12:00')
const SAM = { platform: 'slack', id: 'U1' } as const
const LATER = utc('2020-01-01')
const FIRST = { name: 'Other', zone: 'Europe/London' }

let pglite: PGlite | undefined
afterAll(() => pglite?.close())

const CONNECT: Readonly<Record<string, () => Promise<Connection>>> = {
  SQLite: () => connectSqlite(IN_MEMORY),
  PGlite: async () => {
    pglite ??= await PGlite.create()
    await pglite.exec(WITHOUT_TABLES.join(';'))
    return {
      db: new Kysely({ dialect: new PGliteDialect({ pglite: lent(pglite) }) }),
      flavour: POSTGRES,
      place: 'PGlite',
    }
  },
}

describe('a database of the first release', () => {
  it('keeps all it has and takes polls from then on, with a secret that stays the same', async () => {
    const file = join(folder, 'first.db')
    const connection = await connectSqlite(file)
    await leaveOld(connection, '0001-facts')
    await connection.db.destroy()
    const author = { platform: 'slack', id: 'U1' } as const
    const open = await openStore({ sqlite: file }, FIRST)
    const question = { question: 'Which?', options: ['a', 'b'], picks: 1, secret: true, showing: false }
    const { id } = await open.polls.draft({ branch: 'b', ...question }, author, NOON)
    await open.polls.open(id, [], NOON)
    expect(await open.polls.cast([{ poll: id, option: 0, voter: author }])).toEqual(['counted'])
    await open.close()

    const again = await openStore({ sqlite: file }, FIRST)
    expect(await again.polls.wrote(id, author)).toBe(true)
    expect(await again.polls.cast([{ poll: id, option: 0, voter: author }])).toEqual(['voted before'])
    await again.close()
  })
})

describe.each(Object.entries(CONNECT))('on %s', (_, connect) => {
  it.each(['0001-facts', '0002-polls'] as const)(
    'a database that %s left keeps its facts and settings',
    async (last) => {
      const connection = await connect()
      await leaveOld(connection, last)
      const { settings, facts, close } = await storeOn(connection, FIRST)
      expect(await settings.onlyBranch()).toEqual({ id: 'b', name: 'Leeds', zone: 'UTC' })
      expect(await settings.spaces('b')).toEqual([{ platform: 'slack', id: 'T1', pollChannel: 'C1' }])
      expect(await facts.disputes('b', LATER)).toMatchObject([{ id: 'd', title: 'Kirklees' }])
      const [ballot] = await facts.ballots('d', LATER, { limit: 9 })
      expect(ballot).toMatchObject({ key: 'ballot', returned: 75, yes: 59 })
      expect([ballot?.opened, ballot?.agreedUntil]).toEqual([undefined, undefined])
      const history = await facts.history('d', 'strike', LATER)
      expect(history.map(({ change, revision, issues }) => [change, revision, issues])).toEqual([
        ['announced', 0, undefined],
        ['called off', 1, undefined],
      ])
      await close()
    },
  )

  it('what is recorded from then on comes after what was there of the same moment', async () => {
    const connection = await connect()
    await leaveOld(connection, '0004-reporting')
    const { acts, facts, close } = await storeOn(connection, FIRST)
    const [dispute] = await facts.disputes('b', LATER)
    if (!dispute) throw new Error('no dispute')
    const of = { when: { at: NOON, dayOnly: false }, text: 'Not kept.', source: dispute.source }
    const proposals: readonly Proposal[] = [
      { kind: 'issue note', dispute: 'd', title: 'Pay', note: { ...of, key: 'a', issue: 'pay', kind: 'reopened' } },
      { kind: 'update', dispute: 'd', update: { ...of, key: 'a' } },
    ]
    for (const proposal of proposals) {
      const draft = await acts.draft('b', proposal, SAM, NOON)
      expect(await acts.publish(draft, { officer: SAM, about: '' }, NOON)).toBe('published')
    }
    const page = { limit: 9 }
    expect((await facts.issueNotes('d', LATER, { issue: 'pay' }, page)).map(({ kind }) => kind)).toEqual([
      'reopened',
      'settled',
    ])
    expect((await facts.updates('d', LATER, page)).map(({ text }) => text)).toEqual(['Not kept.', 'Agreed.'])
    await close()
  })

  it('jobs that wait come out as they went in', async () => {
    const connection = await connect()
    await leaveOld(connection, '0002-polls')
    const { jobs, close } = await storeOn(connection, FIRST)
    const due = utc('2017-03-01T12:00:00.500')
    const poll = 'p2345678'
    const claimed = await jobs.claim(LATER, 9, 60)
    expect(claimed.filter(({ work }) => 'poll' in work)).toEqual([
      {
        key: '1',
        due,
        attempts: 0,
        work: { kind: 'poll post', poll, place: { platform: 'slack', space: 'T1', channel: 'C1' } },
      },
      {
        key: '2',
        due,
        attempts: 3,
        work: { kind: 'poll show', poll, place: { platform: 'terminal', channel: 'terminal' } },
      },
      {
        key: '3',
        due,
        attempts: 0,
        work: { kind: 'poll result', poll, place: { platform: 'discord', space: 'G1', channel: '81384788765712384' } },
      },
      { key: '4', due, attempts: 0, work: { kind: 'poll recount', poll } },
      { key: '5', due: utc('2017-03-03T17:00'), attempts: 0, work: { kind: 'poll close', poll } },
    ])
    expect(await jobs.setAsideCount()).toBe(1)
    await close()
  })

  it('has what follows from its facts worked out, as if they had just come with a file', async () => {
    const connection = await connect()
    await leaveOld(connection, '0001-facts')
    const { jobs, close } = await storeOn(connection, FIRST)
    expect(await jobs.claim(LATER, 9, 60)).toEqual([
      {
        key: 'ballot d ballot',
        due: utc('2017-01-10'),
        attempts: 0,
        work: { kind: 'ballot', dispute: 'd', ballot: 'ballot' },
      },
      {
        key: 'action d strike 1',
        due: utc('2017-01-26 09:30'),
        attempts: 0,
        work: { kind: 'action', dispute: 'd', action: 'strike', revision: 1, announce: false },
      },
    ])
    await close()
  })
})
