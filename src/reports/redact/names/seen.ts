import { FIRST_NAMES, NAMES_AND_WORDS } from './first-names.ts'
import { NO_NAMES, SMALL_WORDS } from './no-names.ts'
import { SURNAMES } from './surnames.ts'
import type { Span, Word } from './words.ts'

const TITLES = new Set('mr mrs ms mx dr cllr councillor prof professor hhj rev'.split(' '))
/** Words as well, so that the next word needs a capital letter. */
const CAPITAL_TITLES = new Set(
  'miss sir dame lady lord judge nurse sister father auntie aunty aunt uncle nan nana grandma pc dc ds sgt imam'.split(
    ' ',
  ),
)
const SPEAKS = new Set(
  'said says told tells shouted shouts screamed screams asked asks rang emailed texted threatened threatens bullied bullies humiliated humiliates swore laughed blamed blames phoned wants refused refuses yelled mocked belittled undermines undermined'.split(
    ' ',
  ),
)
const ACTS = new Set(
  'had has was left went came ran runs does did knows covers works keeps goes took takes gave gives made makes never always just cried cries sat sits'.split(
    ' ',
  ),
)
const ABSTRACT = /(?:ing|ion|ment|ness|ity|ance|ence|work|ship|load|ure|age|dom|ism|hood|ings?|ers?|ed|ly|s)$/
const ROLES = new Set(
  'child baby boy girl client family mum dad colleague manager worker sibling twin parent boss supervisor brother sister son daughter carer called named'.split(
    ' ',
  ),
)

const isNoName = ({ plain }: Word): boolean =>
  NO_NAMES.has(plain) || SMALL_WORDS.has(plain) || (plain.endsWith('s') && NO_NAMES.has(plain.slice(0, -1)))
const isUpper = ({ text }: Word): boolean => /^\p{Lu}+$/u.test(text)
const nameLike = (word: Word): boolean => (word.capital || isUpper(word)) && word.text.length > 1 && !isNoName(word)

const listed = ({ plain }: Word): boolean =>
  [plain, ...(plain.length > 4 && plain.endsWith('s') ? [plain.slice(0, -1)] : []), ...plain.split('-')].some(
    (one) => FIRST_NAMES.has(one) && !NAMES_AND_WORDS.has(one),
  )

/** Whether a word, such as the "Mrs" before a name, belongs to the name that follows it. */
const isTitle = ({ plain, text }: Word): boolean => TITLES.has(plain) || (CAPITAL_TITLES.has(plain) && text !== plain)

/** Whether a word by itself, with its neighbours to judge by, is likely to be somebody. */
function seems(word: Word, before: Word | undefined, after: Word | undefined): boolean {
  if (isNoName(word)) return false
  if (listed(word)) return true
  if (before !== undefined && word.follows) {
    if (isTitle(before) && (word.capital || TITLES.has(before.plain))) return true
    if (ROLES.has(before.plain) && isUpper(word) && word.text.length <= 3) return true
  }
  if (!word.capital) return false
  if (!word.opensSentence && word.text.length > 1) return true
  if (SURNAMES.has(word.plain) && !NAMES_AND_WORDS.has(word.plain)) return true
  const follower = after?.follows ? after : undefined
  if (word.possessive) return true
  if (follower === undefined) return false
  if (SPEAKS.has(follower.plain) || SURNAMES.has(follower.plain)) return true
  return NAMES_AND_WORDS.has(word.plain)
    ? ACTS.has(follower.plain) || follower.plain === 'is'
    : ACTS.has(follower.plain) && !ABSTRACT.test(word.plain)
}

/** "Child A" and "J. Smith": a letter that stands for a name. */
const isInitial = (word: Word, before: Word | undefined, after: Word | undefined, named: boolean): boolean =>
  /^[A-Z]$/.test(word.text) &&
  ((before !== undefined && word.follows && ROLES.has(before.plain) && word.text !== 'I') ||
    (named && after?.follows === true && word.text !== 'I' && (word.text !== 'A' || !word.opensSentence)))

const DOTTED = /(?<![A-Za-z.])(?!U\.K\.|U\.S\.|N\.B\.|P\.S\.|I\.T\.|H\.R\.)(?:[A-Z]\.){2,4}(?![A-Za-z])/g

/** Names by rule, each word by itself; neighbours are joined afterwards. */
export function seenNames(text: string, words: readonly Word[]): readonly Span[] {
  const seed = words.map((word, n) => seems(word, words[n - 1], words[n + 1]))
  // A surname beside a name: "Aisha Brown", "sarah callaghan".
  for (const [n, word] of words.entries())
    if (seed[n - 1] && word.follows && (nameLike(word) || SURNAMES.has(word.plain))) seed[n] = true
  for (let n = words.length - 1; n > 0; n -= 1) {
    const before = words[n - 1]
    if (seed[n] && before !== undefined && words[n]?.follows && words[n]?.capital && nameLike(before))
      seed[n - 1] = true
  }
  // "Kulsum and Safiyyah".
  for (const [n, word] of words.entries())
    if (word.opensSentence && nameLike(word) && words[n + 1]?.plain === 'and' && seed[n + 2]) seed[n] = true
  const titled = (word: Word, n: number): boolean =>
    isTitle(word) && seed[n + 1] === true && words[n + 1]?.follows === true
  const named = words.filter(
    (word, n) => seed[n] || titled(word, n) || isInitial(word, words[n - 1], words[n + 1], seed[n + 1] === true),
  )
  return [
    ...named,
    ...[...text.matchAll(DOTTED)].map(({ index, 0: all }) => ({ start: index, end: index + all.length })),
  ]
}

/** What a library takes for people, in their order, less the words that are nobody. */
export function narrowed(people: readonly Span[], words: readonly Word[]): readonly Span[] {
  const spans: Span[] = []
  let n = 0
  for (const { start, end } of people) {
    while ((words[n]?.end ?? end) <= start) n += 1
    for (; (words[n]?.start ?? end) < end; n += 1) {
      const word = words[n]
      if (word === undefined || isNoName(word)) continue
      if (word.text !== word.plain || !NAMES_AND_WORDS.has(word.plain)) spans.push(word)
    }
  }
  return spans
}
