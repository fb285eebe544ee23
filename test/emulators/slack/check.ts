import { existsSync, readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'

type Json = Record<string, unknown>

const SPECS = new URL('../../../../shared/specs/', import.meta.url)

/** Why nothing is checked against Slack's own descriptions on this machine; undefined where they are at hand. */
export const specsMissing = existsSync(new URL('slack-types.schema.json', SPECS))
  ? undefined
  : 'Slack’s descriptions (../shared/specs) are not on this machine'

const load = (file: string): Json => JSON.parse(readFileSync(new URL(file, SPECS), 'utf8'))

/** A property that Slack's types do not know is a typing error of ours, which plain validation would let through. */
function strictly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strictly)
  if (schema === null || typeof schema !== 'object') return schema
  const all = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strictly(value)]))
  return 'properties' in all && !('additionalProperties' in all) ? { ...all, additionalProperties: false } : all
}

const ajv = new Ajv({ strict: false, allErrors: false, validateFormats: false })
if (!specsMissing) {
  const types = load('slack-types.schema.json')
  ajv.addSchema(types, 'types')
  ajv.addSchema(strictly(types) as Json, 'strict')
  ajv.addSchema(load('slack-manifest-1.json'), 'manifest')
}
const methods = specsMissing ? {} : (load('slack-web-openapi-2021.json').paths as Record<string, Json>)

const known = new Map<string, ValidateFunction>()

function compiled(pointer: string): ValidateFunction {
  const at = known.get(pointer) ?? ajv.compile({ $ref: pointer })
  known.set(pointer, at)
  return at
}

/** What is wrong with a value by one of Slack's schemas: "Slash" of the types, or the manifest. */
export function wrong(value: unknown, definition: string, schema: 'types' | 'strict' | 'manifest' = 'types'): string[] {
  if (specsMissing) return []
  const valid = compiled(
    schema === 'manifest' ? 'manifest' : `${schema}#/definitions/${encodeURIComponent(definition)}`,
  )
  if (valid(value)) return []
  const first = valid.errors?.at(0)
  return [`${definition}${first?.instancePath ?? ''} ${first?.message ?? 'is wrong'} ${JSON.stringify(first?.params)}`]
}

// Methods and arguments that are younger than Slack's descriptions, from its documentation of today.
const YOUNGER: Readonly<Record<string, readonly string[]>> = {
  'files.getUploadURLExternal': ['filename', 'length', 'alt_txt', 'snippet_type'],
  'chat.postMessage': ['metadata'],
  'conversations.history': ['include_all_metadata'],
  'files.completeUploadExternal': ['files', 'channel_id', 'channels', 'thread_ts', 'initial_comment', 'blocks'],
}

/** Arguments that a Web API method does not have. */
export function wrongArguments(method: string, args: Json): string[] {
  if (specsMissing) return []
  const verbs = methods[`/${method}`]
  const [verb] = Object.values(verbs ?? {}) as { parameters: { name: string }[] }[]
  const names = new Set([...(verb?.parameters ?? []).map(({ name }) => name), ...(YOUNGER[method] ?? [])])
  if (names.size === 0) return []
  return Object.keys(args)
    .filter((name) => !names.has(name))
    .map((name) => `${method} has no argument ${name}`)
}

// Lengths are in no schema; Slack refuses the whole message or window for one that is too long.
const BLOCKS_TOGETHER = 13_200

const text = (value: unknown): string => (value as { text?: string } | undefined)?.text ?? ''

function ofLength(name: string, said: string, most: number): string[] {
  return said.length === 0 || said.length > most ? [`${name} has ${said.length} characters, of 1 to ${most}`] : []
}

function lengths(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(lengths)
  if (value === null || typeof value !== 'object') return []
  const node = value as Json & { type?: string; elements?: Json[]; options?: Json[] }
  const found = Object.values(node).flatMap(lengths)
  if (node.type === 'text') found.push(...ofLength('rich text', String(node.text), 3_000))
  if (node.type === 'image') found.push(...ofLength('alt_text', String(node.alt_text), 2_000))
  if (node.type === 'link') found.push(...ofLength('link', String(node.url), 3_000))
  if (node.type === 'link' && 'text' in node) found.push(...ofLength('link text', String(node.text), 3_000))
  if (node.type === 'header') found.push(...ofLength('header', text(node.text), 150))
  if (node.type === 'plain_text' || node.type === 'mrkdwn') found.push(...ofLength(node.type, text(node), 3_000))
  if (node.type === 'button') {
    found.push(...ofLength('button', text(node.text), 75), ...ofLength('value', String(node.value ?? '-'), 2_000))
    found.push(...ofLength('action_id', String(node.action_id), 255))
  }
  if (node.type === 'input') {
    found.push(...ofLength('label', text(node.label), 2_000))
    if (node.hint) found.push(...ofLength('hint', text(node.hint), 2_000))
  }
  if (node.placeholder) found.push(...ofLength('placeholder', text(node.placeholder), 150))
  if (node.options) {
    if (node.options.length === 0 || node.options.length > 100)
      found.push(`a select has ${node.options.length} options`)
    for (const option of node.options)
      found.push(...ofLength('option', text(option.text), 75), ...ofLength('option value', String(option.value), 150))
  }
  if (node.type === 'actions' || node.type === 'context') {
    const most = node.type === 'actions' ? 25 : 10
    if (!node.elements?.length || node.elements.length > most) found.push(`${node.type} of ${node.elements?.length}`)
    const ids = node.elements?.map((each) => each.action_id).filter(Boolean) ?? []
    if (new Set(ids).size < ids.length) found.push('an action_id twice in a block')
  }
  if (node.type?.startsWith('rich_text') && !node.elements?.length) found.push(`${node.type} without elements`)
  return found
}

function blocksOf(blocks: readonly unknown[], most: number): string[] {
  if (blocks.length > most) return [`${blocks.length} blocks, of at most ${most}`]
  return blocks.flatMap((block) => [...wrong(block, 'KnownBlock', 'strict'), ...lengths(block)])
}

/** Everything that Slack would refuse about a message. */
export function wrongMessage(message: Json): string[] {
  const { blocks, text: words } = message as { blocks?: unknown[]; text?: string }
  const together = JSON.stringify(blocks ?? []).length
  return [
    ...(!words ? ['a message without text'] : []),
    ...(words && words.length > 40_000 ? ['a text too long'] : []),
    ...(together > BLOCKS_TOGETHER ? [`msg_blocks_too_long: ${together}`] : []),
    ...blocksOf(blocks ?? [], 50),
  ]
}

/** Everything that Slack would refuse about a window or a Home tab. */
export function wrongView(view: Json): string[] {
  const { type, blocks, private_metadata = '' } = view as { type: string; blocks: Json[]; private_metadata?: string }
  const titles = type === 'modal' ? ['title', 'submit', 'close'].filter((name) => name in view) : []
  const asks = blocks.some((block) => block.type === 'input')
  return [
    ...wrong({ ...view, blocks: [] }, type === 'home' ? 'HomeView' : 'ModalView', 'strict'),
    ...titles.flatMap((name) => ofLength(name, text(view[name]), 24)),
    ...(private_metadata.length > 3_000 ? ['private_metadata too long'] : []),
    ...(asks && !view.submit ? ['a form without a button to send it'] : []),
    ...blocksOf(blocks, 100),
  ]
}
