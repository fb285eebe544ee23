import { CompiledQuery, type KyselyPlugin, type RootOperationNode } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { IN_MEMORY } from '../../src/sqlite.ts'
import { type Store, storeOn } from '../../src/store/open.ts'
import { connectSqlite } from '../../src/store/sqlite.ts'
import { utc } from '../support/dispute.ts'

const NOW = utc('2017-03-01')
const PAGE = { limit: 8 }

/** How SQLite goes about the queries of this question, in its own words. */
async function plan(ask: (store: Store) => Promise<unknown>): Promise<string> {
  const connection = await connectSqlite(IN_MEMORY)
  const asked: RootOperationNode[] = []
  const listening: KyselyPlugin = {
    transformQuery({ node }) {
      asked.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const store = await storeOn({ ...connection, db: connection.db.withPlugin(listening) }, { name: 'Any', zone: 'UTC' })
  onTestFinished(() => store.close())
  asked.length = 0
  await ask(store)
  const steps = await Promise.all(
    asked.map(async (node) => {
      const { sql, parameters } = connection.db.getExecutor().compileQuery(node, { queryId: 'plan' })
      const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters])
      const { rows } = await connection.db.executeQuery<{ detail: string }>(explained)
      return rows.map(({ detail }) => detail)
    }),
  )
  return steps.flat().join('\n')
}

it.each<[string, string, (store: Store) => Promise<unknown>]>([
  ['closed polls', 'branch=? AND state=?', ({ polls }) => polls.closedPolls('b', PAGE)],
  ['disputes that ended', 'branch=? AND ended_at<?', ({ facts }) => facts.ended('b', NOW, PAGE)],
  [
    'the latest of an issue',
    'dispute=? AND issue=? AND when_at<?',
    ({ facts }) => facts.issueNotes('d', NOW, { issue: 'pay' }, PAGE),
  ],
  [
    'the oldest of an issue',
    'dispute=? AND issue=? AND when_at<?',
    ({ facts }) => facts.issueNotes('d', NOW, { issue: 'pay', oldestFirst: true }, PAGE),
  ],
  ['talks', 'dispute=? AND when_at<?', ({ facts }) => facts.talks('d', NOW, PAGE)],
  ['talks to come', 'dispute=? AND when_at>?', ({ facts }) => facts.talksToCome('d', NOW, PAGE)],
  ['updates', 'dispute=? AND when_at<?', ({ facts }) => facts.updates('d', NOW, PAGE)],
  ['changes', 'dispute=? AND changed_at<?', ({ facts }) => facts.changes('d', NOW, PAGE)],
  ['past actions', 'dispute=? AND ends_at<?', ({ facts }) => facts.past('d', NOW, PAGE)],
])('the list of %s is read off an index from its beginning, however long it is', async (_, from, ask) => {
  const steps = await plan(ask)
  expect(steps).toContain(`(${from})`)
  expect(steps).not.toMatch(/SCAN|TEMP B-TREE FOR (?:ORDER BY|GROUP BY|DISTINCT)/)
})

it('whether an issue is settled is found without reading all that is recorded of it', async () => {
  const steps = await plan(({ facts }) => facts.lastIssueNote('d', NOW, 'pay', ['settled', 'reopened']))
  expect(steps).toContain('(dispute=? AND issue=? AND kind=? AND when_at<?)')
  expect(steps).not.toMatch(/SCAN|TEMP B-TREE/)
})
