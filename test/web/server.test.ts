import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { UserError } from '../../src/core/command.ts'
import type { WebParts } from '../../src/web/server.ts'
import { KEY, startWeb } from './web.ts'

const running: { stop(): Promise<void> }[] = []
const open = async (change?: Partial<WebParts>) => {
  const web = await startWeb(change)
  running.push(web)
  return web
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((web) => web.stop()))
})

describe.each(['/metrics', '/healthz'])('%s is for this machine alone', (path) => {
  it('under any of its names', async () => {
    const { port, status } = await open()
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, 'localhost', `[::1]:${port}`])
      expect(await status(path, { host })).toBe(200)
  })

  it.each([
    { host: 'steward.example.org' },
    { host: '127.0.0.1.example.org' },
    { host: 'localhost', 'x-forwarded-for': '127.0.0.1' },
    { host: 'localhost', forwarded: 'for=127.0.0.1' },
    { host: 'localhost', 'x-real-ip': '10.0.0.1' },
    { host: 'localhost', via: '2.0 caddy' },
    { host: 'localhost', 'x-forwarded-for': '' },
  ])('and not through a proxy: %j', async (headers) => {
    const web = await open()
    expect(await web.status(path, headers)).toBe(404)
    // The calendar is what the proxy is there for.
    expect(await web.status(`/calendar/${KEY}.ics`, headers)).toBe(200)
  })
})

it('knows no other address', async () => {
  const { get } = await open()
  for (const path of ['/', '/calendar', '/metrics/', '/healthz/x', '/robots.txt', '/%2e%2e/etc/passwd'])
    expect([path, (await get(path)).status, await (await get(path)).text()]).toEqual([path, 404, 'Not found\n'])
})

it('answers what is no HTTP without a word to the console', async () => {
  const { port } = await open()
  const said = [vi.spyOn(console, 'error'), vi.spyOn(console, 'info')]
  for (const line of [
    'GET / HTTP/1.1\r\nHost: a b\r\n\r\n',
    'GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n',
    'hello\r\n\r\n',
  ]) {
    const socket = connect(port, '127.0.0.1')
    socket.end(line)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 4\d\d /)
  }
  for (const each of said) expect(each).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})

it('logs a failure as a code, and says nothing of it', async () => {
  const byKey = () => Promise.reject(Object.assign(new Error('no row for Kim'), { code: '42P01' }))
  const { get, log } = await open({ calendars: { byKey } })
  const answer = await get(`/calendar/${KEY}.ics`)
  expect([answer.status, await answer.text()]).toEqual([500, 'Something went wrong\n'])
  expect(JSON.parse(log.text())).toMatchObject({ event: 'web', code: 'Error:42P01' })
  expect(log.text()).not.toMatch(/Kim|calendar\/|127\.0/)
})

describe('where it cannot listen', () => {
  it('names WEB_PORT for a port in use', async () => {
    const { port } = await open()
    const second = startWeb({ port })
    await expect(second).rejects.toThrow(UserError)
    await expect(second).rejects.toThrow(`uses port ${port}. Set WEB_PORT`)
  })

  it('names WEB_HOST for an address that is not its own', async () => {
    const elsewhere = startWeb({ host: '192.0.2.1' })
    await expect(elsewhere).rejects.toThrow(UserError)
    await expect(elsewhere).rejects.toThrow('WEB_HOST')
  })
})

it('stops while a connection is open and a request hangs, and stops only once', async () => {
  let asked: () => void = () => {}
  const began = new Promise<void>((resolve) => {
    asked = resolve
  })
  const web = await startWeb({
    health: () => {
      asked()
      return new Promise(() => {})
    },
  })
  const idle = connect(web.port, '127.0.0.1')
  await once(idle, 'connect')
  const hanging = web.get('/healthz').catch(() => 'cut off')
  await began
  const started = performance.now()
  await web.stop()
  await web.stop()
  expect(performance.now() - started).toBeLessThan(2_000)
  expect(await hanging).toBe('cut off')
  idle.destroy()
})
