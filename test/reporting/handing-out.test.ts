import { expect, it } from 'vitest'
import { confidence } from '../support/confidence.ts'

const PRESS = 'I have opened it: delete them here'

/** A branch in which so many have told something, at the hour at which officers may have it. */
async function told(texts: number) {
  const world = await confidence()
  const room = async () => world.rooms.room(await world.store.settings.onlyBranch())
  const tell = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++) await (await room()).note('I cannot sleep for the caseload')
  }
  await tell(texts)
  return { ...world, room, tell }
}

/** A week after the window in which the test begins, and after the one that follows. */
const [FIRST, SECOND] = ['2017-04-03T07:00', '2017-05-01T07:00']

it('a text that was deleted here can still be answered', async () => {
  const world = await told(4)
  await (await world.room()).thread('May I say so?')
  await world.until(FIRST)
  const { file } = (await (await world.room()).bundle()) ?? expect.fail()
  const [, code] = /^([a-z0-9]{8}) /m.exec(file) ?? []
  expect(await world.officer('/concerns')).toContain('5 texts')
  expect(await world.press(PRESS)).toContain('Deleted here.')
  expect(world.rows()).not.toHaveProperty('note')

  await world.tell(5)
  await world.until(SECOND)
  expect(await world.officer(`/answer code:${code} text:"You may."`)).toContain('Your answer is there')
  expect(await world.officer('/concerns')).toContain('5 texts')
})

it('an answer to one of five does not leave the other four behind, nor show them alone to another officer', async () => {
  const world = await told(4)
  await (await world.room()).thread('May I say so?')
  await world.until(FIRST)
  const { file } = (await (await world.room()).bundle()) ?? expect.fail()
  const [, code] = /^([a-z0-9]{8}) /m.exec(file) ?? []
  await world.officer('/concerns')
  await world.officer(`/answer code:${code} text:"You may."`)
  expect(await world.officer('/concerns', 'another')).toContain('There is nothing to hand out')
  expect(world.rows()).toHaveProperty('note', 4)
  expect(await world.officer('concernstaken 2017-P03')).toContain('Deleted here.')
  expect(world.rows()).not.toHaveProperty('note')
})

it('a text that came later never comes alone to those that officers know', async () => {
  const world = await told(5)
  await world.until(FIRST)
  await world.officer('/concerns')
  await world.tell(4)
  await world.until(SECOND)
  expect(await world.officer('/concerns')).toContain('5 texts, written until')
  await world.tell(1)
  await world.until('2017-05-29T07:00')
  expect(await world.officer('/concerns')).toContain('10 texts')
})

it('nobody deletes what no officer was handed, and nothing is said to be deleted that is not', async () => {
  const world = await told(5)
  await world.until(FIRST)
  for (const window of ['2017-P03', '2017-P02', '9999-P99'])
    expect(await world.officer(`concernstaken ${window}`)).toContain('There is nothing left of them here.')
  expect(world.rows()).toHaveProperty('note', 5)
  await world.officer('/concerns')
  await world.press(PRESS)
  expect(world.rows()).not.toHaveProperty('note')
  expect(await world.officer('concernstaken 2017-P03')).toContain('There is nothing left of them here.')
})

it('which officer handed texts out, deleted them or changed what is reported stands in the audit list', async () => {
  const world = await told(5)
  await world.officer('/reporting areas:"North 120; South 90" direct:no')
  await world.officer('raisefewest 6')
  await world.until(FIRST)
  await world.officer('/concerns')
  await world.press(PRESS)
  const audit = await world.officer('/audit')
  for (const about of [
    'Areas: North (120); South (90)',
    'Concerns are taken in the form /concern alone',
    'A figure is shown when it stands for 6 reports or more',
    'Texts of members were handed out, up to 26 March 2017',
    'Texts of members were deleted here, once taken',
  ])
    expect(audit).toContain(about)
})

it('areas stay as they are while figures of a window that is over are still to come', async () => {
  const world = await told(0)
  await world.officer('/reporting areas:"North 120; South 90"')
  await world.until('2017-03-30T09:00')
  expect(await world.officer('/reporting areas:none')).toContain(
    'Figures of 27 February to 26 March 2017 come on Mon 3 April 2017',
  )
  await world.until(FIRST)
  expect(await world.officer('/reporting areas:none')).toContain('Areas: none')
})
