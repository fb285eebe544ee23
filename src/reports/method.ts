import { share, type Table } from './figures.ts'
import { leastOutside } from './outside.ts'
import { CASES } from './questions.ts'
import type { Params } from './release.ts'

/** How many work in the service, and who says so. */
export interface Service {
  readonly headcount: number
  readonly source: string
}

export const METHOD =
  'Members of the branch answer the same short form of their own accord, once in each window of time, and each answer is one of a few fixed bands; what they say is self-reported and nobody checks it. Answers are counted without a name, account or time, and deleted when the figures are published.'

export const REPORTS =
  'The figures count reports: somebody with accounts on two platforms could have reported twice. Each window stands alone, so a change can also be a change in who reported.'

/** The same in a line, for a phone. */
export const leftOut = ({ k, distinct }: Params): string =>
  `The figures count reports: somebody with accounts on two platforms could have reported twice. What would stand for fewer than ${k} reports is put together with its neighbours or left out, so totals can be a little too low.${
    distinct ? '' : ' It was not certain that no account reported twice, so more is left out than usual.'
  }`

/** What the window's figures leave out, and why. */
export function suppression({ k, audience, distinct }: Params): string {
  const least = audience === 'outside' ? leastOutside(k) : k
  return [
    `A figure that stands for fewer than ${least} reports, or for none, is not shown, so that nobody can be worked out: neighbouring answers are put together, small areas are shown as “other areas together”, and what is still too small is left out.`,
    audience === 'outside'
      ? 'So is an answer that could be held against those who gave it, where nearly all reports of an area gave it.'
      : 'Where nearly all reports of an area gave an answer that could be held against them, it says “most”.',
    'Totals add up what is shown, so they can be a little too low.',
    ...(audience === 'outside'
      ? ['Figures are moved at random by up to 2 and rounded to the nearest 5, the same way each time.']
      : []),
    ...(distinct
      ? []
      : ['In this window it was not certain that no account reported twice, so more is left out than usual.']),
  ].join(' ')
}

/** The reports of a window: those that are counted in its fullest table, as everybody says how many cases they have. */
export const reportsIn = (all: readonly Table[]): number =>
  all.find(({ item }) => item === CASES)?.n ?? Math.max(0, ...all.map(({ n }) => n))

/** "43 reports in the figures, of about 300 in the service (figure: UNISON): 14%." */
export function responseRate(all: readonly Table[], service: Service | undefined): string {
  const n = reportsIn(all)
  if (!service) return `${n} reports in the figures. How many work in the service was not entered.`
  const { headcount, source } = service
  const rate = n <= headcount ? share(n, headcount) : undefined
  return `${n} reports in the figures, of about ${headcount} in the service (figure: ${source})${rate ? `: ${rate}` : ''}.`
}
