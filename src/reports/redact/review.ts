import { likelyNames, type Span } from './names.ts'
import { type Redaction, redact } from './redact.ts'

export interface Review extends Redaction {
  /** In the redacted text, in order and apart from each other. */
  readonly names: readonly Span[]
}

/** What would be kept of a text, and where it may still name somebody. */
export async function review(text: string): Promise<Review> {
  const redaction = redact(text)
  return { ...redaction, names: await likelyNames(redaction.text) }
}
