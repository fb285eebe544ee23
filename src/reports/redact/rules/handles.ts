import { type Rule, rule, ruleOfCapitals } from './rule.ts'
import { NO_YEAR } from './years.ts'

/** The ends of web addresses that no English sentence has straight after a full stop. */
const ENDS =
  'uk|com|org|net|gov|edu|eu|info|biz|io|ly|gg|tv|fm|co|app|dev|chat|social|page|site|online|scot|wales|london|ie|de|fr|pl|pk'
/** These are words too: "I told him.No answer" is no address, "t.me/abc" is. */
const WORDS = 'me|be|is|it|to|at|us|so|in|no|my|am|do|im|cc'
const LABELS = '(?:[a-z0-9-]{1,63}\\.){1,6}'
const MAILERS =
  'gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|live|msn|aol|btinternet|protonmail|sky|talktalk|virginmedia'
const LOCAL = "(?<![\\w.+'-])[\\w.+'-]+"
const LETTER = '[\\w\\u00c0-\\u024f]'
const DOT = '(?: ?[[({]dot[\\])}] ?| dot |\\.)'
const APPS =
  '(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|twitter|facebook|fb|discord|telegram|signal|kik|xbox|psn|roblox|user ?name|gamer ?tag|log-?in|logs? in as|password)'
/** A figure or an underscore tells it from a word; "s47" has one letter. */
const HANDLE = '(?=[a-z.]{2,30}[\\d_])[a-z][\\w.]{3,30}(?<!\\.)(?!\\w)'

export const PLATFORM_MENTIONS: readonly Rule[] = [
  rule('mention', '<[@#!][^<>\\n]+>', '<a?:\\w{1,32}:\\d+>', '<t:-?\\d+(?::[a-z])?>'),
]

export const LINKS_WITH_SCHEME: readonly Rule[] = [
  rule('email', 'mailto:[^\\s<>|]+'),
  rule('link', '<(?:https?|ftp|slack|discord)://[^<>\\n]+>', '\\b[a-z][a-z0-9+-]{1,15}://[^\\s<>)\\]]+'),
]

export const EMAILS: readonly Rule[] = [
  rule('email', `${LOCAL} ?@ ?${LABELS}[a-z]{2,24}(?![a-z0-9])`),
  rule(
    'email',
    `${LOCAL} ?(?:[[({]at?[\\])}]|<at>) ?[a-z0-9-]{1,63}(?:${DOT}[a-z0-9-]{2,63}){1,5}`,
    `${LOCAL} at [a-z0-9-]{1,63}(?: ?[[({]dot[\\])}] ?[a-z0-9-]{2,63}| dot [a-z0-9-]{2,63}){1,5}`,
    `(?<![\\w.+'-])[a-z0-9]+[.+_-][\\w.+'-]+ at ${LABELS}(?:${ENDS})(?![a-z0-9])`,
    `${LOCAL} ?@ ?[a-z0-9-]{1,63}(?: ?\\. ?[a-z0-9-]{1,63}){0,4} ?\\. ?(?:${ENDS})(?![a-z0-9])`,
    `${LOCAL} ?(?: at |@) ?(?:${MAILERS})(?:\\.[a-z]{2,3}){0,2}(?![a-z0-9])`,
    `${LOCAL}@[a-z0-9][a-z0-9-]*`,
  ),
]

export const BARE_LINKS: readonly Rule[] = [
  rule(
    'link',
    `(?<![a-z0-9])www ?\\. ?[^\\s<>)\\]]+(?: \\. ?(?:[a-z0-9-]{1,63} \\. ?){0,3}(?:${ENDS})(?![a-z0-9]))?`,
    `(?<![a-z0-9-])[a-z0-9-]{2,63}(?: dot [a-z0-9-]{2,63}){0,3} dot (?:${ENDS})(?![a-z0-9])`,
    '\\\\\\\\[^\\s<>)\\]]+',
    `(?<![a-z0-9.-])${LABELS}(?:(?:${ENDS})(?![a-z0-9-])(?::\\d{2,5})?(?:[/?#][^\\s<>)\\]]*)?|(?:${WORDS})/[^\\s<>)\\]]+)`,
  ),
]

export const MENTIONS: readonly Rule[] = [
  rule('mention', `@${LETTER}[\\w.\\u00c0-\\u024f-]*${LETTER}`, '(?<![\\w.])[\\w.]{2,32}#\\d{4}(?!\\d)'),
  rule(
    'mention',
    `(?<=\\b${APPS}(?: (?:is|was|name|account)){0,2}[:=, -]{1,3})${HANDLE}`,
    `(?<![\\w.])${HANDLE}(?= on ${APPS}(?![a-z]))`,
    `(?<![\\w.])[a-z]{2,20}(?:_[a-z]{0,20}){1,3}${NO_YEAR}\\d{2,4}(?!\\w|\\.\\w)`,
  ),
  ruleOfCapitals('mention', '(?<![A-Za-z0-9])[UWCGTDB](?=[A-Z]*\\d)[A-Z0-9]{8,11}(?![A-Za-z0-9])'),
]
