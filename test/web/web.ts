import { request } from 'node:http'
import { createWeb, type Web, type WebParts } from '../../src/web/server.ts'
import { action } from '../calendar/read.ts'
import { collectLog } from '../support/log.ts'

export const KEY = 'kT9_s-secret'

/** A web part on a free port, with one calendar and nothing wrong. */
export async function startWeb(change: Partial<WebParts> = {}) {
  const log = collectLog()
  const web: Web = createWeb({
    host: '127.0.0.1',
    port: 0,
    calendars: { byKey: async (key) => (key === KEY ? { name: 'Kirklees', actions: [action()] } : undefined) },
    health: async () => [{ part: 'database', ok: true }],
    metrics: async () => 'steward_jobs_due 0\n',
    log,
    ...change,
  })
  const { port } = await web.start()
  const url = `http://127.0.0.1:${port}`
  return {
    port,
    log,
    stop: () => web.stop(),
    get: (path: string, init?: RequestInit) => fetch(`${url}${path}`, init),
    /** With headers that `fetch` keeps for itself. */
    status: (path: string, headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const asked = request({ host: '127.0.0.1', port, path, headers }, (response) => {
          response.resume()
          resolve(response.statusCode)
        })
        asked.on('error', reject)
        asked.end()
      }),
  }
}
