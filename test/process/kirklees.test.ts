import { expect, it } from 'vitest'
import { npm } from '../support/process.ts'

/** What the second officer does, before the first one goes on. */
const CONFIRMED = ['as @kim officer', '1', 'as @paul officer']

/** From the first announcement to the walkout, as the branch in Kirklees lived it: what officers type, and where time passes. */
const STORY = [
  'as @paul officer',
  '/setup officers:officers second:yes quiet:21:00-08:00 notice:"Director of HR, Kirklees Council"',
  `/opendispute title:"Kirklees children’s social workers" employer:"Kirklees Council" union:"UNISON Kirklees" about:"Pay, caseloads, IT, bullying, working environments, agency dependency."`,
  '1',
  ...CONFIRMED,
  '/ballot closed:"10 January" returned:75 yes:59 no:15 spoilt:1 entitled:300 by:"Cllr Erin Hill, Kirklees Council" opened:"15 December" agreed:"6 March" source:"Community Care, 16 January 2017"',
  '1',
  ...CONFIRMED,
  '/claim topic:mandate side:employer by:"Cllr Erin Hill" says:"Around 300 were balloted, and 75 voted." source:"Community Care, 16 January 2017"',
  '1',
  ...CONFIRMED,
  '/issue issue:"Caseloads" kind:"new issue" text:"Unmanageable caseloads."',
  '1',
  ...CONFIRMED,
  '/issue issue:caseloads kind:raised text:"Raised with the council." when:"1 March 2011"',
  '1',
  ...CONFIRMED,
  '/announce type:strike when:"27 January all day" who:"UNISON members" ask:"Do not work on Friday 27 January." title:"One-day strike"',
  '1',
  'as @kim officer',
  '1',
  'as @sam',
  '/nextaction',
  '/remindme',
  'wait 10d',
  'as @paul officer',
  '/calloff reason:"The council agreed to talks."',
  '1',
  'as @kim officer',
  '1',
  'as @sam',
  '/nextaction',
  'wait 30d',
  'as @paul officer',
  '/announce type:walkout when:"2 March 3pm for an hour" who:"UNISON members" where:"Huddersfield Methodist Mission" ask:"Leave your post at 3pm." replaces:"one-day strike"',
  '1',
  'as @kim officer',
  '1',
  'wait 4d',
  'as @paul officer',
  '/update text:"Talks go on, but little has changed." source:"Community Care, 1 March 2017"',
  '1',
  'as @kim officer',
  '1',
  'as @sam',
  '/nextaction',
  '/status',
  'wait 1830m',
  '/nextaction',
  'wait 1h',
  '/nextaction',
  '/timeline',
]

/** The stretch of what was said in which the clock stood there. */
const between = (said: string, from: string, to: string): string =>
  said.slice(said.indexOf(from), to === '' ? undefined : said.indexOf(to))

it('plays the dispute in Kirklees from 16 January to 2 March 2017', async () => {
  const steward = npm(['start', '--silent', '--', '--blank', '--now', '2017-01-16T09:00'], {}, `${STORY.join('\n')}\n`)
  expect(await steward.ended).toBe(0)
  const said = steward.stdout()
  expect(steward.stderr()).not.toMatch(/error|undefined/)
  expect(said).not.toMatch(/undefined|NaN|\[object|Something went wrong/)

  const first = between(said, 'Set-up of', 'Call off: One-day strike')
  expect(first).toContain('A second officer has to confirm it')
  expect(first).toMatch(/In #announcements \(message \d+\):\nOne-day strike\n\nWhat: One-day strike/)
  expect(first).toContain('Next: One-day strike, in 11 days')
  expect(first).toContain(
    'Notice of the strike on Fri 27 January has to reach the employer by Fri 20 January 2017, in 3 days.',
  )
  expect(first).toContain('To be given to: Director of HR, Kirklees Council.')

  const calledOff = between(said, 'Call off: One-day strike', 'The clock stands at Sat 25 February 2017')
  expect(calledOff).toContain('CALLED OFF: strike on Fri 27 January. Do not turn up for it.')
  expect(calledOff).toMatch(/In #announcements \(message \d+, changed\):\nCALLED OFF/)
  expect(calledOff).toMatch(/To @sam alone[^\n]*\nCALLED OFF/)
  expect(calledOff).not.toContain('Reminder: One-day strike')
  expect(calledOff).toContain('The mandate of the strike ballot ends on Mon 6 March 2017, in 28 days.')

  const second = between(said, 'The clock stands at Sat 25 February 2017', '')
  expect(second).toContain('In place of: strike on Fri 27 January (called off)')
  expect(second).toMatch(/In #announcements \(message \d+\):\nKirklees children’s social workers\n\nTalks go on/)
  expect(second).toContain('Reminder: One-hour walkout, tomorrow, in 24 hours')
  expect(second).toContain('Next: One-hour walkout, tomorrow, in 30 hours')
  expect(second).toContain('Reminder: One-hour walkout, in 60 minutes')
  expect(second).toContain('Under way: One-hour walkout')
  expect(second).toContain('No action is announced. The last one was the one-hour walkout on Thu 2 March 2017')
  expect(second).toContain('79% of the 75 who voted (59) said yes; 15 no and 1 spoilt.')
  expect(second.match(/Reminder: One-hour walkout/g)).toHaveLength(2)
}, 30_000)
