import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, visible } from '../../src/core/message.ts'

describe('cut', () => {
  it('keeps what fits, and ends in an ellipsis otherwise', () => {
    expect(cut('strike', 6)).toBe('strike')
    expect(cut('strikes', 6)).toBe('strik…')
  })

  it('never exceeds the length nor splits a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 30 }), (text, length) => {
        const kept = cut(text, length)
        expect(kept.length).toBeLessThanOrEqual(length)
        if (text.isWellFormed()) expect(kept.isWellFormed()).toBe(true)
      }),
    )
  })
})

it('takes out what nobody can see', () => {
  expect(visible('strike \u202Eoff\u2069 \u200Fnow\u0007\u001B[31m')).toBe('strike off now[31m')
  expect(visible('two\nlines\tand a tab')).toBe('two lines and a tab')
  expect(visible('naïve – “ok” 🪧')).toBe('naïve – “ok” 🪧')
})
