export interface Span {
  readonly start: number
  readonly end: number
}

export interface Word extends Span {
  /** As typed, without the end of a possessive. */
  readonly text: string
  /** Small letters without accents, to look up. */
  readonly plain: string
  /** "Sarah’s" */
  readonly possessive: boolean
  /** Begins with a capital, and is not all capitals. */
  readonly capital: boolean
  readonly opensSentence: boolean
  /** Beside the word before, with a space or an initial's full stop between them. */
  readonly follows: boolean
}

const WORD = /(?<![\p{L}\p{M}\p{N}])\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*){0,6}/gu
const POSSESSIVE = /['’]s$/i
const ABBREVIATED = /^(?:[a-z]|mr|mrs|ms|dr|cllr|prof|rev|st)$/

const plainOf = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ł/gi, 'l').replace(/’/g, "'").toLowerCase()

/** The words of a text, in one pass over it. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  let end = 0
  for (const { index, 0: whole } of text.matchAll(WORD)) {
    const gap = text.slice(end, index)
    const shown = whole.replace(POSSESSIVE, '')
    const last = words.at(-1)
    const abbreviated = gap === '. ' && last !== undefined && ABBREVIATED.test(last.plain)
    words.push({
      start: index,
      end: index + shown.length,
      text: shown,
      plain: plainOf(shown),
      possessive: shown !== whole,
      capital: /^\p{Lu}/u.test(shown) && !/^[\p{Lu}-]{2,}$/u.test(shown),
      opensSentence: last === undefined || (!abbreviated && /[.!?:\n•“”"]/.test(gap)),
      follows: last !== undefined && (gap === ' ' || abbreviated),
    })
    end = index + whole.length
  }
  return words
}
