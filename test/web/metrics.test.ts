import { register } from 'prom-client'
import { expect, it } from 'vitest'
import { createMetrics, type Gauges } from '../../src/web/metrics.ts'
import { collectLog } from '../support/log.ts'
import { startWeb } from './web.ts'

const gauges: Gauges = {
  jobsDue: async () => 3,
  jobsSetAside: async () => 1,
  platforms: () => [
    { platform: 'discord', state: 'connected' },
    { platform: 'slack', state: 'down' },
  ],
}

const steward = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('steward_'))

it('counts commands from the log, and passes on what it is told', async () => {
  const [metrics, inner] = [createMetrics(['status']), collectLog()]
  const log = metrics.log(inner)
  log.info('command', { platform: 'discord', command: 'status', outcome: 'answered', ms: 30 })
  log.info('command', { platform: 'discord', command: 'status', outcome: 'put right', ms: 400 })
  log.error('command', { platform: 'slack', command: 'kim@example.org', outcome: 'failed', ms: 5_000, code: 'E1' })
  log.warn('reconnecting', { platform: 'slack' })
  expect(inner.text().split('\n')).toHaveLength(4)

  const lines = steward(await metrics.text(gauges))
  expect(lines.filter((line) => line.startsWith('steward_commands_total'))).toEqual([
    'steward_commands_total{platform="discord",command="status",outcome="answered"} 1',
    'steward_commands_total{platform="discord",command="status",outcome="put right"} 1',
    'steward_commands_total{platform="slack",command="other",outcome="failed"} 1',
  ])
  expect(lines).toContain('steward_command_seconds_bucket{le="0.05",platform="discord"} 1')
  expect(lines).toContain('steward_command_seconds_count{platform="discord"} 2')
  expect(lines).toContain('steward_command_seconds_bucket{le="3",platform="slack"} 0')
})

it('asks for the rest each time that somebody looks', async () => {
  const metrics = createMetrics([])
  expect(steward(await metrics.text(gauges))).toEqual([
    'steward_jobs_due 3',
    'steward_jobs_set_aside 1',
    'steward_platform_up{platform="discord"} 1',
    'steward_platform_up{platform="slack"} 0',
  ])
  const without = await metrics.text({ ...gauges, jobsDue: () => Promise.reject(new Error('no database')) })
  expect(steward(without)).toContain('steward_jobs_due Nan')
  expect(steward(without)).toContain('steward_jobs_set_aside 1')
})

it('has labels of a few known words only, and nothing that is shared by the whole process', async () => {
  const text = await createMetrics(['status']).text(gauges)
  const labels = [...text.matchAll(/[{,](\w+)="/g)].map(([, name]) => name)
  const ofNode = ['le', 'version', 'major', 'minor', 'patch', 'type', 'space', 'kind']
  for (const label of labels) expect(['platform', 'command', 'outcome', ...ofNode]).toContain(label)
  expect(text).toContain('process_cpu_seconds_total')
  expect(await register.getMetricsAsJSON()).toEqual([])
})

it('is served as Prometheus reads it', async () => {
  const metrics = createMetrics([])
  const web = await startWeb({ metrics: () => metrics.text(gauges) })
  const answer = await web.get('/metrics')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  expect(await answer.text()).toContain('steward_jobs_due 3\n')
  await web.stop()
})
