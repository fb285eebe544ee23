import { type Rule, rule, ruleOfCapitals } from './rule.ts'

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
