import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countMarks } from '../../src/domain/poll-count.ts'

const OPTIONS = 4
const mark = fc.record({
  option: fc.integer({ min: -1, max: OPTIONS }),
  person: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
})

describe('counting the marks under a poll', () => {
  it('counts nobody who chose more than they may', () => {
    const marks = [
      { option: 0, person: 'a' },
      { option: 1, person: 'a' },
      { option: 1, person: 'b' },
    ]
    expect(countMarks(marks, 2, 1)).toEqual({ votes: [0, 1], voters: 1, spoilt: 1 })
    expect(countMarks(marks, 2, 2)).toEqual({ votes: [1, 2], voters: 2, spoilt: 0 })
  })

  it('does not depend on the order, nor on hearing of a mark twice', () => {
    fc.assert(
      fc.property(fc.array(mark), fc.integer({ min: 1, max: OPTIONS }), (marks, picks) => {
        const count = countMarks(marks, OPTIONS, picks)
        expect(countMarks([...marks].reverse(), OPTIONS, picks)).toEqual(count)
        expect(countMarks([...marks, ...marks], OPTIONS, picks)).toEqual(count)
      }),
    )
  })

  it('accounts for everybody once, as a voter or as spoilt', () => {
    fc.assert(
      fc.property(fc.array(mark), fc.integer({ min: 1, max: OPTIONS }), (marks, picks) => {
        const { votes, voters, spoilt } = countMarks(marks, OPTIONS, picks)
        const people = new Set(
          marks.filter(({ option }) => option >= 0 && option < OPTIONS).map(({ person }) => person),
        )
        expect(voters + spoilt).toBe(people.size)
        const sum = votes.reduce((a, b) => a + b, 0)
        expect(sum).toBeGreaterThanOrEqual(voters)
        expect(sum).toBeLessThanOrEqual(voters * picks)
      }),
    )
  })
})
