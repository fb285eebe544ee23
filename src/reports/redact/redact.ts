import { KINDS, type Kind, token, withMarks, withTokens } from './kinds.ts'
import { normalise } from './normalise.ts'
import { RULES } from './rules/index.ts'
import type { Rule } from './rules/rule.ts'

export interface Found {
  readonly kind: Kind
  readonly count: number
}

export interface Redaction {
  /** With a mark such as "[phone]" where something was. */
  readonly text: string
  readonly found: readonly Found[]
}

/** After each find the rest is read as if it began there, just as it would be beside the mark on a second reading. */
function apply(text: string, { kind, pattern }: Rule, count: (kind: Kind) => void): string {
  let done = ''
  let rest = text
  for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
    count(kind)
    done += rest.slice(0, match.index) + token(kind)
    rest = rest.slice(match.index + match[0].length)
  }
  return done + rest
}

/**
 * Takes out what a rule can find: never everything, and never a name. Reading goes on until nothing more is found, since
 * a mark parts what stood together; so redacting twice is the same as once.
 */
export function redact(text: string): Redaction {
  const counts = new Map<Kind, number>()
  const count = (kind: Kind): void => void counts.set(kind, (counts.get(kind) ?? 0) + 1)
  let before: string
  let after = withTokens(normalise(text))
  do {
    before = after
    after = RULES.reduce((left, one) => apply(left, one, count), before)
  } while (after !== before)
  const found = KINDS.map((kind) => ({ kind, count: counts.get(kind) ?? 0 })).filter((one) => one.count > 0)
  return { text: withMarks(after), found }
}
