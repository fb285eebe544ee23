/**
 * What Steward knows of the law of Great Britain, by date. It is meant to be read and mended by people: when a rule changes,
 * give the old one its last day, add the new one below it, and set the day on which you checked it. Northern Ireland has
 * other rules. Nothing here is advice, and Steward never says that an action keeps to it.
 */
export interface Rule<V> {
  readonly about: string
  /** The first and the last day, both included. */
  readonly from?: string
  readonly until?: string
  /** What those days are days of, to be read before "up to 28 February 2017". */
  readonly dated: string
  readonly value: V
  /** The rule in a few words. */
  readonly says: string
  readonly source: { readonly title: string; readonly url?: string }
  readonly lastChecked: string
  readonly certainty: 'certain' | 'probable' | 'to check'
}

export interface NoticeValue {
  readonly days: number
  readonly ifAgreed?: number
}

export interface MandateValue {
  readonly lasts: { readonly weeks: number } | { readonly months: number }
  /** The longest that both sides may agree. */
  readonly ifAgreed?: { readonly weeks: number } | { readonly months: number }
  /** Action has to begin within that time; once begun, it may go on after it. */
  readonly toBegin: boolean
}

/** How many in a hundred; undefined where there is no such rule. */
export type Threshold = number | undefined

const CHECKED = '2026-11-22'

const ACT_1992 = 'Trade Union and Labour Relations (Consolidation) Act 1992'
const ACT_1992_URL = 'https://www.legislation.gov.uk/ukpga/1992/52'
const START_2017 = {
  title: 'Trade Union Act 2016 (Commencement No. 3 and Transitional) Regulations 2017',
  url: 'https://www.legislation.gov.uk/uksi/2017/139/regulation/2/made',
}
const CHANGE_2026 = {
  title: 'Trade union law: transition to Employment Rights Act 2025, gov.uk',
  url: 'https://www.gov.uk/guidance/trade-union-law-transition-to-employment-rights-act-2025',
}

const BEFORE_2017 = { until: '2017-02-28', lastChecked: CHECKED, certainty: 'certain' } as const
const FROM_2017 = { from: '2017-03-01', until: '2026-02-17', lastChecked: CHECKED, certainty: 'certain' } as const
const FROM_2026 = { from: '2026-02-18', lastChecked: CHECKED, certainty: 'certain' } as const

const notice = { about: 'Notice of action to the employer', dated: 'for notice that reaches the employer' }
const mandate = { about: 'How long a ballot’s mandate lasts', dated: 'for a ballot that opened' }
const turnout = { about: 'Turnout in a ballot', dated: 'for a ballot that opened' }
const services = { about: 'Support in important public services', dated: 'for a ballot that opened' }
const supervisor = { about: 'Picket supervisor', dated: 'for a picket' }

export const NOTICE: readonly Rule<NoticeValue>[] = [
  {
    ...notice,
    ...BEFORE_2017,
    value: { days: 7 },
    says: 'at least 7 days before the first day of action',
    source: { title: `${ACT_1992}, s.234A`, url: `${ACT_1992_URL}/section/234A` },
  },
  {
    ...notice,
    ...FROM_2017,
    value: { days: 14, ifAgreed: 7 },
    says: 'at least 14 days before the first day of action, or 7 where the employer agrees',
    source: START_2017,
  },
  {
    ...notice,
    ...FROM_2026,
    value: { days: 10 },
    says: 'at least 10 days before the first day of action',
    source: CHANGE_2026,
  },
]

export const MANDATE: readonly Rule<MandateValue>[] = [
  {
    ...mandate,
    ...BEFORE_2017,
    value: { lasts: { weeks: 4 }, ifAgreed: { weeks: 8 }, toBegin: true },
    says: 'action has to begin within 4 weeks, beginning with the day on which the ballot closed, or within up to 8 where both sides agree',
    source: { title: `${ACT_1992}, s.234, as it stood then`, url: `${ACT_1992_URL}/section/234` },
  },
  {
    ...mandate,
    ...FROM_2017,
    value: { lasts: { months: 6 }, ifAgreed: { months: 9 }, toBegin: false },
    says: '6 months, beginning with the day on which the ballot closed, or up to 9 where both sides agree',
    source: START_2017,
  },
  {
    ...mandate,
    ...FROM_2026,
    certainty: 'probable',
    value: { lasts: { months: 12 }, toBegin: false },
    says: '12 months, beginning with the day on which the ballot closed, which cannot be made longer by agreement',
    source: CHANGE_2026,
  },
]

export const MAJORITY: readonly Rule<'more than half'>[] = [
  {
    about: 'Majority in a ballot',
    dated: '',
    lastChecked: CHECKED,
    certainty: 'certain',
    value: 'more than half',
    says: 'the majority of those voting have to answer Yes',
    source: { title: `${ACT_1992}, s.226(2)`, url: `${ACT_1992_URL}/section/226` },
  },
]

export const TURNOUT: readonly Rule<Threshold>[] = [
  {
    ...turnout,
    ...BEFORE_2017,
    value: undefined,
    says: 'no least turnout',
    source: { title: `${ACT_1992}, s.226, as it stood then`, url: `${ACT_1992_URL}/section/226` },
  },
  {
    ...turnout,
    ...FROM_2017,
    value: 50,
    says: 'at least 50% of those entitled to vote have to vote',
    source: START_2017,
  },
  {
    ...turnout,
    ...FROM_2026,
    certainty: 'to check',
    value: 50,
    says: 'at least 50% of those entitled to vote have to vote, until s.68 of the Employment Rights Act 2025 is commenced',
    source: {
      title: 'Employment Rights Act 2025, s.159 (commencement)',
      url: 'https://www.legislation.gov.uk/ukpga/2025/36/section/159',
    },
  },
]

export const IMPORTANT_SERVICES: readonly Rule<Threshold>[] = [
  {
    ...services,
    ...BEFORE_2017,
    value: undefined,
    says: 'no least share of Yes votes among those entitled to vote',
    source: { title: `${ACT_1992}, s.226, as it stood then`, url: `${ACT_1992_URL}/section/226` },
  },
  {
    ...services,
    ...FROM_2017,
    value: 40,
    says: 'at least 40% of those entitled to vote have to vote Yes where most of them work in the listed services: health, education under 17, fire, transport, nuclear and border security',
    source: { title: 'Trade Union Act 2016, s.3', url: 'https://www.legislation.gov.uk/ukpga/2016/15/section/3' },
  },
  {
    ...services,
    ...FROM_2026,
    value: undefined,
    says: 'the 40% rule is repealed',
    source: CHANGE_2026,
  },
]

export const PICKETS: readonly Rule<number>[] = [
  {
    about: 'Number of pickets',
    dated: '',
    lastChecked: CHECKED,
    certainty: 'probable',
    value: 6,
    says: 'in general no more than six at any entrance; this is guidance from a code of practice',
    source: {
      title: 'Code of Practice: Picketing',
      url: 'https://www.gov.uk/government/publications/code-of-practice-picketing',
    },
  },
]

export const SUPERVISOR: readonly Rule<boolean>[] = [
  {
    ...supervisor,
    ...BEFORE_2017,
    value: false,
    says: 'none has to be named, though the code of practice recommends an organiser',
    source: START_2017,
  },
  {
    ...supervisor,
    ...FROM_2017,
    value: true,
    says: 'the union has to name one',
    source: { title: `${ACT_1992}, s.220A`, url: `${ACT_1992_URL}/section/220A` },
  },
  { ...supervisor, ...FROM_2026, value: false, says: 'none has to be named any more', source: CHANGE_2026 },
]
