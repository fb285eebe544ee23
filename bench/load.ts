import { createHmac } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Loads a Slack app over HTTP with signed requests, from a process of its own so that it does not slow the server down.
 * Arguments: port, signing secret, seconds, and the secret poll whose button is pressed (`/nextaction` is asked if none).
 * Prints one line of JSON: requests/s and the times of the answers in ms.
 */
const [port = '', secret = '', seconds = '5', poll] = process.argv.slice(2)
const AT_ONCE = 16
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
const times: number[] = []
let sent = 0

/** Takes what is sent to a response_url, as Slack does. */
const sink = createServer((request, response) => {
  request.resume()
  request.on('end', () => response.end('ok'))
})
await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
const responseUrl = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/`

// Each is another one, by another person: Steward answers the same one only once, and takes one vote from each.
const command = (): Record<string, string> => ({
  token: 'x',
  team_id: 'T1',
  channel_id: 'C1',
  channel_name: 'general',
  user_id: `U${sent}`,
  command: '/nextaction',
  text: '',
  api_app_id: 'A1',
  response_url: responseUrl,
  trigger_id: `${process.pid}.${sent}`,
})

const press = (): Record<string, string> => ({
  payload: JSON.stringify({
    type: 'block_actions',
    team: { id: 'T1', domain: 'branch' },
    user: { id: `U${process.pid}X${sent}`, team_id: 'T1' },
    api_app_id: 'A1',
    channel: { id: 'C1', name: 'general' },
    container: { type: 'message', message_ts: '1.1', channel_id: 'C1' },
    message: { type: 'message', ts: '1.1' },
    trigger_id: `${process.pid}.${sent}`,
    response_url: responseUrl,
    actions: [{ type: 'button', action_id: 'run:0', block_id: 'b', action_ts: '1.1', value: `vote ${poll} 1` }],
  }),
})

function once(): Promise<void> {
  sent += 1
  const body = new URLSearchParams(poll === undefined ? command() : press()).toString()
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signature,
  }
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers, agent },
      (response) => {
        response.resume()
        response.on('end', () => {
          if (response.statusCode !== 200) return reject(new Error(`answered ${response.statusCode}`))
          times.push(performance.now() - started)
          resolve()
        })
      },
    )
    call.on('error', reject)
    call.end(body)
  })
}

async function load(until: number): Promise<void> {
  while (performance.now() < until) await once()
}

async function phase(length: number): Promise<void> {
  const until = performance.now() + length * 1000
  await Promise.all(Array.from({ length: AT_ONCE }, () => load(until)))
}

await phase(2)
times.length = 0
const started = performance.now()
await phase(Number(seconds))
const took = (performance.now() - started) / 1000
times.sort((a, b) => a - b)
const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? 0
console.log(JSON.stringify({ perSecond: times.length / took, p50: at(0.5), p99: at(0.99) }))
agent.destroy()
// The last answers may still be on their way.
await new Promise((resolve) => setTimeout(resolve, 1_000))
sink.closeAllConnections()
sink.close()
