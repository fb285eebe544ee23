import { AGES } from './ages.ts'
import { DATES } from './dates.ts'
import { BARE_LINKS, EMAILS, LINKS_WITH_SCHEME, MENTIONS, PLATFORM_MENTIONS } from './handles.ts'
import { LONG_NUMBERS } from './numbers.ts'
import { NHS_NUMBERS, PERSONAL_NUMBERS } from './personal.ts'
import { PHONES } from './phones.ts'
import { ADDRESSES, POSTCODES } from './places.ts'
import { CASE_NUMBERS } from './records.ts'
import type { Rule } from './rule.ts'
import { TIMES } from './times.ts'

/**
 * In this order, as each rule sees only what those before it left: a postcode stands inside many an identifier of Slack,
 * a name after "@" inside an address, and a date with a time beside it looks like a phone number.
 */
export const RULES: readonly Rule[] = [
  ...PLATFORM_MENTIONS,
  ...LINKS_WITH_SCHEME,
  ...EMAILS,
  ...BARE_LINKS,
  ...MENTIONS,
  ...DATES,
  ...PERSONAL_NUMBERS,
  ...PHONES,
  ...NHS_NUMBERS,
  ...POSTCODES,
  ...ADDRESSES,
  ...AGES,
  ...TIMES,
  ...CASE_NUMBERS,
  ...LONG_NUMBERS,
]
