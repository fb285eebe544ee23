import type { Ballot } from '../core/facts.ts'
import { occasionWords } from '../core/time.ts'
import { joined } from './wording.ts'

const figure = (value: number | undefined): string => (value === undefined ? 'not given' : `${value}`)

/** "250", or "about 300 (the council) and 250 (UNISON)" where several say so. */
export const entitledWords = ({ entitlements }: Pick<Ballot, 'entitlements'>): string =>
  joined(
    entitlements.map(({ voters, about, by }) => {
      const number = `${about ? 'about ' : ''}${voters}`
      return entitlements.length > 1 ? `${number} (${by})` : number
    }),
  ) || 'not given'

type Part = readonly [name: string, of: (ballot: Ballot, zone: string) => string]

const PARTS: readonly Part[] = [
  ['title', ({ title }) => title],
  ['closed', ({ closed }, zone) => occasionWords(closed, zone)],
  ['opened', ({ opened }, zone) => (opened ? occasionWords(opened, zone) : 'not given')],
  ['voted', ({ returned }) => figure(returned)],
  ['yes', ({ yes }) => figure(yes)],
  ['no', ({ no }) => figure(no)],
  ['spoilt', ({ spoilt }) => figure(spoilt)],
  ['entitled', entitledWords],
  ['whose figure', ({ entitlements }) => joined(entitlements.map(({ by }) => by)) || 'not given'],
  ['mandate agreed until', ({ agreedUntil }, zone) => (agreedUntil ? occasionWords(agreedUntil, zone) : 'not given')],
]

/** "entitled 250 → 260", for all that differs; a source only where it is of another publisher or address. */
export function ballotDifferences(was: Ballot, is: Ballot, zone: string): readonly string[] {
  const differ = PARTS.filter(([, of]) => of(was, zone) !== of(is, zone))
  const source = was.source.publisher !== is.source.publisher || was.source.url !== is.source.url
  return [
    ...differ.map(([name, of]) => `${name} ${of(was, zone)} → ${of(is, zone)}`),
    ...(source ? [`source ${was.source.publisher} → ${is.source.publisher}`] : []),
  ]
}
