import { expect, it } from 'vitest'
import { FIRST, hashOf, verify } from '../../src/reports/chain.ts'
import type { Release } from '../../src/reports/release.ts'
import { released, rows } from '../support/reports.ts'

const chain: Release[] = []
for (const [n, batch] of ['2017-P01', '2017-P02', '2017-P03'].entries()) {
  const last = chain.at(-1)
  chain.push(released(rows('it', 'north', '0', 10 + n), { batch }, last ? hashOf(last) : FIRST))
}
const [one, two, three] = chain

it('holds from the first release to the last, and names the last', () => {
  expect(verify([])).toEqual({ ok: true, head: FIRST })
  expect(verify(chain)).toEqual({ ok: true, head: three && hashOf(three) })
})

it('is the same after a database gave the fields back in another order', () => {
  const reversed = JSON.parse(JSON.stringify(chain), (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  )
  expect(verify(reversed)).toEqual(verify(chain))
})

it('breaks when a release is changed, taken out, added or moved', () => {
  if (!one || !two || !three) throw new Error('There are three.')
  const changed = { ...one, cells: one.cells.map((cell) => ({ ...cell, count: 11 })) }
  expect(verify([changed, two, three])).toEqual({ ok: false, broken: two.id })
  expect(verify([{ ...one, closed: '2017-03-07' }, two, three])).toEqual({ ok: false, broken: two.id })
  expect(verify([{ ...one, params: { ...one.params, k: 6 } }, two, three])).toEqual({ ok: false, broken: two.id })
  expect(verify([one, three])).toEqual({ ok: false, broken: three.id })
  expect(verify([two, one, three])).toEqual({ ok: false, broken: two.id })
  expect(verify([two, three])).toEqual({ ok: false, broken: two.id })
  expect(verify([one, one, two])).toEqual({ ok: false, broken: one.id })
})
