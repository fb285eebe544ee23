import { expect, it } from 'vitest'
import { readsLikeBallot } from '../../src/domain/statutory-wording.ts'

it.each([
  'Are you prepared to take part in strike action?',
  'Are you willing to strike?',
  'Strike ballot: yes or no',
  'Shall we vote on industrial action?',
  'Would you take part in action short of a strike?',
])('%s reads like a ballot', (question) => expect(readsLikeBallot(question)).toBe(true))

it.each([
  'Where shall we meet after the walkout?',
  'Is 3pm good for the rally?',
  'Which of the six issues hurts most?',
])('%s does not', (question) => expect(readsLikeBallot(question)).toBe(false))
