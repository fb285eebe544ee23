import { styleText } from 'node:util'
import { type Block, type Button, type Line, type Message, type Piece, pieces, visible } from '../../core/message.ts'

export interface Look {
  /** Bold and struck through by escape codes; where false, by nothing and by tildes. */
  readonly colour: boolean
  /** Breaks lines between words. Left out for a pipe, which gets each line whole. */
  readonly wrap?: (text: string, indent: number) => string
  /** Prints what is in a file too, where another program may want it. */
  readonly wholeFiles?: boolean
}

type Style = 'bold' | 'dim' | 'strikethrough'

const style = (look: Look, how: Style, text: string): string =>
  look.colour ? styleText(how, text, { validateStream: false }) : how === 'strikethrough' ? `~~${text}~~` : text

function piece(part: Piece, look: Look): string {
  if (typeof part === 'string') return visible(part)
  if ('bold' in part) return style(look, 'bold', visible(part.bold))
  if ('struck' in part) return style(look, 'strikethrough', visible(part.struck))
  if ('code' in part) return visible(part.code)
  if ('url' in part) return visible(part.link)
  if ('at' in part) return part.words
  return part.mention.platform === 'terminal'
    ? `${part.mention.kind === 'channel' ? '#' : '@'}${visible(part.mention.id)}`
    : `a ${part.mention.kind} on another platform`
}

const line = (text: Line, look: Look): string =>
  pieces(text)
    .map((part) => piece(part, look))
    .join('')

const wrapped = (text: string, look: Look, indent: number): string =>
  look.wrap?.(text, indent).replaceAll('\n', `\n${' '.repeat(indent)}`) ?? text

function file(name: string, content: string, look: Look): string {
  const lines = content.trimEnd().split(/\r?\n/)
  const title = `(file ${visible(name)}, ${lines.length} ${lines.length === 1 ? 'line' : 'lines'})`
  return look.wholeFiles ? [title, ...lines.map((each) => `    ${visible(each)}`)].join('\n') : title
}

function block(each: Block, look: Look, firstButton: number): string {
  switch (each.type) {
    case 'heading':
      return wrapped(style(look, 'bold', visible(each.text)), look, 0)
    case 'text':
      return wrapped(line(each.text, look), look, 0)
    case 'note':
      return wrapped(style(look, 'dim', line(each.text, look)), look, 0)
    case 'list':
      return each.items
        .map((item, n) => (each.ordered ? `${n + 1}. ` : '- ') + wrapped(line(item, look), look, 2))
        .join('\n')
    case 'fields':
      return each.fields
        .map(([label, value]) => `${style(look, 'bold', `${visible(label)}:`)} ${wrapped(line(value, look), look, 2)}`)
        .join('\n')
    case 'image':
      return wrapped(`(${visible(each.alt)})`, look, 0)
    case 'file':
      return file(each.name, each.content, look)
    case 'buttons':
      return each.buttons.map(({ label }, n) => `[${firstButton + n}] ${visible(label)}`).join('   ')
  }
}

/** A message as the terminal shows it. Buttons are numbered: typing the number presses one. */
export function render(message: Message, look: Look): string {
  let buttons = 0
  let said = ''
  let before: Block['type'] | undefined
  for (const each of message.blocks) {
    const text = block(each, look, buttons + 1)
    if (each.type === 'buttons') buttons += each.buttons.length
    if (text === '') continue
    // A list belongs to the line above it.
    const gap = said === '' ? '' : each.type === 'list' && before === 'text' ? '\n' : '\n\n'
    said += gap + text
    before = each.type
  }
  return said
}

export const buttonsOf = (message: Message): readonly Button[] =>
  message.blocks.flatMap((each) => (each.type === 'buttons' ? each.buttons : []))
