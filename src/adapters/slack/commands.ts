import type { types, ViewOutput } from '@slack/bolt'
import type { Limits } from '../../core/adapter.ts'
import { type Choice, type Command, typedName, UserError } from '../../core/command.ts'
import { cut, type Message, visible } from '../../core/message.ts'
import { carriedWords, type Option, options, type RawInput, readInput } from '../../core/options.ts'
import { BUTTONS, renderWindow, VIEW_BLOCKS } from './render.ts'

// Names that Slack keeps for itself. It refuses a whole manifest for one of them.
const RESERVED =
  'active apps archive away call canvas close collapse dm dnd expand feed huddle invite join kick leave list me msg mute open part people prefs pro remind remove rename search shortcuts shrug star status topic unarchive who workflow'

export const slackLimits: Limits = {
  buttons: BUTTONS,
  options: 100,
  reserved: new Set(RESERVED.split(' ')),
  // "or the requestor is not the original reaction author" (reactions.remove).
  removesReactions: false,
  events: false,
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' }

/** What a person typed, out of Slack's markup: a link as its words; a channel, person or user group as its id. */
export const typedWords = (text: string): string =>
  text
    .replace(/<([^<>|]+)(?:\|([^<>]*))?>/g, (_, target: string, label: string | undefined) => {
      const group = /^!subteam\^(\w+)/.exec(target)
      if (group) return group[1] ?? ''
      if (/^[#@]/.test(target)) return target.slice(1)
      return target.startsWith('!') ? `@${target.slice(1)}` : label || target
    })
    .replace(/&(lt|gt|amp);/g, (_, name: string) => ENTITIES[name] ?? '')

const FIELD = 'field:'
export const FORM = 'form'

interface Memory {
  readonly command?: string
  /** What the form's button brought along, as words after the command's name. */
  readonly carried?: string
  /** The line that holds what was typed before, where the form is filled in once more. */
  readonly again?: string
  readonly channel: string
}

export const readMemory = (metadata: string): Memory => {
  const memory: Partial<Memory> = metadata === '' ? {} : JSON.parse(metadata)
  return { channel: '', ...memory }
}

const plain = (text: string, most: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: cut(visible(text), most).trim() || '…',
  emoji: false,
})

// Slack's limits of a view.
const TITLE = 24
const LABEL = 2_000
const HINT = 150
const OPTION = 75
const VALUE = 150
const ENTRY = 3_000

/** A form for a command's options, filled with what was already said. */
export function form(
  command: Command,
  asked: readonly Option[],
  raw: RawInput,
  channel: string,
  again?: string,
): types.ModalView {
  const carried = carriedWords(command, raw)
  const memory: Memory = {
    command: command.name,
    ...(carried === '' ? {} : { carried }),
    ...(again === undefined ? {} : { again }),
    channel,
  }
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: JSON.stringify(memory),
    title: plain(typedName(command, slackLimits), TITLE),
    submit: plain('Send', TITLE),
    close: plain('Cancel', TITLE),
    blocks: asked.slice(0, VIEW_BLOCKS).map((option) => ({
      type: 'input',
      block_id: FIELD + option.name,
      label: plain(option.label, LABEL),
      ...(option.description === option.name ? {} : { hint: plain(option.description, HINT) }),
      optional: !option.required,
      element: field(option, raw[option.name]),
    })),
  }
}

function field(option: Option, given: RawInput[string] | undefined): types.InputBlockElement {
  const action_id = FIELD + option.name
  const said = given === undefined ? '' : String(given)
  if (option.kind === 'choice') return select(action_id, option.choices.map(sameLabel), said)
  if (option.kind === 'yesno') return select(action_id, ['yes', 'no'].map(sameLabel), said)
  if (option.kind === 'channel')
    return {
      type: 'conversations_select',
      action_id,
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(/^[CG][A-Z0-9]+$/.test(said) ? { initial_conversation: said } : {}),
    }
  if (option.kind === 'group' || option.complete) return { type: 'external_select', action_id, min_query_length: 0 }
  if (option.kind === 'integer' || option.kind === 'number')
    return {
      type: 'number_input',
      action_id,
      is_decimal_allowed: option.kind === 'number',
      ...(option.min === undefined ? {} : { min_value: String(option.min) }),
      ...(option.max === undefined ? {} : { max_value: String(option.max) }),
      ...(/^-?\d+(\.\d+)?$/.test(said) ? { initial_value: said } : {}),
    }
  const most = Math.min(option.maxLength ?? ENTRY, ENTRY)
  return {
    type: 'plain_text_input',
    action_id,
    multiline: option.long,
    max_length: most,
    ...(said === '' ? {} : { initial_value: cut(said, most) }),
  }
}

const sameLabel = (value: string): Choice => ({ value, label: value })

function select(action_id: string, choices: readonly Choice[], said: string): types.StaticSelect {
  const all = selectOptions(choices)
  const chosen = all.find(({ value }) => value?.toLowerCase() === said.toLowerCase())
  return { type: 'static_select', action_id, options: all, ...(chosen ? { initial_option: chosen } : {}) }
}

/** A value that Slack cannot carry whole is left out: cut, it would name something else. */
export const selectOptions = (choices: readonly Choice[]): types.PlainTextOption[] =>
  choices
    .filter(({ value }) => value !== '' && value.length <= VALUE)
    .slice(0, slackLimits.options)
    .map(({ value, label }) => ({ text: plain(label, OPTION), value }))

/** What stands in a form, by option. */
export function filled(view: ViewOutput): RawInput {
  const fields = Object.values(view.state.values).flatMap((block) => Object.entries(block))
  return Object.fromEntries(
    fields.flatMap(([id, entry]) => {
      const value = entry.value ?? entry.selected_option?.value ?? entry.selected_conversation
      return typeof value === 'string' && value !== '' ? [[id.slice(FIELD.length), value]] : []
    }),
  )
}

/**
 * What was typed before, without what somebody has taken out of its field since. A list that Slack asks for bit by bit opens
 * empty, so nothing was taken out of that.
 */
export function withoutEmptied(raw: RawInput, view: ViewOutput): RawInput {
  const fields = Object.values(view.state.values).flatMap((block) => Object.entries(block))
  const emptied = fields.filter(([, { type }]) => type !== 'external_select').map(([id]) => id.slice(FIELD.length))
  return Object.fromEntries(Object.entries(raw).filter(([name]) => !emptied.includes(name)))
}

export const optionOf = (command: Command, actionId: string): Option | undefined =>
  options(command).find(({ name }) => FIELD + name === actionId)

/** What is wrong with a form, at its field: answered with a new view instead, all that was typed would be lost. */
export function complaints(command: Command, raw: RawInput): Record<string, string> | undefined {
  try {
    readInput(command, raw)
    return undefined
  } catch (error) {
    const fields = options(command).filter(({ carried }) => !carried)
    const at = error instanceof UserError && fields.find(({ label }) => error.message.startsWith(`${label}: `))
    return at ? { [FIELD + at.name]: (error as UserError).message } : undefined
  }
}

/** A reply as a window, where there is no conversation to put it in. */
export function replyView(message: Message, channel: string): types.ModalView {
  const memory: Memory = { channel }
  return {
    type: 'modal',
    private_metadata: JSON.stringify(memory),
    title: plain('Steward', TITLE),
    close: plain('Close', TITLE),
    blocks: renderWindow(message).blocks,
  }
}
