import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Ask } from '../../core/access.ts'
import { type Adapter, type Limits, type Person, type Place, Refused } from '../../core/adapter.ts'
import type { Bot } from '../../core/bot.ts'
import { typedName } from '../../core/command.ts'
import { type Button, type Message, say } from '../../core/message.ts'
import { createBoard } from './board.ts'
import { fillIn, type Keyboard } from './form.ts'
import { buttonsOf, type Look, render } from './render.ts'

export interface TerminalOptions {
  readonly input: Readable
  readonly output: Writable
  /** Somebody sits in front of it: prompts, history and colours. Otherwise only answers are written. */
  readonly interactive: boolean
  readonly look: Look
  /** Said before the first prompt. */
  readonly welcome?: Message
  /** Run after each line, before the next prompt: what Steward does by itself. */
  readonly afterwards?: () => Promise<void>
  /** Moves the clock on ("wait 1h"), where it can be moved; says what time it is then. */
  readonly wait?: (minutes: number) => Promise<string>
}

/** The group whose members are officers here: `as @name officer` joins it. */
const OFFICERS = 'officers'
const limits: Limits = {
  buttons: 25,
  options: 25,
  reserved: new Set(),
  removesReactions: true,
  events: false,
}
const here: Place = { platform: 'terminal', space: 'terminal', channel: 'terminal' }
const aloneWith = (name: string): Place => ({ platform: 'terminal', channel: `@${name}` })
const isAlone = ({ space }: Place): boolean => space === undefined
const GONE = 'That message is not there any more.'

interface Speaker {
  readonly name: string
  readonly manages: boolean
  readonly officer: boolean
}

const MINUTES = { m: 1, h: 60, d: 24 * 60 }

const HOST: Speaker = { name: 'you', manages: true, officer: false }

/** A conversation on standard input and output. `closed` resolves when it is over. */
export function createTerminal(options: TerminalOptions): Adapter & { readonly closed: Promise<void> } {
  const { input, output, interactive } = options
  const look: Look = { ...options.look, wholeFiles: !interactive }
  const over = Promise.withResolvers<void>()
  let lines: Interface | undefined
  const board = createBoard()
  /** What a number presses: the buttons that were shown last, in a reply or under a post. */
  let buttons: readonly Button[] = []
  /** Whether those were shown to one person alone. */
  let alone = false

  const write = (text: string): void => void output.write(`${text}\n\n`)
  const show = (message: Message, where: Place = here): void => {
    write(render(message, look))
    const shown = buttonsOf(message)
    if (shown.length === 0) return
    buttons = shown
    alone = isAlone(where)
  }
  const heading = (where: Place, id: string, more = ''): string =>
    `${isAlone(where) ? `To ${where.channel} alone` : `In #${where.channel}`} (message ${id}${more}):`

  return {
    platform: 'terminal',
    limits,
    closed: over.promise,
    state: () => 'connected',
    async start(bot) {
      lines = createInterface({ input, output, terminal: interactive, prompt: '' })
      if (options.welcome) show(options.welcome)
      // Not awaited: the conversation goes on until its input ends, while `start` is done.
      converse(bot, lines).then(over.resolve, over.reject)
    },
    async stop() {
      lines?.close()
    },
    async post(where, message) {
      const id = board.pin(where)
      output.write(`${heading(where, id)}${message.notifiesAll ? ' (notifies everybody)' : ''}\n`)
      show(message, where)
      return { place: where, id }
    },
    async edit(ref, message) {
      write(`${heading(ref.place, ref.id, ', changed')}\n${render(message, look)}`)
    },
    async remove({ id }) {
      if (board.drop(id)) write(`(message ${id} is taken away)`)
    },
    async read(ref) {
      const text = board.text(ref)
      if (text === undefined) throw new Refused('message gone', GONE)
      return text
    },
    direct: async ({ id }: Person) => aloneWith(id),
    async scheduled() {
      throw new Error('a terminal has no list of events')
    },
    async schedule() {
      throw new Error('a terminal has no list of events')
    },
    async cancel() {
      throw new Error('a terminal has no list of events')
    },
    react: async ({ id }, emoji) => board.seed(id, emoji),
    reactions: async ({ id }) => board.reactions(id),
    reactionsOf: async ({ id }, person, emoji) =>
      emoji.filter((each) => board.reactions(id).some((given) => given.person === person && given.emoji === each)),
    unreact: async ({ id }, reaction) => board.take(id, reaction),
    audience: async () => undefined,
    missing: async () => [],
  }

  async function converse(bot: Bot, source: Interface): Promise<void> {
    const typed = source[Symbol.asyncIterator]()
    let speaker = HOST

    const next = async (prompt: string): Promise<string | undefined> => {
      if (interactive) {
        source.setPrompt(prompt)
        source.prompt()
      }
      const { value, done } = await typed.next()
      return done ? undefined : value.trim()
    }

    for (;;) {
      const text = await next(`@${speaker.name}> `)
      if (text === undefined || /^\/?(quit|exit)$/i.test(text)) break
      if (text === '') continue
      if (/^as\b/i.test(text)) {
        const named = /^as\s+@?([\p{L}\w-]+)(\s+officer)?$/iu.exec(text)
        if (named?.[1])
          speaker =
            named[1] === HOST.name
              ? HOST
              : { name: named[1], manages: named[2] !== undefined, officer: named[2] !== undefined }
        else show(say('Say “as @sam”, or “as @pat officer”. “as @you” makes you the host again.'))
        continue
      }
      const waited = /^wait\s+(\d+)\s*(m|h|d)/i.exec(text)
      if (waited && options.wait) {
        const minutes = Number(waited[1]) * MINUTES[(waited[2] ?? 'm').toLowerCase() as keyof typeof MINUTES]
        if (minutes > 365 * MINUTES.d) {
          show(say('I can wait a year at most: wait 365d'))
          continue
        }
        write(await options.wait(minutes))
        await options.afterwards?.()
        continue
      }
      if (/^(un)?react\b/i.test(text)) {
        const touched = board.typed(text, speaker.name)
        if (typeof touched === 'string') write(touched)
        else bot.touched(touched.ref, touched.added)
        await options.afterwards?.()
        continue
      }
      const deleted = /^delete\s+(\d+)$/i.exec(text)?.[1]
      if (deleted !== undefined) {
        const gone = board.drop(deleted, aloneWith(speaker.name))
        write(
          gone
            ? `(message ${deleted} is taken away)`
            : `Message ${deleted} is none that @${speaker.name} wrote to Steward.`,
        )
        continue
      }
      const written = /^dm\s+(.*)$/is.exec(text)?.[1]
      if (written !== undefined) {
        const ask = askOf(speaker, aloneWith(speaker.name))
        const id = board.pin(ask.place, written)
        output.write(`From @${speaker.name} to Steward alone (message ${id}).\n`)
        show(await bot.direct(written, ask, { place: ask.place, id }, limits), ask.place)
        await options.afterwards?.()
        continue
      }
      const pressed = /^\d+$/.test(text) ? buttons[Number(text) - 1] : undefined
      const where = pressed && alone ? aloneWith(speaker.name) : here
      const reply = await answer(bot, pressed?.run ?? text, askOf(speaker, where), { next, write })
      if (reply.clears) buttons = []
      show(reply, where)
      await options.afterwards?.()
    }
    source.close()
  }
}

const askOf = (speaker: Speaker, place: Place): Ask => ({
  asker: { platform: 'terminal', id: speaker.name },
  place,
  holds: async (group) => (group === undefined ? speaker.manages : group === OFFICERS ? speaker.officer : 'gone'),
  memberSince: async (space) => (space === here.space ? 'unknown' : undefined),
  mayNotifyAll: async () => speaker.manages || speaker.officer,
})

async function answer(bot: Bot, line: string, ask: Ask, keyboard: Keyboard): Promise<Message> {
  const reading = bot.read(line, limits)
  if (!reading.ok) return reading.reply
  const { command, again } = reading
  const about = again?.about
  // Else everything that was right would be asked for once more.
  const asked = about === undefined ? reading.asked : reading.asked.filter(({ name }) => name === about)
  const raw = Object.fromEntries(Object.entries(reading.raw).filter(([name]) => name !== about))
  const refused = asked.length > 0 ? await bot.refusal(command, ask, limits) : undefined
  if (refused) return refused
  const offered = await bot.choices(command, asked, ask, limits)
  const isCommand = (word: string): boolean => bot.find(word) !== undefined
  const filled = await fillIn(
    { command, asked, offered, raw, again: again !== undefined && about === undefined, isCommand },
    keyboard,
  )
  if (filled) {
    const reply = await bot.run(command, filled, ask, limits)
    const once = asked.length > 0 ? askedAgain(bot, reply) : undefined
    if (once === undefined) return reply
    keyboard.write(`${reply.summary} Or say cancel.`)
    return answer(bot, once, ask, keyboard)
  }
  const name = command.buttonOnly ? 'The button' : typedName(command, limits)
  return say(`Stopped: nothing of this was sent. ${name} begins again.`)
}

/** What asks once more for the one answer that was refused; undefined where it is not known which that was. */
const askedAgain = (bot: Bot, reply: Message): string | undefined =>
  buttonsOf(reply)
    .map(({ run }) => run)
    .find((run) => {
      const reading = bot.read(run, limits)
      return reading.ok && reading.again?.about !== undefined
    })
