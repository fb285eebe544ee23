/** An issue of the dispute, as the branch wrote it. */
export interface Issue {
  readonly key: string
  readonly title: string
  readonly detail?: string | undefined
}

/** The words with which people speak of the six things that disputes in social work are mostly about. */
const SUBJECTS: readonly RegExp[] = [
  /\b(?:case-?loads?|work-?loads?|over-?load\w*|over-?work\w*|unallocated|allocat\w+|cases|case|unmanageable|too many children|visits?|overdue|backlogs?)\b/gi,
  /\b(?:pay|paid|payday|payslips?|wages?|salar(?:y|ies)|grades?|grading|regrad\w+|increments?|mileage|money|pensions?|rent|bonus(?:es)?|retention payments?)\b|£/gi,
  /\b(?:systems?|laptops?|computers?|liquid ?logic|carefirst|log(?:ging|ged)?[- ]?(?:ins?|on|into|out)|passwords?|software|printers?|printing|wi-?fi|network|servers?|crash\w*|freez\w+|froze\w*|vpn|screens?|outages?|i\.t\.)(?!\w)|\b(?-i:IT|ICT)\b/gi,
  /\b(?:bull(?:y|ied|ies|ying)|shout\w*|yell\w*|scream\w*|intimidat\w*|humiliat\w*|harass\w*|threat\w*|belittl\w*|victimis\w*|undermin\w*|blam(?:e|ed|es|ing)|mock\w*|swore|swears?|swearing|cry|crying|cried|tears|fear|frightened|scared|afraid|favouritism|singled out|picked on)\b/gi,
  /\b(?:offices?|desks?|hot-?desk\w*|park(?:ing)?|car ?park|buildings?|environments?|accommodation|heating|cold|noisy?|noise|toilets?|kitchens?|damp|mould|rooms?|chairs?|space|travel\w*)\b/gi,
  /\b(?:agenc(?:y|ies)|locums?|turnover|temps?|temporary|vacanc(?:y|ies)|leavers?|recruit\w*|retention|resign\w*|quit\w*|contractors?|churn|permanent)\b/gi,
]

/** "In case", "pay attention" and "IT" in an angry line of capitals speak of nothing. */
const SAYS_NOTHING =
  /\b(?:(?:just )?in (?:any |that )?case|pay(?:ing)? (?:attention|lip service)|in the case of|a case in point)\b/gi
const COMMON = new Set(
  'high dependency working council councils staff problem problems issue issues with from that their'.split(' '),
)

const WEIGHT = 2

const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => !COMMON.has(word))

const stem = (word: string): string => word.slice(0, Math.max(4, word.length - 3))

interface Score {
  readonly points: number
  readonly first: number
}

const NOTHING: Score = { points: 0, first: Number.POSITIVE_INFINITY }

function scoreOf(text: string, subject: RegExp): Score {
  const hits = [...text.matchAll(subject)]
  const first = hits[0]
  return first === undefined ? NOTHING : { points: hits.length, first: first.index }
}

function subjectOf({ key, title }: Issue): RegExp | undefined {
  const name = `${key.replaceAll('-', ' ')}. ${title}`
  const scores = SUBJECTS.map((subject) => scoreOf(name, subject).points)
  const best = Math.max(...scores)
  return best === 0 ? undefined : SUBJECTS[scores.indexOf(best)]
}

/** The words of the issue itself, where its subject has not counted them already. */
function ownWords({ key, title, detail }: Issue, rest: string, told: string, known: boolean): Score {
  const own = wordsOf(`${key.replaceAll('-', ' ')} ${title} ${known ? '' : (detail ?? '')}`).map(stem)
  const hits = wordsOf(rest).filter((word) => own.some((one) => word.startsWith(one)))
  const first = hits[0]
  return first === undefined ? NOTHING : { points: hits.length, first: told.toLowerCase().indexOf(first) }
}

/** Which of a dispute's issues a text speaks of most, then first; nothing where it speaks of none. Only ever a suggestion. */
export function guessCategory(text: string, issues: readonly Issue[]): string | undefined {
  const told = (/\p{Ll}/u.test(text) ? text : text.toLowerCase()).replace(SAYS_NOTHING, '')
  let best: { readonly key: string; readonly points: number; readonly first: number } | undefined
  for (const issue of issues) {
    const subject = subjectOf(issue)
    const spoken = subject === undefined ? NOTHING : scoreOf(told, subject)
    const own = ownWords(issue, subject === undefined ? told : told.replace(subject, ' '), told, subject !== undefined)
    const points = spoken.points * WEIGHT + own.points
    const first = Math.min(spoken.first, own.first)
    if (points === 0) continue
    if (best === undefined || points > best.points || (points === best.points && first < best.first))
      best = { key: issue.key, points, first }
  }
  return best?.key
}
