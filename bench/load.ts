import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'

/**
 * Loads a Slack app over HTTP with signed `/nextaction` commands, from a process of its own so that it does not slow the
 * server down. Arguments: port, signing secret, seconds. Prints one line of JSON: requests/s and the times of the answers in ms.
 */
const [port = '', secret = '', seconds = '5'] = process.argv.slice(2)
const AT_ONCE = 16
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
const times: number[] = []
let sent = 0

function once(): Promise<void> {
  sent += 1
  const body = new URLSearchParams({
    token: 'x',
    team_id: 'T1',
    channel_id: 'C1',
    channel_name: 'general',
    user_id: `U${sent % 100}`,
    command: '/nextaction',
    text: '',
    api_app_id: 'A1',
    response_url: 'http://127.0.0.1:1/none',
    // Each command is another one: Steward answers the same one only once.
    trigger_id: `${process.pid}.${sent}`,
  }).toString()
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
