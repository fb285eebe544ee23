import { momentWords, type Temporal } from './time.ts'

export type Platform = 'discord' | 'slack' | 'terminal'

/** Somebody or something that a platform can show by name: a person, a channel, or a group (a Discord role, a Slack user group). */
export interface Mention {
  readonly kind: 'person' | 'channel' | 'group'
  readonly platform: Platform
  readonly id: string
}

/**
 * A piece of a line. A bare string is always literal: each adapter escapes it, so that nothing a person typed can ping a
 * channel, forge a link or break a layout. A moment carries its words in the branch's zone, because a platform's own
 * markup for dates is lost in notifications and screenshots.
 */
export type Piece =
  | string
  | { readonly bold: string }
  | { readonly struck: string }
  | { readonly code: string }
  | { readonly link: string; readonly url: string }
  | { readonly at: Temporal.Instant; readonly words: string }
  | { readonly mention: Mention }

export type Line = Piece | readonly Piece[]

/** Pressing a button is the same as typing the command in `run` ("nextaction", "actions past"). */
export interface Button {
  readonly label: string
  readonly run: string
  readonly style?: 'primary' | 'danger'
}

export type Block =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'text' | 'note'; readonly text: Line }
  | { readonly type: 'list'; readonly items: readonly Line[]; readonly ordered?: boolean }
  | { readonly type: 'fields'; readonly fields: readonly (readonly [label: string, value: Line])[] }
  | { readonly type: 'image'; readonly png: Uint8Array; readonly alt: string }
  /** A text file to keep, such as a calendar entry. */
  | { readonly type: 'file'; readonly name: string; readonly mime: string; readonly content: string }
  | { readonly type: 'buttons'; readonly buttons: readonly Button[] }

/** What Steward says. The summary is what a notification, a screen reader or a list of messages shows: one plain sentence. */
export interface Message {
  readonly summary: string
  readonly blocks: readonly Block[]
  /** Notifies everybody in the channel it is posted to. Nothing else ever notifies anybody. */
  readonly notifiesAll?: true
  /** As a reply to a pressed button: the message that the button stood on goes away. */
  readonly clears?: true
}

/** Longest `run` that every platform carries in a button (Discord's custom_id holds 100 characters). */
export const LONGEST_RUN = 90

export const pieces = (line: Line): readonly Piece[] => (Array.isArray(line) ? line : [line as Piece])

export const moment = (at: Temporal.Instant, zone: string): Piece => ({ at, words: momentWords(at, zone) })

/** A message of one sentence. */
export const say = (text: string, ...more: readonly Block[]): Message => ({
  summary: text,
  blocks: [{ type: 'text', text }, ...more],
})

/** Cuts to at most `length` UTF-16 units, ending in "…", and never through the middle of a character. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const kept = text.slice(0, Math.max(0, length - 1))
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`
}

/**
 * Takes out what nobody can see: control characters, and the marks that turn the reading direction, with which a name can
 * be made to read as another sentence. Line breaks and tabs become spaces, so a literal stays on its line.
 */
export const visible = (text: string): string =>
  text
    .replace(/[\n\r\t\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu, '')
