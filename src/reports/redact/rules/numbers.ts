import { type Rule, rule, ruleOfCapitals } from './rule.ts'
import { NO_YEAR, NO_YEARS } from './years.ts'

const BETWEEN = '(?: ?[/_-] ?| )'
/** "28 30 32 35" are caseloads, "2015 2016 2017" years. */
const A_LONG_PART = `(?=(?:\\d\\d${BETWEEN}){0,6}${NO_YEAR}\\d{3,5}(?!\\d))`
const EIGHT_DIGITS = `(?=(?:${BETWEEN}?\\d){8})`

/** Whatever still holds six digits in a row says something about somebody. */
export const LONG_NUMBERS: readonly Rule[] = [
  ruleOfCapitals('number', '(?<![A-Za-z0-9])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])'),
  rule(
    'number',
    '(?<![\\d-])\\d{2}-\\d{2}-\\d{2}(?![\\d-])',
    '(?<=\\b(?:sort[ -]?code|s/c|a/c)(?: no| number)?[:. ]{1,3}(?:(?:is|was) )?)\\d\\d(?:[ ./-]?\\d\\d){2,3}(?!\\d)',
    '(?<!\\d)\\d{4}(?<gap>[ -])\\d{4}\\k<gap>\\d{4}(?:\\k<gap>\\d{1,4})?(?!\\d)',
    `(?<!\\d)${NO_YEARS}\\d{4,}-\\d{4,}`,
    '(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])',
    '(?<=\\b(?:card|account|number|phone|mobile) (?:ending|ends)(?: in)? )\\d{3,4}(?!\\d)',
    // Spaced out so that no filter finds it.
    '(?<![\\d.,£])\\d(?<gap>[ ./_-])\\d(?:\\k<gap>\\d){4,}(?!\\d)',
    `(?<![\\d.,£/])${A_LONG_PART}${EIGHT_DIGITS}\\d{2,5}(?:${BETWEEN}\\d{2,5}){2,6}(?!\\d)`,
    // "£100 000" is money, "1 250 000" an amount.
    `(?<![\\d.,£/-])(?<!\\d )(?:\\d{1,2} )?${NO_YEAR}\\d{3,5}[ .]${NO_YEAR}(?!000)\\d{3,5}(?![\\w%/-]|[.,]\\d)`,
    // No count begins with a nought.
    '(?<![\\d.,])0\\d{3,4}(?!\\d)',
    // No figure of work is so exact, but a place on a map is.
    '-?(?<!\\d)\\d{1,3}\\.\\d{4,}',
  ),
  rule('case number', '(?<!\\d)\\d{6,8}(?:[./-]\\d{2,}){0,4}(?!\\d)'),
  rule('number', '(?<!\\d)\\d{6,}(?:[./-]\\d{2,}){0,4}'),
]
