import { type Rule, rule, ruleOfCapitals } from './rule.ts'

/** The letter O is close to the nought on many a keyboard. */
const DIGIT = '(?:\\d|o(?![a-np-z]))'
/** What people put between the digits of one number. */
const GAP = '[ \\n.()/_*–—-]{0,3}'
const EXTENSION = '(?:[ ,]{0,2}(?:ext(?:ension|n)?|x)[.: ]{0,2}\\d{1,6})?'
/** "0.5 0.6 0.8" are shares of a post. */
const NO_DECIMAL = '(?<!\\d)(?<!\\d\\.)(?!0\\.\\d(?![\\d.]))'
const SPOKEN = '(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)'

export const PHONES: readonly Rule[] = [
  rule(
    'phone',
    `${NO_DECIMAL}(?:\\(?(?:\\+|00)${GAP}44${GAP}(?:0${GAP})?|\\(?[0o][ )]{0,2})[1-9](?:${GAP}${DIGIT}){8,9}\\d*${EXTENSION}`,
    `\\(?\\+${GAP}\\d(?:${GAP}\\d){6,14}\\d*${EXTENSION}`,
    `(?<!\\d)00[1-9](?:${GAP}\\d){6,14}\\d*${EXTENSION}`,
    `(?<!\\d)[0o](?:[.-][\\do]){9,10}(?!\\d)`,
    `(?<!\\d)44[ -]?\\(?0?\\)?[1-9]\\d{2,4}[ -]?\\d{3}[ -]?\\d{3,4}${EXTENSION}`,
    `(?<!\\d)0\\d{3,4},\\d{3},\\d{3,4}(?!\\d)`,
    // Without the nought: "7700 900123".
    `(?<!\\d)[127]\\d{3}[ .-]\\d{6}(?!\\d)${EXTENSION}`,
    `(?<!\\d)7\\d{3}([ .-])\\d{3}\\1\\d{3}(?!\\d)${EXTENSION}`,
  ),
  rule(
    'phone',
    '\\bext(?:ension|n)?[.: ]{1,2}\\d{3,6}(?!\\d)',
    '(?<=\\b(?:tel|telephone|phone|mob|mobile|call|ring|text|whatsapp)(?:[ :.](?:me|us|her|him|them|on|is|no|number|at)){0,3}[ :.]{1,3})\\d{3,5}[ .-]\\d{3,6}(?!\\d)',
    `(?<![a-z])(?:${SPOKEN}[ ,-]{1,2}){5,}${SPOKEN}(?![a-z])`,
  ),
]

export const PERSONAL_NUMBERS: readonly Rule[] = [
  rule('NHS number', '(?<=\\bNHS[ -]?(?:no|number|num|id)?[.:# ]{0,3}(?:(?:is|was) )?)\\d(?:[ .-]?\\d){7,}'),
  rule('NI number', '(?<![a-z])[a-z]{2}[ -]?\\d{2}[ .-]?\\d{2}[ .-]?\\d{2}[ -]?[a-d](?![a-z0-9])'),
  rule(
    'court reference',
    '(?<![a-z])[a-z]{2}[ /-]?\\d{2}[ /-]?[a-z][ /-]?\\d{3,6}(?!\\d)',
    '\\[?(?<!\\d)\\d{4}\\]? (?:EWFC|EWHC|EWCA|EWCOP|UKSC|UKUT|UKEAT)(?: Civ)?(?: B?\\d+)?(?: ?\\((?:Fam|B|Admin|QB)\\))?',
    '\\bRe:? [A-Z](?:-[A-Z])? ?\\((?:an? )?(?:child|children|minor|minors)[^()\\n]{0,30}\\)',
  ),
  ruleOfCapitals(
    'number plate',
    '(?<![A-Za-z0-9])[A-Z]{2}[0-7]\\d[ -]?[A-Z]{3}(?![A-Za-z0-9])',
    '(?<![A-Za-z0-9])[A-Z]\\d{1,3} [A-Z]{3}(?![A-Za-z0-9])',
  ),
  rule('number plate', '(?<![a-z0-9])[a-z]{2}[0-7]\\d[a-z]{3}(?![a-z0-9])'),
]

/** After the phones, as the end of a foreign one has the same shape. The check digit helps nobody who mistyped one. */
export const NHS_NUMBERS: readonly Rule[] = [
  rule(
    'NHS number',
    '(?<!\\d)\\d{3}[ \\n.-]\\d{3}[ \\n.-]\\d{4}(?!\\d)',
    '(?<!\\d)(?:\\d{3}[ .-]\\d{7}|\\d{6}[ .-]\\d{4}|\\d{5}[ .-]\\d{5}|\\d{10})(?!\\d)',
    '(?<!\\d)(?<!\\d[ .-])\\d([ .-])\\d(?:\\1\\d){8}(?!\\d)(?!\\1\\d)',
  ),
]

const RECORD =
  '(?:case|file|ref|reference|client|child|family|record|incident|crime|complaint|payroll|employee|staff|ticket|job|log|LCS|LL|ICS|liquidlogic|carefirst|mosaic|UPN|URN|HCPC|SWE|registration|hospital|court|claim|policy|account|passport|badge|invoice|order)'
const LABEL = `\\b(?:${RECORD}(?: (?:no|number|num|nr|id|ref|reference))?|(?:id|case|ref|reference|UPN) ?(?:no|number)?)`
/** At least three digits: "case 3" is the third one, "case no. 123" is a child. */
const ID = '(?=[a-z/-]{0,6}\\d[a-z/-]{0,2}\\d[a-z/-]{0,2}\\d)[a-z0-9][a-z0-9/-]{2,}'
/** "2016/17" and "2016-2017" are years. */
const NO_YEARS = '(?!(?:19|20)\\d\\d[/-](?:(?:19|20)\\d\\d|\\d\\d)(?!\\d))'

export const CASE_NUMBERS: readonly Rule[] = [
  rule(
    'case number',
    `(?<=${LABEL}\\.?(?:[:# ]{1,3}|: ?#)(?:(?:is|was) )?)(?<!\\bin case )${ID}`,
    `(?<=\\b${RECORD} (?:no|number|num|nr|id|ref|reference)[.:# ]{1,3})\\d{2,4}(?: \\d{2,4}){1,4}(?!\\d)`,
    '(?<=\\bno[.:]? ?)(?!(?:19|20)\\d\\d(?!\\d))\\d{4,}',
    '(?<![a-z0-9])[a-z]{1,20}_?\\d{5,}[a-z]?(?![a-z0-9])',
    '#[a-z]{0,4}\\d{3,}',
    `(?<!\\d)${NO_YEARS}\\d{4,}/\\d{2,}(?!\\d)`,
  ),
  ruleOfCapitals('case number', '(?<![A-Za-z0-9])[A-Z]{1,5}[-/]\\d{3,}(?:[-/]\\d+)?', '\\b[A-Z]{2,5} \\d{5,}'),
]

/** Whatever still holds six digits in a row says something about somebody. */
export const LONG_NUMBERS: readonly Rule[] = [
  ruleOfCapitals('number', '(?<![A-Za-z0-9])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])'),
  rule(
    'number',
    '(?<![\\d-])\\d{2}-\\d{2}-\\d{2}(?![\\d-])',
    '(?<!\\d)\\d{4}([ -])\\d{4}\\1\\d{4}(?:\\1\\d{1,4})?(?!\\d)',
    `(?<!\\d)${NO_YEARS}\\d{4,}-\\d{4,}`,
    '(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])',
  ),
  rule('case number', '(?<!\\d)\\d{6,8}(?!\\d)'),
  rule('number', '(?<!\\d)\\d{6,}'),
]
