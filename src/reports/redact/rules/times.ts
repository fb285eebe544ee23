import { type Rule, rule } from './rule.ts'

const HOUR_WORD = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9]|1[0-2])(?![a-z\\d])'
const MINUTES = '(?:five|ten|twenty(?:[ -]five)?|5|10|20|25)(?: (?:mins?|minutes))?'
/** "Five to ten visits" counts upwards. What counts down and is no time is a vote, or a team that got smaller. */
const DOWNWARDS = `(?:ten to (?:two|three|four|five|six|seven|eight|nine)|five to (?:two|three|four)|twenty(?:[ -]five)? to ${HOUR_WORD})(?![a-z])`
const VOTE_OR_LOSS = '\\b(?:from|vot(?:e|es|ed|ing)|won|lost|carried|passed) (?:\\w{1,9} ){0,2}'
const A_COUNT =
  '(?! (?:cases|visits|children|families|hours|days|weeks|people|workers|staff|each|per|in favour|against|for|of)\\b)'
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
    `(?<=\\b(?:at|by|until|till|before|after|since) )${MINUTES} to ${HOUR_WORD}${A_COUNT}`,
    `(?<![a-z\\d])(?<!${VOTE_OR_LOSS})${DOWNWARDS}${A_COUNT}`,
    `(?<![a-z\\d])${HOUR_WORD}${AM}`,
    `(?<=${AT})${HOUR_WORD}[ -](?:fifteen|thirty|forty[ -]?five)(?! ?(?:cases|hours|%|per))`,
    `(?<=\\bat )(?:[01]\\d|2[0-3])[0-5]\\d(?![\\d,.%]| (?:levels?|rates?|prices|pay|cases|hours|staff))`,
    '(?<![\\d.,£])0\\d[0-5]\\d ?(?:-|–|to|until|till) ?[012]\\d[0-5]\\d(?!\\d)',
    '(?<=\\b(?:from|until|till|by|before|after|since) )(?!19|20)(?:0\\d|1\\d|2[0-3])[0-5]\\d(?=[.,;!?)\\n]|$| (?:on|and|with|without|every|each|most|when|i|we|she|he|they)\\b)(?![.,]\\d)',
    '(?<![\\d.])(?:[01]?\\d|2[0-3])h[0-5]\\d(?!\\d)',
    '(?<=\\bat )(?:noon|midday|midnight)(?![a-z])',
    `(?<![a-z\\d])${HOUR_WORD} (?:in the (?:morning|afternoon|evening)|at night)(?![a-z])`,
  ),
]
