import {
  type APIApplicationCommandBasicOption,
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  ComponentType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js'
import type { Choices } from '../../core/bot.ts'
import type { Choice, Command } from '../../core/command.ts'
import { cut } from '../../core/message.ts'
import { carriedWords, type Option, options, type RawInput } from '../../core/options.ts'

export type CommandJson = RESTPostAPIChatInputApplicationCommandsJSONBody

const OPTIONS = 25
const CHOICES = 25
const CHOICE = 100
const FIELDS = 5
const DESCRIPTION = 100
const FIELD_LABEL = 45
const FIELD_TEXT = 4_000
const CUSTOM_ID = 100

/** Channels in which something can be posted. */
const CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const

/** Where they do not fit into Discord's list, the words are typed, and the core reads them. */
const listed = (option: Option): boolean =>
  option.kind === 'choice' && option.choices.length <= CHOICES && option.choices.every((each) => each.length <= 100)

function optionJson(option: Option): APIApplicationCommandBasicOption {
  const { name, kind, min, max } = option
  // Never required: Discord would not send the command without it, and Steward could not open the form that asks for it.
  const shared = { name, description: cut(option.description, DESCRIPTION), required: false }
  const range = {
    ...(min === undefined ? {} : { min_value: min }),
    ...(max === undefined ? {} : { max_value: max }),
  }
  switch (kind) {
    case 'integer':
      return { type: ApplicationCommandOptionType.Integer, ...shared, ...range }
    case 'number':
      return { type: ApplicationCommandOptionType.Number, ...shared, ...range }
    case 'yesno':
      return { type: ApplicationCommandOptionType.Boolean, ...shared }
    case 'channel':
      return { type: ApplicationCommandOptionType.Channel, ...shared, channel_types: [...CHANNELS] }
    case 'group':
      return { type: ApplicationCommandOptionType.Role, ...shared }
    default:
      if (listed(option)) {
        const choices = option.choices.map((each) => ({ name: each, value: each }))
        return { type: ApplicationCommandOptionType.String, ...shared, choices }
      }
      return {
        type: ApplicationCommandOptionType.String,
        ...shared,
        ...(option.complete ? { autocomplete: true } : {}),
        ...(option.maxLength === undefined ? {} : { max_length: Math.min(option.maxLength, 6_000) }),
      }
  }
}

/**
 * A command as Discord registers it. Officers' commands are not hidden from the others: which role is an officer is set in
 * chat, and Steward checks it each time.
 */
export function commandJson(command: Command): CommandJson {
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: cut(command.summary, DESCRIPTION),
    // What a form asks for is never typed on the command line, where a slip of the finger posts it to a channel.
    options: command.form
      ? []
      : options(command)
          .filter(({ carried }) => !carried)
          .slice(0, OPTIONS)
          .map(optionJson),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  }
}

/** Fields that Discord adds (ids, versions, translations), and those it leaves out where they say nothing, do not count. */
const COMPARED = new Set(
  'name type description options contexts integration_types required autocomplete choices channel_types min_value max_value min_length max_length value'.split(
    ' ',
  ),
)

function essence(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = value.map(essence)
    // Options and choices keep the order in which people see them; kinds of place and channel have none.
    return list.every((each) => typeof each === 'number') ? list.sort((a, b) => Number(a) - Number(b)) : list
  }
  if (typeof value !== 'object' || value === null) return value
  const told = Object.entries(value)
    .filter(([key, each]) => COMPARED.has(key) && each !== null && each !== undefined && each !== false)
    .filter(([, each]) => !Array.isArray(each) || each.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(told.map(([key, each]) => [key, essence(each)]))
}

const named = (list: readonly unknown[]): string =>
  JSON.stringify(
    list
      .map(essence)
      .map((each) => JSON.stringify(each))
      .sort(),
  )

/** Whether what Discord has registered says the same as `wanted`. */
export const sameCommands = (registered: readonly unknown[], wanted: readonly CommandJson[]): boolean =>
  named(registered) === named(wanted)

/** A value as it is named in a form's list. */
const entry = (raw: RawInput[string]): string =>
  (raw === true ? 'yes' : raw === false ? 'no' : String(raw)).toLowerCase()

const ownChoices = (option: Option): readonly Choice[] =>
  (option.kind === 'yesno' ? ['yes', 'no'] : listed(option) ? option.choices : []).map((each) => ({
    label: each,
    value: each,
  }))

function field(
  option: Option,
  given: RawInput[string] | undefined,
  offered: readonly Choice[] = [],
): APIComponentInLabel {
  const { name, kind, required } = option
  const select = { custom_id: name, required, min_values: required ? 1 : 0, max_values: 1 }
  const picked = given === undefined || !/^\d+$/.test(String(given)) ? undefined : String(given)
  if (kind === 'channel') {
    const defaults = picked && { default_values: [{ id: picked, type: SelectMenuDefaultValueType.Channel as const }] }
    return { type: ComponentType.ChannelSelect, ...select, channel_types: [...CHANNELS], ...defaults }
  }
  if (kind === 'group') {
    const defaults = picked && { default_values: [{ id: picked, type: SelectMenuDefaultValueType.Role as const }] }
    return { type: ComponentType.RoleSelect, ...select, ...defaults }
  }
  const entries = offered.length > 0 && offered.length <= CHOICES ? offered : ownChoices(option)
  if (entries.length > 0)
    return {
      type: ComponentType.StringSelect,
      ...select,
      options: entries.map(({ label, value }) => ({
        label: cut(label, CHOICE),
        value,
        ...(given !== undefined && value.toLowerCase() === entry(given) ? { default: true } : {}),
      })),
    }
  const most = Math.min(option.maxLength ?? FIELD_TEXT, FIELD_TEXT)
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: option.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: most,
    ...(given === undefined ? {} : { value: cut(String(given), most) }),
  }
}

/**
 * What a form carries, and back: the command that it fills in, with the options that its button brought along. `again`: the
 * line that holds what there is no room for, where it is filled in once more.
 */
export function formId(command: Command, raw: RawInput, again?: string): string {
  const name = `form:${again === undefined ? '' : `${again} `}${command.name}`
  const id = `${name}${carriedWords(command, raw)}`
  // Cut, it would name something else. Without, the command says what is missing.
  return id.length <= CUSTOM_ID ? id : name
}
export const formLine = (id: string): string | undefined => /^form:(.*)$/s.exec(id)?.[1]

/**
 * The form that asks for a command's options. What was given already stands in it. A form holds five fields: the required
 * ones come first, then those that were given.
 */
export function form(
  command: Command,
  asked: readonly Option[],
  raw: RawInput,
  choices: Choices = new Map(),
  again?: string,
): APIModalInteractionResponseCallbackData {
  // A list of nothing would be a field for words that are then not understood.
  const askable = asked.filter(({ name, offered, required }) => required || !offered || choices.get(name)?.length !== 0)
  const rank = (each: Option): number => (each.required ? 0 : raw[each.name] === undefined ? 2 : 1)
  const fields = askable.length <= FIELDS ? askable : [...askable].sort((a, b) => rank(a) - rank(b)).slice(0, FIELDS)
  return {
    custom_id: formId(command, raw, again),
    title: cut(`/${command.name}`, FIELD_LABEL),
    components: fields.map((option) => ({
      type: ComponentType.Label,
      label: cut(option.label, FIELD_LABEL),
      description: cut(option.description, DESCRIPTION),
      component: field(option, raw[option.name], choices.get(option.name)),
    })),
  }
}
