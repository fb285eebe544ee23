import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLimiter } from '../../src/reports/limiter.ts'
import { next } from '../../src/reports/windows.ts'

const [FIRST, SECOND, THIRD] = ['2017-P02', '2017-P03', '2017-P04'] as const
const SAM = 'discord|204255221017214977'
const KIT = 'slack|U02AB1CDE'

describe('a person’s turn', () => {
  it('comes once for each person, form and window', () => {
    const limiter = createLimiter(FIRST)
    expect(limiter.take(SAM, 'workload', FIRST)).toBe(true)
    expect(limiter.take(SAM, 'workload', FIRST)).toBe(false)
    expect(limiter.take(SAM, 'concern', FIRST)).toBe(true)
    expect(limiter.take(KIT, 'workload', FIRST)).toBe(true)
    expect(limiter.take(SAM, 'workload', SECOND)).toBe(true)
    expect(limiter.take(SAM, 'workload', SECOND)).toBe(false)
  })

  it('can be asked for without being used up', () => {
    const limiter = createLimiter(FIRST)
    expect(limiter.had(SAM, 'workload', FIRST)).toBe(false)
    expect(limiter.had(SAM, 'workload', FIRST)).toBe(false)
    limiter.take(SAM, 'workload', FIRST)
    expect(limiter.had(SAM, 'workload', FIRST)).toBe(true)
    expect(limiter.had(SAM, 'concern', FIRST)).toBe(false)
    expect(limiter.had(KIT, 'workload', FIRST)).toBe(false)
    expect(limiter.had(SAM, 'workload', SECOND)).toBe(false)
  })

  it('comes again when nothing was kept', () => {
    const limiter = createLimiter(FIRST)
    limiter.take(SAM, 'workload', FIRST)
    limiter.take(KIT, 'workload', FIRST)
    limiter.giveBack(SAM, 'workload', FIRST)
    expect(limiter.had(KIT, 'workload', FIRST)).toBe(true)
    expect(limiter.take(SAM, 'workload', FIRST)).toBe(true)
    expect(limiter.take(SAM, 'workload', FIRST)).toBe(false)
  })

  it('of the next window does not come again because one of the last could not be kept', () => {
    const limiter = createLimiter(FIRST)
    limiter.take(SAM, 'workload', FIRST)
    limiter.take(SAM, 'workload', SECOND)
    limiter.giveBack(SAM, 'workload', FIRST)
    expect(limiter.take(SAM, 'workload', SECOND)).toBe(false)
  })
})

describe('that each report is from another account', () => {
  it('is not known of the window in which Steward started, unless nothing had been reported in it', () => {
    expect(createLimiter(FIRST).sinceBoot(FIRST)).toBe(false)
    expect(createLimiter(FIRST, true).sinceBoot(FIRST)).toBe(true)
  })

  it('is known of the windows after it, and of none before', () => {
    const limiter = createLimiter(SECOND)
    limiter.take(SAM, 'workload', THIRD)
    expect(limiter.sinceBoot(THIRD)).toBe(true)
    expect(limiter.sinceBoot(FIRST)).toBe(false)
    expect(createLimiter(SECOND, true).sinceBoot(FIRST)).toBe(false)
  })

  it('is still known after the window has closed, as it is published later', () => {
    const limiter = createLimiter(FIRST, true)
    limiter.take(SAM, 'workload', FIRST)
    limiter.take(SAM, 'workload', SECOND)
    expect(limiter.sinceBoot(FIRST)).toBe(true)
  })

  it.each(['take', 'had'] as const)('is not known any more when the clock was put back (%s)', (step) => {
    const limiter = createLimiter(FIRST, true)
    limiter.take(SAM, 'workload', FIRST)
    limiter.take(KIT, 'workload', SECOND)
    limiter[step](SAM, 'workload', FIRST)
    expect(limiter.sinceBoot(FIRST)).toBe(false)
    expect(limiter.sinceBoot(SECOND)).toBe(true)
    // Nobody gains a turn in the window that the clock had reached.
    expect(limiter.take(KIT, 'workload', SECOND)).toBe(false)
  })

  it('is not known any more of a window in which there were too many to remember, and is of the next', () => {
    const limiter = createLimiter(FIRST, true, 2)
    expect(limiter.take('one', 'workload', FIRST)).toBe(true)
    expect(limiter.take('two', 'workload', FIRST)).toBe(true)
    expect(limiter.take('two', 'workload', FIRST)).toBe(false)
    expect(limiter.sinceBoot(FIRST)).toBe(true)
    expect(limiter.take('three', 'workload', FIRST)).toBe(true)
    expect(limiter.had('three', 'workload', FIRST)).toBe(true)
    expect(limiter.had('two', 'workload', FIRST)).toBe(true)
    expect(limiter.sinceBoot(FIRST)).toBe(false)
    limiter.take('one', 'workload', SECOND)
    expect(limiter.sinceBoot(SECOND)).toBe(true)
  })

  it('holds wherever it is claimed: whatever happens, no account has had two turns in such a window', () => {
    const windows = [FIRST, SECOND, THIRD]
    const step = fc.record({
      do: fc.constantFrom('take', 'take', 'take', 'keep nothing'),
      who: fc.constantFrom('one', 'two', 'three', 'four', 'five'),
      window: fc.constantFrom(...windows),
    })
    const histories = fc.array(step, { maxLength: 40 })
    fc.assert(
      fc.property(histories, fc.boolean(), fc.integer({ min: 1, max: 6 }), (steps, inOrder, most) => {
        const limiter = createLimiter(FIRST, true, most)
        const kept: string[] = []
        for (const { do: what, who, window } of inOrder
          ? steps.toSorted((a, b) => (a.window < b.window ? -1 : 1))
          : steps)
          if (limiter.take(who, 'workload', window)) {
            if (what === 'take') kept.push(`${who} ${window}`)
            else limiter.giveBack(who, 'workload', window)
          }
        const twice = kept.filter((each, n) => kept.indexOf(each) !== n)
        expect(windows.filter((each) => limiter.sinceBoot(each) && twice.some((one) => one.endsWith(each)))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

describe('in the memory of the process', () => {
  /** A snapshot of all that a process of its own can reach, after somebody has had a turn there. */
  function searched(after: string): Record<string, boolean> {
    const script = `
      import { getHeapSnapshot } from 'node:v8'
      import { createLimiter } from ${JSON.stringify(new URL('../../src/reports/limiter.ts', import.meta.url).href)}
      // Put together here, so that no piece of this script is what is searched for.
      const person = (n) => ['discord', String(204255221017214000n + BigInt(n))].join('|')
      globalThis.limiter = createLimiter('2017-P02')
      globalThis.control = person(1)
      // In a function, because the frame of a module holds on to what it has last passed to anybody.
      const turn = () => limiter.take(person(2), 'workload', '2017-P02')
      turn()
      ${after}
      gc()
      let memory = ''
      for await (const part of getHeapSnapshot()) memory += part
      const reached = (n) => memory.includes(person(n).split('|')[1])
      console.log(JSON.stringify({ control: reached(1), person: reached(2), had: limiter.had(person(2), 'workload', '2017-P02') }))
    `
    return JSON.parse(
      execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', script], { encoding: 'utf8' }),
    )
  }

  it('nothing says who had a turn, though the limiter knows them when they come back', () => {
    expect(searched('')).toEqual({ control: true, person: false, had: true })
  })

  it('not even that is left once the window is over', () => {
    const later = `limiter.take(person(1), 'workload', ${JSON.stringify(next(FIRST))})`
    expect(searched(later)).toEqual({ control: true, person: false, had: false })
  })
})
