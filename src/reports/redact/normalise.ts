/** A note is kept at one size whatever it says, and this much fits. */
export const LONGEST_TEXT = 1000

const DECIMALS = /\p{Nd}/u

/** The digits of other scripts stand in tens, each of which begins at a code that ends in 0 or 6. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  const place = code % 16
  return String(DECIMALS.test(String.fromCodePoint(code - place)) ? place : place - 6)
}

const compose = (text: string): string =>
  text
    .replace(/\p{Default_Ignorable_Code_Point}+/gu, '')
    .replace(/[\p{Co}\u2800]/gu, ' ')
    .replace(/[^\n\P{C}]+/gu, '')
    .normalize('NFKC')

/**
 * The text as a reader sees it. What nobody can see goes, since one such character inside a phone number would hide it;
 * wide, small and foreign digits become 0 to 9; spaces are single. Line breaks stay.
 */
export function normalise(text: string): string {
  const lines = text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    // "2½" would become "21⁄2".
    .replace(/(?<=\p{N})(?=[¼-¾⅐-⅞↉])/gu, ' ')
  // Composing can bring out what is then to be taken away, and that brings letters together that compose.
  return compose(compose(lines))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\p{Nd}/gu, plainDigit)
    .replace(/(?<=\d)\p{M}+/gu, '')
    .replace(/[\u2010\u2011\u2012\u2212]/g, '-')
    .replace(/ ?\n[ \n]*/g, (gap) => (gap.split('\n').length > 2 ? '\n\n' : '\n'))
    .trim()
}

export const fits = (text: string): boolean => normalise(text).length <= LONGEST_TEXT
