/** An answer as it lies in the store, tied to no other answer of the same report. */
export interface Row {
  readonly form: string
  readonly area: string
  readonly item: string
  readonly band: string
  /** A random number that came with the answer: the noise of a figure is drawn from those of its answers. */
  readonly rk: number
}

export type Audience = 'branch' | 'outside'

interface Subject {
  readonly form: string
  readonly item: string
  readonly area: string
  /** One band, or neighbours that were put together. */
  readonly bands: readonly string[]
}

export interface Counted extends Subject {
  readonly count: number
  /** For the branch only: with it, the figure for outside can be made after the answers are deleted. */
  readonly key?: number
}

/** By the figures nearly all of an area's answers fall here, so that a number would say what everybody there answered. */
export interface Worded extends Subject {
  readonly most: true
}

export type Cell = Counted | Worded

export interface Params {
  readonly batch: string
  readonly audience: Audience
  /** Fewer reports than this are nowhere in the release. */
  readonly k: number
  /** Whether it was certain that no account reported twice in the window. */
  readonly distinct: boolean
  /** Random: the hash of a release is shown outside, where figures could otherwise be tried out until they give it. */
  readonly blind?: string
}

export interface Release {
  readonly id: string
  /** The day on which it was published, "2017-03-06". */
  readonly closed: string
  readonly params: Params
  readonly cells: readonly Cell[]
  /** The hash of the release before. */
  readonly prev: string
}

export const isCounted = (cell: Cell): cell is Counted => 'count' in cell

export const placeOf = ({ form, item, area, bands }: Cell): string => JSON.stringify([form, item, area, bands])
