import { describe, expect, it } from 'vitest'
import type { Action, ActionState } from '../../src/core/facts.ts'
import { outlook, phase } from '../../src/domain/outlook.ts'
import { at, UK } from '../support/branch.ts'

const source = {
  key: 's',
  title: 'Branch bulletin',
  publisher: 'Branch',
  published: at('2017-01-01'),
  background: false,
}

const action = (key: string, starts: string, ends: string, state: ActionState = 'announced'): Action => ({
  key,
  dispute: 'd',
  revision: 0,
  type: 'walkout',
  title: key,
  starts: at(starts),
  ends: at(ends),
  zone: UK,
  allDay: false,
  state,
  change: state,
  changed: { at: at('2017-02-01'), dayOnly: true },
  source,
})

const now = at('2017-03-02T12:00')
const morning = action('morning', '2017-03-02T11:00', '2017-03-02T13:00')
const tonight = action('tonight', '2017-03-02T22:00', '2017-03-03T06:00')
const tomorrow = action('tomorrow', '2017-03-03T09:00', '2017-03-03T10:00')
const off = action('off', '2017-03-05T09:00', '2017-03-05T10:00', 'called off')

describe('the outlook', () => {
  it('tells what is under way from what comes next and after that', () => {
    expect(outlook(now, [tomorrow, morning, tonight], [], [], [])).toMatchObject({
      underWay: [morning],
      next: tonight,
      later: [tomorrow],
    })
  })

  it('never calls a stopped action the next one', () => {
    expect(outlook(now, [off], [], [], [])).toMatchObject({ next: undefined, underWay: [], stillStopped: [off] })
    expect(outlook(now, [off], [off], [], [])).toMatchObject({ next: undefined, stopped: [off], stillStopped: [] })
  })

  it('counts the first moment as under way, and the last as over', () => {
    expect(
      ['2017-03-02T10:59', '2017-03-02T11:00', '2017-03-02T12:59', '2017-03-02T13:00'].map((time) =>
        phase(morning, at(time)),
      ),
    ).toEqual(['to come', 'under way', 'under way', 'over'])
  })

  it('is under way over midnight', () => {
    expect(outlook(at('2017-03-03T00:30'), [tonight, tomorrow], [], [], [])).toMatchObject({
      underWay: [tonight],
      next: tomorrow,
    })
  })
})
