import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../support/process.ts'
import { askOf, type PollWorld, pollWorld } from './world.ts'

/** A branch whose disk can be made to take nothing more that is to be done later. */
async function worldOnDisk(): Promise<PollWorld & { fails(): void; mended(): void }> {
  const file = `${temporaryFolder()}/steward.db`
  const world = await pollWorld(file)
  const tamper = (statement: string): void => {
    const database = new Sqlite(file)
    database.exec(statement)
    database.close()
  }
  return {
    ...world,
    fails: () => tamper("create trigger full before insert on jobs begin select raise(abort, 'full'); end"),
    mended: () => tamper('drop trigger full'),
  }
}

it('says that a vote is in the box where it is, also if the totals cannot be shown just now', async () => {
  const world = await worldOnDisk()
  const { slack, bot, discord } = world
  const id = await world.ask('Shall we ask?', 'options:"Yes; No" secret:yes totals:shown')
  const vote = (person: string) => bot.answer(`vote ${id} 1`, askOf('slack', person), discord.adapter.limits)
  for (const person of ['U1', 'U2', 'U3', 'U4']) await vote(person)
  await world.pass(1)
  world.fails()
  expect((await slack.command(`/steward vote ${id} 1`)).text).toContain('Your vote is in the box.')
  expect((await slack.command(`/steward vote ${id} 1`)).text).toContain('You have voted in this poll already.')
  world.mended()
  // The next vote in the same few seconds shows both.
  expect((await vote('U6')).summary).toContain('Your vote is in the box.')
  await world.pass(1)
  expect((await slack.posted?.())?.text).toContain('6 people voted so far.')
}, 40_000)

it('counts again at the next reaction where it could not note down that a count was due', async () => {
  const world = await worldOnDisk()
  const { slack, log } = world
  await world.ask('Where?', 'options:"Town hall; Library"')
  world.fails()
  await slack.react?.('1️⃣', 'member')
  await expect.poll(() => log.text()).toContain('"event":"poll"')
  world.mended()
  await slack.react?.('1️⃣', 'officer')
  await expect.poll(() => world.store.jobs.nextDue()).toBeDefined()
  await world.pass(1)
  expect((await slack.posted?.())?.text).toContain('2 people voted so far.')
}, 40_000)
