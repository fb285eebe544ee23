import { percent, surely, type Table } from './figures.ts'
import { leastOutside } from './outside.ts'
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
  `The figures count reports: somebody with accounts on two platforms could have reported twice. What would stand for fewer than ${k} reports is put together with its neighbours or left out, so totals can be too low. Shares allow for all that may be left out: they can be too low as well, and never too high.${
    distinct ? '' : ' It was not certain that no account reported twice, so more is left out than usual.'
  }`

/** What the window's figures leave out, and why. */
export function suppression({ k, audience, distinct }: Params): string {
  const least = audience === 'outside' ? leastOutside(k) : k
  return [
    `A figure that stands for fewer than ${least} reports, or for none, is not shown, so that nobody can be worked out: neighbouring answers are put together, small areas are shown as “other areas together”, and what is still too small is left out.`,
    audience === 'outside'
      ? 'Where nearly all figures of an area are one answer that could be held against those who gave it, that answer is counted with the other areas or left out.'
      : `Where nearly all figures of an area are one answer that could be held against those who gave it, it says no number, only “${k} or more”.`,
    'Totals add up what is shown, so they can be too low.',
    ...(audience === 'outside'
      ? ['Figures are moved at random by up to 2 and rounded to the nearest 5, the same way each time.']
      : []),
    'What is said to be at least so many or so large a share allows for all of this: it can be too low, and never too high.',
    ...(distinct
      ? []
      : ['In this window it was not certain that no account reported twice, so more is left out than usual.']),
  ].join(' ')
}

/** There were surely so many reports in the window: those of the question that shows the most, as a report answers each once. */
export const reportsIn = (all: readonly Table[]): number => Math.max(0, ...all.map(surely))

/** "At least 43 reports, of about 300 in the service (figure: UNISON): 14% or more." */
export function responseRate(all: readonly Table[], service: Service | undefined): string {
  const n = reportsIn(all)
  if (!service) return `At least ${n} reports. How many work in the service was not entered.`
  const { headcount, source } = service
  const rate = n <= headcount ? percent(n, headcount) : 0
  return `At least ${n} reports, of about ${headcount} in the service (figure: ${source})${rate > 0 ? `: ${rate}% or more` : ''}.`
}
