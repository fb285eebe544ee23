import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCalendar } from '../calendar/read.ts'
import { KEY, startWeb } from './web.ts'

let web: Awaited<ReturnType<typeof startWeb>>
const path = `/calendar/${KEY}.ics`

beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

it('gives the calendar to whoever knows its address', async () => {
  const answer = await web.get(path)
  const text = await answer.text()
  expect(answer.status).toBe(200)
  expect(readCalendar(text).entries).toHaveLength(1)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, max-age=300',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
    'x-content-type-options': 'nosniff',
    'content-disposition': 'inline; filename="steward.ics"',
    etag: `"${createHash('sha256').update(text).digest('hex')}"`,
  })
  expect(JSON.stringify([...answer.headers])).not.toContain(KEY)
})

it('says “not changed” to a calendar that has it', async () => {
  const tag = (await web.get(path)).headers.get('etag') ?? ''
  for (const match of [tag, `W/${tag}`, `"other", ${tag}`]) {
    const answer = await web.get(path, { headers: { 'if-none-match': match } })
    expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', tag])
    expect(answer.headers.get('cache-control')).toBe('private, max-age=300')
  }
  expect((await web.get(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
})

it('answers HEAD like GET, without the calendar', async () => {
  const [head, get] = [await web.get(path, { method: 'HEAD' }), await web.get(path)]
  expect([head.status, await head.text()]).toEqual([200, ''])
  for (const name of ['etag', 'content-type', 'cache-control'])
    expect(head.headers.get(name)).toBe(get.headers.get(name))
})

describe('is not there', () => {
  it.each([
    '/calendar/other.ics',
    `/calendar/${KEY}`,
    `/calendar/${KEY}.ICS`,
    `/calendar/${KEY}.ics/`,
    `/calendar/${KEY}x.ics`,
    '/calendar/.ics',
    `/calendar/${'k'.repeat(201)}.ics`,
    '/calendar/%00.ics',
    '/calendar/%E0%A4.ics',
    '/calendar/',
  ])('at %s', async (wrong) => {
    const answer = await web.get(wrong)
    expect([answer.status, await answer.text()]).toEqual([404, 'Not found\n'])
    expect(answer.headers.get('content-type')).toContain('text/plain')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it.each(['POST', 'PUT', 'DELETE'])('for %s', async (method) => {
    expect((await web.get(path, { method, ...(method === 'DELETE' ? {} : { body: 'x' }) })).status).toBe(404)
  })
})

it('logs no request', () => expect(web.log.text()).toBe(''))
