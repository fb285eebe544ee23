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
const MONTH_NUMBER = '(?:0?[1-9]|1[0-2])'
const END = '(?= ?(?:[.,;:)!?\\n]|$))'
/** After "Tuesday 14" and "Monday the sixth"; a noun would make a count of it. */
const NEXT = '(?= ?(?:[.,;:)!?\\n]|$)| (?:was|is|at|from|until|till|when|i|we|he|she|they|my|it)\\b)'
const YEAR = `(?:[ ,./-]{1,2}(?:${FULL_YEAR}|['’]\\d\\d(?!\\d)|\\d\\d${END})|['’/-]\\d\\d(?!\\d))?`
/** "Monday 5 visits", "In March 3 colleagues": figures of work, not dates. */
const NO_FIGURE =
  '(?![\\d:%]|[.,]\\d| ?(?:%|am|pm|per cent|percent|cases?|hours?|hrs|days?|weeks?|months?|years?|visits?|children|kids|families|people|colleagues|staff|members?|of|more|new|social|workers?|agency|out|times?|teams?|reviews?|reports?|reasons?|laptops?|managers?|vacanc|jobs?|posts?|other|to \\d|or \\d|in \\d)\\b)'
const UNITS =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)'
const RANGE = `(?:${DAY}(?: ?(?:st|nd|rd|th))? ?(?:-|–|to|and|&|until|or|,) ?){0,3}`
const SINCE = 'on|by|until|till|since|from|before|after'
const WEEK_OF = 'w/[cb]|commencing|beginning|dated?'
const OVER_TWELVE = '(?:3[01]|2\\d|1[3-9])'
/** "2/3 of us" is a share. */
const DAY_AND_MONTH = `(?!24/7)${DAY}/${MONTH_NUMBER}(?![\\d/]| of\\b)`
const MORE = `(?:(?:,? (?:and|&|or|to) |, ?| ?[&-] ?)${DAY_AND_MONTH})`
const PAY_OR_HOURS = '(?! ?(?:an|a|per|hours?|hrs|fte|k|quid|pounds?|each|out)\\b)'
const ON_DAY = `(?:${WEEKDAY}[ ,.]{1,2}(?:the )?)?`

/** A weekday by itself or in the plural says how the work goes; with "last", "on" or a number it says when. Months and years stay. */
export const DATES: readonly Rule[] = [
  rule(
    'date',
    `(?<!\\d)(?:19|20)\\d\\d([-/.])${MONTH_NUMBER}\\1${DAY}(?!\\d)(?:T[\\d:.]{4,12}Z?)?`,
    `(?<![\\d.])(?<!\\d[/-])${DAY}( ?[/.-] ?)${DAY}\\2(?:${FULL_YEAR}|\\d\\d(?!\\d))(?:\\2\\d{1,4}){0,9}`,
    `(?<![\\d.])${DAY} ${MONTH_NUMBER} ${FULL_YEAR}`,
    `(?<![\\d./-])${MONTH_NUMBER}/${FULL_YEAR}`,
    // Nothing that is counted begins with a nought: "14 02 17", "14-02".
    `(?<![\\d.,£]|\\d[ /-])${DAY} 0[1-9] \\d\\d(?! ?\\d)`,
    `(?<![\\d.,£/-])${DAY}-0[1-9](?![\\d-])`,
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
    `${NTH}(?: of (?:the )?|/)${MONTH_NUMBER}(?:st|nd|rd|th)(?![a-z])${YEAR}`,
    `(?<![a-z])(?:${UNITS}) of (?:the )?(?:${UNITS})(?![a-z])${NEXT}`,
  ),
  rule(
    'date',
    `(?<![a-z])(?:(?:last|this|next)(?: coming)? )?${WEEKDAY}[ ,]{1,2}(?:the )?${NTH}`,
    `(?<![a-z])${WEEKDAY}[ ,.]{1,2}(?:the )?${DAY}(?!\\d)${NEXT}(?![.,:]\\d)`,
    `(?<![a-z])${WEEKDAY}[ ,]{1,2}the (?:${UNITS})(?![a-z])${NEXT}`,
    `(?<=\\bon the )(?!first|second|third)(?:${UNITS})(?![a-z])${NEXT}`,
    `(?<=\\bthe )${OVER_TWELVE}(?:st|nd|rd|th)(?![a-z])${NEXT}`,
    `(?<![a-z])(?:last|this|next)(?: coming)? ${WEEKDAY}`,
    `(?<![a-z])${WEEKDAY}[ ,]{1,2}${DAY}/${MONTH_NUMBER}(?!\\d)`,
    `(?<=\\b(?:${SINCE}|${WEEK_OF}) )${DAY_AND_MONTH}${MORE}{0,9}`,
    // "4/5, 3/5 and 2/5" are marks, "1/4, 1/2 or 3/4" shares.
    `(?<![\\d.,£/])(?!(?:\\d\\d?/(?:5|10)|1/[2-8]|2/3|3/4)(?!\\d))${DAY_AND_MONTH}${MORE}{2,9}`,
    `(?<![\\d.,£/-])(?=${OVER_TWELVE}/)${DAY_AND_MONTH}`,
    `(?<=\\b(?:on(?: the)?|${WEEK_OF}) )${DAY}\\.(?:0[1-9]|1[0-2])(?![\\d%]|[.,]\\d)${PAY_OR_HOURS}`,
    `(?<![\\d.])${NTH} (?:(?:of )?(?:this|last|next) month|inst)(?![a-z])`,
    `(?<=\\bon )(?:the )?${WEEKDAY}(?!s| (?:morning|afternoon|evening|night)s)`,
    `(?<![a-z])${WEEKDAY} (?:last(?: week)?|gone|just gone|this week|next week|before last|of (?:last|this|next) week)(?![a-z])`,
    `(?<=\\b(?:${SINCE}) )the ${DAY}(?:st|nd|rd|th)(?![a-z])(?! (?:floor|time|case|visit|child|person|day|week|month|year|hour|one|worker|manager|attempt|occasion|century|place|largest|biggest|highest|lowest|most|least|review|meeting|team|agency|laptop|complaint|desk|page|point|question|round|referral|strike|ballot|class)s?\\b)`,
    "(?<![a-z])(?:(?:christmas|xmas) (?:eve|day)|boxing day|new year['’]?s (?:eve|day)|(?-i:NYE|May Day)|good friday|easter (?:sunday|monday)|bonfire night|halloween|valentine['’]?s day|(?:mother|father)['’]?s['’]? day(?! off)|shrove tuesday|pancake day|bank holiday monday)(?![a-z])",
  ),
  rule(
    'date',
    `(?<=\\b(?:d\\.? ?o\\.? ?b\\.?|(?:date|year) of birth|yob|born(?: on| in)?|birthday(?: is| was)?(?: on| in)?)[ :=-]{1,3}(?:is |was )?(?:the )?)(?:${DAY}[ ./-]\\d{1,2}(?:[ ./-]\\d{2,4})?|\\d{6,8}|${FULL_YEAR}|['’]\\d\\d|${NTH}|${ANY_MONTH}(?: ${FULL_YEAR}| ['’]?\\d\\d)?)(?!\\d)`,
  ),
]
