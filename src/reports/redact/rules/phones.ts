import { type Rule, rule } from './rule.ts'

/** The letter O is close to the nought on many a keyboard, and I and l look like a one. */
const DIGIT = '(?:\\d|o(?![a-np-z])|[il](?=\\d))'
/** What people put between the digits of one number. */
const GAP = '[ \\n.()/_*–—-]{0,3}'
const EXTENSION = '(?:[ ,]{0,2}(?:ext(?:ension|n)?|x)[.: ]{0,2}\\d{1,6})?'
/** "0.5 0.6 0.8" are shares of a post. */
const NO_DECIMAL = '(?<!\\d)(?<!\\d\\.)(?!0\\.\\d(?![\\d.]))'
const SPOKEN = '(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)'
/** "Dial 999" says nothing of anybody. */
const PUBLIC_LINES = '(?!(?:999|1[01]1)(?!\\d))'

export const PHONES: readonly Rule[] = [
  rule(
    'phone',
    `${NO_DECIMAL}(?:\\(?(?:\\+|00)${GAP}44${GAP}(?:0${GAP})?|\\(?[0o][ )]{0,2})[1-9](?:${GAP}${DIGIT}){8,9}\\d*${EXTENSION}`,
    `\\(?\\+${GAP}\\d(?:${GAP}\\d){6,14}\\d*${EXTENSION}`,
    `(?<!\\d)00[1-9](?:${GAP}\\d){6,14}\\d*${EXTENSION}`,
    `(?<!\\d)[0o](?:[.-][\\do]){9,10}(?!\\d)`,
    `(?<!\\d)44[ -]?\\(?0?\\)?[1-9]\\d{2,4}[ -]?\\d{3}[ -]?\\d{3,4}${EXTENSION}`,
    `(?<!\\d)0\\d{3,4},\\d{3},\\d{3,4}(?!\\d)`,
    // Without the nought: "7700 900123".
    `(?<!\\d)[127]\\d{3}[ .-]\\d{6}(?!\\d)${EXTENSION}`,
    `(?<!\\d)7\\d{3}([ .-])\\d{3}\\1\\d{3}(?!\\d)${EXTENSION}`,
  ),
  rule(
    'phone',
    `\\b(?:ext(?:ension|n)?|tel|desk phone|bleep|pager|dial)(?:[.:]? (?:is|no|number|num)){0,2}[.: ]{1,2}${PUBLIC_LINES}\\d{3,6}(?!\\d)`,
    '(?<![\\w)£]|[\\d)] )x\\d{3,5}(?!\\w)',
    '(?<=\\b(?:tel|telephone|phone|mob|mobile|call|ring|text|whatsapp)(?:[ :.](?:me|us|her|him|them|on|is|no|number|at)){0,3}[ :.]{1,3})\\d{3,5}[ .-]\\d{3,6}(?!\\d)',
    `(?<![a-z])(?:${SPOKEN}[ ,-]{1,2}){5,}${SPOKEN}(?![a-z])`,
    // Part in figures: "07 seven 700 900 one two three".
    `(?<![a-z\\d.,£])(?:0\\d{0,4}|oh|o|zero|nought)(?=[\\d ,-]{1,14}[a-z])(?:[ ,-]{1,2}(?:${SPOKEN}|\\d{1,6})(?![a-z\\d])){4,12}`,
  ),
]
