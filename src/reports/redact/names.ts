import { withoutMarks } from './kinds.ts'
import { narrowed, seenNames } from './names/seen.ts'
import { type Span, wordsOf } from './names/words.ts'

export type { Span }

interface Person {
  readonly offset: { readonly start: number; readonly length: number }
}

/** The library is big, and only whoever writes a note needs it. */
async function foundPeople(text: string): Promise<readonly Span[]> {
  const { default: nlp } = await import('compromise')
  const people: readonly Person[] = nlp(text).people().json({ offset: true })
  return people.map(({ offset: { start, length } }) => ({ start, end: start + length }))
}

function joined(text: string, spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = whole.at(-1)
    if (last !== undefined && (span.start <= last.end || /^\.? $/.test(text.slice(last.end, span.start))))
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else whole.push({ start: span.start, end: span.end })
  }
  return whole
}

/**
 * Where a text seems to name somebody, to be shown in bold to whoever wrote it. It marks too much rather than too little,
 * and it is never to be relied on: nothing is taken out here.
 */
export async function likelyNames(text: string): Promise<readonly Span[]> {
  const plain = withoutMarks(text)
  const words = wordsOf(plain)
  const people = narrowed(await foundPeople(plain), words)
  return joined(plain, [...seenNames(plain, words), ...people])
}
