import { describe, expect, it } from 'vitest'
import { inDispute, published } from '../support/running.ts'
import type { World } from '../support/world.ts'

const NOW = { now: '2026-11-23T14:30' }

/** What an officer types, and then records. */
export async function recorded(world: World, line: string): Promise<string> {
  const preview = await world.officer(line)
  await world.press('Record it')
  return preview
}

/** Names drawn by lot put them in any order; five of them are in the right one by luck once in 120 times. */
const FIVE = ['one', 'two', 'three', 'four', 'five']

const placesIn = (text: string, words: readonly string[]): readonly number[] => words.map((word) => text.indexOf(word))

describe('of facts of the same day', () => {
  it('the ballot that was recorded last is the one that members are told of', async () => {
    const world = await inDispute(NOW)
    for (const name of FIVE)
      await recorded(
        world,
        `/ballot closed:"10 November" returned:200 yes:150 no:50 entitled:300 title:"Ballot ${name}"`,
      )
    expect(await world.member('/status')).toContain('Ballot five')
  })

  it('the update that was recorded last is the last change, and stands first', async () => {
    const world = await inDispute(NOW)
    for (const name of FIVE) await published(world, `/update text:"Talks, part ${name}" when:"today"`)
    expect(await world.member('/status')).toMatch(/Last change\n.*Talks, part five/)
    const places = placesIn(await world.member('/timeline'), FIVE.toReversed())
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThan(-1)
  })

  it('the last entry of an issue says whether it is settled', async () => {
    const world = await inDispute(NOW)
    await recorded(world, '/issue issue:Pay kind:"new issue" text:"Low."')
    for (const name of FIVE) {
      await recorded(world, `/issue issue:pay kind:settled text:"Settled, ${name}." when:"10 November"`)
      expect(await world.member('/issues')).toContain('Pay (settled)')
      world.clock.wait(1)
      await recorded(world, `/issue issue:pay kind:reopened text:"Not kept, ${name}." when:"10 November"`)
      expect(await world.member('/issues')).not.toContain('Pay (settled)')
      world.clock.wait(1)
    }
  })

  it('an update of today comes after what was announced before it, also where the clock stands', async () => {
    const world = await inDispute(NOW)
    await published(world, '/update text:"Talks begin" when:"today"')
    await published(world, '/announce type:rally when:"10 December 3pm for an hour"')
    expect(await world.member('/status')).toMatch(/Last change\n.*Announced/)
    for (const text of ['Talks broke down', 'Talks are on again']) {
      await published(world, `/update text:"${text}" when:"today"`)
      expect(await world.member('/status')).toMatch(new RegExp(`Last change\\n.*Mon 23 November 2026: ${text}`))
      world.clock.wait(60)
    }
    const places = placesIn(await world.member('/timeline'), ['on again', 'broke down', 'Announced', 'Talks begin'])
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('an update of yesterday comes after what was announced yesterday, and before what is of today', async () => {
    const world = await inDispute(NOW)
    await published(world, '/announce type:rally when:"10 December 3pm for an hour"')
    await world.until('2026-11-24T09:00')
    await published(world, '/update text:"Talks broke down" when:"yesterday"')
    expect(await world.member('/status')).toMatch(/Last change\n.*Mon 23 November 2026: Talks broke down/)
    await published(world, '/calloff reason:"Rain."')
    await published(world, '/update text:"More on the talks" when:"yesterday"')
    expect(await world.member('/status')).toMatch(/Last change\n.*CALLED OFF/)
  })
})
