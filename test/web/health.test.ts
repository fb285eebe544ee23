import { expect, it } from 'vitest'
import type { ConnectionState } from '../../src/core/adapter.ts'
import { clockAt } from '../../src/core/time.ts'
import { createHealth, type Health } from '../../src/web/health.ts'
import { utc } from '../support/dispute.ts'
import { startWeb } from './web.ts'

async function asked(health: Health): Promise<readonly [number, string]> {
  const web = await startWeb({ health })
  const answer = await web.get('/healthz')
  const said = [answer.status, await answer.text()] as const
  await web.stop()
  return said
}

function connections(state: { discord: ConnectionState; slack: ConnectionState }) {
  const clock = clockAt(utc('2017-03-01'))
  const adapters = (['discord', 'slack'] as const).map((platform) => ({ platform, state: () => state[platform] }))
  return { clock, health: createHealth({ ping: async () => 1, adapters, clock }) }
}

it('is ok where the database answers and every platform is connected', async () => {
  expect(await asked(connections({ discord: 'connected', slack: 'connected' }).health)).toEqual([200, 'ok\n'])
})

it('names a platform that refuses Steward', async () => {
  expect(await asked(connections({ discord: 'refused', slack: 'connected' }).health)).toEqual([503, 'discord: down\n'])
})

it.each(['connecting', 'down'] as const)('gives a platform that is %s two minutes, each time anew', async (away) => {
  const state: Parameters<typeof connections>[0] = { discord: 'connected', slack: away }
  const { clock, health } = connections(state)
  const slack = async () => (await health()).find(({ part }) => part === 'slack')?.ok
  expect(await slack()).toBe(true)
  clock.wait(1)
  expect(await slack()).toBe(true)
  clock.wait(1)
  expect(await slack()).toBe(false)
  state.slack = 'connected'
  expect(await slack()).toBe(true)
  state.slack = away
  expect(await slack()).toBe(true)
})

it.each([
  ['refuses', () => Promise.reject(new Error('password authentication failed for user kim'))],
  ['hangs', () => new Promise(() => {})],
])('names a database that %s, and never why', async (_, ping) => {
  const health = createHealth({ ping, adapters: [], clock: clockAt(utc('2017-03-01')) })
  expect(await asked(health)).toEqual([503, 'database: down\n'])
})
