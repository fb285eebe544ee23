import { createHash } from 'node:crypto'
import type { Release } from './release.ts'

/** What the first release names as the one before. */
export const FIRST = '0'.repeat(64)

export type Verified = { readonly ok: true; readonly head: string } | { readonly ok: false; readonly broken: string }

/** The same text for the same content, in whatever order a database gives the fields back. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, canonical(part)]),
  )
}

export const hashOf = ({ id, closed, params, cells, prev }: Release): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical({ id, closed, params, cells, prev })))
    .digest('hex')

/**
 * Whether each release, the first one first, names the one before. The head says which is the last: without a copy of it
 * elsewhere, nobody would miss releases that were cut off the end.
 */
export function verify(releases: readonly Release[]): Verified {
  let head = FIRST
  for (const release of releases) {
    if (release.prev !== head) return { ok: false, broken: release.id }
    head = hashOf(release)
  }
  return { ok: true, head }
}
