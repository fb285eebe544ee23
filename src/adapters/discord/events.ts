import { setTimeout as wait } from 'node:timers/promises'
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Client,
  type GatewayMessageCreateDispatchData,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  Routes,
} from 'discord.js'
import type { Ask } from '../../core/access.ts'
import type { Limits } from '../../core/adapter.ts'
import type { Bot } from '../../core/bot.ts'
import type { Command } from '../../core/command.ts'
import { failure, type Log } from '../../core/log.ts'
import { cut, type Message, visible } from '../../core/message.ts'
import { formFor, type Option, type RawInput } from '../../core/options.ts'
import type { Again } from '../../core/reading.ts'
import { form, formLine } from './commands.ts'
import { memberSince } from './direct.ts'
import { buttonRun, type Payload, render } from './render.ts'

/** Discord drops what is not answered within 3 seconds. An answer that takes longer than this is announced first. */
const DEFER_AFTER_MS = 1_000
const CHOICE = 100

type Asking = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction

export interface Answering {
  readonly client: Client
  readonly bot: Bot
  readonly limits: Limits
  readonly log: Log
  /** `to`: the message that it answers. */
  send(channel: string, payload: Payload, to?: string): Promise<unknown>
}

const place = (interaction: Interaction): Ask['place'] => ({
  platform: 'discord',
  ...(interaction.guildId === null ? {} : { space: interaction.guildId }),
  channel: interaction.channelId ?? '',
})

function askOf({ client }: Answering, interaction: Interaction): Ask {
  return {
    asker: { platform: 'discord', id: interaction.user.id },
    place: place(interaction),
    async holds(group) {
      if (!interaction.inGuild()) return false
      // An administrator passes too: discord.js counts them as holding every permission.
      if (group === undefined) return interaction.memberPermissions.has(PermissionFlagsBits.ManageGuild)
      const guild = await client.guilds.fetch(interaction.guildId)
      if (!(await guild.roles.fetch()).has(group)) return 'gone'
      const { roles } = interaction.member
      return Array.isArray(roles) ? roles.includes(group) : roles.cache.has(group)
    },
    memberSince: (guild) => memberSince(client.rest, guild, interaction.user.id),
    mayNotifyAll: async () =>
      interaction.inGuild() && interaction.memberPermissions.has(PermissionFlagsBits.MentionEveryone),
  }
}

/** Privately, in a server and in a direct message alike: nobody is exposed by asking. */
const privately = (payload: Payload) => ({ ...payload, flags: [payload.flags, MessageFlags.Ephemeral] as const })

/** The message that a button stands on, where nobody but the one who pressed it can see it. */
const ownMessage = (interaction: Asking) =>
  interaction.isButton() && (interaction.guildId === null || interaction.message.flags.has(MessageFlags.Ephemeral))
    ? interaction.message
    : undefined

async function reply(parts: Answering, interaction: Asking, answer: Promise<Message>): Promise<void> {
  const ready = await Promise.race([answer, wait(DEFER_AFTER_MS, undefined, { ref: false })])
  const pressed = ownMessage(interaction)
  if (ready?.clears && pressed && interaction.isButton()) {
    // Answered so, the button's own message counts as the reply, which is what lets Steward delete one that Discord keeps
    // for one person alone.
    await interaction.deferUpdate()
    for (const payload of render(ready)) await interaction.followUp(privately(payload))
    return clear(parts, interaction.deleteReply())
  }
  if (!ready) await interaction.deferReply({ flags: MessageFlags.Ephemeral })
  const [first, ...rest] = render(await answer)
  if (interaction.deferred) await interaction.editReply(first)
  else await interaction.reply(privately(first))
  for (const payload of rest) await interaction.followUp(privately(payload))
  if (!pressed || !(await answer).clears) return
  const shownToOne = pressed.flags.has(MessageFlags.Ephemeral)
  const { channelId, id } = pressed
  await clear(
    parts,
    shownToOne ? interaction.deleteReply(id) : parts.client.rest.delete(Routes.channelMessage(channelId, id)),
  )
}

/** The reply has been given by then. */
async function clear({ log }: Answering, work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => log.warn('clear', { platform: 'discord', ...failure(error) }))
}

interface Asked {
  readonly command: Command
  readonly raw: RawInput
  readonly asked: readonly Option[]
  readonly again?: Again
}

async function run(
  parts: Answering,
  interaction: ChatInputCommandInteraction | ButtonInteraction,
  { command, raw, asked, again }: Asked,
): Promise<void> {
  const ask = askOf(parts, interaction)
  if (asked.length === 0) return reply(parts, interaction, parts.bot.run(command, raw, ask, parts.limits))
  const [refused, choices] = await Promise.all([
    // A form has to be opened in time, so that is not waited for when Discord is slow to say who is an officer.
    Promise.race([parts.bot.refusal(command, ask, parts.limits), wait(DEFER_AFTER_MS, undefined, { ref: false })]),
    parts.bot.choices(command, asked, ask, parts.limits),
  ])
  if (refused) return reply(parts, interaction, Promise.resolve(refused))
  await interaction.showModal(form(command, asked, raw, choices, again?.line))
}

async function typed(parts: Answering, interaction: ChatInputCommandInteraction): Promise<void> {
  const command = parts.bot.find(interaction.commandName)
  const given = interaction.options.data.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))
  const raw = Object.fromEntries(given)
  if (command) return run(parts, interaction, { command, raw, asked: formFor(command, raw) })
  // Discord still shows a command that Steward no longer has.
  return reply(parts, interaction, parts.bot.answer(interaction.commandName, askOf(parts, interaction), parts.limits))
}

async function pressed(parts: Answering, interaction: ButtonInteraction): Promise<void> {
  const reading = parts.bot.read(buttonRun(interaction.customId) ?? '', parts.limits)
  if (reading.ok) return run(parts, interaction, reading)
  return reply(parts, interaction, Promise.resolve(reading.reply))
}

async function filled(parts: Answering, interaction: ModalSubmitInteraction): Promise<void> {
  const reading = parts.bot.read(formLine(interaction.customId) ?? '', parts.limits)
  if (!reading.ok) return reply(parts, interaction, Promise.resolve(reading.reply))
  const given = interaction.fields.fields.map((field) => {
    const value = 'value' in field ? field.value : 'values' in field ? field.values[0] : undefined
    return [field.customId, typeof value === 'string' ? value.trim() : ''] as const
  })
  // What was taken out of a field is not said any more, whatever stood there when the form was opened.
  const kept = Object.entries(reading.raw).filter(([name]) => given.every(([field]) => field !== name))
  const raw = Object.fromEntries([...kept, ...given.filter(([, value]) => value !== '')])
  return reply(parts, interaction, parts.bot.run(reading.command, raw, askOf(parts, interaction), parts.limits))
}

async function complete(parts: Answering, interaction: AutocompleteInteraction): Promise<void> {
  const { name, value } = interaction.options.getFocused(true)
  const command = parts.bot.find(interaction.commandName)
  const choices = command ? await parts.bot.complete(command, name, value, askOf(parts, interaction), parts.limits) : []
  await interaction.respond(
    choices
      .filter((each) => each.value.length <= CHOICE)
      .map((each) => ({ name: cut(visible(each.label), CHOICE) || each.value, value: each.value })),
  )
}

export async function onInteraction(parts: Answering, interaction: Interaction): Promise<void> {
  // After a lost connection Discord may deliver again what was answered already.
  if (!parts.bot.once(interaction.id)) return
  if (interaction.isChatInputCommand()) await typed(parts, interaction)
  else if (interaction.isButton()) await pressed(parts, interaction)
  else if (interaction.isModalSubmit()) await filled(parts, interaction)
  else if (interaction.isAutocomplete()) await complete(parts, interaction)
}

/** Answers direct messages. In a server Steward reads nothing, and has not asked Discord for the words either. */
export async function onMessage(parts: Answering, message: GatewayMessageCreateDispatchData): Promise<void> {
  if (message.guild_id !== undefined || message.author.bot || !parts.bot.once(message.id)) return
  const ask: Ask = {
    asker: { platform: 'discord', id: message.author.id },
    place: { platform: 'discord', channel: message.channel_id },
    holds: async () => false,
    memberSince: (guild) => memberSince(parts.client.rest, guild, message.author.id),
    mayNotifyAll: async () => false,
  }
  const answer = await parts.bot.direct(message.content, ask, { place: ask.place, id: message.id }, parts.limits)
  const [first, ...rest] = render(answer)
  await parts.send(message.channel_id, first, message.id)
  for (const payload of rest) await parts.send(message.channel_id, payload)
}
