import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { tracesIn } from '../support/forensic.ts'
import { killGroup, npm, temporaryFolder } from '../support/process.ts'
import { world } from './world.ts'

/** Words that no rule takes out, so that they would be found wherever they went. */
const MARK = 'Quetzalcoatlus'
const WORRY = `My caseload frightens me, ${MARK} said that nobody cares, and I cannot sleep`

const reportsIn = (data: string): string =>
  join(data, readdirSync(data).find((name) => /^reports-.*\.db$/.test(name)) ?? '')

function count(data: string, table: string): number {
  // Not only to read: what was being written when it was killed is taken back first, as at a start.
  const database = new Sqlite(reportsIn(data))
  const rows = database.prepare(`select 1 from ${table}`).all().length
  database.close()
  return rows
}

it('leaves no byte of a text, nor of who wrote it, on the disk or in a log, through release, restart and kill -9', async () => {
  const identity = await generateIdentity()
  const { connected, data, discord, onDiscord, onSlack, settings, start } = await world()
  const temporary = temporaryFolder()
  const changed = {
    CONCERN_RECIPIENTS: await identityToRecipient(identity),
    LOG_LEVEL: 'debug',
    TMPDIR: temporary,
    SQLITE_TMPDIR: temporary,
  }
  const imported = npm(['run', '--silent', 'import', '--', 'examples/kirklees-2017.json'], settings)
  expect(await imported.ended).toBe(0)
  const logs: string[] = []
  const words: string[] = []
  const markers = (): readonly string[] => [MARK, onDiscord.person, onSlack.person, ...words]
  const nothingOf = (): void => {
    expect(tracesIn([data], markers())).toEqual([])
    // Node's own copies of our code, and nothing else.
    expect(readdirSync(temporary).filter((name) => name !== 'node-compile-cache')).toEqual([])
    for (const log of logs) for (const marker of markers()) expect(log).not.toContain(marker)
    expect(logs.join('\n')).not.toMatch(/concern|workload|replies|sendheld/)
  }

  const first = start(changed, ['--now', '2017-03-01T09:00'])
  await connected(first)
  expect(first.stdout()).toContain(`sealed to: ${changed.CONCERN_RECIPIENTS}`)
  for (const person of [onDiscord, onSlack]) {
    await person.direct(WORRY)
    expect((await person.press('Send anonymously')).text).toContain('Sent.')
    await person.command('/concern')
    await person.fill({ text: WORRY, reply: 'yes' })
    const sent = await person.press('Send anonymously')
    const receipt = /\b([a-z]+(?: [a-z]+){6})\b(?=\s*Write them)/.exec(sent.text.replace(/[\n*]+/g, ' '))?.[1] ?? ''
    expect(receipt.split(' ')).toHaveLength(7)
    words.push(receipt)
    await person.command('/workload')
    await person.fill({ cases: '27', manageable: 'hard to manage' })
    expect((await person.press('Send anonymously')).text).toContain('The figures come on Mon 3 April 2017')
    await person.command('/replies')
    await person.fill({ words: receipt })
  }
  expect([count(data, 'note'), count(data, 'thread'), count(data, 'tally')]).toEqual([2, 2, 4])
  killGroup(first.child, 'SIGKILL')
  await first.ended
  logs.push(first.stderr(), first.stdout())
  nothingOf()
  for (const name of readdirSync(data)) expect((statSync(join(data, name)).mode & 0o777).toString(8), name).toBe('600')

  // Another window, and the figures of the first one are due. Killed while it may be at them, and started once more.
  const second = start(changed, ['--now', '2017-04-03T07:00'])
  await connected(second)
  killGroup(second.child, 'SIGKILL')
  await second.ended
  logs.push(second.stderr(), second.stdout())
  nothingOf()
  const third = start(changed, ['--now', '2017-04-03T07:05'])
  await connected(third)
  await expect.poll(() => count(data, 'tally'), { timeout: 10_000 }).toBe(0)
  expect(count(data, 'release')).toBe(1)
  expect((await onDiscord.command('/evidence')).text).toContain('too few reports')
  await onSlack.command('/replies')
  await onSlack.fill({ words: words[1] ?? '', withdraw: 'yes' })
  expect(count(data, 'thread')).toBe(1)
  third.child.kill('SIGTERM')
  expect(await third.ended).toBe(0)
  logs.push(third.stderr(), third.stdout())
  nothingOf()
  expect(readFileSync(reportsIn(data)).includes(MARK)).toBe(false)
  expect(discord.violations).toEqual([])
  expect(onSlack.slack.violations).toEqual([])
}, 60_000)

it('never has half a report, whenever it is killed', async () => {
  const { connected, data, onDiscord, start } = await world()
  let acknowledged = 0
  for (const wait of [0, 3, 8, 20]) {
    const steward = start({}, ['--now', '2017-03-01T09:00'])
    await connected(steward)
    await onDiscord.command('/workload')
    await onDiscord.fill({ cases: '27', mix: '10, 12, 5', over: '6', manageable: 'hard to manage' })
    const pressed = onDiscord.press('Send anonymously').then(
      () => acknowledged++,
      () => undefined,
    )
    await new Promise((resolve) => setTimeout(resolve, wait))
    killGroup(steward.child, 'SIGKILL')
    await steward.ended
    await Promise.race([pressed, new Promise((resolve) => setTimeout(resolve, 300))])
    const rows = count(data, 'tally')
    expect(rows % 6).toBe(0)
    expect(rows / 6).toBeGreaterThanOrEqual(acknowledged)
  }
}, 60_000)
