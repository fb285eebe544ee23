import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { npm, temporaryFolder } from '../support/process.ts'

const start = ['start', '--silent']

describe('npm start with no token', () => {
  it('says in one line what it shows, answers every line in order, and leaves nothing behind', async () => {
    const data = `${temporaryFolder()}/data`
    const steward = npm(start, { DATA_DIR: data }, '/nextaction\nfoo\nstatus\n')
    expect(await steward.ended).toBe(0)
    expect(steward.stderr()).toBe(
      'No token is set, so this is an example: the dispute in Kirklees, 2017. The clock stands at Wed 1 March 2017, 9am UK time.\n',
    )
    const at = [
      'Thu 2 March 2017, 3pm to 4pm UK time',
      'I do not know that one. Try /status or /nextaction.',
      'Strike ballot',
    ].map((text) => steward.stdout().indexOf(text))
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(at).not.toContain(-1)
    expect(existsSync(data)).toBe(false)
  })

  it('sets the clock with --now, in the branch’s zone', async () => {
    const steward = npm([...start, '--', '--now', '2017-01-20T12:00'], {}, '/nextaction\n')
    expect(await steward.ended).toBe(0)
    expect(steward.stdout()).toContain('Fri 27 January 2017')
  })

  it('moves the clock by a year at most, and says so of more', async () => {
    const lines = ['wait 999999999d', 'wait 100000000000m', `wait ${'9'.repeat(400)}h`, 'wait 1h', '/nextaction']
    const steward = npm(start, {}, `${lines.join('\n')}\n`)
    expect(await steward.ended).toBe(0)
    expect(steward.stdout().split('I can wait a year at most: wait 365d')).toHaveLength(4)
    expect(steward.stdout()).toContain('The clock stands at Wed 1 March 2017, 10am UK time.')
    expect(steward.stdout()).toContain('Thu 2 March 2017, 3pm to 4pm UK time')
  }, 20_000)

  it.each([
    ['2017-03-26T01:30', 'there is no such time in Europe/London'],
    ['2017-10-29T01:30', 'comes twice'],
    ['02/03/2017', 'I cannot read that time. Write it like 2017-01-20T12:00.'],
  ])('refuses --now %s in a sentence', async (now, sentence) => {
    const steward = npm([...start, '--', '--now', now], {}, '')
    expect(await steward.ended).toBe(1)
    expect(steward.stderr()).toContain(sentence)
    expect(steward.stderr()).not.toContain(' at ')
  })

  it('speaks as somebody else, fills in what is asked, and quits', async () => {
    const steward = npm(
      start,
      {},
      'as @sam\n/setup\nas @pat officer\n/setup officers:officers\nas @you\n/setup\n/setup officers:officers\nas @pat officer\n/setup\nas\nquit\n/status\n',
    )
    expect(await steward.ended).toBe(0)
    expect(steward.stdout().match(/Only the branch’s officers/g)).toHaveLength(3)
    expect(steward.stdout()).toContain('Say “as @sam”')
    expect(steward.stdout()).not.toContain('Strike ballot')
  })

  it('answers direct messages also once Steward serves another branch', async () => {
    const steward = npm(start, {}, '/setup newbranch:"Leeds UNISON"\ndm status\n')
    expect(await steward.ended).toBe(0)
    expect(steward.stdout()).toMatch(/Leeds UNISON is made[\s\S]*From @you to Steward alone[\s\S]*Strike ballot/)
  })

  it('plays the whole life of a poll', async () => {
    const lines = [
      '/poll question:"Where shall we meet?" options:"Town hall; Library" closes:"Friday 5pm"',
      ...[
        '1',
        'react 1',
        'as @sam',
        'react 2',
        'as @ann',
        'react 1',
        'react 2',
        '/polls',
        'wait 3d',
        '/polls',
        'react 9',
      ],
    ]
    const steward = npm(start, {}, `${lines.join('\n')}\n`)
    expect(await steward.ended).toBe(0)
    const said = steward.stdout()
    expect(said).toContain('It closes Fri 3 March 2017, 5pm UK time.')
    expect(said).toContain('The clock stands at Sat 4 March 2017, 9am UK time.')
    expect(said).toMatch(/Result: Where shall we meet\?[\s\S]*Town hall: 1 \(33%\)[\s\S]*Library: 2 \(67%\)/)
    expect(said).toContain('Closed Fri 3 March 2017, 5pm UK time. Later votes do not count.')
    expect(said).toContain('Say “react 2” for the second option')
  })

  it('says what its options are', async () => {
    const steward = npm([...start, '--', '--frobnicate'], {}, '')
    expect(await steward.ended).toBe(1)
    expect(steward.stderr()).toContain('--terminal')
  })
})

it('names every wrong setting at once and stops', async () => {
  const steward = npm(start, { SLACK_BOT_TOKEN: 'wrong-secret', TIME_ZONE: 'Huddersfield' }, '')
  expect(await steward.ended).toBe(1)
  for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'TIME_ZONE']) expect(steward.stderr()).toContain(name)
  expect(steward.stderr()).not.toContain('wrong-secret')
  expect(steward.stderr()).not.toMatch(/\n\s+at /)
})
