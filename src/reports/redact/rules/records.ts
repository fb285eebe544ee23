import { type Rule, rule, ruleOfCapitals } from './rule.ts'
import { NO_YEAR, NO_YEARS } from './years.ts'

const RECORD =
  '(?:case|file|ref|reference|client|child|patient|pupil|family|record|incident|occurrence|CAD|crime|complaint|payroll|employee|staff|ticket|job|log|LCS|LL|ICS|PID|pt|EHCP|liquidlogic|carefirst|mosaic|UPN|URN|HCPC|SWE|registration|hospital|court|claim|policy|account|passport|visa|badge|invoice|order)'
const NUMBERED = '(?:no|number|num|nr|id|ref|reference)'
const LABEL = `\\b(?:${RECORD}(?: ${NUMBERED})?|(?:id|case|ref|reference|UPN) ?(?:no|number)?)`
const SAYS = '\\.?(?:[:# ]{1,3}|: ?#)(?:(?:is|was) )?'
/** "CS 0044 81" */
const SERIES = '(?-i:[A-Z]{1,4})'
/** At least three digits: "case 3" is the third one, "case no. 123" is a child. */
const ID = '(?=[a-z/.-]{0,6}\\d[a-z/-]{0,2}\\d[a-z/-]{0,2}\\d)[a-z0-9](?:[/-]?[a-z0-9]|\\.\\d){2,}'

export const CASE_NUMBERS: readonly Rule[] = [
  rule(
    'case number',
    `(?<=\\b(?:${RECORD} ${NUMBERED}|ref(?:erence)?)${SAYS})(?:${SERIES} \\d{2,5}(?:[ -]\\d{1,5}){0,6}|\\d{1,5}(?:[ -]\\d{1,5}){1,6})(?!\\d)`,
    `(?<=${LABEL}${SAYS})(?<!\\bin case )${ID}`,
    `(?<=\\b(?:no|number|LCS|LL|ICS|liquidlogic|carefirst|mosaic)${SAYS})\\d{2,5}(?: \\d{2,5}){1,6}(?!\\d)`,
    // Whatever the number is of: "the door code is C4481Y", "her school number is 382/4412".
    `(?<=\\b(?:no|number|num|id|code|pin|key ?safe)${SAYS})(?:(?:${SERIES} |[a-z]{0,3})${NO_YEAR}\\d{4,}[a-z]{0,2}|${NO_YEARS}\\d{2,}/\\d{3,})(?![a-z0-9])`,
    `(?<=(?<![a-z])(?:p?id|ref|case|file|no)[.:]?)${NO_YEAR}\\d{3,}`,
    `(?<![a-z0-9])(?:[a-z]{1,20}_?\\d{5,}|[a-z]{2,5}${NO_YEAR}\\d{4})[a-z]?(?![a-z0-9])`,
    '# ?[a-z]{0,4}\\d{3,}',
    `(?<!\\d)${NO_YEARS}\\d{4,}/\\d{2,}(?!\\d)`,
    // More above the line than below: no share of anything.
    '(?<![\\w.,£/])\\d{3}/\\d{1,2}(?![\\d/])',
  ),
  ruleOfCapitals('case number', '(?<![A-Za-z0-9])[A-Z]{1,5}[-/]\\d{3,}(?:[-/]\\d+)?', '(?<=\\b[A-Z]{2,5} )\\d{5,}'),
]
