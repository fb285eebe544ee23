import { describe, expect, it } from 'vitest'
import { errorCode, errorPlace } from '../../src/core/log.ts'

describe('an error as a code', () => {
  it('keeps the kind and leaves the words behind', () => {
    expect(errorCode(new RangeError('what a member typed'))).toBe('RangeError')
    expect(errorCode(Object.assign(new Error('x'), { code: 'SQLITE_FULL' }))).toBe('Error:SQLITE_FULL')
    expect(
      errorCode(
        Object.assign(new Error('x'), { code: 'slack_webapi_platform_error', data: { error: 'channel_not_found' } }),
      ),
    ).toBe('Error:slack_webapi_platform_error:channel_not_found')
    expect(errorCode(Object.assign(new Error('x'), { code: 'a sentence that a member typed' }))).toBe('Error')
    expect(errorCode('what a member typed')).toBe('unknown')
  })

  it('names the place in our own source only', () => {
    const error = new Error('x')
    error.stack =
      'Error: x\n at f (/srv/steward/node_modules/pg/lib/a.js:1:1)\n at g (file:///srv/steward/src/store/facts.ts:41:9)'
    expect(errorPlace(error)).toBe('store/facts.ts:41')
  })
})
