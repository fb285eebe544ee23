import { setTimeout as pause } from 'node:timers/promises'
import type { App, BlockAction, RespondFn, SlackAction, types, ViewSubmitAction, webApi } from '@slack/bolt'
import type { Ask } from '../../core/access.ts'
import type { Bot } from '../../core/bot.ts'
import { type Choice, type Command, typedName } from '../../core/command.ts'
import { failure, type Log } from '../../core/log.ts'
import { type Button, type Message, say } from '../../core/message.ts'
import { formFor, type RawInput } from '../../core/options.ts'
import {
  complaints,
  FORM,
  filled,
  form,
  optionOf,
  readMemory,
  replyView,
  selectOptions,
  slackLimits,
  typedWords,
  withoutEmptied,
} from './commands.ts'
import { type Files, NOT_SHARED } from './files.ts'
import { BUTTONS, render, renderReply, VIEW_BLOCKS } from './render.ts'
import { holds, slackError, userGroups } from './workspace.ts'

export interface Wiring {
  readonly bot: Bot
  readonly log: Log
  /** For questions, which may be asked twice. */
  readonly client: webApi.WebClient
  /** For what must be done once or not at all. */
  readonly sender: webApi.WebClient
  readonly files: Files
  /** In a direct message, to where `to` says. */
  post(message: Message, to: { readonly channel: string; readonly thread_ts?: string }): Promise<unknown>
  me(): webApi.AuthTestResponse | undefined
}

// Slack waits 3 s. A reply that is ready by then goes into the acknowledgement, and costs no call of its own.
const REPLY_MS = 1_500
const FORM_MS = 2_200
const AGAIN_MS = 1_000
/** A form has to be opened in time, also where Slack is slow to say who is an officer. */
const REFUSAL_MS = 1_000
const MOMENT = say('One moment, I am looking it up.')

/** A way to answer one person: with words, or with a form. */
interface Door {
  reply(answer: Promise<Message>): Promise<unknown>
  form(view: types.ModalView): Promise<unknown>
}

/** Undefined where it takes longer than `ms`. */
async function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

export function listen(app: App, { bot, log, client, sender, post, files, me }: Wiring): void {
  const askOf = (user: string, team: string | undefined, channel: string): Ask => ({
    asker: { platform: 'slack', id: user },
    place: { platform: 'slack', ...(team ? { space: team } : {}), channel },
    holds: (group) => holds(client, user, group),
    memberSince: async (space) => (space === team ? 'unknown' : undefined),
    mayNotifyAll: async () => (await holds(client, user, undefined)) === true,
  })

  /** What stands behind a word alone, or behind "/steward" with nothing after it. */
  const lineOf = (text: string): string => (/^\s*(\/?steward)?\s*$/i.test(text) && bot.find('help') ? 'help' : text)

  async function share(reply: Message, user: string, tell: (message: Message) => Promise<unknown>): Promise<void> {
    if (!(await files.shareWith(reply, user))) await tell(NOT_SHARED)
  }

  async function answer(line: string, ask: Ask, door: Door): Promise<void> {
    const reading = bot.read(line, slackLimits)
    if (!reading.ok) return void (await door.reply(Promise.resolve(reading.reply)))
    const { command, raw, asked, again } = reading
    if (asked.length === 0) {
      const reply = bot.run(command, raw, ask, slackLimits)
      await door.reply(reply)
      return share(await reply, ask.asker.id, (message) => door.reply(Promise.resolve(message)))
    }
    const refused = await within(bot.refusal(command, ask, slackLimits), REFUSAL_MS)
    if (refused) return void (await door.reply(Promise.resolve(refused)))
    try {
      await door.form(form(command, asked, raw, ask.place.channel, again?.line))
    } catch (error) {
      // Slack lets a form be opened for three seconds only. A button gives it three more.
      // Which form somebody tells something in confidence by, and when, is in no log.
      const named = command.kind === 'anonymous' ? {} : { command: command.name }
      log.warn('slack form', { platform: 'slack', ...named, ...failure(error) })
      await door.reply(bot.answer(again?.line ?? command.name, ask, slackLimits))
    }
  }

  /** Through the address that came with the question: it works in every conversation, also where Steward is not a member. */
  async function respondTo(respond: RespondFn, message: Message): Promise<void> {
    const reply = { response_type: 'ephemeral' as const, replace_original: false, ...renderReply(message) }
    try {
      await respond(reply)
    } catch {
      await pause(AGAIN_MS)
      await respond(reply)
    }
  }

  /** A question that was asked before may be asked again; what changes something is done once. */
  const harmless = (line: string): boolean => {
    const reading = bot.read(line, slackLimits)
    return reading.ok && reading.command.sameForAll === true
  }

  app.command(/^\//, async ({ command: slash, ack, respond }) => {
    const line = lineOf(`${slash.command} ${typedWords(slash.text)}`)
    if (!bot.once(slash.trigger_id) && !harmless(line)) return ack()
    const ask = askOf(slash.user_id, slash.team_id, slash.channel_id)
    let acknowledged = false
    await answer(line, ask, {
      async reply(reply) {
        if (acknowledged) return respondTo(respond, await reply)
        acknowledged = true
        const early = await within(reply, REPLY_MS)
        // The line may be lost just now. The question was taken, so its answer must not depend on the acknowledgement.
        if (early)
          return ack({ response_type: 'ephemeral', ...renderReply(early) }).catch(() => respondTo(respond, early))
        await ack().catch(() => {})
        return respondTo(respond, await reply)
      },
      async form(view) {
        acknowledged = true
        await ack()
        await sender.views.open({ trigger_id: slash.trigger_id, view })
      },
    })
  })

  /**
   * In a window the next step takes the window's place: Slack stacks three at most. With its hash only in the state that
   * somebody saw when they pressed: a second press must not take away what the first has brought.
   */
  function windowDoor(view_id: string, channel: string, hash?: string): Door {
    let seen = hash
    const show = async (view: types.ModalView): Promise<void> => {
      try {
        await client.views.update({ view_id, view, ...(seen === undefined ? {} : { hash: seen }) })
        // From here on what stands there is this press's own.
        seen = undefined
      } catch (error) {
        if (slackError(error) !== 'hash_conflict') throw error
      }
    }
    return { reply: async (reply) => show(replyView(await reply, channel)), form: show }
  }

  /** The Home tab has no place for a reply, so it opens as a window, within the three seconds that Slack gives. */
  const homeDoor = (trigger_id: string): Door => {
    let opened: string | undefined
    return {
      async reply(reply) {
        const early = opened === undefined ? await within(reply, REPLY_MS) : undefined
        opened ??= (await sender.views.open({ trigger_id, view: replyView(early ?? MOMENT, '') })).view?.id
        if (!early && opened !== undefined) await windowDoor(opened, '').reply(reply)
      },
      form: (view) => sender.views.open({ trigger_id, view }),
    }
  }

  /** The message that a button stands on, where it is the asker's alone. What others see stays. */
  async function clear({ container, channel }: BlockAction, respond: RespondFn): Promise<void> {
    const { is_ephemeral: shownToOne, message_ts: ts } = container
    try {
      if (shownToOne) await respond({ delete_original: true })
      else if (channel?.id.startsWith('D') && ts) await sender.chat.delete({ channel: channel.id, ts })
    } catch (error) {
      log.warn('slack clear', { platform: 'slack', ...failure(error) })
    }
  }

  const messageDoor = (body: BlockAction, respond: RespondFn): Door => ({
    async reply(reply) {
      const message = await reply
      await respondTo(respond, message)
      if (message.clears) await clear(body, respond)
    },
    form: (view) => sender.views.open({ trigger_id: body.trigger_id, view }),
  })

  /** Windows in which a press is being answered. */
  const answering = new Set<string>()

  async function pressedInWindow(
    { id, hash }: NonNullable<BlockAction['view']>,
    line: string,
    ask: Ask,
  ): Promise<void> {
    if (answering.has(id)) return
    answering.add(id)
    await answer(line, ask, windowDoor(id, ask.place.channel, hash)).finally(() => answering.delete(id))
  }

  app.action<SlackAction>(/^run:/, async ({ action, body, ack, respond }) => {
    await ack()
    if (body.type !== 'block_actions' || action.type !== 'button' || !('value' in action)) return
    if (!action.value || !bot.once(body.trigger_id)) return
    const { view, trigger_id } = body
    const channel = body.channel?.id ?? readMemory(view?.private_metadata ?? '').channel
    const ask = askOf(body.user.id, body.team?.id ?? body.user.team_id, channel)
    if (view?.type === 'modal') return pressedInWindow(view, action.value, ask)
    await answer(action.value, ask, view ? homeDoor(trigger_id) : messageDoor(body, respond))
  })

  const groups = remembered(() => userGroups(client), 60_000)

  app.options(/^field:/, async ({ options: suggestion, ack }) => {
    if (suggestion.type !== 'block_suggestion') return
    const { command: name, channel } = readMemory(suggestion.view?.private_metadata ?? '')
    const command = bot.find(name ?? '')
    const option = command && optionOf(command, suggestion.action_id)
    const ask = askOf(suggestion.user.id, suggestion.team?.id ?? suggestion.user.team_id, channel)
    const choices = !option
      ? []
      : option.kind === 'group'
        ? matching(await groups(), suggestion.value)
        : await bot.complete(command, option.name, suggestion.value, ask, slackLimits)
    await ack({ options: selectOptions(choices) })
  })

  app.view<ViewSubmitAction>({ callback_id: FORM, type: 'view_submission' }, async ({ view, body, ack }) => {
    const { command: name = '', carried = '', again, channel } = readMemory(view.private_metadata)
    const reading = bot.read(`${again === undefined ? '' : `${again} `}${name}${carried}`, slackLimits)
    if (!reading.ok || !bot.once(body.trigger_id)) return ack()
    const { command } = reading
    const raw: RawInput = { ...withoutEmptied(reading.raw, view), ...filled(view) }
    const errors = complaints(command, raw)
    if (errors) return ack({ response_action: 'errors', errors })
    const ask = askOf(body.user.id, body.team?.id ?? body.user.team_id, channel)
    const reply = bot.run(command, raw, ask, slackLimits)
    const early = await within(reply, FORM_MS)
    const shown = await ack({ response_action: 'update', view: replyView(early ?? MOMENT, channel) }).then(
      () => true,
      () => false,
    )
    const door = windowDoor(view.id, channel)
    if (!early || !shown) await door.reply(reply)
    await share(await reply, body.user.id, (message) => door.reply(Promise.resolve(message)))
  })

  app.event('message', async ({ event, body }) => {
    // Words beside a picture or a file are words: whoever wrote them must not be left to think that they were taken.
    if (event.subtype !== undefined && event.subtype !== 'file_share') return
    const ofBot = 'bot_id' in event && event.bot_id !== undefined
    if (event.channel_type !== 'im' || ofBot || event.user === me()?.user_id) return
    if (!bot.once(body.event_id)) return
    const ask = askOf(event.user, body.team_id, event.channel)
    const ref = { place: ask.place, id: event.ts }
    const typed = typedWords(event.text ?? '')
    const reply = await bot.direct(typed === '' ? typed : lineOf(typed), ask, ref, slackLimits)
    const thread = event.thread_ts ? { thread_ts: event.thread_ts } : {}
    await post(reply, { channel: event.channel, ...thread })
  })

  app.event('app_mention', async ({ event, body }) => {
    const { user, channel } = event
    if (!user || event.bot_id || !bot.once(body.event_id)) return
    const line = event.text.replaceAll(`<@${me()?.user_id}>`, ' ')
    const reply = await bot.mentioned(lineOf(typedWords(line)), askOf(user, body.team_id, channel), slackLimits)
    const thread = event.thread_ts ? { thread_ts: event.thread_ts } : {}
    const tell = (message: Message) => sender.chat.postEphemeral({ channel, user, ...thread, ...renderReply(message) })
    await tell(reply)
    await share(reply, user, tell)
  })

  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home' || !bot.once(body.event_id)) return
    const blocks = await homeBlocks(bot, askOf(event.user, body.team_id, ''))
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } })
  })
}

/** Where things stand, what comes next, and a button for every question that needs no more words. */
async function homeBlocks(bot: Bot, ask: Ask): Promise<types.KnownBlock[]> {
  const ready = (command: Command | undefined): command is Command =>
    command !== undefined && !command.buttonOnly && command.access !== 'officer' && formFor(command, {}).length === 0
  const told = await Promise.all(
    ['status', 'nextaction']
      .map((name) => bot.find(name))
      .filter(ready)
      .map((command) => bot.run(command, {}, ask, slackLimits)),
  )
  // A report opens in a form of its own, which is what somebody who has this tab open may have come for.
  const inForms = bot.commands.filter(({ kind, buttonOnly }) => kind === 'anonymous' && !buttonOnly)
  const buttons: Button[] = [...bot.commands.filter(ready), ...inForms]
    .slice(0, BUTTONS)
    .map((command) => ({ label: typedName(command, slackLimits), run: command.name }))
  const parts = [...told, { summary: '', blocks: [{ type: 'buttons' as const, buttons }] }]
  const most = Math.floor(VIEW_BLOCKS / parts.length) - 1
  return parts.flatMap((part, n): types.KnownBlock[] => [
    ...(n === 0 ? [] : [{ type: 'divider' as const }]),
    ...render(part, 'asker', most).blocks,
  ])
}

const matching = (choices: readonly Choice[], typed: string): readonly Choice[] =>
  choices.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()))

/** Asks again only after `ms`: Slack asks for suggestions at every letter, and allows 20 such calls a minute. */
function remembered<T>(ask: () => Promise<T>, ms: number): () => Promise<T> {
  let known: { readonly at: number; readonly value: Promise<T> } | undefined
  return () => {
    if (!known || performance.now() - known.at > ms) {
      const value = ask()
      known = { at: performance.now(), value }
      value.catch(() => {
        known = undefined
      })
    }
    return known.value
  }
}
