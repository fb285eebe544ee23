import { describe, expect, it } from 'vitest'
import { render } from '../../src/adapters/terminal/render.ts'
import type { Message } from '../../src/core/message.ts'
import type { Poll, Result } from '../../src/core/polls.ts'
import { closedPoll, INFORMAL, openPoll, outcome, resultMessage, turnout } from '../../src/domain/poll-words.ts'
import { at, UK } from '../support/branch.ts'

const poll: Poll = {
  id: 'p',
  branch: 'b',
  question: 'Where shall we meet?',
  options: ['Town hall', 'Library', 'Pub'],
  picks: 1,
  secret: false,
  showing: true,
  state: 'open',
}
const result: Result = { votes: [30, 12, 3], voters: 45, spoilt: 0, lost: 0, counted: at('2017-03-03T17:00') }
const words = (message: Message): string => render(message, { colour: false })

describe('a poll in words', () => {
  it('says what it is and is not, while open, when closed and with its result', () => {
    const closed = { ...poll, state: 'closed', closed: at('2017-03-03T17:00'), result } as const
    for (const message of [openPoll(poll, undefined, UK), closedPoll(closed, UK), resultMessage(closed, result, UK)]) {
      expect(words(message)).toContain(INFORMAL)
      expect(words(message)).not.toMatch(/mandate (is|was)|passed|carried|threshold/)
    }
  })

  it('says that reactions are public, or that a vote cannot be taken back', () => {
    expect(words(openPoll(poll, undefined, UK))).toContain('Reactions are public')
    expect(words(openPoll({ ...poll, secret: true }, undefined, UK))).toContain('it cannot be taken back')
  })

  it('keeps hidden totals to itself, and those of a few secret votes', () => {
    expect(words(openPoll({ ...poll, showing: false }, result, UK))).not.toContain('%')
    expect(words(openPoll({ ...poll, secret: true }, { ...result, votes: [3, 1, 0], voters: 4 }, UK))).not.toContain(
      '%',
    )
  })

  it.each([
    [{ votes: [30, 12, 3], voters: 45 }, 'Most votes: Town hall.'],
    [{ votes: [12, 12, 3], voters: 27 }, 'A tie: Town hall and Library.'],
    [{ votes: [0, 0, 0], voters: 0 }, 'Nobody voted.'],
  ])('%j', (count, sentence) => expect(outcome(poll, count)).toBe(sentence))

  it('prints the turnout with its denominator, where there is one', () => {
    expect(turnout({ voters: 61, eligible: 300 })).toBe('61 of 300 who could vote did: 20%.')
    expect(turnout({ voters: 61 })).toBe('61 people voted.')
    // A roll that is too small is somebody's mistake, and makes no percentage.
    expect(turnout({ voters: 61, eligible: 60 })).toBe('61 people voted.')
  })

  it('says once that nobody voted', () => {
    const nobody = { ...result, votes: [0, 0, 0], voters: 0 }
    const { eligible: _, ...unknown } = nobody
    expect(words(resultMessage(poll, unknown, UK))).not.toContain('0 people voted')
    expect(words(resultMessage(poll, { ...nobody, eligible: 50 }, UK))).toContain('0 of 50 who could vote did: 0%.')
  })

  it('says that it was counted late', () => {
    const closed = { ...poll, closed: at('2017-03-03T15:00') }
    expect(words(resultMessage(closed, { ...result, counted: at('2017-03-03T17:40') }, UK))).toContain(
      'Closed Fri 3 March 2017, 3pm UK time, counted 5.40pm.',
    )
    expect(words(resultMessage(closed, { ...result, counted: at('2017-03-03T15:01') }, UK))).not.toContain('counted')
  })

  it('says how many are not counted, and what was lost', () => {
    const text = words(resultMessage({ ...poll, picks: 2 }, { ...result, spoilt: 3, lost: 2 }, UK))
    expect(text).toContain('3 people chose more than 2 options, and are not counted.')
    expect(text).toContain(
      'I could not read 2 messages of this poll at the count: they were deleted, or I may not look there. Votes under them are not counted.',
    )
  })
})
