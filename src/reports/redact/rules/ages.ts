import { type Rule, rule } from './rule.ts'

const THINGS =
  'laptop|computer|system|software|phone|printer|desk|chair|car|van|building|office|policy|kit|equipment|tablet|server|machine|monitor|boiler|backlog|referral|case|assessment|complaint|request|ticket|problem|issue|contract|dispute|promise|plan|report|version|program|carpet|furniture|pc|mobile|heating|lift|data|record|file|email|visit|note|news|message'
const YEARS =
  '(?:\\d{1,2}(?: 1⁄2|\\.5)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)'
const OF_A_THING = `(?<!\\b(?:${THINGS})s? (?:is|are|was|were) (?:now |over |about |at least |nearly |almost )?)`
const NOT_A_THING = `(?![ -](?:\\w{1,20} )?(?:${THINGS})s?\\b)`
/** "Child 1" is a name for one, "child, 1" an age. */
const PERSON =
  '(?:mum|mam|dad|mother|father|step(?:mum|dad)|nan|grand?(?:ma|dad|mother|father)|boy|girl|lad|lass|son|daughter|brother|sister|cousin|uncle|aunt(?:ie|y)?|teen(?:ager)?|yp|young person|(?:child|baby|toddler|sibling|twin|kid|parent|carer)(?! \\d))'
const PERSONS = '(?:siblings|kids|children|twins|boys|girls|brothers|sisters|sons|daughters|lads)'
const LONG = '(?: ?(?:years?|yrs?|y|months?|mths?))?'
/** After the age, where "of 5", "cases" or "nights" would make a count of it. */
const NEXT = '(?=[.,;:!?)\\n]|$| (?:and|but|when|now|who|with|has|had|was|is|went|missing)\\b)(?![.,]\\d)'

/** Of anybody, as grown-ups are few of one age too. "The system is 12 years old" stays. */
export const AGES: readonly Rule[] = [
  rule(
    'age',
    `(?<![\\w.,£])${OF_A_THING}(?:${YEARS}(?: ?yrs?)?(?:(?:,? and|,| &|-| to| or) ?)){0,3}${YEARS}(?: and a half)?[ -]?(?:years?|yrs?|months?|mths?|weeks?|wks?|days?|y)[ -]?olds?(?![a-z])${NOT_A_THING}`,
    "(?<=\\b(?:(?:she|he|who)(?:['’]s| is| was|['’]ll be| will be)|turn(?:s|ed|ing)) (?:only |just |nearly |almost |about )?)\\d{1,2}(?=[.,;!?)\\n]|$| (?:and|but|when|now|in|next|soon|on)\\b)(?![.,]\\d)",
    '(?<![\\d.,£])\\d{1,2} ?(?:yo|y/o|y\\.o\\.?)(?![a-z])',
    `(?<=\\bage[sd]?(?: of| is| was| just| only| about)?[ :]{1,2})${YEARS}(?:(?:,? and|,| &|-| to| or) ?${YEARS}(?![a-z\\d])){0,4}${LONG}(?![\\d%]|[a-z])`,
    `(?<=\\b${PERSON}(?:['’]s| is| was)?,? \\(?(?:only |just |nearly )?)\\d{1,2}(?:${LONG}${NEXT}|yrs?(?![a-z]))`,
    '(?<=\\b(?:boy|girl|lad|lass|child|baby|teenager|young person|twins) of )\\d{1,2}(?![\\d%]|[.,]\\d)',
    `(?<=\\b${PERSONS}(?: are| were| of)?[,:]? \\(?)${YEARS}(?:(?:,? and|,| &) ${YEARS}){1,5}${LONG}${NEXT}`,
    // "Here 16 yrs" is a long time in a job.
    '(?<![\\d.,£])\\d{1,2} ?(?:yrs?|years)(?=,? (?:female|male|girl|boy|missing|pregnant)(?![a-z]))',
    '(?<=[,;(] ?)1?\\dyrs?(?=[,;.)]|$)',
    '(?<![a-z])(?:year|yr) ?1?\\d(?= (?:boy|girl|lad|lass)(?![a-z]))',
    '(?<![\\d.])\\d{1,2}(?:st|nd|rd|th)(?= birthday(?![a-z]))',
  ),
]
