import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BranchUnderTest, branchWith, seed } from '../support/branch.ts'

/** What the branch in Kirklees would have been told, day by day. */
let kirklees: BranchUnderTest
beforeAll(async () => {
  kirklees = await branchWith([seed()])
})
afterAll(() => kirklees.close())

describe('/nextaction in Kirklees', () => {
  it('on 20 January names the one-day strike', async () => {
    const text = await kirklees.ask('/nextaction', '2017-01-20T12:00')
    expect(text).toContain('One-day strike')
    expect(text).toContain('Fri 27 January 2017')
    expect(text).toContain('in 7 days')
    expect(text).not.toContain('CALLED OFF')
  })

  it('after the call-off says that first, and why, and that nothing is next', async () => {
    const text = await kirklees.ask('/nextaction', '2017-01-27T09:00')
    expect(text).toMatch(/^CALLED OFF: strike on Fri 27 January/)
    expect(text).toContain('talks')
    expect(text).toContain('No action is announced.')
    expect(text).not.toContain('Next:')
  })

  it('says the call-off first for seven days, and then no more', async () => {
    expect(await kirklees.ask('/nextaction', '2017-02-01T23:59')).toMatch(/^CALLED OFF/)
    const later = await kirklees.ask('/nextaction', '2017-02-03T00:01')
    expect(later).not.toMatch(/^CALLED OFF/)
    expect(later).toContain('The last one was the one-day strike')
    expect(later).toContain('which was called off')
  })

  it('on the eve names the walkout, the weekday, the hours and the length', async () => {
    const message = await kirklees.message('/nextaction', '2017-03-01T09:00')
    expect(message.summary).toBe('Next: one-hour walkout, tomorrow, in 30 hours: Thu 2 March 2017, 3pm to 4pm UK time.')
    const text = await kirklees.ask('/nextaction', '2017-03-01T09:00')
    expect(text).toContain('Thu 2 March 2017, 3pm to 4pm UK time')
    expect(text).toContain('How long: one hour')
  })

  it('half an hour in says that it is under way and when it ends', async () => {
    const message = await kirklees.message('/nextaction', '2017-03-02T15:30')
    expect(message.summary).toBe('Under way now: one-hour walkout, ends at 4pm.')
  })

  it('starts and ends on the minute', async () => {
    expect((await kirklees.message('/nextaction', '2017-03-02T14:59')).summary).toContain('in 1 minute')
    expect((await kirklees.message('/nextaction', '2017-03-02T15:00')).summary).toContain('Under way')
    expect((await kirklees.message('/nextaction', '2017-03-02T16:00')).summary).toContain('No action is announced.')
  })

  it('afterwards says that none is announced, and which was the last', async () => {
    const text = await kirklees.ask('/nextaction', '2017-03-02T16:01')
    expect(text).toContain(
      'No action is announced. The last one was the one-hour walkout on Thu 2 March 2017, 3pm to 4pm UK time.',
    )
  })
})

describe('/status in Kirklees', () => {
  it('prints every percentage with what it is a percentage of, and whose figure that is', async () => {
    const text = await kirklees.ask('/status', '2017-03-01T09:00')
    expect(text).toContain('79% of the 75 who voted (59)')
    expect(text).toContain(
      '75 of about 300 balloted is a turnout of 25%; 59 of about 300 is 20%. Figure: Cllr Erin Hill, Kirklees Council',
    )
  })

  it('says the issues, what is happening now, and the last change with its source', async () => {
    const text = await kirklees.ask('/status', '2017-03-01T09:00')
    for (const issue of ['Pay', 'caseloads', 'IT', 'Bullying', 'Working environments', 'agency'])
      expect(text).toContain(issue)
    expect(text).toContain('Next: one-hour walkout')
    expect(text).toMatch(/Last change\n- Wed 1 March 2017: .*Source: .*1 March 2017/)
  })

  it('goes by its alias too, and by plain words', async () => {
    const text = await kirklees.ask('/status', '2017-03-01T09:00')
    for (const line of ['/dispute', 'status', 'Status', '/steward status', 'steward dispute'])
      expect(await kirklees.ask(line, '2017-03-01T09:00')).toBe(text)
  })
})

describe('the other questions', () => {
  it('strikes through what was called off', async () => {
    const text = await kirklees.ask('/actions', '2017-03-01T09:00')
    expect(text).toMatch(/~~.*Fri 27 January 2017.*~~ CALLED OFF/)
    expect(text.indexOf('Thu 2 March')).toBeLessThan(text.indexOf('Fri 27 January'))
    expect(await kirklees.ask('/actions past', '2017-03-01T09:00')).not.toContain('To come')
    expect(await kirklees.ask('/actions coming', '2017-03-01T09:00')).not.toContain('Over')
  })

  it('tell the story newest first, each entry with its source', async () => {
    const text = await kirklees.ask('/timeline', '2017-03-01T09:00')
    const entries = text.split('\n').filter((line) => line.startsWith('- '))
    expect(entries[0]).toContain('walkout')
    for (const entry of entries) expect(entry).toMatch(/\([^()]+, \d+ \w+ \d{4}( \(background\))?\)$/)
  })

  it('turn to the next page of what does not fit, and miss nothing', async () => {
    const seen: string[] = []
    for (let page = 1; ; page += 1) {
      const message = await kirklees.message(`/timeline page:${page}`, '2017-03-01T09:00')
      seen.push(
        ...(await kirklees.ask(`/timeline page:${page}`, '2017-03-01T09:00'))
          .split('\n')
          .filter((line) => line.startsWith('- ')),
      )
      if (!JSON.stringify(message).includes('More →')) break
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.at(-1)).toContain('2016')
  })

  it('give both sides, attributed, and rule for neither', async () => {
    const all: string[] = []
    for (let page = 1; page < 9; page += 1) all.push(await kirklees.ask(`/claims page:${page}`, '2017-03-01T09:00'))
    const text = all.join('\n')
    expect(text).toContain('Union, ')
    expect(text).toContain('Employer, ')
    expect(text).toContain('Steward does not rule between the sides.')
    expect(text).not.toMatch(/spelling 'bloomers'|turn up an hour late/)
  })

  it('know only what was known at the time', async () => {
    const then = await kirklees.ask('/timeline', '2017-01-20T12:00')
    expect(then).not.toContain('CALLED OFF')
    expect(await kirklees.ask('/claims mandate', '2017-01-20T12:00')).toContain('Union')
    expect(await kirklees.ask('/nextaction', '2016-06-01T12:00')).toContain('No dispute is open')
  })

  it('help with all, and with one', async () => {
    expect(await kirklees.ask('/help', '2017-03-01T09:00')).toContain('/nextaction: ')
    expect(await kirklees.ask('/help actions', '2017-03-01T09:00')).toContain('coming, past')
    expect(await kirklees.ask('/help nonsense', '2017-03-01T09:00')).toContain('I know no such command')
  })

  it('answer what nobody knows with the nearest names', async () => {
    const text = await kirklees.ask('/nexaction', '2017-03-01T09:00')
    expect(text).toContain('/nextaction')
    expect(await kirklees.ask('next action?', '2017-03-01T09:00')).toContain('Thu 2 March 2017')
  })
})

describe('several disputes', () => {
  it('are told apart by the dispute option, offered as buttons and completed', async () => {
    const other = JSON.parse(seed())
    other.dispute = { ...other.dispute, key: 'libraries-2017', title: 'Kirklees libraries' }
    const both = await branchWith([seed(), JSON.stringify(other)])
    const now = '2017-03-01T09:00'
    const which = await both.message('/nextaction', now)
    expect(which.summary).toContain('2 disputes are open. Which one?')
    const [first] = which.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
    expect(await both.ask(first?.run ?? '', now)).toContain('Thu 2 March 2017')
    expect(await both.ask('/status dispute:libraries-2017', now)).toContain('Kirklees libraries')
    expect(await both.ask('/status libraries', now)).toContain('Kirklees libraries')
    const unknown = await both.message('status please', now)
    expect(unknown.summary).toBe('I know no open dispute “please”. Which one?')
    const offered = unknown.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
    expect(offered.map(({ label }) => label)).toEqual(['Kirklees children’s social workers', 'Kirklees libraries'])
    expect(await both.ask(offered[1]?.run ?? '', now)).toContain('Kirklees libraries')
    const officer = { holds: async () => true as const }
    expect(await both.ask('/update Talks dispute:nowhere', now, officer)).toContain('I know no open dispute “nowhere”.')
    await both.close()
  })
})
