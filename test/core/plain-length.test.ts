import { expect, it } from 'vitest'
import { readLength } from '../../src/core/plain-length.ts'

it.each([
  ['an hour', 60],
  ['1 hour', 60],
  ['1h', 60],
  ['half an hour', 30],
  ['half hour', 30],
  ['an hour and a half', 90],
  ['one and a half hours', 90],
  ['1½ hours', 90],
  ['1.5 hours', 90],
  ['90 minutes', 90],
  ['90 mins', 90],
  ['90m', 90],
  ['1h30', 90],
  ['1h 30m', 90],
  ['1 hour and 30 minutes', 90],
  ['two hours', 120],
  ['Twelve Hours', 720],
  ['48 hours', 2880],
])('%s', (text, minutes) => {
  expect(readLength(text)).toEqual({ days: 0, minutes })
})

it.each([
  ['a day', 1],
  ['two days', 2],
  ['a week', 7],
])('%s is calendar days', (text, days) => {
  expect(readLength(text)).toEqual({ days, minutes: 0 })
})

it.each([
  '',
  'hours',
  'a bit',
  '0 minutes',
  'an hour or two',
  'half a day',
  '-1 hour',
  '5',
  '99999999 days',
  'a month',
])('does not read %j', (text) => expect(readLength(text)).toBeUndefined())
