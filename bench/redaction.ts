import { likelyNames } from '../src/reports/redact/names.ts'
import { LONGEST_TEXT } from '../src/reports/redact/normalise.ts'
import { redact } from '../src/reports/redact/redact.ts'

const TIMES = 16
const NAMES: readonly string[] = ['Sarah ', 'Mr ', 'A. ', 'sarah and ', "a's ", 'A-', 'Kirklees ', "Sarah'"]
/** Beginnings of everything that a rule looks for, which a bad rule would try again and again. */
const UNITS: readonly string[] = [
  'a',
  '0',
  '7',
  '0 ',
  '7 ',
  '07 ',
  '+',
  '+4',
  '00',
  '(',
  'one ',
  'oh',
  '@',
  'a@',
  'a.',
  'a-',
  'a at ',
  'a dot ',
  'www.',
  'http://',
  '<@',
  '<!',
  '#',
  '[',
  '[phone',
  '[phone]',
  'A',
  'A ',
  'A1',
  'HD',
  'HD1 2',
  '1 Aa ',
  '12 aa aa ',
  'Flat 1 ',
  'Mr ',
  '2/',
  '2.',
  '2-',
  '2 to ',
  '2 and ',
  '1st ',
  'May ',
  'May the ',
  'on ',
  'Mon ',
  'Monday the ',
  '3:',
  '3.3 ',
  'half ',
  'ten ',
  'aged 1 and ',
  '1 and ',
  '1 year ',
  'ref ',
  'ref: ref ',
  'case no ',
  'NHS no ',
  'NHS 1 ',
  'AB-',
  '12 - ',
  '123 ',
  '12345-',
  '1_',
  '123.',
  '0044 ',
  'no 12 ',
  'ref AB 12 ',
  'AB 12 ',
  'A B 1 ',
  'ab12 ',
  'a_',
  'insta a',
  '1/1, ',
  '3/2 & ',
  '14/2-',
  '1st of ',
  'sixth of ',
  'Monday the sixth ',
  'ten to nine ',
  '0900 to ',
  'mum, 1',
  'kids 1, ',
  'hd 5 9 ',
  'HD1, ',
  'number 1 on ',
  'aa road ',
  'Aa Road no ',
  '///aa.',
  '07 seven ',
  'sort code 12 ',
  '1 -  ',
  ', ',
  '- ',
  '1/1/',
  '3pm',
  'HD12TT',
  '\n',
  ' ',
  '\u200b',
  '0\u0301',
  '\ufdfa',
]

const fill = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

const RUNS = 5
/** Below this the clock says more about itself. */
const LEAST_MS = 0.2

/** Milliseconds, the least of several, as others share the machine. */
async function cost(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let n = 0; n < RUNS; n += 1) {
    const started = performance.now()
    await work()
    least = Math.min(least, performance.now() - started)
  }
  return least
}

interface Costs {
  readonly unit: string
  /** How much more a text costs that is 16 times as long as any that is taken. */
  readonly grows: number
  /** For the longest that is taken. */
  readonly ms: number
}

async function costs(unit: string, work: (text: string) => unknown): Promise<Costs> {
  const short = await cost(() => work(fill(unit, LONGEST_TEXT)))
  const long = await cost(() => work(fill(unit, LONGEST_TEXT * TIMES)))
  return { unit, grows: long / Math.max(short, LEAST_MS), ms: short }
}

async function lines(
  what: string,
  units: readonly string[],
  work: (text: string) => unknown,
): Promise<readonly string[]> {
  const all: Costs[] = []
  for (const unit of units) all.push(await costs(unit, work))
  const most = (by: (each: Costs) => number): Costs | undefined => all.sort((a, b) => by(b) - by(a))[0]
  const [slowest, steepest] = [most(({ ms }) => ms), most(({ grows }) => grows)]
  return [
    `${what}: ${slowest?.ms.toFixed(1)} ms at most for the longest that is taken (of ${JSON.stringify(slowest?.unit)})`,
    `${what}: at most ${steepest?.grows.toFixed(0)} times as much for ${TIMES} times that (of ${JSON.stringify(steepest?.unit)}; the square is ${TIMES ** 2})`,
  ]
}

export const redactionBench = async (): Promise<readonly string[]> => [
  ...(await lines('taking out', UNITS, redact)),
  ...(await lines('looking for names', NAMES, likelyNames)),
]
