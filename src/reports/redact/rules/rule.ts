import type { Kind } from '../kinds.ts'

/** Every repetition in a pattern has a limit or cannot begin inside itself: a text takes time in proportion to its length. */
export interface Rule {
  readonly kind: Kind
  readonly pattern: RegExp
}

export const rule = (kind: Kind, ...sources: readonly string[]): Rule => ({
  kind,
  pattern: new RegExp(sources.join('|'), 'i'),
})

/** For codes whose capitals tell them from words. */
export const ruleOfCapitals = (kind: Kind, ...sources: readonly string[]): Rule => ({
  kind,
  pattern: new RegExp(sources.join('|')),
})
