import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { until } from '../emulators/discord/person.ts'
import { APP_TOKEN, BOT_TOKEN, startSlack } from '../emulators/slack/index.ts'
import { disputeFacts, source, utc } from '../support/dispute.ts'
import { npm, temporaryFolder } from '../support/process.ts'

const server = process.env.TEST_DATABASE_URL
const UPDATES = 300

async function run(statement: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  await client.query(statement)
  await client.end()
}

it.skipIf(!server)(
  `two processes on one PostgreSQL server post each line once${server ? '' : ' (skipped: TEST_DATABASE_URL names no server)'}`,
  async () => {
    const name = `steward_test_${randomUUID().replaceAll('-', '')}`
    const url = new URL(server ?? '')
    url.pathname = `/${name}`
    await run(`create database ${name}`)
    onTestFinished(() => run(`drop database ${name} with (force)`))
    const slack = await startSlack()
    onTestFinished(() => slack.stop())

    const store = await openStore({ postgres: url.href }, { name: 'Kirklees UNISON', zone: 'Europe/London' })
    const { id: branch } = await store.settings.onlyBranch()
    const when = utc('2017-03-01T09:00')
    const updates = Array.from({ length: UPDATES }, (_, n) => ({
      key: `update-${n}`,
      text: `Line ${n}.`,
      when: { at: when, dayOnly: false },
      source: source(),
    }))
    await store.write(branch, disputeFacts({ updates }))
    const [dispute] = await store.facts.disputes(branch, when)
    const to = { platform: 'slack', channel: 'C0ANNOUNCE' } as const
    await store.jobs.add(
      updates.map(({ key }) => ({
        key,
        due: when,
        work: { kind: 'update', dispute: dispute?.id ?? '', update: key, to },
      })),
    )

    const settings = {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: url.href,
      DATA_DIR: `${temporaryFolder()}/data`,
    }
    const both = [1, 2].map(() => npm(['start', '--silent'], settings))
    await until(() => new Set(slack.space.messages.map(({ text }) => text)).size >= UPDATES, 30_000)
    for (const { child } of both) child.kill('SIGTERM')
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0])
    expect(slack.space.messages).toHaveLength(UPDATES)
    expect(await store.jobs.dueCount(when)).toBe(0)
    await store.close()
  },
  60_000,
)
