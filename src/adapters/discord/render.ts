import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import {
  type Block,
  type Button,
  cut,
  type Line,
  LONGEST_RUN,
  type Mention,
  type Message,
  type Piece,
  pieces,
  visible,
} from '../../core/message.ts'

const CONTENT = 2_000
const MESSAGES = 5
const BUTTONS = 25
const BUTTONS_IN_A_ROW = 5
const LABEL = 80
const ALT = 1_024
const FILES = 10
const FILE_NAME = 80
const EVERYBODY = '@everyone'

/** One message as discord.js and Discord take it. */
export interface Payload {
  readonly content: string
  readonly components: APIActionRowComponent<APIButtonComponentWithCustomId>[]
  /** Nobody is notified by what Steward says, whatever a member typed into it, but by a post that is to notify all. */
  readonly allowedMentions: { readonly parse: 'everyone'[] }
  /** A source's link must not unfold into a picture or a headline that somebody else wrote. */
  readonly flags: MessageFlags.SuppressEmbeds
  readonly files: Attached[]
}

/** As discord.js takes a file. */
export interface Attached {
  readonly name: string
  readonly attachment: Buffer
  readonly contentType: string
  readonly description?: string
}

/** What a button carries, and back. The number keeps ids apart: Discord refuses a message in which two are the same. */
export const buttonId = (run: string, index: number): string => `run:${index}:${run}`
export const buttonRun = (id: string): string | undefined => /^run:\d+:(.*)$/s.exec(id)?.[1]

const MARKS = /[\\`*_~|<[\]@]|:\/\//

/**
 * A literal so that Discord shows it letter by letter: a backslash stands before every mark. It is cut here to `room`
 * characters, because a cut made later could part a mark from its backslash.
 */
export function literal(text: string, room = Number.POSITIVE_INFINITY): string {
  let shown = ''
  for (const [part] of visible(text)
    .toWellFormed()
    .matchAll(/:\/\/|./gsu)) {
    const next = MARKS.test(part) ? `\\${part}` : part
    if (shown.length + next.length >= room) return `${shown}…`
    shown += next
  }
  return shown
}

/** Headings, quotes and lists are markup at the start of a line alone, whichever piece they come from. */
const literalStart = (line: string): string =>
  line.replace(/^(\s*)([#>+-])/, '$1\\$2').replace(/^(\s*\d+)([.)])/, '$1\\$2')

function wrap(mark: string, inner: (room: number) => string, room: number): string {
  const text = inner(room - 2 * mark.length)
  return text.trim() === '' ? '' : `${mark}${text}${mark}`
}

// Inside code nothing is markup but the backtick itself, which no backslash can take away there.
const code = (text: string, room: number): string => cut(visible(text).toWellFormed().replaceAll('`', 'ˋ'), room)

function link(label: string, url: string, room: number): string {
  const address = URL.canParse(url) ? new URL(url).href.replaceAll('(', '%28').replaceAll(')', '%29') : ''
  if (!/^https?:/.test(address) || address.length + 20 > room) return literal(label, room)
  const text = literal(label, room - address.length - 6)
  return text.trim() === '' ? `<${address}>` : `[${text}](<${address}>)`
}

const PLATFORMS = { discord: 'Discord', slack: 'Slack', terminal: 'the terminal' }
const SOMETHING = { person: 'somebody', channel: 'a channel', group: 'a group' }
const MENTIONS = { person: '@', channel: '#', group: '@&' }

const mention = ({ kind, platform, id }: Mention): string =>
  platform === 'discord' && /^\d+$/.test(id)
    ? `<${MENTIONS[kind]}${id}>`
    : `${SOMETHING[kind]} on ${PLATFORMS[platform]}`

function piece(each: Piece, room: number): string {
  if (typeof each === 'string') return literal(each, room)
  if ('bold' in each) return wrap('**', (left) => literal(each.bold, left), room)
  if ('struck' in each) return wrap('~~', (left) => literal(each.struck, left), room)
  if ('code' in each) return wrap('`', (left) => code(each.code, left), room)
  if ('link' in each) return link(each.link, each.url, room)
  if ('mention' in each) return mention(each.mention)
  return `${literal(each.words, room - 24)} (<t:${Math.floor(each.at.epochMilliseconds / 1000)}:F>)`
}

/** Shortest room in which a piece can still be shown in part; a mention or a moment of fixed length fits in twice that. */
const ROOM = 60

function inline(line: Line, room: number): string {
  let shown = ''
  for (const each of pieces(line)) {
    const whole = piece(each, Number.POSITIVE_INFINITY)
    const left = room - shown.length - 2
    if (whole.length > left) return literalStart(left < ROOM ? `${shown}…` : `${shown}${piece(each, left)}`)
    shown += whole
  }
  return literalStart(shown)
}

/** A line behind its mark; none where nothing of it can be seen, because a mark alone would show as such. */
function marked(mark: string, line: Line, room: number): string[] {
  const text = inline(line, room - mark.length - 2)
  return text.trim() === '' ? [] : [`${mark}${text}`]
}

function lines(block: Block, room: number): readonly string[] {
  switch (block.type) {
    case 'heading':
      return marked('## ', block.text, room)
    case 'text':
      return marked('', block.text, room)
    case 'note':
      return marked('-# ', block.text, room)
    case 'list':
      return block.items.flatMap((item, index) => marked(block.ordered ? `${index + 1}. ` : '- ', item, room))
    case 'fields':
      return block.fields.flatMap(([label, value]) => marked('', [{ bold: `${label}:` }, ' ', ...pieces(value)], room))
    // A picture goes beside the words, and carries words of its own; so does a file.
    case 'image':
    case 'file':
    case 'buttons':
      return []
  }
}

/** How much room a line has where longer ones leave none for those after them: the reason for a change, what holds now. */
const SHORTER = [1_000, 500, 250, 120]

/** All lines, the longest cut shorter where that makes room for all of them. */
function fitted(blocks: readonly Block[], before: readonly string[], messages: number): readonly string[] {
  const packed = (room: number) => pack([...before, ...blocks.flatMap((block) => lines(block, room))], messages)
  const whole = packed(CONTENT)
  if (!whole.more) return whole.texts
  const shorter = SHORTER.map(packed).find(({ more }) => !more)
  return (shorter ?? whole).texts
}

/** As many lines to a message as fit. What goes over the last message is left out, and "…" says so. */
function pack(all: readonly string[], messages: number): { readonly texts: string[]; readonly more: boolean } {
  const texts: string[] = []
  for (const [index, line] of all.entries()) {
    const last = texts.at(-1)
    // In the last message, room is kept for the "…" that more lines may need.
    const room = texts.length === messages && index < all.length - 1 ? CONTENT - 2 : CONTENT
    if (last !== undefined && last.length + 1 + line.length <= room) texts[texts.length - 1] = `${last}\n${line}`
    else if (texts.length < messages) texts.push(line)
    else return { texts: [...texts.slice(0, -1), `${last}\n…`], more: true }
  }
  return { texts, more: false }
}

const STYLES = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const

function rows(buttons: readonly Button[]): Payload['components'] {
  const all = buttons
    .filter(({ run }) => run.length <= LONGEST_RUN)
    .slice(0, BUTTONS)
    .map(({ label, run, style }, index): APIButtonComponentWithCustomId => {
      const text = cut(visible(label).toWellFormed().trim(), LABEL)
      return {
        type: ComponentType.Button,
        style: style ? STYLES[style] : ButtonStyle.Secondary,
        label: text === '' ? run : text,
        custom_id: buttonId(run, index),
      }
    })
  return Array.from({ length: Math.ceil(all.length / BUTTONS_IN_A_ROW) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: all.slice(row * BUTTONS_IN_A_ROW, (row + 1) * BUTTONS_IN_A_ROW),
  }))
}

function attached(block: Block): Attached[] {
  if (block.type === 'image') {
    const description = cut(visible(block.alt).toWellFormed(), ALT)
    return [{ name: 'picture.png', attachment: Buffer.from(block.png), contentType: 'image/png', description }]
  }
  if (block.type !== 'file') return []
  const name = block.name.replace(/[^\w.-]+/g, '-').slice(-FILE_NAME)
  return [{ name, attachment: Buffer.from(block.content), contentType: block.mime }]
}

/** What notifies everybody in a channel does so in a line of its own: what a member typed stays behind its backslash. */
export const renderPost = (message: Message): Payload => render(message, 1, message.notifiesAll)[0]

/** A message as Discord's: at least one, at most `messages`, the files and buttons with the last. */
export function render(message: Message, messages = MESSAGES, notifiesAll?: boolean): readonly [Payload, ...Payload[]] {
  const texts = fitted(message.blocks, notifiesAll ? [EVERYBODY] : [], messages)
  // Discord refuses a message without a letter in it.
  const [first = marked('', message.summary, CONTENT)[0] ?? '…', ...rest] = texts
  const components = rows(message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])))
  const files = message.blocks.flatMap(attached).slice(0, FILES)
  const payload = (content: string, index: number): Payload => ({
    content,
    components: index === rest.length ? components : [],
    allowedMentions: { parse: notifiesAll ? ['everyone'] : [] },
    flags: MessageFlags.SuppressEmbeds,
    files: index === rest.length ? files : [],
  })
  return [payload(first, 0), ...rest.map((text, index) => payload(text, index + 1))]
}
