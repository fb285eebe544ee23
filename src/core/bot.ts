import { type Ask, isOfficer, mustBeOfficer } from './access.ts'
import type { Limits, MessageRef, Reaction } from './adapter.ts'
import { branchOf } from './branch-of.ts'
import {
  type AnonymousContext,
  type Choice,
  type Command,
  type Context,
  type Platforms,
  typedName,
  UserError,
} from './command.ts'
import { directIn, unsaid } from './direct.ts'
import { isDistressed, withHelp } from './distress.ts'
import { againWords, FillAgain, fillAgain } from './fill-again.ts'
import { createHeldLines } from './held-lines.ts'
import { inConfidence } from './in-confidence.ts'
import { errorCode, failure, type Log, type LogFields } from './log.ts'
import { type Message, type Platform, say } from './message.ts'
import { createOnce } from './once.ts'
import { type Option, type RawInput, readInput } from './options.ts'
import type { Links } from './polls.ts'
import { createReader, type Reader } from './reading.ts'
import { createSharedAnswers } from './shared-answers.ts'
import type { Facts, Settings, Space } from './stores.ts'
import type { Clock } from './time.ts'
import { WhichOne, whichOne } from './which-one.ts'

export type Choices = ReadonlyMap<string, readonly Choice[]>

export interface Bot extends Pick<Reader, 'find' | 'read'> {
  readonly commands: readonly Command[]
  /** Always answers: a mistake with the sentence that says how to mend it, a failure with an apology. */
  run(command: Command, raw: RawInput, ask: Ask, limits: Limits): Promise<Message>
  /** What somebody would be refused with once they had filled the form in; undefined where they would not be. */
  refusal(command: Command, ask: Ask, limits: Limits): Promise<Message | undefined>
  /** Reads and runs a typed line. What still needs a form is answered with a button that opens it. */
  answer(line: string, ask: Ask, limits: Limits): Promise<Message>
  /** Answers what somebody said to Steward where others can read it. */
  mentioned(line: string, ask: Ask, limits: Limits): Promise<Message>
  /** Answers what somebody wrote to Steward alone; `ref` is their message. */
  direct(text: string, ask: Ask, ref: MessageRef, limits: Limits): Promise<Message>
  complete(command: Command, option: string, typed: string, ask: Ask, limits: Limits): Promise<readonly Choice[]>
  /** What each option of a form can be, by its name, where only that can be chosen. */
  choices(command: Command, asked: readonly Option[], ask: Ask, limits: Limits): Promise<Choices>
  /** False for a delivery that was seen before. */
  once(id: string): boolean
  /** Reactions under a message have changed; `added` is the one that somebody put there just now. A hint: they are read again. */
  touched(ref: MessageRef, added?: Reaction): void
  /** The platform answers (again), so what it did not tell in between has to be read. */
  connected(platform: Platform): void
  /** To be called every minute: lets go of what was typed and nobody came back for. */
  forgetOld(): void
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
  readonly acts: Context['acts']
  readonly going: Context['going']
  readonly askers: Context['askers']
  readonly calendar: Context['calendar']
  readonly reports: Context['reports']
  /** For all branches, whatever they have set. */
  readonly twoOfficers?: boolean
  /** What hears of reactions, and of platforms that answer again. */
  readonly listener?: Pick<Bot, 'touched' | 'connected'>
  /** Said under every reply where the clock was set by hand. */
  readonly rehearsal?: string
}

const COMPLETIONS = 25
const FAILED =
  'Something went wrong on my side, so this may not have been done. Please try again in a minute; if it goes on, tell an officer.'

export function createBot(parts: BotParts): Bot {
  const { commands, log, clock } = parts
  const shared = createSharedAnswers(clock)
  const held = createHeldLines(clock)

  const spoken = (message: Message): Message =>
    parts.rehearsal ? { ...message, blocks: [...message.blocks, { type: 'note', text: parts.rehearsal }] } : message

  const { find, read, helpName } = createReader({ commands, held, spoken })

  async function contextOf(ask: Ask, limits: Limits, officersOnly: boolean): Promise<Context> {
    const { platform, space: id } = ask.place
    const branch = await branchOf(ask, parts.settings)
    const { facts, settings, platforms, polls, links, jobs, acts, going, askers, calendar, reports } = parts
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
      acts,
      going,
      askers,
      calendar,
      reports,
      twoOfficers: parts.twoOfficers === true || branch.twoOfficers === true,
      twoOfficersForAll: parts.twoOfficers === true,
      platforms,
      clock,
      commands,
      limits,
      holds: (group) => ask.holds(group),
      memberSince: (id) => ask.memberSince(id),
      mayNotifyAll: () => ask.mayNotifyAll(),
      async officer() {
        const here = await space()
        return here !== undefined && isOfficer(ask, here)
      },
    }
  }

  const anonymousContextOf = async (ask: Ask, limits: Limits): Promise<AnonymousContext> =>
    inConfidence(ask, await contextOf(ask, limits, false))

  async function work(command: Command, raw: RawInput, ask: Ask, limits: Limits): Promise<Message> {
    if (command.kind === 'joining') {
      const manages = async (): Promise<boolean> => (await ask.holds(undefined)) === true
      const { facts, settings, acts } = parts
      const officer = (space: Space): Promise<boolean> => isOfficer(ask, space)
      const joining = { asker: ask.asker, place: ask.place, facts, settings, acts, clock, manages, officer }
      return spoken(await command.run(readInput(command, raw), joining))
    }
    if (command.kind === 'anonymous')
      return spoken(await command.run(readInput(command, raw), await anonymousContextOf(ask, limits)))
    const context = await contextOf(ask, limits, command.access === 'officer')
    try {
      return spoken(await command.run(readInput(command, raw), context))
    } catch (error) {
      throw fillAgain(error, command, raw)
    }
  }

  const refused = (error: UserError, command: Command, raw: RawInput, limits: Limits): Message => {
    if (error instanceof WhichOne) return askWhich(error, command, raw, limits)
    if (error instanceof FillAgain)
      return againWords(error, held.runOf({ command, raw, again: { about: error.about } }))
    return say(error.message)
  }

  const askWhich = (question: WhichOne, command: Command, raw: RawInput, limits: Limits): Message =>
    whichOne(question, limits, (value) => held.runOf({ command, raw: { ...raw, [question.option]: value } }))

  async function run(command: Command, raw: RawInput, ask: Ask, limits: Limits): Promise<Message> {
    const reply = await ran(command, raw, ask, limits)
    const inDanger = command.kind === 'anonymous' && Object.values(raw).some((value) => isDistressed(String(value)))
    return inDanger ? withHelp(reply) : reply
  }

  async function ran(command: Command, raw: RawInput, ask: Ask, limits: Limits): Promise<Message> {
    const started = performance.now()
    const anonymous = command.kind === 'anonymous'
    const asked = { platform: ask.place.platform, command: command.name }
    const note = (outcome: NonNullable<LogFields['outcome']>): LogFields => ({
      ...asked,
      outcome,
      ms: Math.round(performance.now() - started),
    })
    try {
      const answer = command.sameForAll
        ? await shared.ask({ command, raw, place: ask.place }, () => work(command, raw, ask, limits))
        : await work(command, raw, ask, limits)
      if (command.access === 'officer') shared.forget()
      if (!anonymous) log.info('command', note('answered'))
      return answer
    } catch (error) {
      if (error instanceof UserError) {
        if (!anonymous) log.info('command', note('put right'))
        return spoken(refused(error, command, raw, limits))
      }
      // A log has times. When somebody told something in confidence, and by what command, is written down nowhere.
      log.error('command', anonymous ? { code: errorCode(error) } : { ...note('failed'), ...failure(error) })
      return spoken(say(FAILED))
    }
  }

  async function answer(line: string, ask: Ask, limits: Limits): Promise<Message> {
    const reading = read(line, limits)
    if (!reading.ok) return reading.reply
    const { command, raw, asked, again } = reading
    if (asked.length === 0) return run(command, raw, ask, limits)
    if (command.kind === 'anonymous' && Object.keys(raw).length > 0) return spoken(unsaid(command))
    const barred = await refusal(command, ask, limits)
    if (barred) return barred
    return spoken(
      say(`${typedName(command, limits)} asks a few things first.`, {
        type: 'buttons',
        buttons: [{ label: 'Open the form', run: again?.line ?? command.name, style: 'primary' }],
      }),
    )
  }

  async function refusal(command: Command, ask: Ask, limits: Limits): Promise<Message | undefined> {
    try {
      if (command.kind === 'anonymous') {
        const context = await anonymousContextOf(ask, limits)
        await command.before?.(context)
      } else if (command.kind === undefined && command.access === 'officer') await contextOf(ask, limits, true)
      return undefined
    } catch (error) {
      // Anything else is said, and logged, when the form comes back.
      return error instanceof UserError ? spoken(say(error.message)) : undefined
    }
  }

  async function offered(command: Command, option: string, ask: Ask, limits: Limits): Promise<readonly Choice[]> {
    try {
      if (command.kind === 'joining') return []
      if (command.kind === 'anonymous')
        return (await command.complete?.[option]?.(await anonymousContextOf(ask, limits))) ?? []
      return (await command.complete?.[option]?.(await contextOf(ask, limits, command.access === 'officer'))) ?? []
    } catch (error) {
      if (error instanceof UserError) return []
      if (command.kind === 'anonymous') log.error('complete', { code: errorCode(error) })
      else log.error('complete', { command: command.name, ...failure(error) })
      return []
    }
  }

  return {
    commands,
    find,
    read,
    run,
    refusal,
    once: createOnce(clock),
    forgetOld: held.forgetOld,
    touched: (ref, added) => parts.listener?.touched(ref, added),
    connected: (platform) => parts.listener?.connected(platform),
    answer,
    ...directIn({
      commands,
      find,
      read,
      run,
      answer,
      refusal,
      spoken,
      helpName,
      holdsReceipt: (text) => parts.reports.holdsReceipt(text),
    }),
    async complete(command, option, typed, ask, limits) {
      const word = typed.trim().toLowerCase()
      return (await offered(command, option, ask, limits))
        .filter(({ label, value }) => `${label} ${value}`.toLowerCase().includes(word))
        .slice(0, COMPLETIONS)
    },
    async choices(command, asked, ask, limits) {
      const lists = asked
        .filter((option) => option.offered)
        .map(async ({ name }) => [name, await offered(command, name, ask, limits)] as const)
      return new Map(await Promise.all(lists))
    },
  }
}
