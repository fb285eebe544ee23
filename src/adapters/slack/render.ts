import type { types } from '@slack/bolt'
import {
  type Block,
  cut,
  type Line,
  type Mention,
  type Message,
  type Piece,
  pieces,
  visible,
} from '../../core/message.ts'

export interface Rendered {
  /** Shown in notifications and read aloud; the only part that is Slack's own markup, so it is escaped. */
  readonly text: string
  readonly blocks: types.KnownBlock[]
}

/**
 * A message of everybody's may notify nobody; the asker alone can be shown a name that would. "notified" is everybody, each
 * of them told that it is there.
 */
export type Audience = 'asker' | 'everybody' | 'notified'

// Slack counts the text of all blocks and something for what contains it, and refuses a message of more than about 13,200
// together. How it counts is not published, so all that is sent is counted here.
const ROOM = 12_900
const PER_BLOCK = 80
const PER_PIECE = 75
const PER_BUTTON = 130
const PER_DATE = 150
const LITERAL = 3_000
const HEADER = 150
const LABEL = 75
const VALUE = 200
const URL_LENGTH = 2_000
const SUMMARY = 1_000
const ALT = 2_000
const BROADCAST: types.KnownBlock = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'channel' }] }],
}
const FILE_NOTE: Block = { type: 'note', text: 'The file comes in our direct messages.' }
export const BUTTONS = 25
export const MESSAGE_BLOCKS = 50
export const VIEW_BLOCKS = 100

type Style = NonNullable<types.RichTextText['style']>

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Hands out the room that is left in a message: what comes too late is replaced with one "…". */
function createRoom(message: Message, most: number): (text: string, most?: number, more?: number) => string {
  const buttons = message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])).slice(0, BUTTONS)
  const pressed = buttons.map(
    ({ label, run }) => PER_BUTTON + Math.min(label.length, LABEL) + Math.min(run.length, VALUE),
  )
  let left =
    ROOM - PER_BLOCK * (Math.min(message.blocks.length, most) + 1) - pressed.reduce((sum, each) => sum + each, 0)
  let full = false
  return (text, longest = LITERAL, more = 0) => {
    const whole = visible(text)
    if (whole === '' || full) return ''
    const free = left - PER_PIECE - more
    full = free < Math.min(whole.length, longest)
    const kept = cut(whole, full ? Math.max(1, free) : longest)
    left -= kept.length + PER_PIECE + more
    return kept
  }
}

type Room = ReturnType<typeof createRoom>

// Many members who ask at once are answered with one and the same message.
const replies = new WeakMap<Message, Rendered>()

/** A message as its asker alone sees it. */
export function renderReply(message: Message): Rendered {
  const known = replies.get(message)
  if (known) return known
  const rendered = render(withFileNote(message))
  replies.set(message, rendered)
  return rendered
}

/** The same as a window. */
export const renderWindow = (message: Message): Rendered => render(withFileNote(message), 'asker', VIEW_BLOCKS)

/** A file cannot stand in a message that one person alone sees, nor in a window. */
const withFileNote = (message: Message): Message =>
  message.blocks.some(({ type }) => type === 'file') ? { ...message, blocks: [...message.blocks, FILE_NOTE] } : message

/** Uploaded pictures, as Slack's ids of their files. */
export type Files = ReadonlyMap<Uint8Array, string>

const NO_FILES: Files = new Map()

/**
 * A picture without a file is shown as what it says in words. That is so for all that the asker alone sees, but for a direct
 * message: a file cannot be given to one person in a conversation of others, nor to one who looks at a window.
 */
export function render(
  message: Message,
  audience: Audience = 'asker',
  most = MESSAGE_BLOCKS,
  files: Files = NO_FILES,
): Rendered {
  const room = createRoom(message, most)
  let buttons = 0
  const blocks = message.blocks.flatMap((block): types.KnownBlock[] => {
    if (block.type === 'image') return picture(block, room, files)
    // It is shared as a message of its own.
    if (block.type === 'file') return []
    if (block.type !== 'buttons') return words(block, room, audience)
    const shown = block.buttons.slice(0, BUTTONS - buttons)
    const elements = shown.map(
      ({ label, run, style }): types.Button => ({
        type: 'button',
        action_id: `run:${buttons++}`,
        text: { type: 'plain_text', text: cut(visible(label), LABEL).trim() || '…', emoji: false },
        ...(run === '' ? {} : { value: cut(run, VALUE) }),
        ...(style ? { style } : {}),
      }),
    )
    return elements.length > 0 ? [{ type: 'actions', elements }] : []
  })
  if (audience === 'notified') blocks.unshift(BROADCAST)
  const text = escaped(cut(visible(message.summary), SUMMARY)).trim() || '…'
  return { text, blocks: blocks.length > 0 ? fitting(blocks, most) : [richText([{ type: 'text', text: '…' }])] }
}

/** Buttons are what a person came to press, so they stay when a message has too many blocks. */
function fitting(blocks: readonly types.KnownBlock[], most: number): types.KnownBlock[] {
  let room = most - blocks.filter(({ type }) => type === 'actions').length
  return blocks.filter(({ type }) => type === 'actions' || room-- > 0)
}

const richText = (elements: types.RichTextElement[]): types.RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})

function picture(block: Block & { type: 'image' }, room: Room, files: Files): types.KnownBlock[] {
  const alt = room(block.alt, ALT).trim()
  const id = files.get(block.png)
  if (id !== undefined) return [{ type: 'image', slack_file: { id }, alt_text: alt || 'Picture' }]
  return alt ? [richText([{ type: 'text', text: alt }])] : []
}

function words(
  block: Exclude<Block, { type: 'buttons' | 'image' | 'file' }>,
  room: Room,
  audience: Audience,
): types.KnownBlock[] {
  // Slack refuses the whole message for one empty text in it, so what is empty is left out at every level.
  const section = (elements: types.RichTextElement[]) => (elements.length > 0 ? [richText(elements)] : [])
  const line = (text: Line, style?: Style) => pieces(text).flatMap((piece) => element(piece, room, audience, style))
  switch (block.type) {
    case 'heading': {
      const text = room(block.text, HEADER).trim()
      return text ? [{ type: 'header', text: { type: 'plain_text', text, emoji: false } }] : []
    }
    case 'text':
      return section(line(block.text))
    case 'note': {
      const parts = pieces(block.text)
      if (!parts.every((part) => typeof part === 'string')) return section(line(block.text, { italic: true }))
      const text = room(parts.join('')).trim()
      return text ? [{ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }] : []
    }
    case 'list': {
      const elements = block.items
        .map((item): types.RichTextSection => ({ type: 'rich_text_section', elements: line(item) }))
        .filter((item) => item.elements.length > 0)
      const style = block.ordered ? 'ordered' : 'bullet'
      return elements.length > 0 ? [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style, elements }] }] : []
    }
    case 'fields': {
      const rows = block.fields
        .map(([label, value]) => [...line({ bold: label === '' ? '' : `${label}: ` }), ...line(value)])
        .filter((row) => row.length > 0)
      return section(rows.flatMap((row, n) => (n === 0 ? row : [{ type: 'text', text: '\n' }, ...row])))
    }
  }
}

function element(piece: Piece, room: Room, audience: Audience, base?: Style): types.RichTextElement[] {
  const text = (literal: string, style?: Style, more = 0): types.RichTextElement[] => {
    const kept = room(literal, LITERAL, more)
    const all = { ...base, ...style }
    return kept === '' ? [] : [{ type: 'text', text: kept, ...(Object.keys(all).length > 0 ? { style: all } : {}) }]
  }
  if (typeof piece === 'string') return text(piece)
  if ('bold' in piece) return text(piece.bold, { bold: true })
  if ('struck' in piece) return text(piece.struck, { strike: true })
  if ('code' in piece) return text(piece.code, { code: true })
  if ('mention' in piece) return mention(piece.mention, audience) ?? text(inWords(piece.mention))
  if ('link' in piece) {
    if (!/^https?:\/\/\S+$/.test(piece.url) || piece.url.length > URL_LENGTH) return text(piece.link)
    const label = room(piece.link, LITERAL, piece.url.length)
    return label === '' ? [] : [{ type: 'link', url: piece.url, text: label }]
  }
  const said = text(`${piece.words} (`, {}, PER_DATE)
  const own: types.RichTextElement = {
    type: 'date',
    timestamp: Math.floor(piece.at.epochMilliseconds / 1000),
    format: '{date_long_pretty} at {time}',
    fallback: piece.words,
  }
  return said.length === 0 ? [] : [...said, own, ...text(')')]
}

/** The name as Slack shows it, where Slack has one and showing it notifies nobody. */
function mention({ kind, platform, id }: Mention, audience: Audience): types.RichTextElement[] | undefined {
  if (platform !== 'slack' || !/^[A-Z0-9]+$/.test(id)) return undefined
  if (kind === 'channel') return [{ type: 'channel', channel_id: id }]
  if (audience !== 'asker') return undefined
  return kind === 'person' ? [{ type: 'user', user_id: id }] : [{ type: 'usergroup', usergroup_id: id }]
}

const PLATFORMS = { discord: 'Discord', slack: 'Slack', terminal: 'the terminal' }

const inWords = ({ kind, platform }: Mention): string =>
  `${kind === 'person' ? 'somebody' : `a ${kind}`} on ${PLATFORMS[platform]}`
