import { type Rule, rule } from './rule.ts'

const THINGS =
  'laptop|computer|system|software|phone|printer|desk|chair|car|van|building|office|policy|kit|equipment|tablet|server|machine|monitor|boiler|backlog|referral|case|assessment|complaint|request|ticket|problem|issue|contract|dispute|promise|plan|report|version|program|carpet|furniture|pc|mobile|heating|lift|data|record|file|email|visit|note|news|message'
const YEARS =
  '(?:\\d{1,2}(?: 1⁄2|\\.5)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)'
const OF_A_THING = `(?<!\\b(?:${THINGS})s? (?:is|are|was|were) (?:now |over |about |at least |nearly |almost )?)`
const NOT_A_THING = `(?![ -](?:\\w{1,20} )?(?:${THINGS})s?\\b)`

/** Of anybody, as grown-ups are few of one age too. "The system is 12 years old" stays. */
export const AGES: readonly Rule[] = [
  rule(
    'age',
    `(?<![\\w.,£])${OF_A_THING}(?:${YEARS}(?:(?:,? and|,| &|-| to| or) ?)){0,3}${YEARS}(?: and a half)?[ -]?(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)[ -]?olds?(?![a-z])${NOT_A_THING}`,
    "(?<=\\b(?:(?:she|he)(?:['’]s| is| was)|turn(?:s|ed|ing)) (?:only |just |nearly |almost |about )?)\\d{1,2}(?=[.,;!?)\\n]|$| (?:and|but|when|now|in|next|soon|on)\\b)(?![.,]\\d)",
    '(?<![\\d.,£])\\d{1,2} ?(?:yo|y/o|y\\.o\\.?)(?![a-z])',
    `(?<=\\bage[sd]?(?: of| just| only| about)?[ :])${YEARS}(?:(?:,? and|,| &|-| to| or) ?${YEARS}(?![a-z\\d])){0,4}(?![\\d%]|[a-z])`,
  ),
]
