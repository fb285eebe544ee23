import { distance } from 'fastest-levenshtein'
import { type Ask, isOfficer, mustBeOfficer } from './access.ts'
import type { Limits, MessageRef, Reaction } from './adapter.ts'
import { type Choice, type Command, type Context, type Platforms, typedName, UserError } from './command.ts'
import { failure, type Log, type LogFields } from './log.ts'
import { type Message, type Platform, say } from './message.ts'
import { createOnce } from './once.ts'
import { formFor, parseWords, type RawInput, readInput } from './options.ts'
import type { Links } from './polls.ts'
import { createSharedAnswers } from './shared-answers.ts'
import type { Facts, Settings, Space } from './stores.ts'
import type { Clock } from './time.ts'

/** A line that somebody typed or a button carried, as a command and its options; or what to answer where it is none. */
export type Reading =
  | { readonly ok: true; readonly command: Command; readonly raw: RawInput }
  | { readonly ok: false; readonly reply: Message }

export interface Bot {
  readonly commands: readonly Command[]
  find(name: string): Command | undefined
  read(line: string, limits: Limits): Reading
  /** Always answers: a mistake with the sentence that says how to mend it, a failure with an apology. */
  run(command: Command, raw: RawInput, ask: Ask, limits: Limits): Promise<Message>
  /** Reads and runs a typed line. What still needs a form is answered with a button that opens it. */
  answer(line: string, ask: Ask, limits: Limits): Promise<Message>
  complete(command: Command, option: string, typed: string, ask: Ask, limits: Limits): Promise<readonly Choice[]>
  /** False for a delivery that was seen before. */
  once(id: string): boolean
  /** Reactions under a message have changed; `added` is the one that somebody put there just now. A hint: they are read again. */
  touched(ref: MessageRef, added?: Reaction): void
  /** The platform answers (again), so what it did not tell in between has to be read. */
  connected(platform: Platform): void
}

export interface BotParts {
  readonly commands: readonly Command[]
  readonly facts: Facts
  readonly settings: Settings
  readonly platforms: Platforms
  readonly clock: Clock
  readonly log: Log
  readonly polls: Context['polls']
  readonly links: Links
  readonly jobs: Context['jobs']
  /** What hears of reactions, and of platforms that answer again. */
  readonly listener?: Pick<Bot, 'touched' | 'connected'>
  /** Said under every reply where the clock was set by hand. */
  readonly rehearsal?: string
}

const COMPLETIONS = 25
const FAILED =
  'Something went wrong on my side, and nothing was changed. Please try again in a minute; if it goes on, tell an officer.'

export function createBot(parts: BotParts): Bot {
  const { commands, log, clock } = parts
  const shared = createSharedAnswers(clock)
  const byName = new Map(
    commands.flatMap((each) => [each.name, ...(each.alias ? [each.alias] : [])].map((name) => [name, each])),
  )
  const find = (name: string): Command | undefined => byName.get(name.toLowerCase())

  const spoken = (message: Message): Message =>
    parts.rehearsal ? { ...message, blocks: [...message.blocks, { type: 'note', text: parts.rehearsal }] } : message

  async function contextOf(ask: Ask, limits: Limits, officersOnly: boolean): Promise<Context> {
    const { platform, space: id } = ask.place
    const branch = await (id === undefined ? parts.settings.onlyBranch() : parts.settings.branchOf(platform, id))
    const { facts, settings, platforms, polls, links, jobs } = parts
    const space = async (): Promise<Space | undefined> =>
      id === undefined ? undefined : settings.space(branch.id, platform, id)
    if (officersOnly) await mustBeOfficer(ask, await space())
    return {
      asker: ask.asker,
      place: ask.place,
      branch,
      facts,
      settings,
      polls,
      links,
      jobs,
      platforms,
      clock,
      commands,
      limits,
      holds: (group) => ask.holds(group),
      async officer() {
        const here = await space()
        return here !== undefined && isOfficer(ask, here)
      },
    }
  }

  function read(line: string, limits: Limits): Reading {
    const words = line
      .trim()
      .replace(/^\/?steward\b\s*/i, '')
      .replace(/^\//, '')
    const [first = '', ...rest] = words.split(/\s+/)
    const whole = words.toLowerCase().replace(/[^a-z]/g, '')
    const command = find(first) ?? find(whole)
    if (!command) return { ok: false, reply: spoken(unknown(first, limits)) }
    try {
      return { ok: true, command, raw: find(first) ? parseWords(command, rest.join(' ')) : {} }
    } catch (error) {
      if (error instanceof UserError) return { ok: false, reply: spoken(say(error.message)) }
      throw error
    }
  }

  function unknown(word: string, limits: Limits): Message {
    const near = commands
      .filter((each) => !each.buttonOnly)
      .map((each) => ({
        each,
        far: Math.min(...[each.name, each.alias ?? each.name].map((name) => distance(word.toLowerCase(), name))),
      }))
      .sort((a, b) => a.far - b.far)
      .slice(0, 3)
      .map(({ each }) => each)
    const names = near.map((each) => typedName(each, limits)).join(', ')
    const start = word === '' ? 'Ask me something.' : 'I do not know that one.'
    return say(`${start} Did you mean ${names}? Type ${helpName(limits)} to see everything I answer.`, {
      type: 'buttons',
      buttons: near.map((each) => ({ label: typedName(each, limits), run: each.name })),
    })
  }

  const helpName = (limits: Limits): string => {
    const help = find('help')
    return help ? typedName(help, limits) : '/help'
  }

  async function work(command: Command, raw: RawInput, ask: Ask, limits: Limits): Promise<Message> {
    const context = await contextOf(ask, limits, command.access === 'officer')
    return spoken(await command.run(readInput(command, raw), context))
  }

  async function run(command: Command, raw: RawInput, ask: Ask, limits: Limits): Promise<Message> {
    const started = performance.now()
    const asked = { platform: ask.place.platform, command: command.name }
    const note = (outcome: NonNullable<LogFields['outcome']>): LogFields => ({
      ...asked,
      outcome,
      ms: Math.round(performance.now() - started),
    })
    try {
      const answer = command.sameForAll
        ? await shared({ command, raw, place: ask.place }, () => work(command, raw, ask, limits))
        : await work(command, raw, ask, limits)
      log.info('command', note('answered'))
      return answer
    } catch (error) {
      if (error instanceof UserError) {
        log.info('command', note('put right'))
        return spoken(say(error.message))
      }
      log.error('command', { ...note('failed'), ...failure(error) })
      return spoken(say(FAILED))
    }
  }

  return {
    commands,
    find,
    read,
    run,
    once: createOnce(clock),
    touched: (ref, added) => parts.listener?.touched(ref, added),
    connected: (platform) => parts.listener?.connected(platform),
    async answer(line, ask, limits) {
      const reading = read(line, limits)
      if (!reading.ok) return reading.reply
      const { command, raw } = reading
      if (formFor(command, raw).length === 0) return run(command, raw, ask, limits)
      return spoken(
        say(`${typedName(command, limits)} asks a few things first.`, {
          type: 'buttons',
          buttons: [{ label: 'Open the form', run: command.name, style: 'primary' }],
        }),
      )
    },
    async complete(command, option, typed, ask, limits) {
      try {
        const choices = await command.complete?.[option]?.(await contextOf(ask, limits, command.access === 'officer'))
        const word = typed.trim().toLowerCase()
        return (choices ?? [])
          .filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(word))
          .slice(0, COMPLETIONS)
      } catch (error) {
        if (!(error instanceof UserError)) log.error('complete', { command: command.name, ...failure(error) })
        return []
      }
    },
  }
}
