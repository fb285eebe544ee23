import { expect, it } from 'vitest'
import { inDispute, published, saying } from '../support/running.ts'

const WALKOUT = '/announce type:walkout when:"2 March 3pm for an hour" who:"UNISON members"'
const REMINDER = 'Reminder: One-hour walkout, tomorrow'

async function reminded() {
  const world = await inDispute({ now: '2017-02-28T09:00' })
  await published(world, WALKOUT)
  await world.until('2017-03-01T15:00')
  expect(saying(world, REMINDER)).toBe(2)
  return world
}

it('a reminder in the channel says what holds once the action is called off', async () => {
  const world = await reminded()
  await published(world, '/calloff reason:"Talks."')
  expect(saying(world, 'Reminder')).toBe(0)
  expect(saying(world, 'CALLED OFF')).toBe(6)
})

it('a reminder stays as it is until there is a change, however many say that they come, and when it is over', async () => {
  const world = await reminded()
  const key = /there (walkout-\w+)/.exec(JSON.stringify(world.slack.slack.space.messages))?.[1]
  for (let n = 1; n <= 5; n++) await world.member(`/there ${key}`, `70000000000000000${n}`)
  await world.pass(1)
  expect([saying(world, REMINDER), saying(world, '5 say they will be there.')]).toEqual([2, 2])
  await world.until('2017-03-02T17:00')
  expect(saying(world, REMINDER)).toBe(2)
})

it('a reminder shows the old time struck through after a move, and reminds of the new one once more', async () => {
  const world = await reminded()
  await published(world, '/move when:"3 March 10am for an hour" reason:"The hall."')
  expect(saying(world, REMINDER)).toBe(0)
  await world.until('2017-03-02T10:00')
  expect(saying(world, REMINDER)).toBe(2)
})

it('a reminder that Slack took without an answer is changed as well', async () => {
  const world = await inDispute({ now: '2017-02-28T09:00' })
  await published(world, WALKOUT)
  world.slack.slack.fail('chat.postMessage', 'no answer', 1)
  await world.until('2017-03-01T15:00')
  expect(saying(world, REMINDER)).toBe(2)
  await published(world, '/calloff reason:"Talks."')
  for (let n = 0; n < 5; n++) await world.pass(1)
  expect(saying(world, 'Reminder')).toBe(0)
  expect(saying(world, 'CALLED OFF')).toBe(6)
}, 30_000)
