/** One reaction of one person: which option, and who, as a value that is the same for all accounts of one person. */
export interface Mark {
  readonly option: number
  readonly person: string
}

export interface Count {
  /** By option. */
  readonly votes: readonly number[]
  /** People whose choice counts. */
  readonly voters: number
  /** People who chose more than they may: none of their marks counts. */
  readonly spoilt: number
}

/**
 * Counts what stands under a poll's messages now, and nothing else: a mark that was taken back is not there any more, one
 * made while Steward was down is. It does not say in which order marks were made, so where somebody has chosen too many,
 * none is picked for them.
 */
export function countMarks(marks: Iterable<Mark>, options: number, picks: number): Count {
  const chosen = new Map<string, Set<number>>()
  for (const { option, person } of marks) {
    if (option < 0 || option >= options) continue
    const already = chosen.get(person)
    if (already) already.add(option)
    else chosen.set(person, new Set([option]))
  }
  const votes = Array.from({ length: options }, () => 0)
  let spoilt = 0
  for (const mine of chosen.values()) {
    if (mine.size > picks) spoilt += 1
    else for (const option of mine) votes[option] = (votes[option] ?? 0) + 1
  }
  return { votes, voters: chosen.size - spoilt, spoilt }
}
