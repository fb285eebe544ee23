import { randomUUID } from 'node:crypto'
import { createSlack, type SlackAdapter } from '../../../src/adapters/slack/index.ts'
import { slackManifest } from '../../../src/adapters/slack/manifest.ts'
import type { Bot } from '../../../src/core/bot.ts'
import type { Log } from '../../../src/core/log.ts'
import { contractCommands, type Harness, type Seen } from '../../contract/adapter.ts'
import { collectLog } from '../../support/log.ts'
import { BOT_USER, newHash, OFFICERS, PEOPLE, TEAM } from './api.ts'
import { wrong, wrongMessage, wrongView } from './check.ts'
import { DIRECT } from './conversations.ts'
import { filesIn } from './files.ts'
import {
  type Ack,
  APP_TOKEN,
  type Appearance,
  BOT_TOKEN,
  type FakeSlack,
  SIGNING_SECRET,
  startSlack,
  type View,
} from './index.ts'
import { reacting } from './reacting.ts'
import { labelOf, type Node, type Shown, shownButtons, shownPings, shownWords } from './read.ts'
import { writing } from './writing.ts'

type Json = Record<string, unknown>
type Role = keyof typeof PEOPLE

export interface SlackPerson extends Harness {
  readonly adapter: SlackAdapter
  readonly slack: FakeSlack
  /** Sends anything as Slack does, and says how it was acknowledged. */
  deliver(type: 'slash_commands' | 'interactive' | 'events_api', payload: Json, envelope?: string): Promise<Ack>
  slash(line: string, as?: Role): Json
  event(event: Json): Json
  /** The press of a button as Slack sends it. */
  pressing(label: string): Json
  /** Opens the Home tab. */
  home(): Promise<Seen>
  mention(text: string): Promise<Seen>
  /** What appears while `act` runs and after it, until something does. */
  sees(act: () => Promise<Ack>): Promise<Seen>
}

export interface PersonOptions {
  readonly mode: 'socket' | 'http'
  readonly log?: Log
  readonly slack?: FakeSlack
}

/** As Slack sends what was typed when a command's text is to be escaped. */
export const asTyped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const COMMON = { token: 'legacy', api_app_id: 'A1' }
const team = { id: TEAM, domain: 'branch' }

/** A person with Slack open: types commands, presses buttons, fills forms, and reads what appears. */
export async function slackPerson({ mode, log = collectLog(), slack: given }: PersonOptions): Promise<SlackPerson> {
  const slack = given ?? (await startSlack())
  const adapter = createSlack({
    botToken: BOT_TOKEN,
    apiUrl: slack.apiUrl,
    log,
    ...(mode === 'socket' ? { appToken: APP_TOKEN } : { signingSecret: SIGNING_SECRET, port: 0 }),
  })
  let last: Appearance | undefined
  let who: string = PEOPLE.member

  async function deliver(type: string, payload: Json, envelope?: string): Promise<Ack> {
    return mode === 'socket'
      ? slack.overSocket(type, payload, envelope)
      : slack.overHttp(adapter.address() ?? 0, type, payload)
  }

  const check = (payload: Json, definition: string): Json => {
    slack.violations.push(...wrong(payload, definition))
    return payload
  }

  async function sees(act: () => Promise<Ack>): Promise<Seen> {
    const from = slack.appearances.length
    const { body } = await act()
    if (body) appearInAck(body)
    last = await slack.next(from)
    return seen(last)
  }

  /** What an acknowledgement carries is shown too: a reply to a command, the next window, or what is wrong in a form. */
  function appearInAck(body: Json): void {
    const { response_action: action, view, errors } = body as { response_action?: string; view?: Json; errors?: object }
    if (action === 'errors') slack.appear({ by: 'ack', private: true, errors: { ...errors } })
    else if (action === 'update' && view) {
      slack.violations.push(...wrongView(view))
      const shown = { ...view, id: last?.view?.id ?? '', hash: newHash(slack.space) } as View
      slack.space.views.set(shown.id, shown)
      slack.appear({ by: 'ack', private: true, view: shown })
    } else {
      slack.violations.push(...wrongMessage(body), ...filesIn(body).map((id) => `${id} in a message for one person`))
      slack.appear({ by: 'ack', private: body.response_type !== 'in_channel', message: body as Shown })
    }
  }

  function seen({ private: hidden, message, view, errors }: Appearance): Seen {
    const shown: Shown = message ?? { blocks: view?.blocks ?? [] }
    const inputs = (view?.blocks ?? []).filter(({ type }) => type === 'input')
    return {
      text: errors ? Object.values(errors).join('\n') : shownWords(shown),
      private: hidden,
      buttons: shownButtons(shown).map(labelOf),
      pings: shownPings(shown),
      ...(inputs.length > 0 ? { form: inputs.map(({ label }) => String(label?.text)) } : {}),
    }
  }

  function slash(line: string, as: Role = 'member'): Json {
    who = PEOPLE[as]
    const [command = '', ...words] = line.split(' ')
    const payload = {
      ...COMMON,
      command,
      text: asTyped(words.join(' ')),
      team_id: TEAM,
      team_domain: 'branch',
      channel_id: 'C0ANNOUNCE',
      channel_name: 'announce',
      user_id: who,
      user_name: 'sam',
      trigger_id: slack.trigger(),
      response_url: slack.responseUrl('C0ANNOUNCE', who),
    }
    return check(payload, 'Slash')
  }

  function buttonOf(label: string): Node {
    const shown = shownButtons(last?.message ?? { blocks: last?.view?.blocks ?? [] })
    const button = shown.find((each) => labelOf(each) === label)
    if (!button) throw new Error(`there is no button ${label}`)
    return button
  }

  function pressed(button: Node): Json {
    const { message, view } = last ?? {}
    const actions = [
      { ...button, action_ts: '1488366000.0', block_id: 'b', text: { type: 'plain_text', text: labelOf(button) } },
    ]
    const inDirect = message?.channel === DIRECT && message.ts !== undefined
    const ts = message?.ts ?? '1488366000.0'
    const at = view
      ? { view: { ...state(view, {}), type: view.type }, container: { type: 'view', view_id: view.id } }
      : {
          channel: { id: message?.channel ?? 'C0ANNOUNCE', name: 'announce' },
          message: { type: 'message', ts },
          container: {
            type: 'message',
            channel_id: message?.channel ?? 'C0ANNOUNCE',
            message_ts: ts,
            is_ephemeral: !inDirect,
          },
        }
    const payload = {
      type: 'block_actions',
      ...COMMON,
      team,
      user: { id: who, username: 'sam', team_id: TEAM },
      trigger_id: slack.trigger(),
      actions,
      ...at,
    }
    // In a window there is no conversation, and so no address to respond to.
    return view
      ? payload
      : check({ ...payload, response_url: slack.responseUrl(message?.channel ?? 'C0ANNOUNCE', who) }, 'ButtonClick')
  }

  function state(view: View, values: Readonly<Record<string, string>>): Json {
    const inputs = view.blocks.filter(({ type }) => type === 'input')
    const entries = inputs.map(({ block_id = '', element }) => {
      const value = values[block_id.slice('field:'.length)]
      return [block_id, { [element?.action_id ?? '']: { type: element?.type, ...entered(element, value) } }]
    })
    return {
      team_id: TEAM,
      app_id: 'A1',
      bot_id: 'B0STEWARD',
      root_view_id: view.id,
      previous_view_id: null,
      clear_on_close: false,
      notify_on_close: false,
      close: null,
      submit: null,
      title: { type: 'plain_text', text: 'Steward' },
      callback_id: '',
      private_metadata: '',
      ...view,
      state: { values: Object.fromEntries(entries) },
    }
  }

  function entered(element: Node | undefined, value: string | undefined): Json {
    if (element?.type?.endsWith('_input')) return { value: value ?? null }
    if (element?.type === 'conversations_select') return { selected_conversation: value ?? null }
    const option = { text: { type: 'plain_text', text: value }, value }
    return { selected_option: value === undefined ? null : option }
  }

  const event = (content: Json): Json => ({
    ...COMMON,
    type: 'event_callback',
    team_id: TEAM,
    event_id: `Ev${randomUUID()}`,
    event_time: 1488366000,
    event: { event_ts: '1488366000.000100', ...(content.item ? {} : { ts: '1488366000.000100' }), ...content },
    authorizations: [
      { enterprise_id: null, team_id: TEAM, user_id: BOT_USER, is_bot: true, is_enterprise_install: false },
    ],
  })

  return {
    adapter,
    slack,
    group: OFFICERS,
    channel: 'C0ANNOUNCE',
    space: TEAM,
    deliver,
    slash,
    event,
    sees,
    ...reacting(slack, (content) => deliver('events_api', event(content))),
    ...writing(slack, asTyped),
    start: (bot: Bot) => adapter.start(bot),
    async stop() {
      await adapter.stop()
      if (given) return
      await slack.stop()
      // Whatever a test was about: nothing that it made Steward send may be something that Slack refuses.
      if (slack.violations.length > 0) throw new Error(`Slack would refuse: ${slack.violations.join('; ')}`)
    },
    command: (line, as) => sees(() => deliver('slash_commands', slash(line, as))),
    press: (label) => sees(() => deliver('interactive', pressed(buttonOf(label)))),
    pressing: (label) => pressed(buttonOf(label)),
    async fill(values) {
      const view = last?.view
      if (!view) throw new Error('no form is open')
      const payload = {
        type: 'view_submission',
        ...COMMON,
        team,
        user: { id: who, name: 'sam', team_id: TEAM },
        trigger_id: slack.trigger(),
        view: state(view, values),
        response_urls: [],
      }
      return sees(() => deliver('interactive', check(payload, 'ViewSubmit')))
    },
    direct(text) {
      who = PEOPLE.member
      const written = { channel: DIRECT, user: who, ts: slack.ts(), text: asTyped(text) }
      slack.space.written.push(written)
      return sees(() => deliver('events_api', event({ type: 'message', channel_type: 'im', ...written })))
    },
    person: PEOPLE.member,
    listed: () => slackManifest(contractCommands).features.slash_commands.map(({ command }) => command.slice(1)),
    async directly() {
      const message = slack.space.messages.findLast(({ channel }) => channel === DIRECT)
      if (!message) throw new Error('nothing was written')
      return seen({ by: 'direct', private: true, message })
    },
    mention(text) {
      const message = { type: 'app_mention', channel: 'C0ANNOUNCE', user: who, text: `<@${BOT_USER}> ${asTyped(text)}` }
      return sees(() => deliver('events_api', event(message)))
    },
    home: () =>
      sees(() =>
        deliver('events_api', event({ type: 'app_home_opened', tab: 'home', user: who, channel: 'D0MEMBER' })),
      ),
    async complete(command, option, typed) {
      await sees(() => deliver('slash_commands', slash(`/${command}`)))
      const view = last?.view
      if (!view) throw new Error('no form opened')
      const { body } = await deliver('interactive', {
        type: 'block_suggestion',
        ...COMMON,
        team,
        user: { id: who, name: 'sam', team_id: TEAM },
        action_id: `field:${option}`,
        block_id: `field:${option}`,
        value: typed,
        container: { type: 'view', view_id: view.id },
        view: state(view, {}),
      })
      return ((body?.options ?? []) as { text: { text: string } }[]).map(({ text }) => text.text)
    },
    async posted() {
      const message = slack.space.messages.findLast(({ channel }) => channel === 'C0ANNOUNCE')
      if (!message) throw new Error('nothing was posted')
      return seen({ by: 'channel', private: false, message })
    },
  }
}
