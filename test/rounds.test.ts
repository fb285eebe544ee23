import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inRounds } from '../src/rounds.ts'

it('work that takes longer than the time between two rounds is never done twice at once', async () => {
  let [running, most, done] = [0, 0, 0]
  const rounds = inRounds(async () => {
    most = Math.max(most, ++running)
    await pause(20)
    running--
    done++
  }, 1)
  while (done < 3) await pause(5)
  await rounds.stop()
  expect(most).toBe(1)
})

it('a round in hand is waited for when they are stopped, and none follows', async () => {
  let [begun, done] = [0, 0]
  const rounds = inRounds(async () => {
    begun++
    await pause(20)
    done++
  }, 1)
  await rounds.first
  while (begun < 2) await pause(1)
  await rounds.stop()
  expect([begun, done]).toEqual([2, 2])
  await pause(50)
  expect(begun).toBe(2)
})
