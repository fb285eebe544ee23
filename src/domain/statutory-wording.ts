const PATTERNS: readonly RegExp[] = [
  /\b(prepared|willing|ready)\s+to\s+(take\s+part|strike|take\s+(strike|industrial)\s+action|walk\s*out)/i,
  /\bstrike\s+(ballot|vote|action\?)/i,
  /\b(vote|ballot)\s+(for|on)\s+(a\s+)?(strike|industrial\s+action)/i,
  /\baction\s+short\s+of\s+a?\s*strike/i,
  /\btake\s+part\s+in\s+(a\s+)?(strike|industrial\s+action)/i,
]

/**
 * Whether a question reads like the one that the law puts on a ballot paper (Trade Union and Labour Relations
 * (Consolidation) Act 1992, s.229(2)): answered in a chat it gives no mandate, and may be held against the union.
 */
export const readsLikeBallot = (question: string): boolean => PATTERNS.some((pattern) => pattern.test(question))
