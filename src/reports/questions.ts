export interface Band {
  readonly key: string
  readonly label: string
  /** Of a number: the lowest in the band, and the highest, which an open band does not have. */
  readonly from?: number
  readonly to?: number
  /** An answer that could be held against the person who gave it. */
  readonly sensitive?: true
}

export interface Item {
  readonly key: string
  /** At most 45 characters: what fits above a field on every platform. */
  readonly title: string
  readonly question: string
  /** Whether neighbouring bands can be put together. */
  readonly ordered: boolean
  readonly bands: readonly Band[]
  /** The band that begins the other half of a scale; the halves are never put together. */
  readonly divide?: string
  /** Answered together with the others of its kind or not at all, so that equally many gave each of them. */
  readonly together?: true
}

export const WORKLOAD = 'workload'

/** The first item, and the only one that must be answered. */
export const CASES = 'cases'
export const MANAGEABLE = 'manageable'
/** Its bands are the issues of the dispute, which only the dispute knows. */
export const ISSUE = 'issue'

/** Bands of whole numbers from where each begins; the last one is open. */
function numbers(starts: readonly number[], sensitiveFrom = Number.POSITIVE_INFINITY): readonly Band[] {
  return starts.map((from, n): Band => {
    const next = starts[n + 1]
    const sensitive = from >= sensitiveFrom ? ({ sensitive: true } as const) : {}
    if (next === undefined) return { key: `${from}+`, label: `${from} or more`, from, ...sensitive }
    const to = next - 1
    const [key, label] =
      from === to ? [`${from}`, from === 0 ? 'none' : `${from}`] : [`${from}-${to}`, `${from} to ${to}`]
    return { key, label, from, to, ...sensitive }
  })
}

const MIX = [0, 1, 6, 11, 16]

export const ITEMS: readonly Item[] = [
  {
    key: CASES,
    title: 'Children or cases allocated to you',
    question: 'How many children or cases are allocated to you?',
    ordered: true,
    bands: numbers([0, 6, 11, 16, 21, 26, 31, 36, 41]),
  },
  {
    key: 'easy',
    together: true,
    title: 'How many of them are easy, in your view',
    question: 'How many of your cases are easy, in your own view?',
    ordered: true,
    bands: numbers(MIX),
  },
  {
    key: 'middle',
    together: true,
    title: 'How many of them are in the middle',
    question: 'How many of your cases are in the middle, in your own view?',
    ordered: true,
    bands: numbers(MIX),
  },
  {
    key: 'hard',
    together: true,
    title: 'How many of them are hard',
    question: 'How many of your cases are hard, in your own view?',
    ordered: true,
    bands: numbers(MIX),
  },
  {
    key: 'over',
    title: 'Hours over your contract last week',
    question: 'How many hours did you work over your contract last week?',
    ordered: true,
    bands: numbers([0, 1, 5, 10, 15]),
  },
  {
    key: MANAGEABLE,
    title: 'How manageable your workload is',
    question: 'How manageable is your workload?',
    ordered: true,
    divide: 'hard',
    bands: [
      { key: 'comfortable', label: 'comfortably manageable' },
      { key: 'mostly', label: 'mostly manageable' },
      { key: 'hard', label: 'hard to manage', sensitive: true },
      { key: 'unmanageable', label: 'completely unmanageable', sensitive: true },
    ],
  },
  {
    key: 'overdue',
    title: 'Visits or reviews of yours overdue now',
    question: 'How many of your visits or reviews are overdue now?',
    ordered: true,
    bands: numbers([0, 1, 3, 6, 11], 1),
  },
  {
    key: 'supervision',
    title: 'Your supervision last month',
    question: 'Was your supervision held last month?',
    ordered: false,
    bands: [
      { key: 'held', label: 'held' },
      { key: 'short', label: 'held, but cut short or interrupted' },
      { key: 'cancelled', label: 'cancelled or not held', sensitive: true },
      { key: 'not-due', label: 'not due' },
    ],
  },
  {
    key: 'it',
    title: 'Hours lost to IT faults last week',
    question: 'How many hours did you lose to IT faults last week?',
    ordered: true,
    bands: numbers([0, 1, 3, 6]),
  },
  {
    key: 'agency',
    title: 'Share of your team that is agency',
    question: 'How much of your team is agency staff?',
    ordered: true,
    bands: [
      { key: 'none', label: 'none' },
      { key: 'under-quarter', label: 'under a quarter' },
      { key: 'quarter-half', label: 'a quarter to a half' },
      { key: 'over-half', label: 'over half' },
    ],
  },
  {
    key: ISSUE,
    title: 'The issue that weighs most on you',
    question: 'Which issue of the dispute weighs most on you?',
    ordered: false,
    bands: [],
  },
]

export const itemOf = (form: string, key: string): Item | undefined =>
  form === WORKLOAD ? ITEMS.find((item) => item.key === key) : undefined

/** Part of an hour or of a case does not count, so that no figure is ever rounded up. */
export function bandOf(key: string, amount: number): string | undefined {
  const whole = Math.floor(amount)
  return itemOf(WORKLOAD, key)?.bands.find(
    ({ from, to }) => from !== undefined && from <= whole && whole <= (to ?? Number.MAX_SAFE_INTEGER),
  )?.key
}

/** The bands of a cell in plain words: "26 to 35", "31 or more", "hard to manage or completely unmanageable". */
export function bandWords(
  form: string,
  key: string,
  keys: readonly string[],
  issues: Readonly<Record<string, string>>,
) {
  const bands = keys.map(
    (band): Band =>
      itemOf(form, key)?.bands.find((known) => known.key === band) ?? {
        key: band,
        label: Object.hasOwn(issues, band) ? (issues[band] ?? band) : band,
      },
  )
  const [first, last] = [bands[0], bands.at(-1)]
  if (bands.length < 2 || first?.from === undefined) return bands.map(({ label }) => label).join(' or ')
  return last?.to === undefined ? `${first.from} or more` : `${first.from} to ${last.to}`
}
