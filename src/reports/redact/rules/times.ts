import { type Rule, rule } from './rule.ts'

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
