import { describe, expect, it } from 'vitest'
import { clockAt } from '../../src/core/time.ts'
import { createDrafts } from '../../src/reporting/drafts.ts'
import { at } from '../support/branch.ts'

const draft = (text: string) => ({ text, reply: false })

function holding() {
  const clock = clockAt(at('2017-03-01T09:00'))
  return { clock, drafts: createDrafts(clock) }
}

describe('a draft', () => {
  it('is handed out once, to whoever has its code, as it was written', () => {
    const { drafts } = holding()
    const one = { text: '26 children', about: 'Workload', reply: true }
    const code = drafts.hold(one)
    const other = drafts.hold(draft('no desk'))
    expect(drafts.take(code)).toMatchObject(one)
    expect(drafts.take(code)).toBeUndefined()
    expect(drafts.take(other)).toMatchObject(draft('no desk'))
  })

  it('has a code that nobody guesses and that fits into a button, another for each', () => {
    const { drafts } = holding()
    const codes = Array.from({ length: 200 }, () => drafts.hold(draft('the same')))
    expect(new Set(codes).size).toBe(200)
    expect(codes.filter((code) => !/^[a-z2-9]{16}$/.test(code))).toEqual([])
    expect(drafts.take('')).toBeUndefined()
  })

  it('waits for almost a quarter of an hour, and no longer', () => {
    const { clock, drafts } = holding()
    const [early, late] = [drafts.hold(draft('early')), drafts.hold(draft('late'))]
    clock.wait(14.9)
    expect(drafts.take(early)?.text).toBe('early')
    clock.wait(0.1)
    expect(drafts.take(late)).toBeUndefined()
  })

  it('that is put back keeps its time', () => {
    const { clock, drafts } = holding()
    const code = drafts.hold(draft('again'))
    clock.wait(10)
    drafts.take(code)?.putBack()
    clock.wait(4)
    expect(drafts.take(code)?.text).toBe('again')
    drafts.hold(draft('other'))
    const late = drafts.hold(draft('late'))
    clock.wait(14)
    drafts.take(late)?.putBack()
    clock.wait(1)
    expect(drafts.take(late)).toBeUndefined()
  })

  it('leaves memory without anybody asking for it, and the younger ones stay', () => {
    const { clock, drafts } = holding()
    const old = drafts.hold(draft('old'))
    clock.wait(10)
    const young = drafts.hold(draft('young'))
    clock.wait(5)
    drafts.forgetOld()
    // Even if the clock is put back, it does not come back.
    clock.wait(-10)
    expect(drafts.take(old)).toBeUndefined()
    expect(drafts.take(young)?.text).toBe('young')
  })

  it('does not outstay its time behind one from before the clock was put back', () => {
    const { clock, drafts } = holding()
    drafts.hold(draft('before'))
    clock.wait(-60)
    const code = drafts.hold(draft('after'))
    clock.wait(16)
    expect(drafts.take(code)).toBeUndefined()
  })
})

describe('a flood of drafts', () => {
  it('drops the oldest once there are five thousand', () => {
    const { drafts } = holding()
    const codes = Array.from({ length: 5_001 }, (_, n) => drafts.hold(draft(String(n))))
    expect(codes.map((code) => drafts.take(code)?.text)).toEqual([
      undefined,
      ...Array.from({ length: 5_000 }, (_, n) => String(n + 1)),
    ])
  })

  it('loses none to the clock or to somebody who takes theirs', () => {
    const { drafts } = holding()
    const codes = Array.from({ length: 5_000 }, (_, n) => drafts.hold(draft(String(n))))
    drafts.forgetOld()
    expect(drafts.take('no such code')).toBeUndefined()
    expect(drafts.take(codes[0] ?? '')?.text).toBe('0')
  })
})
