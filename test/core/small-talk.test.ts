import { describe, expect, it } from 'vitest'
import { isDistressed } from '../../src/core/distress.ts'
import { meaningOf } from '../../src/core/small-talk.ts'

const MEANT = {
  stop: [
    'stop',
    'STOP',
    'Stop!',
    'unsubscribe',
    'please stop',
    'stop please',
    'stop reminders',
    'stop reminding me',
    'don’t remind me',
    'take me off the list',
  ],
  greeting: ['hi', 'Hello!', 'hey there', 'Good morning', 'hello Steward'],
  thanks: ['thanks', 'thank you so much, that helps', 'Ta!', 'ok', 'great, thanks', 'Thanks for letting me know'],
  'wants to tell': ['I want to tell you something', 'can I talk to someone?', 'I need to report something'],
  question: [
    'can I be sacked',
    'will I lose my pay if I walk out?',
    'do I have to tell my manager',
    'I am agency, can I join the walkout?',
    'who is my rep',
    'what do I do',
  ],
} as const

const ABOUT = {
  nextaction: [
    'is it still on?',
    'when is the strike',
    'is the strike on tomorrow?',
    'where is the rally',
    'When’s the next action?',
    'strike tomorrow?',
    'is the walk-out going ahead?',
    'what time do I walk out',
    'where do we meet',
    'how long is it',
    'I am so tired. Is it still on tomorrow?',
    'I’m frightened. When is it?',
    'Is it still on tomorrow? I am scared to walk out',
  ],
  privacy: [
    'is this really anonymous?',
    'is this private?',
    'is it safe to write here',
    'can my manager see this',
    'who can read this?',
    'are you a bot',
  ],
  polls: ['how do I vote', 'when does the poll close?'],
  status: ['whats the dispute about', 'what’s the latest?'],
  remindme: ['remind me about the walkout', 'please remind me'],
} as const

describe('what somebody means who writes in words of their own', () => {
  it.each(Object.entries(MEANT).flatMap(([meaning, texts]) => texts.map((text) => [text, meaning] as const)))(
    '“%s”: %s',
    (text, meaning) => expect(meaningOf(text)).toBe(meaning),
  )

  it.each(Object.entries(ABOUT).flatMap(([about, texts]) => texts.map((text) => [text, about] as const)))(
    '“%s”: /%s',
    (text, about) => expect(meaningOf(text)).toEqual({ about }),
  )

  it.each([
    'My caseload is unmanageable',
    'They stop us from taking breaks',
    'Hello my manager shouts at me in front of everybody',
    'Thank you for asking, it is awful here and nobody will listen to me',
    'When I told my manager that I could not take another case she laughed at me',
    'Is anybody going to do something? My manager shouts at us every day.',
    'Why does nobody do anything about the bullying in our team, it has gone on for years?',
    'great, another five cases on Friday and nobody asked me',
    'ok so my manager did it again',
    'bullied at work',
    'what they do to us is wrong',
    'ok my manager hit me',
    'perfect, they sacked Ann today',
    'please stop it',
    'Was told to falsify visit records by my manager',
    'Am being bullied by my manager every day',
    'Has been shouting at us all week',
    'was threatened over the strike by Sarah today',
    'Can not sleep because Sarah shouts at me',
    'When I told my manager she laughed',
    'where we work there is no heating',
  ])('“%s”: nothing that may not be told in confidence', (text) => expect(meaningOf(text)).toBeUndefined())
})

describe('words of somebody who may be in danger', () => {
  it.each([
    'I want to die',
    'I want to kill myself tonight',
    'I can’t cope any more',
    'i cannot go on',
    'thinking about suicide',
    'I’d be better off dead',
    'I don’t want to be here',
    'end it all',
    'I feel like dying',
    'i want to end things',
    'I don’t want to be alive',
    'I want it all to end',
    'I can’t do this any more',
    'ok i took all my pills',
    'thanks i want to disappear forever',
    'should I just jump off the bridge tonight',
    'will end it tonight',
    'What is the point of being alive',
    'I do not want to be here any more',
  ])('“%s”', (text) => expect(isDistressed(text)).toBe(true))

  it.each([
    'The strike is on',
    'This job will be the death of me',
    'We cannot go into the building',
    'I jumped at the chance',
    'the pills for the clients were not ordered',
    'cut my hours',
    'end it with a vote on Friday',
    'I want to live in Leeds',
    'my hours are killing the team',
  ])('not “%s”', (text) => expect(isDistressed(text)).toBe(false))
})
