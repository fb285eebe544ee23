import type { AnonymousContext } from '../src/core/command.ts'
import { type Block, type Button, type Message, say } from '../src/core/message.ts'
import { issuesOf } from '../src/core/pick-issue.ts'
import { dayWords } from '../src/core/time.ts'
import { UserError } from '../src/core/user-error.ts'
import type { Review } from '../src/reports/redact/review.ts'
import { LONGEST_TEXT } from '../src/reports/seal.ts'
import { releaseAt } from '../src/reports/windows.ts'

/** Loaded only when somebody writes something: it is as big as half of the rest. */
const redaction = () => import('../src/reports/redact/index.ts')

const TOO_LONG =
  'That is more than I can keep: about 1,000 letters. I have kept nothing. Please send it in parts, or make it shorter.'

const RECEIPT =
  'These look like the seven words with which an answer is read, and whoever has them can read it. So I have kept nothing. If you wrote them in a message, delete it now. /replies asks for them in a form. If they are no such words, put others between them.'

/** In a direct message some write the command's name first. */
const COMMAND = /^\s*\/concern[:,]?\s+(text:\s*)?/i

/** What would be kept of something that somebody wrote. */
export interface Concern extends Review {
  /** The title of the issue that it seems to be about, or was said to be. */
  readonly about?: string | undefined
}

/** Reads what somebody wrote as it would be kept. Refuses what is empty or too long. */
export async function readConcern(written: string, context: AnonymousContext, about?: string): Promise<Concern> {
  const { fits, review } = await redaction()
  const typed = written.replace(COMMAND, '')
  if (!fits(typed)) throw new UserError(TOO_LONG)
  if (await (await import('../src/reports/receipt.ts')).holdsReceipt(typed)) throw new UserError(RECEIPT)
  const found = await review(typed)
  if (found.text === '') throw new UserError('There are no words in that, so there is nothing to keep.')
  const concern = { ...found, about: about ?? (await guess(found.text, context)) }
  if (Buffer.byteLength(wholeText(concern)) > LONGEST_TEXT) throw new UserError(TOO_LONG)
  return concern
}

/** All that is kept. */
export const wholeText = ({ about, text }: Pick<Concern, 'about' | 'text'>): string =>
  about === undefined ? text : `About: ${about}\n\n${text}`

async function guess(text: string, context: AnonymousContext): Promise<string | undefined> {
  const issues = await issuesOf(context)
  const key = (await redaction()).guessCategory(text, issues)
  return issues.find((issue) => issue.key === key)?.title
}

/** What somebody should know before the first time. Short, because nobody reads a long one. */
const firstScreen = (sealed: boolean, door: 'message' | 'form'): readonly Block[] => [
  { type: 'heading', text: 'Before you send anything' },
  {
    type: 'list',
    items: [
      'I keep no name, no account and no time, only which four weeks it was.',
      sealed
        ? 'Officers get what is written in bundles of five or more, in no order, and only they can open it.'
        : 'Officers get what is written in bundles of five or more, in no order. It is not sealed: whoever runs this server can read it too.',
      'I cannot hide from Discord or Slack that you wrote to me. Perhaps a workspace’s owner can see it, and whoever runs the server could read a text as it arrives.',
      'Your words can give you away: leave out names, children, dates and cases.',
      `${door === 'message' ? 'Safer: /concern, a form whose text is never a message. ' : ''}Use your own phone and data, never the employer’s device or Wi-Fi.`,
    ],
  },
]

const NOT_SEALED = 'It is not sealed: whoever runs this server can read it.'

/** What its writer reads before they send it. */
export async function concernPreview(
  concern: Concern,
  {
    first,
    door,
    sealed,
    read,
    notes,
    buttons,
  }: {
    readonly first: boolean
    /** How it came to Steward. */
    readonly door: 'message' | 'form'
    readonly sealed: boolean
    /** When officers can have it. */
    readonly read: string
    readonly notes: readonly string[]
    readonly buttons: readonly Button[]
  },
): Promise<Message> {
  const { preview } = await redaction()
  const { lines, taken, names, warning } = preview(concern)
  return {
    summary: 'This is what I would keep. Nothing is sent yet.',
    blocks: [
      ...(first ? firstScreen(sealed, door) : []),
      { type: 'heading', text: 'This is what I would keep' },
      ...(concern.about === undefined ? [] : [{ type: 'text', text: `About: ${concern.about}` } as const]),
      ...lines.map((text) => ({ type: 'text', text }) as const),
      { type: 'text', text: [taken, ...(names === undefined ? [] : [names]), warning].join(' ') },
      { type: 'note', text: `${read} If somebody is in danger now, ring 999 or the duty team.` },
      ...[...notes, ...(first || sealed ? [] : [NOT_SEALED])].map((text) => ({ type: 'note', text }) as const),
      { type: 'buttons', buttons },
    ],
  }
}

/** When officers can have it at the earliest: whoever waits for somebody to act has to know. */
export function whenRead({ room, branch: { zone } }: Pick<AnonymousContext, 'room' | 'branch'>): string {
  return `Officers can read it from ${dayWords(releaseAt(room.window, zone), zone)} on, once there are five new ones; after about three months it is deleted, read or not. If it cannot wait, speak to an officer.`
}

export const SENT = 'Sent. I have kept these words, and nothing that says whose they are.'

/** The reply after which the preview goes away. */
export const cleared = (text: string, ...more: readonly Block[]): Message => ({ ...say(text, ...more), clears: true })
