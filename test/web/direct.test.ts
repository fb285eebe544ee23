import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { directOnly } from '../../src/web/direct.ts'

const app = new Hono().use(directOnly).get('/', (context) => context.text('in'))

it.each([
  ['127.0.0.1', 200],
  ['127.8.9.1', 200],
  ['::1', 200],
  ['::ffff:127.0.0.1', 200],
  ['10.0.0.5', 404],
  ['::ffff:10.0.0.5', 404],
  ['2001:db8::1', 404],
  ['::', 404],
  ['', 404],
])('a program at %s gets %i', async (remoteAddress, status) => {
  const env = { incoming: { socket: { remoteAddress, remotePort: 1, remoteFamily: 'IPv4' } } }
  expect((await app.request('/', { headers: { host: 'localhost' } }, env)).status).toBe(status)
})
