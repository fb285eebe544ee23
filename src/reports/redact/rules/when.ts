import { type Rule, rule } from './rule.ts'

const SAT_SUN = '(?:(?-i:Sat|Sun)|saturday|sunday)'
const WEEKDAY = `(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday|ensday)?|thu(?:r?s?(?:day)?)?|fri(?:day)?|${SAT_SUN})(?![a-z])`
/** "May" and "march" are words too, so small letters count only where the number says that a day is meant. */
const MONTH_WORDS =
  'jan(?:uary)?|feb(?:r?u?r?ary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const SURE_MONTH = `(?:${MONTH_WORDS}|(?-i:May|Mar(?:ch)?|MAY|MAR(?:CH)?))\\.?(?![a-z])`
const ANY_MONTH = `(?:${MONTH_WORDS}|may|mar(?:ch)?)\\.?(?![a-z])`
const DAY = '(?:3[01]|[12]\\d|0?[1-9])'
const NTH = `${DAY} ?(?:st|nd|rd|th)(?![a-z])`
const FULL_YEAR = '(?:19|20)\\d\\d(?!\\d)'
const END = '(?= ?(?:[.,;:)!?\\n]|$))'
const YEAR = `(?:[ ,./-]{1,2}(?:${FULL_YEAR}|['’]\\d\\d(?!\\d)|\\d\\d${END})|['’/-]\\d\\d(?!\\d))?`
/** "Monday 5 visits", "In March 3 colleagues": figures of work, not dates. */
const NO_FIGURE =
  '(?![\\d:%]|[.,]\\d| ?(?:%|am|pm|per cent|percent|cases?|hours?|hrs|days?|weeks?|months?|years?|visits?|children|kids|families|people|colleagues|staff|members?|of|more|new|social|workers?|agency|out|times?|teams?|reviews?|reports?|reasons?|laptops?|managers?|vacanc|jobs?|posts?|other|to \\d|or \\d|in \\d)\\b)'
const UNITS =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)'
const RANGE = `(?:${DAY}(?: ?(?:st|nd|rd|th))? ?(?:-|–|to|and|&|until|or|,) ?){0,3}`
const ON_DAY = `(?:${WEEKDAY}[ ,.]{1,2}(?:the )?)?`
const THINGS =
  'laptop|computer|system|software|phone|printer|desk|chair|car|van|building|office|policy|kit|equipment|tablet|server|machine|monitor|boiler|backlog|referral|case|assessment|complaint|request|ticket|problem|issue|contract|dispute|promise|plan|report|version|program|carpet|furniture|pc|mobile|heating|lift|data|record|file|email|visit|note|news|message'

/** A weekday by itself or in the plural says how the work goes; with "last", "on" or a number it says when. Months and years stay. */
export const DATES: readonly Rule[] = [
  rule(
    'date',
    '(?<!\\d)(?:19|20)\\d\\d([-/.])(?:0?[1-9]|1[0-2])\\1(?:3[01]|[12]\\d|0?[1-9])(?!\\d)(?:T[\\d:.]{4,12}Z?)?',
    `(?<![\\d.])(?<!\\d[/-])${DAY}( ?[/.-] ?)${DAY}\\2(?:${FULL_YEAR}|\\d\\d(?!\\d))(?!\\2\\d)`,
    `(?<![\\d.])${DAY} (?:0?[1-9]|1[0-2]) ${FULL_YEAR}`,
    `(?<![\\d./-])(?:0?[1-9]|1[0-2])/${FULL_YEAR}`,
  ),
  rule(
    'date',
    `${ON_DAY}(?<![\\d.])${RANGE}${NTH}(?: (?:day )?of)? ?${ANY_MONTH}${YEAR}`,
    `${ON_DAY}(?<![\\d.])${RANGE}${DAY}(?:[ -]{0,2}|/| of )${SURE_MONTH}${YEAR}`,
    `${ON_DAY}(?<![\\d.])${DAY}[ -]${ANY_MONTH}[ ,-]{1,2}${FULL_YEAR}`,
    `(?<![a-z])${ANY_MONTH} ?(?:the )?${NTH}(?: ?(?:-|–|to|and|&) ?${DAY}(?: ?(?:st|nd|rd|th)(?![a-z]))?)?${YEAR}`,
    `(?<![a-z])${SURE_MONTH} ${DAY}(?!\\d)${NO_FIGURE}(?: ?(?:-|–|&) ?${DAY}(?!\\d))?${YEAR}`,
    `(?<![a-z])${ON_DAY}(?:the )?(?:${UNITS})(?: day)? of ${ANY_MONTH}${YEAR}`,
    `(?<![a-z])${ANY_MONTH} the (?:${UNITS})(?![a-z])`,
  ),
  rule(
    'date',
    `(?<![a-z])(?:(?:last|this|next)(?: coming)? )?${WEEKDAY}[ ,]{1,2}(?:the )?${NTH}`,
    `(?<![a-z])${WEEKDAY}[ ,]{1,2}(?:the )?${DAY}(?!\\d)${END}(?![.,:]\\d)`,
    `(?<![a-z])(?:last|this|next)(?: coming)? ${WEEKDAY}`,
    `(?<![a-z])${WEEKDAY}[ ,]{1,2}${DAY}/(?:0?[1-9]|1[0-2])(?!\\d)`,
    `(?<![\\d.])${NTH} (?:(?:of )?(?:this|last|next) month|inst)(?![a-z])`,
    `(?<=\\bon )(?:the )?${WEEKDAY}(?!s)`,
    `(?<![a-z])${WEEKDAY} (?:last(?: week)?|gone|just gone|this week|next week|before last|of (?:last|this|next) week)(?![a-z])`,
    `(?<=\\b(?:on|by|until|till|since|from|before|after) )the ${DAY}(?:st|nd|rd|th)(?![a-z])(?! (?:floor|time|case|visit|child|person|day|week|month|year|hour|one|worker|manager|attempt|occasion|century|place|largest|biggest|highest|lowest|most|least|review|meeting|team|agency|laptop|complaint|desk|page|point|question|round|referral|strike|ballot|class)s?\\b)`,
    `(?<=\\b(?:on|by|until|till|since|from|before|after|w/[cb]|commencing|beginning|dated?) )(?!24/7)${DAY}/(?:0?[1-9]|1[0-2])(?![\\d/]| of\\b)`,
    "(?<![a-z])(?:christmas (?:eve|day)|boxing day|new year['’]?s (?:eve|day)|good friday|easter (?:sunday|monday)|bonfire night|bank holiday monday)(?![a-z])",
  ),
  rule(
    'date',
    `(?<=\\b(?:d\\.?o\\.?b\\.?|date of birth|born(?: on| in)?|birthday(?: is| was)?(?: on| in)?)[ :=-]{1,3}(?:is |was )?(?:the )?)(?:${DAY}[ ./-]\\d{1,2}(?:[ ./-]\\d{2,4})?|\\d{6,8}|${FULL_YEAR}|${NTH}|${ANY_MONTH}(?: ${FULL_YEAR}| ['’]?\\d\\d)?)(?!\\d)`,
  ),
]

const HOUR_WORD = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9]|1[0-2])(?![a-z\\d])'
const MINUTES = '(?:five|ten|twenty(?:[ -]five)?|5|10|20|25)(?: (?:mins?|minutes))?'
const AM = ' ?(?:[ap]\\.? ?m\\.?)(?![a-z])'
const CLOCK = '(?:[01]?\\d|2[0-4])'
const AT = '\\b(?:at|by|until|till|around|from|before|after|since|about) '

export const TIMES: readonly Rule[] = [
  rule(
    'time',
    `(?<![\\d.:£])(?:${CLOCK}(?:[:.][0-5]\\d)? ?(?:-|–|to|and|or) ?)?${CLOCK}(?:[:. ]?[0-5]\\d(?::[0-5]\\d)?)?${AM}`,
    `(?<![\\d.:])(?<!\\bratio )(?<!\\bratio of )${CLOCK}:[0-5]\\d(?::[0-5]\\d)?(?!\\d)(?: ?hrs)?`,
    `(?<=${AT})${CLOCK}\\.[0-5]\\d(?!\\d|\\.\\d| ?(?:hours|hrs|h\\b|fte|cases|%|per|posts|days|weeks|times))`,
    '(?<!\\d)(?:0\\d|1\\d|2[0-3])[0-5]\\dh(?:rs?|ours)?(?![a-z])',
    '(?<!\\d)0\\d[0-5]\\d (?:hrs|hours)(?![a-z])',
    `(?<![a-z\\d])${HOUR_WORD} ?o['’ ]?clock`,
    `(?<![a-z])(?:half(?:[ -]past)?|quarter[ -](?:past|to))[ -]${HOUR_WORD}(?! (?:of|times|the|a|cases?|hours?|teams?)\\b)`,
    `(?<![a-z\\d])${MINUTES} past ${HOUR_WORD}`,
    `(?<=${AT})${MINUTES} to ${HOUR_WORD}`,
    `(?<![a-z\\d])twenty(?:[ -]five)? to ${HOUR_WORD}`,
    `(?<![a-z\\d])${HOUR_WORD}${AM}`,
    `(?<=${AT})${HOUR_WORD}[ -](?:fifteen|thirty|forty[ -]?five)(?! ?(?:cases|hours|%|per))`,
    `(?<=\\bat )(?:[01]\\d|2[0-3])[0-5]\\d(?![\\d,.%]| (?:levels?|rates?|prices|pay|cases|hours|staff))`,
    '(?<![\\d.])(?:[01]?\\d|2[0-3])h[0-5]\\d(?!\\d)',
    '(?<=\\bat )(?:noon|midday|midnight)(?![a-z])',
    `(?<![a-z\\d])${HOUR_WORD} (?:in the (?:morning|afternoon|evening)|at night)(?![a-z])`,
  ),
]

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
