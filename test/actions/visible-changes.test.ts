import { describe, expect, it } from 'vitest'
import { inDispute, posts, published, SECOND, saying } from '../support/running.ts'
import type { World } from '../support/world.ts'

const STRIKE = '/announce type:strike when:"11 December all day" where:"City Hall"'
const ELSEWHERE = '~~City Hall~~ → Guildhall'
/** As the platforms write what is struck through. */
const struck = (old: string): RegExp => new RegExp(`${old}(~~|","style":{"strike":true})`)

const begin = async (): Promise<World> => {
  const world = await inDispute({ now: '2026-11-23T14:30' })
  await published(world, STRIKE)
  return world
}

const withOld = (world: World, old: string): number => posts(world).filter((post) => struck(old).test(post)).length

describe('a place that changes', () => {
  it.each([
    '/move when:"14 December all day" where:"Guildhall" reason:"holiday"',
    '/correct where:"Guildhall" reason:"a slip"',
  ])('is struck through wherever it stood, before and after it is published: %s', async (line) => {
    const world = await begin()
    await world.officer('/setup second:yes')
    expect(await world.officer(line)).toContain(`Where: ${ELSEWHERE}`)
    const { code } = world
    await world.press('Publish')
    expect(await world.officer(`/confirm ${code}`, SECOND)).toContain(`Where: ${ELSEWHERE}`)
    await world.press('Confirm')
    // On each of the two platforms, the announcement and the post of the change.
    expect(withOld(world, 'City Hall')).toBe(4)
  })
})

describe('every field that is corrected', () => {
  it('is shown as it was, before it is published and in the announcement', async () => {
    const world = await begin()
    const preview = await world.officer(
      '/correct who:"All members" ask:"Do not work." title:"Strike for pay" reason:"More to say"',
    )
    expect(preview).toContain('What: ~~One-day strike~~ → Strike for pay (one-day strike)')
    expect(preview).toContain('Who: All members (added)')
    await world.press('Publish')
    expect(saying(world, 'CORRECTED: Strike for pay')).toBe(4)
    expect(saying(world, 'All members (added)')).toBe(2)
    expect(saying(world, 'Corrected Mon 23 November 2026, 2.30pm UK time. Why: More to say.')).toBe(4)
    const long = `Meet ${'at the gate and '.repeat(50)}sing`
    await published(world, `/correct ask:"${long}" reason:"More to say"`)
    await published(world, '/correct ask:"Do not work." reason:"Too long"')
    expect(saying(world, long)).toBe(0)
  })
})

describe('an action that is back on', () => {
  it.each([
    ['', 'BACK ON: One-day strike', 'BACK ON: one-day strike,'],
    [' when:"14 December all day"', 'BACK ON: One-day strike', 'BACK ON: strike on Fri 11 December'],
  ])('is said to be so in everything that was posted of it, since when and why:%s', async (when, heading, line) => {
    const world = await begin()
    await published(world, '/suspend reason:"ACAS talks"')
    await world.until('2026-11-24T10:00')
    await published(world, `/resume${when} reason:"No offer"`)
    // The announcement, the post of the suspension and that of the resumption, on each of two platforms.
    expect(saying(world, heading)).toBe(6)
    expect(saying(world, 'Resumed Tue 24 November 2026, 10am UK time. Why: No offer.')).toBe(6)
    expect(saying(world, 'Suspended Mon 23 November 2026, 2.30pm UK time. Why: ACAS talks.')).toBe(2)
    expect(saying(world, line)).toBeGreaterThanOrEqual(2)
    expect(saying(world, 'MOVED')).toBe(0)
    expect(saying(world, 'BACK ON: strike on Fri 11 December. Fri 11 December')).toBe(0)
    if (when) expect(withOld(world, 'Fri 11 December 2026, all day \\(00:00 to 24:00 UK time\\)')).toBe(6)
  })
})
