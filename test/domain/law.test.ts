import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entitlement } from '../../src/core/facts.ts'
import { dayWords, type Occasion } from '../../src/core/time.ts'
import {
  afterMandate,
  ballotWarnings,
  lastNoticeDay,
  lawLine,
  type MandateBallot,
  mandateEnds,
  noticeDays,
  noticeLine,
  ruleOn,
  warnings,
} from '../../src/domain/law.ts'
import {
  IMPORTANT_SERVICES,
  MAJORITY,
  MANDATE,
  NOTICE,
  PICKETS,
  SUPERVISOR,
  TURNOUT,
} from '../../src/domain/law-content.ts'
import { date, local, strike, UK, walkout } from '../support/actions.ts'

const day = (text: string): Occasion => ({ at: local(text), dayOnly: true })
const entitled = (voters: number, by: string, about = false): Entitlement => ({
  voters,
  by,
  about,
  source: walkout.source,
})

/** The postal ballot of Kirklees: 75 voted, of 250 by one count and about 300 by another. */
const kirklees: MandateBallot = {
  opened: day('2016-12-15'),
  title: 'Strike ballot',
  closed: day('2017-01-10'),
  returned: 75,
  yes: 59,
  no: 15,
  entitlements: [entitled(250, 'UNISON'), entitled(300, 'Cllr Erin Hill', true)],
}
const extended: MandateBallot = { ...kirklees, agreedUntil: day('2017-03-06') }

const RULES = { NOTICE, MAJORITY, MANDATE, TURNOUT, IMPORTANT_SERVICES, PICKETS, SUPERVISOR }

describe('the content', () => {
  it.each(Object.entries(RULES))('%s has one rule for every day', (_, rules) => {
    for (const text of ['1992-10-16', '2017-02-28', '2017-03-01', '2026-02-17', '2026-02-18', '2030-01-01']) {
      const ruled = rules.filter(
        ({ from, until }) => (from === undefined || from <= text) && (until === undefined || text <= until),
      )
      expect(ruled).toHaveLength(1)
      expect(ruleOn<unknown>(rules, date(text))).toBe(ruled[0])
    }
  })

  it('says where each rule is from, and when somebody last looked', () => {
    for (const rule of Object.values(RULES).flat()) {
      expect(rule.lastChecked).toBe('2026-11-22')
      expect(rule.source.title).not.toBe('')
    }
  })

  it('says a rule in one sentence', () => {
    expect(NOTICE.map((rule) => [lawLine(rule)].flat(2)[0])).toEqual([
      'Notice of action to the employer, for notice that reaches the employer up to 28 February 2017: at least 7 days before the first day of action (source: ',
      'Notice of action to the employer, for notice that reaches the employer from 1 March 2017 to 17 February 2026: at least 14 days before the first day of action, or 7 where the employer agrees (source: ',
      'Notice of action to the employer, for notice that reaches the employer from 18 February 2026 on: at least 10 days before the first day of action (source: ',
    ])
    expect(lawLine(ruleOn(TURNOUT, date('2026-11-22')))).toEqual([
      'Turnout in a ballot, for a ballot that opened from 18 February 2026 on: at least 50% of those entitled to vote have to vote, until s.68 of the Employment Rights Act 2025 is commenced (source: ',
      {
        link: 'Employment Rights Act 2025, s.159 (commencement)',
        url: 'https://www.legislation.gov.uk/ukpga/2025/36/section/159',
      },
      '; last checked 22 November 2026; not certain).',
    ])
  })
})

describe('notice to the employer', () => {
  it.each([
    ['2017-02-28', 7],
    ['2017-03-01', 14],
    ['2026-02-17', 14],
    ['2026-02-18', 10],
  ])('received on %s is of %i days', (received, days) => expect(noticeDays(date(received))).toBe(days))

  it.each([
    ['2017-02-20', 'Thu 23 February 2017'],
    ['2026-03-01', 'Mon 20 February 2017'],
    ['2017-03-01', 'Thu 16 February 2017'],
  ])('for 2 March 2017 under the rule of %s ends on %s', (received, last) =>
    expect(dayWords(lastNoticeDay(walkout.starts, UK, date(received)), UK)).toBe(last),
  )

  it.each([
    ['2017-01-27', 'Fri 20 January 2017'],
    ['2017-03-02T15:00', 'Thu 23 February 2017'],
    // The last day under the old rule: 14 days before would be the 24th, but until the 28th seven are enough.
    ['2017-03-10', 'Tue 28 February 2017'],
    ['2017-03-14', 'Tue 28 February 2017'],
    ['2017-03-15', 'Wed 1 March 2017'],
    ['2017-07-05T09:00', 'Wed 21 June 2017'],
    ['2026-02-28', 'Wed 18 February 2026'],
    ['2026-02-27', 'Fri 13 February 2026'],
    ['2026-12-01', 'Sat 21 November 2026'],
  ])('for %s can arrive until %s', (starts, last) => expect(dayWords(lastNoticeDay(local(starts), UK), UK)).toBe(last))

  it('is enough on its last day and never on a later one', () => {
    const days = fc.integer({ min: 0, max: 5000 })
    fc.assert(
      fc.property(days, (offset) => {
        const first = date('2016-06-01').add({ days: offset })
        const last = lastNoticeDay(first.toZonedDateTime(UK).toInstant(), UK).toZonedDateTimeISO(UK).toPlainDate()
        const enough = (day: typeof first): boolean => day.until(first).days >= noticeDays(day)
        expect(enough(last)).toBe(true)
        for (let later = 1; later <= 20; later += 1) expect(enough(last.add({ days: later }))).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  it('is said with its source', () => {
    expect(noticeLine(walkout)).toBe(
      'It has to be there at least 7 days before the first day of action (Trade Union and Labour Relations (Consolidation) Act 1992, s.234A; last checked 22 November 2026).',
    )
  })
})

describe('a mandate', () => {
  const ends = (ballot: Pick<MandateBallot, 'opened' | 'closed' | 'agreedUntil'>): string =>
    dayWords(mandateEnds(ballot, UK), UK)

  it('of Kirklees ended on 6 February 2017, and by agreement on 6 March', () => {
    expect(ends(kirklees)).toBe('Mon 6 February 2017')
    expect(ends(extended)).toBe('Mon 6 March 2017')
  })

  it('goes by the day on which the ballot opened, where that is known', () => {
    expect(ends({ opened: day('2017-02-20'), closed: day('2017-03-10') })).toBe('Thu 6 April 2017')
    expect(ends({ closed: day('2017-03-10') })).toBe('Sat 9 September 2017')
  })

  it.each([
    ['2017-05-01', '2017-06-01', undefined, 'Thu 30 November 2017'],
    ['2017-05-01', '2017-06-01', '2018-01-15', 'Mon 15 January 2018'],
    ['2026-01-10', '2026-02-20', undefined, 'Wed 19 August 2026'],
    ['2026-02-18', '2026-03-20', undefined, 'Fri 19 March 2027'],
  ])('of a ballot from %s to %s, agreed until %s, ends on %s', (opened, closed, agreed, last) =>
    expect(ends({ opened: day(opened), closed: day(closed), ...(agreed ? { agreedUntil: day(agreed) } : {}) })).toBe(
      last,
    ),
  )

  it('is never longer than may be agreed, nor shorter than it is without', () => {
    expect(ends({ ...kirklees, agreedUntil: day('2017-05-01') })).toBe('Mon 6 March 2017')
    expect(ends({ ...kirklees, agreedUntil: day('2017-01-20') })).toBe('Mon 6 February 2017')
    expect(ends({ closed: day('2026-03-20'), agreedUntil: day('2027-12-31') })).toBe('Fri 19 March 2027')
  })
})

describe('once a mandate has run out', () => {
  it('action that had begun may go on under the old law, and needs a new ballot under the later ones', () => {
    expect(afterMandate(kirklees, UK)).toBe(
      'Action under it has to begin by that day. If it has, it may go on after it; if not, action needs a new ballot.',
    )
    expect(afterMandate({ closed: day('2026-11-10') }, UK)).toBe('After that day, action needs a new ballot.')
  })
})

describe('what an officer should check before announcing', () => {
  const kinds = (...asked: Parameters<typeof warnings>): readonly string[] => warnings(...asked).map(({ kind }) => kind)
  const inTime = local('2017-02-23T20:00')

  it('is nothing where nothing is to be checked', () => {
    expect(warnings(walkout, [extended], inTime)).toEqual([])
    expect(warnings(strike, [kirklees], local('2017-01-16T12:00'))).toEqual([])
    expect(warnings({ ...walkout, type: 'rally' }, [], local('2017-03-02T12:00'))).toEqual([])
  })

  it('is the notice, with the last day on which it could arrive', () => {
    expect(warnings(walkout, [extended], local('2017-02-24T00:01'))).toEqual([
      {
        kind: 'notice',
        text: 'Notice has to reach the employer at least 7 days before it starts. For 7 days the last day was Thu 23 February 2017. Whether notice was given in time is to check with your regional officer.',
      },
    ])
    const july = { ...walkout, starts: local('2017-07-05T09:00') }
    const [notice] = warnings(july, [{ ...kirklees, closed: day('2017-06-01') }], local('2017-06-22T09:00'))
    expect(notice?.text).toContain('at least 14 days before it starts, or 7 where the employer agrees.')
    expect(notice?.text).toContain('Wed 21 June 2017')
  })

  it('is the mandate, where the action is outside it', () => {
    expect(warnings(walkout, [kirklees], inTime)).toEqual([
      {
        kind: 'mandate',
        text: 'By Steward’s count the mandate of the ballot that closed on Tue 10 January 2017 ran until Mon 6 February 2017, unless action under it had begun by then, and this starts after that. The mandate is to check with your regional officer.',
      },
    ])
    expect(warnings(walkout, [], inTime)[0]?.text).toBe(
      'No ballot is on record for this dispute. The mandate is to check with your regional officer.',
    )
    expect(warnings(walkout, [{ ...kirklees, closed: day('2017-03-03') }], inTime)[0]?.text).toBe(
      'This starts before the ballot on record closes, on Fri 3 March 2017. The mandate is to check with your regional officer.',
    )
    // On its last day it still holds.
    expect(kinds({ ...walkout, starts: local('2017-03-06T23:00') }, [extended], inTime)).toEqual([])
    expect(kinds({ ...walkout, starts: local('2017-03-07T00:00') }, [extended], inTime)).toEqual(['mandate'])
  })

  it('is the majority, where the ballot was not won or its figures leave that open', () => {
    const majority = (figures: Partial<MandateBallot>): string | undefined =>
      warnings(strike, [{ ...kirklees, ...figures }], local('2017-01-16T12:00'))[0]?.text
    const law =
      'By law the majority of those voting have to answer Yes (Trade Union and Labour Relations (Consolidation) Act 1992, s.226(2)). What follows from it is to check with your regional officer.'
    expect(majority({ yes: 15, no: 59 })).toBe(
      `Strike ballot, closed Tue 10 January 2017: 15 said yes and 59 no, so it was not won. ${law}`,
    )
    expect(majority({ returned: 200, yes: 100, no: 100 })).toContain('100 said yes and 100 no, so it was not won.')
    const { no: _, ...unsaid } = kirklees
    for (const open of [
      { ...unsaid, yes: 37 },
      { ...kirklees, yes: 37, no: 36 },
    ])
      expect(warnings(strike, [open], local('2017-01-16T12:00'))[0]?.text).toBe(
        `Strike ballot, closed Tue 10 January 2017: 37 of the 75 who voted said yes, not more than half. ${law}`,
      )
    expect(majority({ yes: 38, no: 37 })).toBeUndefined()
    expect(kinds({ ...strike, type: 'rally' }, [{ ...kirklees, yes: 15, no: 59 }], local('2017-01-16T12:00'))).toEqual(
      [],
    )
  })

  it('is said of the ballot that asked for such action, and not of what a newer one made good', () => {
    const now = local('2017-01-16T12:00')
    const short = { ...kirklees, title: 'Action short of strike ballot', yes: 15, no: 59 }
    const both = { ...short, title: 'Ballot on strike and action short of a strike' }
    const first = { ...kirklees, title: 'First ballot', yes: 15, no: 59 }
    expect(kinds(strike, [short, kirklees], now)).toEqual([])
    expect(kinds({ ...strike, type: 'action short of strike' }, [kirklees, short], now)).toEqual(['majority'])
    expect(kinds(strike, [both, kirklees], now)).toEqual(['majority'])
    expect(kinds(strike, [kirklees, first], now)).toEqual([])
    expect(kinds(strike, [first, kirklees], now)).toEqual(['majority'])
    expect(kinds(strike, [short], now)).toEqual(['majority'])
  })

  it('is the turnout, for ballots of which one is asked, with every figure and whose it is', () => {
    const later: MandateBallot = { ...kirklees, opened: day('2017-05-01'), closed: day('2017-06-01') }
    const july = { ...walkout, starts: local('2017-07-05T09:00') }
    const now = local('2017-06-05T09:00')
    expect(warnings(july, [later], now)).toEqual([
      {
        kind: 'turnout',
        text: 'Turnout: 75 of 250 is 30% (figure: UNISON) and 75 of about 300 is 25% (figure: Cllr Erin Hill). For a ballot of that date at least 50% of those entitled to vote have to vote. What follows from it is to check with your regional officer.',
      },
    ])
    const turnout = (returned: number): string | undefined =>
      warnings(july, [{ ...later, returned, yes: 100, entitlements: [entitled(250, 'UNISON')] }], now)[0]?.text
    expect(turnout(125)).toBeUndefined()
    expect(turnout(124)).toContain('124 of 250 is just under 50%')
    expect(turnout(123)).toContain('123 of 250 is 49%')
    expect(kinds(july, [{ ...later, entitlements: [] }], now)).toEqual([])
    expect(kinds(july, [{ ...later, returned: 140, yes: 100 }], now)).toEqual(['turnout'])
  })

  it('does not say that the turnout rule is gone, nor that it is certain to hold', () => {
    const ballot: MandateBallot = { ...kirklees, opened: day('2026-09-01'), closed: day('2026-10-01') }
    const [turnout] = warnings({ ...walkout, starts: local('2026-12-10T09:00') }, [ballot], local('2026-11-22'))
    expect(turnout?.text).toContain('Whether that rule still holds is not certain.')
  })

  it('is the number of pickets, from seven up', () => {
    const picket = { ...walkout, type: 'picket' as const }
    expect(kinds(picket, [], inTime, 6)).toEqual([])
    expect(warnings(picket, [], inTime, 7)).toEqual([
      {
        kind: 'pickets',
        text: 'There are 7 pickets. The code of practice says that in general there should be no more than 6 at any entrance. How many to have is to check with your regional officer.',
      },
    ])
  })

  it('is that it has begun', () => {
    expect(kinds({ ...walkout, type: 'rally' }, [], local('2017-03-02T15:00'))).toEqual(['past'])
  })

  it('of a ballot is what the law of its date asks, by the words of that law', () => {
    const of = (opened: string, closed: string, more: Partial<MandateBallot> = {}) =>
      ballotWarnings({ ...kirklees, opened: day(opened), closed: day(closed), ...more }, UK)
    const said = (...asked: Parameters<typeof of>) => of(...asked).map(({ kind }) => kind)
    expect(said('2016-12-15', '2017-01-10')).toEqual([])
    expect(said('2017-05-01', '2017-06-01')).toEqual(['turnout', 'support'])
    expect(said('2026-09-01', '2026-10-01')).toEqual(['turnout'])
    expect(said('2026-09-01', '2026-10-01', { returned: 150, yes: 20, no: 130 })).toEqual(['majority'])
    expect(of('2017-05-01', '2017-06-01', { returned: 150, yes: 119 })[0]?.text).toBe(
      'Yes votes: 119 of 250 is 48% (figure: UNISON) and 119 of about 300 is just under 40% (figure: Cllr Erin Hill). For a ballot of that date at least 40% of those entitled to vote have to vote Yes where most of them work in the listed services: health, education under 17, fire, transport, nuclear and border security. Whether that is so here is to check with your regional officer.',
    )
  })

  it('of a ballot is that its mandate is said to be agreed for longer than the law of its date lets it', () => {
    const agreed = (opened: string, closed: string, until: string): string | undefined =>
      ballotWarnings(
        { ...kirklees, entitlements: [], opened: day(opened), closed: day(closed), agreedUntil: day(until) },
        UK,
      )[0]?.text
    expect(agreed('2026-10-15', '2026-11-10', '2027-12-10')).toBe(
      'The mandate is said to be agreed until Fri 10 December 2027. For a ballot of that date the rule is: 12 months, beginning with the day on which the ballot closed, which cannot be made longer by agreement (Trade union law: transition to Employment Rights Act 2025, gov.uk; not certain). By Steward’s count it runs until Tue 9 November 2027, and officers are reminded of that day. The end of the mandate is to check with your regional officer.',
    )
    expect(agreed('2016-12-15', '2017-01-10', '2017-03-07')).toContain('it runs until Mon 6 March 2017')
    expect(agreed('2016-12-15', '2017-01-10', '2017-03-06')).toBeUndefined()
  })

  it('never rules on anything', () => {
    const times = ['2017-01-01', '2017-02-24', '2017-03-02T15:00', '2026-03-01'].map((text) => local(text))
    const texts = times
      .flatMap((now) => [[kirklees], [extended], []].flatMap((ballots) => warnings(walkout, ballots, now, 20)))
      .map(({ text }) => text)
    expect(texts.length).toBeGreaterThan(10)
    for (const text of texts) {
      expect(text).not.toMatch(/lawful|legal/i)
      expect(text).toMatch(/to check with your regional officer\.$/)
    }
    expect(JSON.stringify(Object.values(RULES).flat().map(lawLine))).not.toMatch(/\b(un)?lawful|\b(il)?legal\b/i)
  })
})
