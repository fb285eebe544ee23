import { type Rule, rule, ruleOfCapitals } from './rule.ts'
import { NO_YEARS } from './years.ts'

const RECORD =
  '(?:case|file|ref|reference|client|child|family|record|incident|crime|complaint|payroll|employee|staff|ticket|job|log|LCS|LL|ICS|liquidlogic|carefirst|mosaic|UPN|URN|HCPC|SWE|registration|hospital|court|claim|policy|account|passport|badge|invoice|order)'
const LABEL = `\\b(?:${RECORD}(?: (?:no|number|num|nr|id|ref|reference))?|(?:id|case|ref|reference|UPN) ?(?:no|number)?)`
/** At least three digits: "case 3" is the third one, "case no. 123" is a child. */
const ID = '(?=[a-z/-]{0,6}\\d[a-z/-]{0,2}\\d[a-z/-]{0,2}\\d)[a-z0-9][a-z0-9/-]{2,}'

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
