/** What Slack sends and shows is read here as a person would; its types are checked by check.ts, not by the compiler. */
export interface Node {
  readonly type?: string
  readonly text?: string | Node
  readonly elements?: readonly Node[]
  readonly timestamp?: number
  readonly url?: string
  readonly user_id?: string
  readonly channel_id?: string
  readonly usergroup_id?: string
  readonly range?: string
  readonly slack_file?: { readonly id: string }
  readonly alt_text?: string
  readonly label?: Node
  readonly element?: Node
  readonly action_id?: string
  readonly block_id?: string
  readonly value?: string
  readonly options?: readonly { readonly text: Node; readonly value: string }[]
}

export interface Shown {
  readonly text?: string
  readonly blocks?: readonly Node[]
  readonly parse?: string
  readonly link_names?: boolean
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The words of one block or element. */
function words(node: Node): string {
  switch (node.type) {
    case 'rich_text':
    case 'rich_text_section':
    case 'context':
      return (node.elements ?? []).map(words).join('')
    case 'rich_text_list':
      return (node.elements ?? []).map((item) => `• ${words(item)}`).join('\n')
    case 'date':
      return new Date((node.timestamp ?? 0) * 1_000).toUTCString()
    case 'user':
      return `@${node.user_id}`
    case 'channel':
      return `#${node.channel_id}`
    case 'usergroup':
      return `@${node.usergroup_id}`
    case 'mrkdwn':
      return unescaped(String(node.text))
    case 'actions':
      return ''
    default:
      return typeof node.text === 'string' ? node.text : node.text ? words(node.text) : ''
  }
}

/** Without blocks Slack shows the text. */
export const shownWords = ({ text = '', blocks }: Shown): string =>
  blocks && blocks.length > 0 ? blocks.map(words).filter(Boolean).join('\n') : unescaped(text)

export const shownButtons = ({ blocks = [] }: Shown): readonly Node[] =>
  blocks.filter(({ type }) => type === 'actions').flatMap(({ elements }) => elements ?? [])

export const labelOf = (button: Node): string => ((button.text as Node).text as string) ?? ''

const PINGS = /<!(?:channel|here|everyone)\b[^>]*>|<@[UW]\w*[^>]*>|<!subteam\^\w+[^>]*>/g
const NAMES = /@(?:channel|here|everyone|[\w.-]+)/g

/** Whom Slack would notify: by markup in text that it reads as markup, and by elements that name people. */
export function shownPings(shown: Shown): readonly string[] {
  const names = shown.link_names || shown.parse === 'full'
  const inMarkup = (text: string): string[] => [
    ...(text.match(PINGS) ?? []),
    ...((names ? text.match(NAMES) : undefined) ?? []),
  ]
  const inNode = (node: Node): string[] => [
    ...(node.type === 'user' || node.type === 'usergroup' || node.type === 'broadcast' ? [JSON.stringify(node)] : []),
    ...(node.type === 'mrkdwn' ? inMarkup(String(node.text)) : []),
    ...Object.values(node).flatMap((value) =>
      Array.isArray(value) ? value.flatMap(inNode) : value !== null && typeof value === 'object' ? inNode(value) : [],
    ),
  ]
  return [...inMarkup(shown.text ?? ''), ...(shown.blocks ?? []).flatMap(inNode)]
}
