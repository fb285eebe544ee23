import { setTimeout as wait } from 'node:timers/promises'
import type { APIMessage } from 'discord.js'
import { createDiscord } from '../../../src/adapters/discord/index.ts'
import type { Log } from '../../../src/core/log.ts'
import type { Harness, Seen } from '../../contract/adapter.ts'
import { collectLog } from '../../support/log.ts'
import { type Discord, startDiscord } from './index.ts'
import { reactionEvent } from './reactions.ts'
import type { Interaction } from './rest.ts'
import { discordSpec } from './spec.ts'
import { channels, directChannel, directMessage, IDS, member, snowflake, user } from './world.ts'
import { writing } from './writing.ts'

type Json = Record<string, unknown>
/** As whom somebody asks; "alone": in a direct message, where nobody is a member of anything. */
type Role = 'member' | 'manager' | 'officer' | 'alone'

const COMMAND = 2
const BUTTON = 3
const COMPLETE = 4
const MODAL = 5
/** Manage Server, and Mention Everyone. */
const MANAGER = String((1 << 5) | (1 << 17))
const EPHEMERAL = 64
const QUIET_TURNS = 12

/** Whom Discord would notify: what stands in the text, less what `allowed_mentions` takes out. */
export function pings(content: string, allowed: { parse?: readonly string[] } | undefined): string[] {
  const found = [
    ...[...content.matchAll(/@(?:everyone|here)/g)].map(([text]) => ({ type: 'everyone', text })),
    ...[...content.matchAll(/<@&\d+>/g)].map(([text]) => ({ type: 'roles', text })),
    ...[...content.matchAll(/<@!?\d+>/g)].map(([text]) => ({ type: 'users', text })),
  ]
  const told = found.filter(({ type }) => allowed?.parse?.includes(type) ?? true)
  // Who is told of it once is not told again by another word.
  return [...new Set(told.map(({ type, text }) => (type === 'everyone' ? '@everyone' : text)))]
}

/** As it is read on the screen: a mark behind a backslash is that mark. */
export const shown = (content: string): string => content.replace(/\\([^0-9A-Za-z\s])/g, '$1')

export async function until<T>(what: () => T | undefined | false, ms = 9_000): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const found = what()
    if (found) return found
    if (Date.now() > end) throw new Error('waited in vain')
    await wait(5)
  }
}

const personOf = (role: Exclude<Role, 'alone'>): string =>
  ({ member: IDS.member, officer: '500000000000000002', manager: IDS.owner })[role]

interface Sent {
  readonly message: APIMessage
  readonly body: Json
}

function seen(sent: readonly Sent[], isPrivate: boolean): Seen {
  const contents = sent.map(({ body }) => String(body.content))
  const rows = sent.flatMap(({ body }) => (body.components ?? []) as { components: { label: string }[] }[])
  return {
    text: shown(contents.join('\n')),
    private: isPrivate,
    buttons: rows.flatMap((row) => row.components.map((each) => each.label)),
    pings: sent.flatMap(({ body }) =>
      pings(String(body.content), body.allowed_mentions as { parse?: string[] } | undefined),
    ),
  }
}

const asked = (interaction: Interaction): readonly Json[] =>
  ((interaction.callback?.data?.components ?? []) as Json[]).filter((each) => each.type === 18)

export interface DiscordPerson extends Harness {
  readonly discord: Discord
  readonly log: ReturnType<typeof collectLog>
  /** A typed line as Discord sends it. */
  slash(line: string): Json
  /** Sends an interaction and returns at once what becomes of it. */
  send(type: number, data: Json, as?: Role): Interaction
  /** Delivers the last interaction once more. */
  redeliver(): void
  /** Presses a button under what was posted last in the channel. */
  pressPosted(label: string): Promise<Seen>
  /** Waits until the bot has said all that it says to an interaction. */
  answered(interaction: Interaction): Promise<Seen>
}

/** A member of the emulator's server, who types, presses, fills in and reads. */
export async function createPerson(
  options: { discord?: Discord; log?: Log; token?: string } = {},
): Promise<DiscordPerson> {
  const discord = options.discord ?? (await startDiscord())
  const spec = discordSpec()
  const log = collectLog()
  const adapter = createDiscord({ token: options.token ?? discord.token, apiUrl: discord.url, log: options.log ?? log })
  let form: Interaction | undefined
  let delivered: unknown
  let lastReply: readonly Sent[] = []
  /** Where the last reply stands. */
  let lastAs: Role = 'member'

  function send(type: number, data: Json, as: Role = 'member'): Interaction {
    const made: Interaction = {
      id: snowflake(),
      token: snowflake(),
      channel: as === 'alone' ? IDS.direct : IDS.channel,
      at: Date.now(),
      source: type === BUTTON ? lastReply.at(-1)?.message.id : undefined,
      messages: [],
    }
    lastAs = as
    discord.interactions.set(made.token, made)
    const { position: _, ...channel } = channels[0] as Json
    const server = {
      guild_id: IDS.guild,
      guild: { id: IDS.guild, locale: 'en-GB', features: [] },
      guild_locale: 'en-GB',
      channel_id: IDS.channel,
      channel: { ...channel, permissions: '0' },
      member: {
        ...member(IDS.member, as === 'officer' ? [IDS.officers] : []),
        permissions: as === 'manager' ? MANAGER : '0',
      },
      authorizing_integration_owners: { 0: IDS.guild },
      context: 0,
    }
    const direct = {
      channel_id: IDS.direct,
      channel: directChannel,
      user: user(IDS.member),
      authorizing_integration_owners: { 0: '0' },
      context: 1,
    }
    const payload = {
      id: made.id,
      application_id: IDS.application,
      type,
      token: made.token,
      version: 1,
      locale: 'en-GB',
      app_permissions: '0',
      entitlements: [],
      attachment_size_limit: 10_485_760,
      data,
      ...(as === 'alone' ? direct : server),
      ...(type === BUTTON || type === MODAL ? { message: lastReply.at(-1)?.message } : {}),
    }
    const name = { [COMMAND]: 'SlashInteraction', [BUTTON]: 'ButtonInteraction', [MODAL]: 'ModalInteraction' }[type]
    if (name) discord.violations.push(...spec.event(name, JSON.parse(JSON.stringify(payload))))
    delivered = payload
    discord.gateway.send('INTERACTION_CREATE', payload)
    return made
  }

  /**
   * Waits until nothing is on its way: one message follows another. Counted in turns of the loop that the bot shares, because
   * on a busy machine a time may pass without the bot having had its turn.
   */
  async function quiet(): Promise<void> {
    for (let turns = 0; turns < QUIET_TURNS; turns = discord.busy() > 0 ? 0 : turns + 1) await wait(3)
  }

  async function answered(interaction: Interaction): Promise<Seen> {
    const { type } = await until(() => interaction.callback)
    if (type === 9) {
      form = interaction
      return {
        text: '',
        private: true,
        buttons: [],
        pings: [],
        form: asked(interaction).map((each) => String(each.label)),
      }
    }
    await until(() => interaction.messages.length > 0)
    await quiet()
    lastReply = interaction.messages
    return seen(
      interaction.messages,
      interaction.messages.every(({ body }) => (Number(body.flags) & EPHEMERAL) !== 0),
    )
  }

  function slash(line: string): Json {
    const [, name, option, quoted, word] = /^\/(\S+)(?:\s+(\w+):(?:"([\s\S]*)"|(\S+)))?$/.exec(line) ?? []
    const command = discord.commands.find((each) => each.name === name)
    if (!command) throw new Error(`/${name} is not registered`)
    const registered = (command.options as Json[]).find((each) => each.name === option)
    const text = quoted ?? word
    const value = registered?.type === 4 || registered?.type === 10 ? Number(text) : text
    // Discord sends no option that was left empty.
    const given = registered && value ? [{ type: registered.type, name: option, value }] : []
    return { id: command.id, name, type: 1, options: given }
  }

  const lastPost = (): string =>
    [...discord.posts.values()].filter(({ message }) => message.channel_id === IDS.channel).at(-1)?.message.id ?? ''

  const press = async (label: string): Promise<Seen> => {
    const rows = lastReply.flatMap(({ body }) => body.components as { components: Json[] }[])
    const button = rows.flatMap((row) => row.components).find((each) => each.label === label)
    return answered(send(BUTTON, { component_type: 2, custom_id: button?.custom_id, id: 2 }, lastAs))
  }

  return {
    adapter,
    discord,
    log,
    group: IDS.officers,
    channel: IDS.channel,
    space: IDS.guild,
    send,
    redeliver: () => discord.gateway.send('INTERACTION_CREATE', delivered),
    slash,
    answered,
    start: (bot) => adapter.start(bot),
    async stop() {
      await adapter.stop()
      if (!options.discord) await discord.stop()
    },
    command: (line, as) => answered(send(COMMAND, slash(line), as)),
    press,
    async pressPosted(label) {
      lastReply = [...discord.posts.values()].filter(({ message }) => message.channel_id === IDS.channel).slice(-1)
      lastAs = 'member'
      return press(label)
    },
    async fill(values) {
      if (!form) throw new Error('no form is open')
      const components = asked(form).map((label, index) => {
        const { type, custom_id } = label.component as { type: number; custom_id: string }
        const value = values[custom_id]
        const given = type === 4 ? { value: value ?? '' } : { values: value === undefined ? [] : [value] }
        return { type: 18, id: index * 2 + 1, component: { type, id: index * 2 + 2, custom_id, ...given } }
      })
      return answered(send(MODAL, { custom_id: form.callback?.data?.custom_id, components }))
    },
    async direct(text) {
      const before = new Set(discord.posts.keys())
      const message = directMessage(text)
      discord.written.set(message.id, message)
      discord.gateway.send('MESSAGE_CREATE', message)
      const fresh = (): Sent[] =>
        [...discord.posts.values()].filter(
          ({ message }) => message.channel_id === IDS.direct && !before.has(message.id),
        )
      await until(() => fresh().length > 0)
      await quiet()
      lastReply = fresh()
      lastAs = 'alone'
      return seen(lastReply, true)
    },
    person: IDS.member,
    ...writing(discord),
    async directly() {
      const posts = [...discord.posts.values()].filter(({ message }) => message.channel_id === IDS.direct)
      return seen(posts.slice(-1), true)
    },
    async complete(command, option, typed) {
      const registered = discord.commands.find((each) => each.name === command)
      const focused = { type: 3, name: option, value: typed, focused: true }
      const interaction = send(COMPLETE, { id: registered?.id, name: command, type: 1, options: [focused] })
      const { data } = await until(() => interaction.callback)
      return ((data?.choices ?? []) as { name: string }[]).map((each) => each.name)
    },
    async react(emoji, as = 'member') {
      const [id, person] = [lastPost(), personOf(as)]
      discord.reactions.set(id, [...(discord.reactions.get(id) ?? []), { emoji, person }])
      discord.gateway.send('MESSAGE_REACTION_ADD', reactionEvent(id, emoji, person, true))
    },
    async unreact(emoji, as = 'member') {
      const [id, person] = [lastPost(), personOf(as)]
      const given = discord.reactions.get(id) ?? []
      discord.reactions.set(
        id,
        given.filter((each) => each.emoji !== emoji || each.person !== person),
      )
      discord.gateway.send('MESSAGE_REACTION_REMOVE', reactionEvent(id, emoji, person))
    },
    async remove() {
      discord.posts.delete(lastPost())
    },
    async posted() {
      const posts = [...discord.posts.values()].filter(({ message }) => message.channel_id === IDS.channel)
      return seen(posts.slice(-1), false)
    },
  }
}
