import { type Rule, rule, ruleOfCapitals } from './rule.ts'
import { NO_YEARS } from './years.ts'

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
