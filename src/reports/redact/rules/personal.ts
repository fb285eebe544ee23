import { type Rule, rule, ruleOfCapitals } from './rule.ts'
import { NO_YEARS } from './years.ts'

/** "We are up to 28 30 32 a week" has the shape of a National Insurance number, "WE 12 ARE" that of a plate. */
const BEFORE_A_COUNT = 'am|an|as|at|be|by|do|go|he|me|my|no|of|on|or|so|to|up|us|we'
/** "8 CP 14 LAC" is a caseload. */
const ABBREVIATIONS = 'CP|LA|PA|SW|TM|HR'
/** "Families in ls12 and ls9" */
const NO_WORD =
  '(?!(?:all|and|are|but|can|did|for|get|got|had|has|her|his|how|its|may|new|nor|not|now|off|old|one|our|out|own|per|she|the|too|two|was|way|who|yet|you)(?![a-z]))'

export const PERSONAL_NUMBERS: readonly Rule[] = [
  rule(
    'NHS number',
    `(?<=\\bNHS[ -]?(?:no|number|num|id)?[.:# ]{0,3}(?:(?:is|was) )?)${NO_YEARS}\\d(?:[ .,/_-]?\\d){7,}`,
  ),
  rule(
    'NI number',
    `(?<![a-z0-9])(?!(?-i:${BEFORE_A_COUNT}) )[a-z][ ./-]?[a-z](?:[ ./-]?\\d){6}[ ./-]?[a-d](?![a-z0-9])`,
    '(?<=\\b(?:NI|NINO|national insurance)(?: (?:no|number|num))?[.:# ]{1,3}(?:(?:is|was) )?)[a-z]{2}(?:[ .-]?\\d){6}(?!\\d)',
  ),
  rule(
    'court reference',
    '(?<![a-z])[a-z]{2}[ /-]?\\d{2}[ /-]?[a-z][ /-]?\\d{3,6}(?!\\d)',
    '\\[?(?<!\\d)\\d{4}\\]? (?:EWFC|EWHC|EWCA|EWCOP|UKSC|UKUT|UKEAT)(?: Civ)?(?: B?\\d+)?(?: ?\\((?:Fam|B|Admin|QB)\\))?',
    '\\bRe:? [A-Z](?:-[A-Z])? ?\\((?:an? )?(?:child|children|minor|minors)[^()\\n]{0,30}\\)',
  ),
  rule(
    'number plate',
    `(?<![a-z0-9])[a-z]{2}[0-7]\\d(?:[.-]?| ${NO_WORD})[a-z]{3}(?![a-z0-9])`,
    '(?<=\\b(?:reg|registration|plate)(?: (?:no|number|is|was)){0,2}[.: ]{1,3})[a-z]{2}[ .-]?[0-7]\\d[ .-]?[a-z]{3}(?![a-z0-9])',
  ),
  ruleOfCapitals(
    'number plate',
    // Neither I nor Q is ever among the letters.
    `(?<![A-Za-z0-9])(?!(?:${BEFORE_A_COUNT.toUpperCase()}|${ABBREVIATIONS}) )[A-HJ-PR-Z]{2}[ .-][0-7]\\d[ .-]?${NO_WORD.toUpperCase()}[A-HJ-PR-Z]{3}(?![A-Za-z0-9])`,
    `(?<![A-Za-z0-9])(?!S\\d\\d(?!\\d))[A-Z](?:\\d{1,3} |\\d{2,3})${NO_WORD.toUpperCase()}[A-HJ-PR-Z]{3}(?![A-Za-z0-9])`,
  ),
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
