/** A strike itself, and not what goes with one: "strike", "strike on Friday", but no strike fund and no striking a balance. */
const AFTER =
  /(?=\s*(?:$|[?!.,;:)–-]|(?:action|on|over|for|about|if|again|next|this|before|after|in|from|until|today|tomorrow|together|at|with|too|or|and|to|against|because|when|unless|instead|now)\b))/
const STRIKE = `\\bstrikes?\\b${AFTER.source}`

const A = String.raw`(?:(?:a|an|the|this|any|another|more|some|further|one-day|one-hour|day’s|24-hour)\s+)*`
const EVENT = String.raw`(?:${STRIKE}|\bindustrial\s+action\b|\bwalk-?\s?outs?\b${AFTER.source}|\bstoppage\b|\bwork(?:ing)?[\s-]to[\s-]rule\b)`
const DO = String.raw`(?:take\s+part\s+in|taking\s+part\s+in|tak(?:e|ing)|hold(?:ing)?|have|having|call(?:ing)?|stag(?:e|ing)|organis(?:e|ing)|join(?:ing)?|support(?:ing)?|back(?:ing)?|in\s+favour\s+of|for|vot(?:e|ing)\s+(?:for|yes\s+to))`
const ACT = String.raw`(?:${STRIKE}|\bstriking\b(?!\s+(?:a|the)\b)|\bon\s+strike\b|\bwalk(?:ing)?\s+out\b(?!\s+of\b)|\bdown(?:ing)?\s+tools\b|\bwork(?:ing)?[\s-]to[\s-]rule\b|\bstop(?:ping)?\s+work\b(?=\s*(?:$|[?!.,;:]|on\b|over\b|for\b))|\b${DO}\s+${A}${EVENT})`

/** Who is asked, and whether they would: what an answer says something about somebody's readiness by. */
const WHO = String.raw`(?:we|you|i|they|members|people|staff|everybody|everyone|colleagues|social\s+workers|our\s+members|the\s+(?:branch|union|members|team))`
const WOULD = String.raw`\b(?:(?:should|shall|would|will|could|can|do|does|are|is|if)\s+${WHO}|who\s+(?:would|will|is|wants|else\s+would))\b`
/** Words that may stand between, and make of it no other question. */
const BETWEEN = String.raw`(?:\s+(?:be|all|also|now|then|going|go|come|coming|out|prefer|rather|want|like|agree|need|have|to|still|actually|really|again|personally|yourself|yourselves|happy|prepared|willing|ready|able|both|just|not))*\s+`

const PATTERNS: readonly RegExp[] = [
  /\b(prepared|willing|ready)\s+to\s+(take\s+part|strike|take\s+(strike|industrial)\s+action|walk\s*out)/i,
  /\bstrike\s+(ballot|vote|action\?)/i,
  /\b(vote|ballot)\s+(for|on)\s+(a\s+)?(strike|industrial\s+action)/i,
  /\baction\s+short\s+of\s+a?\s*strike/i,
  /\btake\s+part\s+in\s+(a\s+)?(strike|industrial\s+action)/i,
  new RegExp(`${WOULD}${BETWEEN}${ACT}`, 'i'),
  new RegExp(String.raw`\b(?:indicative|consultative)\s+(?:vote|ballot|poll)\b.*${EVENT}`, 'i'),
  new RegExp(String.raw`\bstraw\s+poll\W+(?:on\s+)?${A}${EVENT}`, 'i'),
  new RegExp(String.raw`\btime\s+to\s+${ACT}`, 'i'),
  // The bare thing as a question: "Strike on Friday?", "Industrial action: yes or no?"
  /^\W*(strike(\s+action)?|industrial\s+action|walk-?\s?out)(\s+(on|next|this)\s+\w+)?\s*\?/i,
  /^\W*(strike(\s+action)?|industrial\s+action|walk-?\s?out)\b.{0,30}\b(yes\s+or\s+no|for\s+or\s+against)\b/i,
]

/**
 * Whether a question reads like the one that the law puts on a ballot paper (Trade Union and Labour Relations
 * (Consolidation) Act 1992, s.229(2)): answered in a chat it gives no mandate, and may be held against the union.
 */
export const readsLikeBallot = (question: string): boolean => {
  const plain = question.replaceAll(/['‘’]/g, '’')
  return PATTERNS.some((pattern) => pattern.test(plain))
}
