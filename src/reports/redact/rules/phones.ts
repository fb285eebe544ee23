import { type Rule, rule } from './rule.ts'

/** The letter O is close to the nought on many a keyboard. */
const DIGIT = '(?:\\d|o(?![a-np-z]))'
/** What people put between the digits of one number. */
const GAP = '[ \\n.()/_*–—-]{0,3}'
const EXTENSION = '(?:[ ,]{0,2}(?:ext(?:ension|n)?|x)[.: ]{0,2}\\d{1,6})?'
/** "0.5 0.6 0.8" are shares of a post. */
const NO_DECIMAL = '(?<!\\d)(?<!\\d\\.)(?!0\\.\\d(?![\\d.]))'
const SPOKEN = '(?:oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)'

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
    '\\bext(?:ension|n)?[.: ]{1,2}\\d{3,6}(?!\\d)',
    '(?<=\\b(?:tel|telephone|phone|mob|mobile|call|ring|text|whatsapp)(?:[ :.](?:me|us|her|him|them|on|is|no|number|at)){0,3}[ :.]{1,3})\\d{3,5}[ .-]\\d{3,6}(?!\\d)',
    `(?<![a-z])(?:${SPOKEN}[ ,-]{1,2}){5,}${SPOKEN}(?![a-z])`,
  ),
]
