import { expect, it } from 'vitest'
import { readsLikeBallot } from '../../src/domain/statutory-wording.ts'

it.each([
  'Are you prepared to take part in strike action?',
  'Are you willing to strike?',
  'Strike ballot: yes or no',
  'Shall we vote on industrial action?',
  'Would you take part in action short of a strike?',
  'Should we strike?',
  'Should we walk out on Friday?',
  'Would you go on strike?',
  'Shall we take industrial action?',
  'Indicative vote: strike action',
  'Will you be walking out?',
  'should we all go out on strike again next week?',
  'Do you support strike action?',
  'Do you want to strike?',
  'Are you going to strike on Friday?',
  'Are you striking on Thursday?',
  'Are you in favour of a strike?',
  'Would you support a one-day strike over caseloads?',
  'Shall we have another walkout?',
  'Will you join the walkout on 2 March?',
  'Who would walk out?',
  'Who is on strike tomorrow?',
  'Should the branch take strike action?',
  'Would members be ready to walk out?',
  'Shall we work to rule?',
  'Should we down tools?',
  'Is it time to strike?',
  'Strike on Friday?',
  'Strike: yes or no?',
  'Straw poll: industrial action?',
  'If you were asked, would you vote for a strike?',
  'If we strike, will you?',
])('%s reads like a ballot', (question) => expect(readsLikeBallot(question)).toBe(true))

it.each([
  'Where shall we meet after the walkout?',
  'Is 3pm good for the rally?',
  'Which of the six issues hurts most?',
  'Shall we meet before the strike?',
  'Should we order strike T-shirts?',
  'Should we set up a strike fund?',
  'Can you bring food to those on strike?',
  'Who will bring the banner to the strike rally?',
  'Would you like a lift to the strike rally?',
  'Will you come to the strike meeting on Monday?',
  'Will you join the strike committee?',
  'Should we strike a balance between pay and hours?',
  'Should we walk to the rally together?',
  'When does the walkout end?',
  'Did you hear that the strike is called off?',
  'Should we thank the members who walked out?',
  'Do we need a longer break after the strike?',
  'What should we say to the press about the strike?',
  'Should we take action on the broken heating?',
  'Will you be out of town at Easter?',
  'Should we ask for an independent review?',
  'Can you work on Saturday?',
  'Which picket line can you get to?',
  'Shall we hold the next branch meeting online?',
  'Do you have what you need for the strike day?',
])('%s does not', (question) => expect(readsLikeBallot(question)).toBe(false))

it('reads a long question at once', () => {
  const started = performance.now()
  for (const word of ['should we be all to ', 'a the an ', 'is it time to ', 'strike '])
    readsLikeBallot(word.repeat(300).slice(0, 3000))
  expect(performance.now() - started).toBeLessThan(500)
})
