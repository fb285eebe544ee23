import { FIRST, hashOf } from '../chain.ts'
import type { Cell, Params, Release, Row } from '../release.ts'
import type { ReleaseRow, TallyRow } from './schema.ts'

export const rowOf = ({ form, area, item, band, rk }: TallyRow): Row => ({ form, area, item, band, rk })

export const releaseOf = ({ id, closed, params, cells, prev_hash }: ReleaseRow): Release => ({
  id,
  closed,
  params: JSON.parse(params) as Params,
  cells: JSON.parse(cells) as readonly Cell[],
  prev: Buffer.from(prev_hash).toString('hex'),
})

export const prevOf = ({ prev }: Release): Buffer => Buffer.from(prev, 'hex')

export function headOf(releases: readonly Release[]): string {
  const last = releases.at(-1)
  return last ? hashOf(last) : FIRST
}

/** Each after the one that it names; what follows none of them comes last, so that verifying stumbles over it. */
export function inChain(releases: readonly Release[]): readonly Release[] {
  const rest = new Set([...releases].sort((a, b) => (a.id < b.id ? -1 : 1)))
  const chain: Release[] = []
  for (;;) {
    const head = headOf(chain)
    const following = [...rest].find(({ prev }) => prev === head)
    if (!following) return [...chain, ...rest]
    rest.delete(following)
    chain.push(following)
  }
}
